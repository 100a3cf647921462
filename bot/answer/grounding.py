"""Does a sentence of the model state a fact that nobody gave it?

The flows own the facts (DESIGN.md section 1): a number, an id, a link or an address must stand in
the passages or in the question, so must an amount's currency, and the model never says what
happened to an order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.answer.numbers import numbers_known, numbers_stated

_PLACEHOLDER = re.compile(r"<[A-Z][A-Z_]*_\d+>")
_LIST_NUMBER = re.compile(r"^[\s>*_#-]*\d{1,2}[*_]*[.)、:：]", re.MULTILINE)
_STEP = re.compile(
    r"(?:step|étape|etape|schritt|paso|passo|stap|шаг|步骤|第|手順|단계)\s*\d{1,2}\b", re.IGNORECASE
)
_LINK = re.compile(
    r"https?://[^\s)>\]]+|\bwww\.[^\s)>\]]+|\b[\w-]+\.(?:com|cn|net|org|io|shop|app|example)\b[^\s)>\]]*",
    re.IGNORECASE | re.ASCII,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_IDENTIFIER = re.compile(r"\b(?=[\w-]*[a-z])[a-z0-9]+[\w-]*\d[\w-]{2,}\b", re.IGNORECASE | re.ASCII)
_ORDER_CLAIM = re.compile(
    r"^[\s>*_#-]*(?:"
    r"(?:good news[,!:]?\s*)?your (?:order|package|parcel|refund|return|payment|shipment)\b"
    r"[^.,;]{0,30}\b(?:has (?:already )?(?:been|shipped|arrived)|was|have been|is (?:on its|on the|"
    r"out for|being|now|currently|scheduled))\b"
    r"|i(?:'ve| have|'ll| will)?\s(?:now |just |already )?"
    r"(?:cancel|refund|chang|updat|process|issu|creat|submitt|ship|extend)\w*\s(?:your|the|a|you)\b"
    r"|(?:您|你)的(?:订单|包裹|快递|退款|退货|货物)[^，。,一旦如若]{0,12}(?:已经?|正在|目前|现在)"
    r"|我(?:已经?|刚刚|马上|这就)?(?:已经?)?(?:为|帮|给)(?:您|你)(?:取消|退款|修改|更改|办理|提交|申请|创建|处理)"
    r"|votre (?:commande|colis|remboursement)[^.,;]{0,20} (?:a été|est en)\b"
    r"|(?:ihre|deine) (?:bestellung|sendung|rückerstattung)[^.,;]{0,20} (?:wurde|ist unterwegs)\b"
    r"|(?:su|tu) (?:pedido|paquete|reembolso)[^.,;]{0,20} (?:ha sido|fue|está en)\b"
    r")",
    re.IGNORECASE | re.MULTILINE,
)


_MONEY = {
    "EUR": r"€|eur(?:os?)?\b|欧元|ユーロ|유로",
    "USD": r"\$|usd\b|dollars?\b|d[óo]lar(?:es)?\b|долл|美元|美金|ドル|달러",
    "GBP": r"£|gbp\b|pounds?\b|英镑|ポンド",
    "JPY": r"jpy\b|yens?\b|日元|円|엔",
}
"""Currencies that a model puts in the place of the shop's own: `99 euros` for `¥99`."""
_AMOUNTS = {
    name: re.compile(rf"\d\s?(?:{words})|(?:{words})\s?\d", re.IGNORECASE)
    for name, words in _MONEY.items()
}


class Grounding:
    """The facts an answer may use."""

    def __init__(self, sources: Iterable[str]) -> None:
        text = "\n".join(sources)
        self._text = _plain(text)
        self._numbers = numbers_known(_PLACEHOLDER.sub(" ", text))
        self._foreign = [
            amount for name, amount in _AMOUNTS.items() if not re.search(_MONEY[name], self._text)
        ]

    def invented(self, sentence: str) -> str | None:
        """What kind of fact `sentence` invents, or None."""
        bare = _plain(_PLACEHOLDER.sub(" ", sentence))
        for label, pattern in (("email", _EMAIL), ("link", _LINK), ("identifier", _IDENTIFIER)):
            if any(found.rstrip(".,;:!?") not in self._text for found in pattern.findall(bare)):
                return label
            bare = pattern.sub(" ", bare)
        bare = _STEP.sub(" ", _LIST_NUMBER.sub(" ", bare))
        if numbers_stated(bare) - self._numbers:
            return "number"
        if any(amount.search(bare) for amount in self._foreign):
            return "currency"
        return "order_claim" if _ORDER_CLAIM.search(bare) else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
