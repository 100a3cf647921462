"""What a customer proves an order with: hidden in a masked export, though it is no name or number.

Four digits mean nothing to the scrubber, but beside an order number they open the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.pii.recognizers.digit_words import spoken_numbers
from bot.pii.vault import Vault
from bot.store.lines import Line

SLOT = "verification"
"""What a flow asks for when it wants the proof; as in domain.yml."""
KIND = "PROOF"
_DIGITS = re.compile(r"\d(?:[\s\-().]{0,2}\d){2,}")
"""Three and more: two of four digits help nobody, and hiding them would hide every "10"."""
_CODE = re.compile(r"[A-Za-z]\d{6,}")
"""An order number beside the proof is what a reviewer looks up."""


_FOUR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CUE = re.compile(
    r"尾号|[后末]四位|手机|电话|last\s*(?:four|4)\b|\bend(?:s|ing)\b|phone|mobile|téléphone|chiffres",
    re.IGNORECASE,
)
"""A customer who knows what will be asked says it with the order number."""


def replies(lines: Iterable[Line]) -> Iterator[str]:
    """What the customer said when asked for the proof, and where it may be given unasked."""
    for line in lines:
        if line.speaker == "user" and _may_prove(line.text, line.facts.get("asked")):
            yield line.text


def replies_in(events: Iterable[dict[str, Any]]) -> Iterator[str]:
    """As `replies`, in Rasa's events of one conversation from its beginning."""
    requested = None
    for event in events:
        if event.get("event") == "slot" and event.get("name") == "requested_slot":
            requested = event.get("value")
        elif event.get("event") == "user":
            text = str(event.get("text") or "")
            if _may_prove(text, requested):
                yield text


def _may_prove(text: str, asked: Any) -> bool:
    """Unasked, a cue and four digits: longer numbers are the scrubber's."""
    if asked == SLOT:
        return True
    return bool(_CUE.search(text)) and bool(_FOUR.search(text) or spoken_numbers(text))


def proofs(reply: str) -> Iterator[str]:
    """The digits in a reply, in figures or in words. E-mail addresses the scrubber finds."""
    figures = _CODE.sub("x", reply)
    yield from (found.group() for found in _DIGITS.finditer(figures))
    yield from (reply[said.start : said.end] for said in spoken_numbers(reply))


def remember(texts: Iterable[str], vault: Vault) -> None:
    """Put the proofs of these replies in the vault, so that they are hidden wherever they stand."""
    for text in texts:
        for proof in proofs(text):
            vault.placeholder(KIND, proof)
