"""How far an address goes: from its street over flat and postcode to town and country."""

from __future__ import annotations

import re

from bot.pii.recognizers.address_words import (
    COMPOUNDS,
    COUNTRIES,
    ENGLISH_MAYBE,
    ENGLISH_SURE,
    PREFIXES,
    STATES,
    SUFFIXES,
    UNITS,
)
from bot.pii.recognizers.alternatives import by_first_letter
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.name_shape import LETTER, is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS, NOT_NAMES

_TOKEN = re.compile(
    rf"(?P<number>[#№]?\d[\w/-]*(?:\.(?=[,\n]|[ ](?:tv|th|mf|sal|etage|og|em)\b))?)"
    rf"|(?P<word>{LETTER}[\w'.{chr(0x300)}-{chr(0x36F)}\u0900-\u0e7f/-]*)"
    rf"|(?P<bracket>\([^()\n]{{1,20}}\))"
)
_GAP = re.compile(r"[ \t]*(?::(?=\d))?(?:[,;/|،、-][ \t]*)?(?:\n[ \t>|?*-]*){0,2}(?:[,-][ \t]*)?")
_LABEL = re.compile(rf"{LETTER}[\w .-]{{0,18}}[:：]")
_UNIT = frozenset(fold(word.replace("\\.", "").rstrip(".")) for word in UNITS.split("|"))
_STREET = frozenset(
    fold(word.replace("\\", "").rstrip("."))
    for words in (ENGLISH_SURE, ENGLISH_MAYBE, PREFIXES, COMPOUNDS, SUFFIXES)
    for word in words.split("|")
)
_STREET_BEHIND = frozenset(fold(word.rstrip("\\.")) for word in SUFFIXES.split("|"))
_STATE = frozenset(STATES.split("|"))
_ZIP = re.compile(
    rf"\s*(?:[^\W\d_][\w.'-]*,?\s+){{0,4}}?,?\s*(?:(?:{by_first_letter(STATES)})\b(?:,?\s*\d{{5}})?"
    rf"|\d{{4,6}}\b|(?:{by_first_letter(COUNTRIES)})\b)",
    re.I,
)
_JOINTS = frozenset(
    """
    de la le les du des d l da do dos das del della delle di y i of the am an der den im in sur
    sous saint st sankt bei ob van op aan nad pod u na v ve od el al los las e em sub en lès und
    γ τ και της του των
    """.split()
)
_THANKS = frozenset(
    """
    please thanks thank merci danke bitte gracias grazie obrigado obrigada bedankt tack tak takk
    kiitos dziekuje dekuji multumesc koszonom tesekkurler lutfen kasih makasih salamat hvala
    спасибо пожалуйста дякую благодаря моля ευχαριστω παρακαλω thx pls
    """.split()
)
_SEGMENT = re.compile(
    rf"(?:{LETTER}[\w'-]*[ ]?){{1,4}}(?=[ ]?(?:[,.;\n)]|$)|[a-z]{{1,2}}\d[a-z\d]?[ ]\d[a-z]{{2}}\b)"
)
_UK_SMALL = re.compile(r"(?:[a-z]{1,2}\d[a-z\d]?[ ]\d[a-z]{2}|[a-z]\d[a-z][ ]\d[a-z]\d)(?!\w)")
"""British and Canadian postcodes."""
_MOST_TOKENS = 22


def address_end(text: str, start: int, *, language: str | None, small: bool) -> int:
    """Where the address that has reached `start` ends; `start` itself if nothing more is of it.

    small: the text knows no capitals, so a town is known only by the state or postcode behind it.
    """
    end = position = start
    for _ in range(_MOST_TOKENS):
        gap = _GAP.match(text, position)
        position = gap.end() if gap else position
        crossed = "\n" in gap.group() if gap else False
        if crossed and _LABEL.match(text, position):
            break
        token = _TOKEN.match(text, position)
        if token is None or not _belongs(text, token, language, small):
            break
        position = token.end()
        if _can_end(token, small):
            end = position
        if token.group().endswith(".") and _ends_sentence(text, token):
            end = end - 1 if end == position else end
            break
    return end


