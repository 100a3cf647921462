"""E-mail addresses as they are written, also right against Chinese, or with spaces in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Labels, labels_of
from bot.pii.span import Span

_LETTER = r"A-Za-z0-9\u00c0-\u024f\u0370-\u04ff"
_SIGN = rf"[{_LETTER}_.%+&'-]"  # of the part before the @
_START = rf"(?<!{_SIGN})"
_PLAIN = re.compile(
    rf"{_START}{_SIGN}{{1,64}}@(?:[{_LETTER}](?:[{_LETTER}-]{{0,61}}[{_LETTER}])?\.){{1,6}}"
    r"(?:xn--[A-Za-z0-9-]{2,40}|[A-Za-z\u0400-\u04ff]{2,24})"
)
_LITERAL = re.compile(rf"{_START}{_SIGN}{{1,64}}@\[(?:\d{{1,3}}\.){{3}}\d{{1,3}}\]")
# "john . smith @ gmail . com", as tokenisers and some phones write it.
_SPACED = re.compile(
    rf"{_START}(?:[a-z0-9] (?=[a-z0-9]{{1,4}} )){{0,20}}[{_LETTER}_%+-]{{1,40}}(?:(?: ?\. ?| [_-] )[{_LETTER}_%+-]{{1,40}}){{0,4}}"
    rf" ?@ ?[{_LETTER}-]{{1,40}}"
    rf"(?: ?\. ?[{_LETTER}-]{{1,40}}){{0,3}} ?\. ?[A-Za-z]{{2,10}}(?![{_LETTER}@])"
)
_TOP = re.compile(
    r"\. ?(?:com|net|org|edu|gov|info|biz|name|dev|app|mail|[a-z]{2})$", re.IGNORECASE
)
_NO_DOT = re.compile(
    rf"{_START}{_SIGN}{{1,64}} ?@ ?(?:gmail|yahoo|hotmail|outlook|icloud|qq|163|126|foxmail"
    rf"|aol|naver|gmx)(?: ?[,;]? ?(?:com|cn|net|de|fr))?(?![{_LETTER}])",
    re.IGNORECASE,
)
_NO_AT = re.compile(
    rf"{_START}{_SIGN}{{3,64}} (?:gmail|yahoo|hotmail|outlook|icloud|aol|qq|163)\.com"
    rf"(?![{_LETTER}])",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"{_START}{_SIGN}{{2,64}}@[{_LETTER}-]{{2,40}}(?![{_LETTER}@.])")


class EmailRecognizer(Recognizer):
    """Finds addresses that have their @."""

    types = ("EMAIL_ADDRESS",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        if "@" not in text:
            yield from _where_labelled(_NO_AT, text, labels)
            return
        for shape, score in ((_PLAIN, 0.98), (_LITERAL, 0.9), (_SPACED, 0.85), (_NO_DOT, 0.8)):
            for match in shape.finditer(text):
                start = match.start() + _opening(match.group())
                named = _TOP.search(match.group()) or labels.names("email", *match.span())
                if shape is _SPACED and not named:
                    continue
                yield Span(start, match.end(), "EMAIL_ADDRESS", score)
        yield from _where_labelled(_LABELLED, text, labels)


def _where_labelled(shape: re.Pattern[str], text: str, labels: Labels) -> Iterator[Span]:
    """What is an address only because a word says so: "my email is john@company"."""
    for match in shape.finditer(text):
        if labels.names("email", *match.span()):
            yield Span(match.start(), match.end(), "EMAIL_ADDRESS", 0.7)


def _opening(found: str) -> int:
    """How many characters before the address are quotes and the like, not part of it."""
    return len(found) - len(found.lstrip("'&%+.-"))
