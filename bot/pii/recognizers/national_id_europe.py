"""Identity numbers of Europe."""

from __future__ import annotations

from stdnum.at import vnr
from stdnum.be import nn
from stdnum.bg import egn
from stdnum.ch import ssn as ahv
from stdnum.cz import rc
from stdnum.de import idnr as steuer_id
from stdnum.ee import ik
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.hr import oib
from stdnum.ie import pps
from stdnum.is_ import kennitala
from stdnum.it import codicefiscale
from stdnum.nl import bsn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.pt import cc as cartao_de_cidadao
from stdnum.pt import nif
from stdnum.ro import cnp
from stdnum.ru import inn
from stdnum.se import personnummer
from stdnum.ua import rntrc

from bot.pii.recognizers import id_checks
from bot.pii.recognizers.national_id_rule import IdRule, Needs, rule, shape_is_enough

_CODICE_FISCALE = r"[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]"

EUROPE: tuple[IdRule, ...] = (
    rule(
        "GB", r"[A-Z]{2}([ -]?)\d{2}\1\d{2}\1\d{2}\1[A-D]", id_checks.united_kingdom, Needs.NOTHING
    ),
    rule("GB", r"[A-Z]{2} \d{2} \d{2} \d{2} [A-Z]", shape_is_enough, Needs.NOTHING),
    rule("IE", r"\d{7}[A-W][A-IW]?", pps.is_valid),
    rule(
        "FR",
        r"[1-478] ?\d{2} ?[0-9]{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}",
        nir.is_valid,
        Needs.NOTHING,
    ),
    rule("DE", r"[1-9]\d ?\d{3} ?\d{3} ?\d{3}", steuer_id.is_valid, Needs.LANGUAGE, "de"),
    rule("DE", r"\d{2} ?[0-3]\d[01]\d{3} ?[A-Z] ?\d{3}", shape_is_enough, Needs.LANGUAGE, "de"),
    rule("AT", r"[1-9]\d{3} ?\d{6}", vnr.is_valid),
    rule("CH", r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}", ahv.is_valid, Needs.NOTHING),
    rule("ES", r"\d{2}\.?\d{3}\.?\d{3}[ -]?[A-Z]", dni.is_valid, Needs.LANGUAGE, "es ca gl eu"),
    rule("ES", r"[XYZ][ -]?\d{7}[ -]?[A-Z]", nie.is_valid, Needs.NOTHING),
    rule("IT", _CODICE_FISCALE, shape_is_enough, Needs.NOTHING),
    rule(
        "IT",
        r"[A-Z]{6} ?\d{2} ?[A-Z]\d{2} ?[A-Z]\d{3} ?[A-Z]",
        codicefiscale.is_valid,
        Needs.NOTHING,
    ),
    rule("PT", r"\d{8} ?\d ?[A-Z]{2}\d", cartao_de_cidadao.is_valid, Needs.NOTHING),
    rule("PT", r"\d{3} ?\d{3} ?\d{3}", nif.is_valid),
    rule("NL", r"\d{4}\.?\d{2}\.?\d{3}", bsn.is_valid),
    rule("BE", r"\d{2}\.\d{2}\.\d{2}[ -]\d{3}[.-]\d{2}", shape_is_enough, Needs.NOTHING),
    rule("BE", r"\d{11}", nn.is_valid),
    rule("SE", r"(?:19|20)?\d{6}[-+]\d{4}", personnummer.is_valid, Needs.NOTHING),
    rule("SE", r"(?:19|20)?\d{6}\d{4}", personnummer.is_valid, Needs.LANGUAGE, "sv"),
    rule("NO", r"\d{6}[ ]?\d{5}", fodselsnummer.is_valid, Needs.LANGUAGE, "no nb nn"),
    rule("DK", r"\d{6}-\d{4}", id_checks.begins_with_day, Needs.NOTHING),
    rule("FI", r"\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]", id_checks.finland, Needs.NOTHING),
    rule("IS", r"\d{6}-?\d{4}", kennitala.is_valid, Needs.LANGUAGE, "is"),
    rule("EE", r"[1-6]\d{10}", ik.is_valid, Needs.LANGUAGE, "et lt"),
    rule("LV", r"\d{6}-\d{5}", id_checks.begins_with_day, Needs.NOTHING),
    rule("PL", r"\d{11}", pesel.is_valid, Needs.LANGUAGE, "pl"),
    rule("CZ", r"\d{6} ?/ ?\d{3,4}", rc.is_valid, Needs.NOTHING),
    rule("CZ", r"\d{6}/\d{4}", shape_is_enough, Needs.LANGUAGE, "cs sk"),
    rule("RO", r"[1-9]\d{12}", cnp.is_valid, Needs.LANGUAGE, "ro"),
    rule("BG", r"\d{10}", egn.is_valid, Needs.LANGUAGE, "bg"),
    rule("HR", r"\d{11}", oib.is_valid, Needs.LANGUAGE, "hr sr bs"),
    rule("GR", r"\d{11}", amka.is_valid, Needs.LANGUAGE, "el"),
    rule("RU", r"\d{3}-\d{3}-\d{3}[ -]\d{2}", id_checks.snils, Needs.NOTHING),
    rule("RU", r"\d{12}", inn.is_valid, Needs.LANGUAGE, "ru"),
    rule("UA", r"\d{10}", rntrc.is_valid, Needs.LANGUAGE, "uk"),
)