def is_small(text: str) -> bool:
    """Whether a text knows no capitals, but perhaps for its first letter."""
    return text[1:] == text[1:].lower()


def _belongs(text: str, token: re.Match[str], language: str | None, small: bool) -> bool:
    if token["word"] is None:
        return token["number"] is None or len(re.sub(r"\D", "", token["number"])) <= 9
    first, word = token.group()[0], fold(token.group()).rstrip(".")
    if word in _UNIT or word in _JOINTS or (word in _STREET and word not in ("in", "im", "am")):
        return True
    if first.islower():
        short = token.group()[-1] == "." and len(word) < 4
        follows = _TOKEN.match(text, token.end() + 1)
        street = follows is not None and fold(follows.group()).rstrip(".") in _STREET_BEHIND
        return (
            short
            or street
            or word in _STATE
            or (small and (_leads_to_zip(text, token, word) or _is_town(text, token, language)))
        )
    if first.isupper():
        initials = token.group().isupper() and len(word) == 2  # "MG Road"
        return initials or language not in (None, "en") or not _is_ordinary(word)
    return word not in _ENDS and not (len(word) > 1 and word[1:] in _ENDS)


def _is_town(text: str, token: re.Match[str], language: str | None) -> bool:
    """Whether unusual words, to the clause's end, follow a number, a comma or a street's kind."""
    if _UK_SMALL.match(text, token.start()):
        return True
    segment = _SEGMENT.match(text, token.start())
    before = text[: token.start()].rstrip()
    last = fold(before.split()[-1]).strip(".") if before else ""
    if segment is None or not (
        before[-1:] in ",0123456789\n" or last in _STREET or token.start() > 0
    ):
        return False
    return not any(is_common(word, language) for word in segment.group().split())


def is_common(word: str, language: str | None) -> bool:
    """Whether a word in small letters is one of any sentence's, not of an address's."""
    bare = fold(word).strip(".,")
    if bare in _JOINTS or bare in _STREET or bare in _UNIT or bare in _KEPT:
        return False
    return (
        bare in CHAT_WORDS or bare in NOT_NAMES or bare in _THANKS or is_stop_word(bare, language)
    )


def _leads_to_zip(text: str, token: re.Match[str], word: str) -> bool:
    joins = word in ("and", "or", "but") or word in CHAT_WORDS
    return not joins and _ZIP.match(text, token.start()) is not None


_KEPT = frozenset(
    """
    west east north south new la los port est ost mo
    """.split()
)
_ENDS = frozenset(
    """
    است هست هستم را بفرستید بفرستيد ارسال لطفا باشد میباشد تحویل با به که شكرا شكراً أرجو ارجو
    من فضلك ورقم وليس بدلا بدل هو رقم هاتفي وهاتفي נא בבקשה תודה אבל ולא במקום ואני טלפון הטלפון
    וגם है हैं में पर को से और कृपया भेजें भेज रहता रहती हूँ हूं दीजिए धन्यवाद न ครับ ค่ะ คะ นะ
    นะคะ นะครับ ด้วย ขอบคุณ แทน แล้ว เบอร์ โทร
    """.split()
)
"""Words of scripts without capitals that close a sentence about an address."""


def _is_ordinary(word: str) -> bool:
    if word in _KEPT:
        return False
    return is_stop_word(word, "en") or word in CHAT_WORDS


def _can_end(token: re.Match[str], small: bool) -> bool:
    """A small word ends an address only if it is a state."""
    word = fold(token.group()).rstrip(".")
    if token["word"] is None or not token.group()[0].islower():
        return word not in _JOINTS or token.group().isupper()
    return small and word not in _JOINTS


def _ends_sentence(text: str, token: re.Match[str]) -> bool:
    """Whether the full stop of a token is the sentence's and not an abbreviation's."""
    word = fold(token.group()).rstrip(".")
    if word in _UNIT or len(word) <= 3:
        return token.end() == len(text)
    return True
