"""Names in small letters, or known to no list, where grammar leaves room for nothing else.

"a gift for eulalie", "for gai, my daughter", "hablé con nerea": behind the preposition stands no
article, and what is no name there (a feast, a kind of person, the shop's people) is a short list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.bare_words import FOR, GIFT, MINE, NOBODY, SPOKE, VERBS
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.name_shape import LETTER, is_ordinary, is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS, NOT_NAMES
from bot.pii.span import Span

_SCORE = 0.6
_WORD = rf"{LETTER}{{3,20}}(?:-{LETTER}{{2,20}})?"
_ENDS = r"(?=[ ]?(?:[,.;!?)\n]|$))"
_GIFT_BEFORE = re.compile(
    rf"(?i)(?<!\w)(?:{GIFT})(?!\w)[^,.;!?\n]{{0,25}}?[ ](?:{FOR})[ ]({_WORD}){_ENDS}"
)
_GIFT_AFTER = re.compile(
    rf"(?i)(?<!\w)(?:{FOR})[ ]({_WORD})(?:,[ ][^,.;!?\n]{{0,12}}|[ ](?:bitte[ ])?(?:als|as)[ ](?:a[ ])?)"
    rf"(?:{GIFT})(?!\w)"
)
_GIFT_TURKISH = re.compile(rf"(?i)(?<!\w)(?:hediye(?:si)?|armağan)[ ]({_WORD})[ ]için(?!\w)")
_APPOSED = re.compile(
    rf"(?i)(?<!\w)(?:{FOR}|to|an|à|a|con|com|with|mit|avec|from|von|od|от|för|till)[ ]"
    rf"({_WORD}),[ ](?:{MINE})(?!\w)"
)
_SPOKE = re.compile(rf"(?i)(?<!\w)(?:{SPOKE})[ ]({_WORD})(?=[ ]?[,.;!?\n]|$|[ ](?:{VERBS})(?!\w))")
_FAMILY = re.compile(
    rf"(?i)(?<!\w)({_WORD}[ ]{LETTER}{{3,15}}oğlu)(?!\w)"
    r"|(?<!\w)((?:nguyễn|trần|lê|phạm|huỳnh|hoàng|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh)"
    rf"[ ](?:thị|văn)(?:[ ](?!đơn|đặt|mua|muốn|ở|có|đã|là|và|số|sđt|mã|chưa|xin){LETTER}{{2,7}}){{1,2}})(?!\w)"
)
_ENGLISH = tuple(
    re.compile(rf"(?i){before}[ ]({_WORD}){behind}")
    for before, behind in (
        (
            r"(?<!\w)(?:me|myself)[ ]and",
            r"(?=[ ]?[,.;!?\n]|$|[ ](?:both|have|had|are|were|got|want|need|ordered)(?!\w))",
        ),
        (
            r"(?<!\w)(?:reservation|booking|appointment|pickup|collection)[ ]for",
            r"(?=[ ]?[,.;!?\n]|$|[ ](?:party|at|on)(?!\w))",
        ),
        (
            r"(?:^|[\n.!?,][ ]?)(?:hi|hello|hey|(?:good[ ])?(?:morning|afternoon|evening))[!,.]?",
            r"(?=[ ](?:from|here)(?!\w))",
        ),
    )
)
_NAME = rf"[A-ZÀ-Þ]{LETTER}+(?:[ -][A-ZÀ-Þ]{LETTER}+){{0,3}}"
_CALLED_UP = re.compile(
    rf"(?i:(?<!\w)(?:{MINE})(?:[ ]bitte)?[ ]an),[ ]({_NAME})(?=[ ]?[,.;!?\n]|$)"
)
"""German: "rufen Sie meinen Mann an, X, …"."""
_ACCOUNT_OF = re.compile(
    r"(?i:(?<!\w)(?:bca|mandiri|bni|bri|bsi|cimb|norek|rek(?:ening)?)[ ].{0,14}?\d{6,}[ ,]{1,2}"
    rf"(?:a/n|a\.?n\.?)):?[ ]({_NAME})(?!\w)"
)
"""Indonesian: whose the account is, "a.n." for "atas nama"."""
_INFINITIVE = re.compile(r"(?:er|ir|re|ar|are|ere|ire|en|eln|ern|ть|ти|ować|ić|ać)$")
_ROMANCE = frozenset("fr es it pt ro ca".split())


class BarePersonRecognizer(Recognizer):
    """One word behind a preposition, where it can only be somebody."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Whom a gift is for, whom one spoke to, "X, my daughter"; names with a sure ending."""
        language = context.language
        for regex in (_GIFT_BEFORE, _GIFT_AFTER, _GIFT_TURKISH, _APPOSED, _SPOKE):
            for match in regex.finditer(text):
                if _is_somebody(match[1], language):
                    yield Span(*match.span(1), "PERSON", _SCORE)
        if language in (None, "en"):
            for match in (one for regex in _ENGLISH for one in regex.finditer(text)):
                if _is_somebody(match[1], "en"):
                    yield Span(*match.span(1), "PERSON", _SCORE)
        for regex in (_CALLED_UP, _ACCOUNT_OF):
            for match in regex.finditer(text):
                if _is_somebody(match[1], language):
                    yield Span(*match.span(1), "PERSON", _SCORE)
        for match in _FAMILY.finditer(text):
            yield Span(*match.span(match.lastindex or 0), "PERSON", _SCORE)


def _is_somebody(word: str, language: str | None) -> bool:
    small = fold(word)
    if small in NOBODY or word.lower() in NOBODY or small in CHAT_WORDS or small in NOT_NAMES:
        return False
    if is_stop_word(small, language) or (language in (None, "en") and is_ordinary(small)):
        return False
    if language == "de" and word[0].isupper() and small.endswith(("ung", "heit", "keit", "schaft")):
        return False
    return not (language in _ROMANCE and word.islower() and _INFINITIVE.search(small))
