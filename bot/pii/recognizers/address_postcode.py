"""Addresses whose postcode gives them away: parts between commas, a postcode at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizers.address_walk import is_common
from bot.pii.recognizers.address_words import ENGLISH_MAYBE, ENGLISH_SURE
from bot.pii.recognizers.alternatives import by_first_letter

_IN = "[abd-hjlnp-uw-z]"  # the letters at the end of a British postcode
_BRITISH = re.compile(rf"(?i)(?<![\w-])[a-z]{{1,2}}\d[a-z\d]?[ ]\d{_IN}{{2}}(?![\w-])")
_PART = re.compile(r"(?i)(?:^|(?<=[,.;:!?\n])|(?<=[,.;:!?\n] ))[a-z0-9][\w' -]{1,40}(?:,[ ]?|[ ])$")
_PREMISES = re.compile(
    rf"(?i)\b(?:{by_first_letter(ENGLISH_SURE)}|{by_first_letter(ENGLISH_MAYBE)}|cottage|house|farm"
    r"|barn|forge|lodge|hall|vicarage|rectory|manor|brae|wynd|mews|row|gardens|mill)$"
)
_CAPITAL = r"[A-Z][\w'’.-]*"
_NUMBERED = re.compile(
    rf"(?<![\w.,/-])\d{{1,4}}[a-zA-Z]?[ ](?:{_CAPITAL}[ ]){{0,3}}{_CAPITAL},[ ]"
    rf"(?:{_CAPITAL}[ ,]{{1,2}}){{1,4}}[A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}}(?!\w)"
)
"""88 Some Brae, Town EH12 6XP: what kind of street it is need not be known."""
_INDIAN = re.compile(
    r"(?i)(?<!\w)(?:plot|flat|house|door|shop|villa|h\.?[ ]?no)\.?[ ](?:no\.?[ ]?)?#?\d{1,5}[a-z]?"
    r"(?:/\d{1,4})?,[ ](?:[\w' .-]{2,28},[ ]){1,5}(?:[a-z]+[ ]){0,2}[a-z]+[ ,-]{1,3}"
    r"[1-9]\d{2}[ ]?\d{3}(?!\d)"
)


def _is_common(word: str) -> bool:
    """ "The Old Forge" and "New Mill" are houses; "sure" and "please" are not."""
    return word.lower() not in ("old", "new", "little", "long") and is_common(word, "en")


def before_postcode(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each: British ones in any letters, numbered ones, Indian ones with a PIN."""
    for regex in (_NUMBERED, _INDIAN):
        yield from (match.span() for match in regex.finditer(text))
    for code in _BRITISH.finditer(text):
        start, parts = code.start(), 0
        premises = False
        while parts < 5 and (part := _PART.search(text, max(0, start - 45), start)):
            words = part.group().strip(", ").removeprefix("the ").split()
            common = [at for at, word in enumerate(words) if _is_common(word)]
            if common:  # "ok the old forge, …": the house begins behind the last of them
                house = " ".join(words[common[-1] + 1 :])
                if _PREMISES.search(house):
                    start, parts, premises = text.rindex(house, 0, start), parts + 1, True
                break
            if not words or len(words) > 4:
                break
            premises = premises or bool(_PREMISES.search(" ".join(words)))
            start, parts = part.start(), parts + 1
            if words[0][0].isdigit():  # the house
                break
        if premises and (parts > 1 or text[start].isdigit()):
            yield start, code.end()
