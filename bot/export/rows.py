"""One row a message, the same columns in every table format."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from bot.export.cleaning import readable
from bot.store.lines import Line
from bot.store.transcript import Conversation

COLUMNS = (
    *("conversation", "time", "channel", "speaker", "text", "buttons"),
    *("intent", "confidence", "flow", "source", "passages"),
    *("language", "tags", "rating"),
)
ERASED = "erased"
"""The speaker of the row that stands for a conversation that was erased."""
_MANY = ("buttons", "passages", "tags")

Row = dict[str, Any]


def row(conversation: Conversation, line: Line, zone: tzinfo) -> Row:
    """A message as a row; what does not apply is None, what can be several is a list.

    intent and confidence are the user's message's; of a bot's, source says where the words came
    from (flow, model, cache, curated, passage), of a user's, who understood them (nlu, model,
    payload).
    """
    facts, by_user = line.facts, line.speaker == "user"
    return {
        "conversation": conversation.id,
        "time": line.time.astimezone(zone),
        "channel": line.channel or conversation.channel,
        "speaker": line.speaker,
        "text": readable(line.text),
        "buttons": [readable(title) for title in line.buttons],
        "intent": facts.get("intent") if by_user else None,
        "confidence": _rounded(facts.get("confidence")) if by_user else None,
        "flow": _flow(facts.get("flow")),
        "source": facts.get("source") if by_user else line.source,
        "passages": [_passage(passage) for passage in line.passages],
        "language": facts.get("language") or conversation.language,
        "tags": [readable(tag) for tag in conversation.tags],
        "rating": conversation.rating,
    }


def erased_row(conversation: str, at: datetime, zone: tzinfo) -> Row:
    """That a conversation was erased, and when; nothing of what it said."""
    empty: Row = {name: [] if name in _MANY else None for name in COLUMNS}
    return {
        **empty,
        "conversation": conversation,
        "time": at.astimezone(zone),
        "speaker": ERASED,
        "text": "",
    }


def joined(values: list[str]) -> str | None:
    """Several values in one cell."""
    return " | ".join(values) or None


def _flow(loop: Any) -> str | None:
    """`return_form` is how Rasa calls it; people call it a return."""
    return str(loop).removesuffix("_form") if loop else None


def _passage(passage: dict[str, str]) -> str:
    where = passage.get("document", "")
    return f"{where}#{passage['passage']}" if passage.get("passage") else where


def _rounded(confidence: Any) -> float | None:
    return None if confidence is None else round(float(confidence), 3)
