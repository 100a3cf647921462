"""Dates of birth: any date that a word for being born names."""

from __future__ import annotations

import re

from bot.pii.recognizers.cues import Labels
from bot.pii.recognizers.labelled import LabelledRecognizer

_YEAR = r"(?:(?:1[89]|20|24|25|13|14)\d\d)"  # ours, the Buddhist era, the Persian calendar
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|°|\.|:a|:e|e|ter|일|日|号|號)?"
# Any word may be a month: after "born" a day, a word and a year are a date in every language.
_MONTH = r"(?:[^\W\d_][^\s\d,./\-]{1,16}\.?|(?:[ก-๎]{1,3}\.){2})"
_ENGLISH_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_OF = r"(?:\s(?:de|of|di|da|din|del|ng|tháng|thang|the))?"
_OF_YEAR = r"(?:\s(?:de|del|din|of|năm|nam))?"
_NO_LETTER = r"(?<![^\W\d_])"
_CHINESE = "〇零一二三四五六七八九十"

_DATES = (
    r"\d{1,4} ?[-./] ?\d{1,2} ?[-./] ?\d{1,4}\.?",
    r"\d{1,2}(?P<sign>[./-]) ?[^\W\d_]{3,12}(?P=sign) ?\d{2,4}",
    r"(?:\d{2,4}|[一-龥]{2}\d{1,2}) ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日號号일])?",
    r"\d{1,2} ?[月월] ?\d{1,2} ?[日號号일]?",
    rf"[{_CHINESE}]{{2,4}}年[{_CHINESE}]{{1,3}}月(?:[{_CHINESE}]{{1,3}}[日号])?",
    r"(?:ngày )?\d{1,2} tháng \d{1,2}(?: năm \d{4})?",
    rf"{_DAY}{_OF}\s?{_MONTH}{_OF_YEAR},?\s?(?:{_YEAR}|\d{{2}}(?!\d))",
    rf"{_YEAR}\.?\s{_MONTH}\s{_DAY}",
    r"\d{1,2}/\d{1,2}(?![\d/])",
    r"(?:19|20)\d{6}(?!\d)|[0-3]\d[01]\d(?:19|20)\d\d(?!\d)|[0-3]\d[01]\d\d\d(?!\d)",
    rf"{_YEAR}(?!\d)",
    rf"{_NO_LETTER}[A-Za-zÀ-ɏ]{{3,10}}\.? {_DAY}(?: ?,? {_YEAR}|, ?\d{{2}}(?!\d))",
    rf"{_NO_LETTER}{_ENGLISH_MONTH}(?: [a-z-]{{5,14}})?,? {_YEAR}",
    rf"{_NO_LETTER}{_ENGLISH_MONTH} {_DAY}(?!\d)",
)
_WITH_YEAR = re.compile(
    r"\d{4}|[年년]|\d\D+\d\D+\d\d|\d{6}|\d [^\W\d_]+\.?,? \d\d$|[^\W\d_] \d\d?\w{0,2}, ?\d\d$"
)
_LINK = re.compile(
    r"[\s:：=]{0,3}(?:is|on|the|is on|is the|is in|am|ist|est|es|le|el|il|em|på|den|die|dia|op|är|"
    r"er|è|é|是|为|為|は|이|은|는|가|в)?[\s:：]{0,3}",
    re.IGNORECASE,
)


class BirthDateRecognizer(LabelledRecognizer):
    """Finds dates in figures, with the month in words, and years near "born", "生日", "født", …"""

    types = ("DATE_OF_BIRTH",)
    KIND = "birth"
    VALUE = re.compile(rf"(?<![A-Za-z0-9_.$€£¥+])(?:{'|'.join(_DATES)})(?!\d)")
    SCORE = 0.85

    def _is_named(self, text: str, labels: Labels, start: int, end: int) -> bool:
        """A day without its year ("my birthday is 4/12") only right behind the label."""
        if not super()._is_named(text, labels, start, end):
            return False
        label = labels.naming(start, end)
        whole = bool(_WITH_YEAR.search(text, start, end))
        return whole or (label.end <= start and bool(_LINK.fullmatch(text, label.end, start)))
