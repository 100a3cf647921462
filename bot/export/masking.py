"""Personal values leave an export as `<PERSON_1>`, one placeholder a value and conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.export.proof import remember

if TYPE_CHECKING:  # an unmasked export loads no models
    from bot.pii.scrubber import Scrubber
    from bot.pii.vault import Vault


class Hide(Protocol):
    """Texts of one conversation as the export may show them."""

    async def __call__(
        self,
        texts: Sequence[str],
        *,
        vault: Vault,
        language: str | None,
        replies: Iterable[str] = (),
    ) -> Mapping[str, str]:
        """Each text and what stands for it.

        replies: those in which the customer proved that an order is theirs.
        """


async def show(
    texts: Sequence[str], *, vault: Vault, language: str | None, replies: Iterable[str] = ()
) -> Mapping[str, str]:
    """For `--unmask`: every text as it is."""
    return {text: text for text in texts}


class Masker:
    """Hides what the scrubber finds, and wherever it stands what the conversation's vault knows."""

    def __init__(self, scrubber: Scrubber) -> None:
        self._scrubber = scrubber

    async def __call__(
        self,
        texts: Sequence[str],
        *,
        vault: Vault,
        language: str | None,
        replies: Iterable[str] = (),
    ) -> Mapping[str, str]:
        """Each text with placeholders; values new to the vault are added to it, in memory."""
        remember(replies, vault)
        wanted = list(dict.fromkeys(texts))
        found = await self._scrubber.find_many(wanted, language=language)
        for _ in range(2):  # what a later text makes known is hidden in the earlier ones, too
            hidden = [
                self._scrubber.hide(text, spans, vault=vault).value
                for text, spans in zip(wanted, found, strict=True)
            ]
        return dict(zip(wanted, hidden, strict=True))
