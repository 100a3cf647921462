"""Identity numbers of the Americas and of Africa (the United States: `ssn`)."""

from __future__ import annotations

from stdnum.ar import cuit
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.cl import rut
from stdnum.do import cedula
from stdnum.ec import ci
from stdnum.mx import curp, rfc
from stdnum.za import idnr

from bot.pii.recognizers import id_checks
from bot.pii.recognizers.national_id_rule import IdRule, Needs, rule, shape_is_enough

_LETTER = "[AC-HJKMNP-RT-Y]"
_MEDICARE = (
    rf"[1-9]{_LETTER}[\dAC-HJKMNP-RT-Y]\d-?{_LETTER}[\dAC-HJKMNP-RT-Y]\d-?{_LETTER}{{2}}\d{{2}}"
)

AMERICAS: tuple[IdRule, ...] = (
    rule("US", _MEDICARE, shape_is_enough, Needs.NOTHING),
    rule("CA", r"\d{3}([ -]?)\d{3}\1\d{3}", sin.is_valid),
    rule("MX", r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d", curp.is_valid, Needs.NOTHING),
    rule("MX", r"[A-Z&Ñ]{4} ?\d{6} ?[0-9A-Z]{3}", rfc.is_valid, Needs.LANGUAGE, "es"),
    rule("BR", r"\d{3}\.\d{3}\.\d{3} ?- ?\d{2}", shape_is_enough, Needs.NOTHING),
    rule("BR", r"\d{9}-?\d{2}", cpf.is_valid, Needs.LANGUAGE, "pt"),
    rule("AR", r"(?:20|2[347])-?\d{8}-?\d", cuit.is_valid, Needs.NOTHING),
    rule("CL", r"\d{1,2}\.\d{3}\.\d{3}-[\dK]", shape_is_enough, Needs.NOTHING),
    rule("CL", r"\d{7,8}-[\dK]", rut.is_valid, Needs.LANGUAGE, "es"),
    rule("DO", r"\d{3}-\d{7}-\d", cedula.is_valid, Needs.NOTHING),
    rule("EC", r"\d{10}", ci.is_valid),
    rule("ZA", r"\d{6} ?\d{4} ?[01]8\d", idnr.is_valid, Needs.NOTHING),
    rule("ZA", r"\d{6}[ -]?\d{4}[ -]?\d{3}", id_checks.begins_with_date),
)
