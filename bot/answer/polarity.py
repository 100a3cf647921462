"""Does a plain "yes" stand beside a sentence that says no, or the other way round?

Small models tend to say yes: "Can I pay with PayPal?" "Yes." beside "We do not accept PayPal."
Nobody's grammar is needed to notice it: a sentence with a no or an exception in it is no ground
for a yes that has none, and one without is no ground for a no. Then the page speaks for itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.answer.numbers import numbers_known
from bot.pii.placeholder import PLACEHOLDER

_YES = re.compile(
    r"(?:yes|yeah|sure|certainly|of course|absolutely"
    r"|oui|bien sûr|ja|jawohl|natürlich|sí|claro|sì|certo|sim|да|конечно|tak|ano|igen|evet|da"
    r"|ya|vâng|có thể|是|可以|能|支持|会的|当然|有的|はい|ええ|네|예|نعم|हाँ|हां|ใช่|ได้)"
    r"(?![^\W\d_])|(?:可以|能|支持|是的|当然|ได้|有)"
)
_NO = re.compile(
    r"(?:no|nope|non|nein|nee|não|нет|nie|ne|nej|nem|hayır|tidak|không|لا|नहीं)(?![^\W\d_])"
    r"|(?:不|没有|無|いいえ|できません|아니|ไม่)"
)
_DENIES = re.compile(
    r"\b(?:no|not|\w+n['’]t|cannot|never|none|neither|nor|without|except|unless|only|exclude[sd]?"
    r"|final sale|refuse[sd]?|too late"
    r"|ne|n['’]\w+|pas|aucune?|jamais|sauf|seulement|uniquement|sans"
    r"|nicht|kein\w*|nie|niemals|nur|außer|ausgenommen|ohne"
    r"|nunca|ning[uú]n\w*|salvo|excepto|s[oó]lo|solamente|sin"
    r"|non|nessun\w*|mai|tranne|soltanto|senza|não|nenhum\w*|exceto|apenas|sem"
    r"|не|нет|нельзя|кроме|только|без|niet|geen|alleen|nie|tylko|değil|yok|hariç"
    r"|tidak|bukan|hanya|không|chỉ)\b"
    r"|不|没有|沒有|無|无法|未|勿|禁止|除外|除非|仅|只"
    r"|ない|ません|不可|除く|のみ|않|없|못|불가|제외|만 "
    r"|ไม่|ยกเว้น|ليس|لا|नहीं",
    re.IGNORECASE,
)


def contradicts(answer: str, sentences: str) -> bool:
    """Whether `answer` begins with a bare yes or no for which `sentences` give no ground."""
    said = _beginning(answer)
    if _NO.match(said):
        return not _DENIES.search(sentences)
    if _YES.match(said):
        return not _DENIES.search(said) and bool(_DENIES.search(sentences))
    return False


def agrees_to_number(answer: str, question: str, pages: Iterable[str]) -> bool:
    """Whether `answer` says nothing but yes to a number that only `question` names.

    "Can I use two coupons?" "Yes, you can use two." beside a page that says "one": the page states
    no such thing, and a small model does not compare. 0 and 1 are in most sentences as words.
    """
    named = numbers_known(PLACEHOLDER.sub(" ", question)) - {"0", "1"}
    if not named or _NO.match(said := _beginning(answer)) or _DENIES.search(said):
        return False
    agreed = numbers_known(PLACEHOLDER.sub(" ", answer)) & named
    return bool(agreed - numbers_known("\n".join(pages)))


def is_yes_or_no(answer: str) -> bool:
    """Whether `answer` begins with a yes or a no."""
    said = _beginning(answer)
    return bool(_YES.match(said) or _NO.match(said))


def _beginning(answer: str) -> str:
    return unicodedata.normalize("NFKC", answer).lstrip(" *_>#-\n").casefold()
