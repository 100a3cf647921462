"""Number plates: the Chinese shape anywhere, others where a word names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context
from bot.pii.recognizers.cues import Labels
from bot.pii.recognizers.labelled import LabelledRecognizer
from bot.pii.span import Span

_CHINA = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使領领][A-HJ-NP-Z][ ·•・.-]?"
    r"(?:[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?<=\d.|.\d|\d{2}))(?![A-Za-z0-9])"
)
_BRITAIN = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2}\d{2}[ ][A-Z]{3}(?![A-Za-z0-9-])")
_CAR = re.compile(r"(?i)\b(?:car|van|truck|vehicle|parked|reg|registration|curbside|kerbside)\b")
_VIN = r"(?i:(?=[A-Z]{0,16}\d)[A-HJ-NPR-Z0-9]{17})"
_NEAR = 60
"""Characters from a plate to the word that makes it one."""
_LOWER = r"(?=[a-z]{0,7}\d)(?=\d{0,7}[a-z])[a-z0-9]{5,8}"
_ALPHABETIC = r"(?=[A-ZÄÖÜĐА-Я \-]{0,10}\d)[A-ZÄÖÜĐА-Я0-9]{1,8}(?:[ \-·.][A-ZÄÖÜĐА-Я0-9]{1,6}){0,3}"
_OTHERS = (
    r"[一-龥ぁ-んァ-ン]{1,5} ?\d{2,3} ?[ぁ-ん] ?[\d・-]{1,6}",  # Japan
    r"[가-힣]{0,2} ?\d{2,3} ?[가-힣] ?\d{4}",  # Korea
    r"\d? ?[ก-ฮ]{1,3} ?-? ?\d{1,4}",  # Thailand
    r"\d{2} ?[\u0621-\u06cc]{1,3} ?\d{3} ?-? ?\d{2}",  # Iran
    r"(?:[\u0621-\u064a] ?){1,3}\d{1,4}|\d{1,4} ?[\u0621-\u064a](?: ?[\u0621-\u064a]){0,2}",
)


class PlateRecognizer(LabelledRecognizer):
    """Finds number plates and vehicle identification numbers."""

    types = ("LICENSE_PLATE",)
    KIND = "plate"
    VALUE = re.compile(
        rf"{'|'.join(_OTHERS)}|(?<![A-Za-z0-9_.-])(?:{_VIN}|{_ALPHABETIC}|{_LOWER})(?![A-Za-z0-9_])"
    )

    def find(self, text: str, context: Context) -> Iterator[Span]:
        for match in _CHINA.finditer(text):
            yield Span(match.start(), match.end(), "LICENSE_PLATE", 0.9)
        for match in _BRITAIN.finditer(text):
            if _CAR.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
                yield Span(match.start(), match.end(), "LICENSE_PLATE", 0.8)
        yield from super().find(text, context)

    def accepts(self, value: str) -> bool:
        compact = re.sub(r"\W", "", value)
        return 3 <= len(compact) <= 17 and any(c.isdigit() for c in compact)

    def _is_named(self, text: str, labels: Labels, start: int, end: int) -> bool:
        """A mere "plate" may be a dish: bare digits are no number plate then."""
        named = super()._is_named(text, labels, start, end)
        return named and not (labels.naming(start, end).soft and text[start:end].isdigit())
