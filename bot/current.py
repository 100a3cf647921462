"""The turn in progress, visible to every step of it through a context variable.

Rasa runs channel, policies, NLG and tracker store in one asyncio task (FACTS.md section 2), so
what the inbox worker sets here is what the NLG and the tracker store see.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.pii.vault import Vault
    from bot.store.files import UploadedFile


@dataclass(frozen=True)
class Outgoing:
    """One message to the customer, in the form every channel understands.

    text: Markdown, personal values restored; buttons: {"title", "payload"} each.
    """

    text: str
    buttons: tuple[Mapping[str, str], ...] = ()
    citations: tuple[Mapping[str, str], ...] = ()
    image: str | None = None
    file: str | None = None
    """The address of a document; the platform fetches it, or the customer."""
    role: str = "bot"
    source: str | None = None
    """Where the words came from: flow, model, cache, curated or passage; None outside of Rasa."""
    template: Mapping[str, Any] | None = None
    """What stands in for the text where only approved templates may be sent (WhatsApp)."""

    def as_dict(self) -> dict[str, Any]:
        """JSON-able form, as stored (encrypted) in the outbox."""
        return {
            "text": self.text,
            "buttons": [dict(button) for button in self.buttons],
            "citations": [dict(citation) for citation in self.citations],
            "image": self.image,
            "role": self.role,
            **({"file": self.file} if self.file else {}),
            **({"source": self.source} if self.source else {}),
            **({"template": dict(self.template)} if self.template else {}),
        }


Emit = Callable[[str, dict[str, Any]], Awaitable[None]]


async def _nobody_listens(kind: str, data: dict[str, Any]) -> None:
    """A turn without a live audience (tests, `rasa shell`)."""


async def _no_file() -> UploadedFile | None:
    """A turn outside of an inbox."""
    return None


@dataclass
class Turn:
    """One customer message on its way; filled step by step, committed once."""

    conversation: str
    inbox_id: int
    channel: str
    fence: int
    vault: Vault
    version: int | None = None
    """The conversation's when the turn began; it must be the same at the commit."""
    event_ids: Sequence[int] = ()
    """Reserved for the events of this turn."""
    language: str | None = None
    line: str | None = None
    emit: Emit = _nobody_listens
    find_file: Callable[[], Awaitable[UploadedFile | None]] = _no_file
    """The file that came with the message, or the latest before it."""
    outgoing: list[Outgoing] = field(default_factory=list)
    citations: list[Mapping[str, str]] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)
    """What staff may want to know of the turn: intent, confidence, source, passages."""
    tracker: Any = None
    """Rasa's tracker of this turn, once it was retrieved."""
    fault: str | None = None
    """Why this turn must not be committed, once a step has failed behind Rasa's back."""
    wants_erasure: bool = False
    """The customer has confirmed that the conversation is to be erased."""
    committed: bool = False

    async def emit_delta(self, text: str) -> None:
        """Show a further piece of the answer to whoever is watching this conversation."""
        await self.emit("delta", {"turn": self.inbox_id, "text": text})

    async def emit_typing(self) -> None:
        """Show that an answer is being made."""
        await self.emit("typing", {"turn": self.inbox_id, "on": True})


_current: ContextVar[Turn | None] = ContextVar("xiaoq_turn", default=None)


def current_turn() -> Turn | None:
    """The turn this task is working on, or None outside of one."""
    return _current.get()


def turn_of(conversation: str) -> Turn | None:
    """The same, where it is a turn of this conversation."""
    turn = current_turn()
    return turn if turn is not None and turn.conversation == conversation else None


@contextmanager
def during(turn: Turn) -> Iterator[Turn]:
    """Make `turn` the current one for the block."""
    token = _current.set(turn)
    try:
        yield turn
    finally:
        _current.reset(token)
