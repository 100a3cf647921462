"""Identity numbers of Asia."""

from __future__ import annotations

from stdnum.eg import tn
from stdnum.id import nik
from stdnum.il import idnr
from stdnum.in_ import aadhaar, epic, pan
from stdnum.jp import in_ as my_number
from stdnum.kr import rrn
from stdnum.my import nric
from stdnum.th import pin
from stdnum.tr import tckimlik

from bot.pii.recognizers import id_checks
from bot.pii.recognizers.national_id_rule import IdRule, Needs, rule, shape_is_enough

ASIA: tuple[IdRule, ...] = (
    rule("CN", r"[1-9]\d{5}[ -]?(?:18|19|20)\d{6}[ -]?\d{3}[\dX]", id_checks.china, Needs.NOTHING),
    rule("CN", r"[1-9]\d{5}(?:19|20)\d{6}\d{3}[\dX]", id_checks.china_shape, Needs.NOTHING),
    rule("CN", r"[1-9]\d{5} ?\d{6} ?\d{3}", shape_is_enough),
    rule("TW", r"[A-Z][ -]?[1289]\d{8}", id_checks.taiwan, Needs.LANGUAGE, "zh"),
    rule("HK", r"[A-Z]{1,2} ?\d{6} ?\([\dA]\)", id_checks.hong_kong, Needs.NOTHING),
    rule("HK", r"[A-Z]{1,2}\d{6}[\dA]", id_checks.hong_kong),
    rule("MO", r"[157]\d{6}\(\d\)", shape_is_enough, Needs.NOTHING),
    rule("KR", r"\d{6} ?- ?[1-8]\d{6}", id_checks.begins_with_date, Needs.NOTHING),
    rule("KR", r"\d{6}-[1-8]\d{6}", shape_is_enough, Needs.LANGUAGE, "ko"),
    rule("KR", r"\d{6}[1-8]\d{6}", rrn.is_valid, Needs.LANGUAGE, "ko"),
    rule("JP", r"\d{4}[ -]?\d{4}[ -]?\d{4}", my_number.is_valid, Needs.LANGUAGE, "ja"),
    rule("IN", r"[2-9]\d{3}([ :-])\d{4}\1\d{4}", aadhaar.is_valid, Needs.NOTHING),
    rule("IN", r"[2-9]\d{11}", aadhaar.is_valid, Needs.LANGUAGE, "hi ta bn"),
    rule("IN", r"[A-Z]{5}\d{4}[A-Z]", pan.is_valid, Needs.NOTHING),
    rule("IN", r"[A-Z]{3}\d{7}", epic.is_valid),
    rule("SG", r"[STFGM]\d{7}[A-Z]", id_checks.singapore, Needs.NOTHING),
    rule("MY", r"\d{6}-\d{2}-\d{4}", id_checks.begins_with_date, Needs.NOTHING),
    rule("MY", r"\d{12}", nric.is_valid, Needs.LANGUAGE, "ms"),
    rule("ID", r"\d{16}", nik.is_valid, Needs.LANGUAGE, "id"),
    rule("TH", r"\d([ -])\d{4}\1\d{5}\1\d{2}\1\d", shape_is_enough, Needs.NOTHING),
    rule("TH", r"[1-8]\d{12}", pin.is_valid, Needs.LANGUAGE, "th"),
    rule("PK", r"\d{5}-\d{7}-\d", shape_is_enough, Needs.NOTHING),
    rule("AE", r"784[ -]?\d{4}[ -]?\d{7}[ -]?\d", shape_is_enough, Needs.NOTHING),
    rule("IR", r"\d{3}-?\d{6}-?\d", id_checks.iran, Needs.LANGUAGE, "fa"),
    rule("TR", r"[1-9]\d{10}", tckimlik.is_valid, Needs.LANGUAGE, "tr"),
    rule("IL", r"\d{8}-?\d", idnr.is_valid, Needs.LANGUAGE, "he"),
    rule("EG", r"[23]\d{13}", tn.is_valid, Needs.LANGUAGE, "ar"),
    rule("PH", r"\d{4}-\d{7}-\d", shape_is_enough, Needs.NOTHING),
    rule("VN", r"0\d{11}", shape_is_enough),
)
