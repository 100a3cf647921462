"""Personal values leave an export as `<PERSON_1>`, one placeholder a value and conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.export.proof import remember

if TYPE_CHECKING:  # an unmasked export loads no models
    from bot.pii.scrubber import Scrubber
    from bot.pii.vault import Vault


@dataclass(frozen=True)
class Texts:
    """Texts of one conversation. replies: those in which the customer proved that an order is
    theirs."""

    texts: Sequence[str]
    vault: Vault
    language: str | None
    replies: Iterable[str] = ()


Hide = Callable[[Texts], Awaitable[Mapping[str, str]]]
"""Each text, and what the export may show in its place."""


async def show(said: Texts) -> Mapping[str, str]:
    """For `--unmask`: every text as it is."""
    return {text: text for text in said.texts}


class Masker:
    """Hides what the scrubber finds, and wherever it stands what the conversation's vault knows."""

    def __init__(self, scrubber: Scrubber) -> None:
        self._scrubber = scrubber

    async def __call__(self, said: Texts) -> Mapping[str, str]:
        """Values new to the vault are added to it, in memory."""
        remember(said.replies, said.vault)
        wanted = list(dict.fromkeys(said.texts))
        found = await self._scrubber.find_many(wanted, language=said.language)
        for _ in range(2):  # what a later text makes known is hidden in the earlier ones, too
            hidden = [
                self._scrubber.hide(text, spans, vault=said.vault).value
                for text, spans in zip(wanted, found, strict=True)
            ]
        return dict(zip(wanted, hidden, strict=True))
