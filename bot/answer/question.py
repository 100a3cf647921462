"""What goes into the answer road and what comes out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.pii.vault import Vault
    from bot.store.files import UploadedFile

Role = Literal["user", "assistant"]
Source = Literal["model", "cache", "curated", "passage", "flow"]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One free-form question, unscrubbed.

    history: earlier messages, oldest first, without this question; unscrubbed too.
    session: an opaque id for the model server's prefix cache; never personal.
    file: the latest that the customer sent, unscrubbed.
    """

    text: str
    language: str
    vault: Vault
    line: str | None = None
    history: tuple[tuple[Role, str], ...] = ()
    session: str | None = None
    file: UploadedFile | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the customer reads: Markdown, personal values restored.

    citations: `{"document", "passage", "title"}` of each help page the answer rests on.
    source: "model" and "cache" were written by the model, "passage" is a help page as it stands,
    "flow" a fixed sentence.
    passages: the help pages' texts, for staff and tests.
    """

    text: str
    source: Source
    citations: tuple[Mapping[str, str], ...] = ()
    offer_human: bool = False
    passages: tuple[str, ...] = ()
