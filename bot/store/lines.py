"""One message of a conversation, from the row that holds it.

What passes through our channels stands in inbox and outbox. A conversation of a plain Rasa, live
or imported, has only Rasa's events; those that somebody said are messages too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import cast, func, literal, literal_column, null, or_, select, union_all
from sqlalchemy.dialects.postgresql import JSONB

from bot.store.database import open_json
from bot.store.event_rows import TABLE
from bot.store.keys import Cipher
from bot.store.rows import inbox_row, outbox_row
from bot.store.schema import PLAIN_RASA, conversations, events, inbox, outbox

_MESSAGES = ("user", "bot")
_BESIDE = ("active_loop", "slot")
"""Events that tell which flow is on, and what it has asked for."""
_WORDLESS = ("image", "attachment", "custom")
"""What a bot's message of Rasa may be in place of words."""


@dataclass(frozen=True)
class Line:
    """One message. speaker: user, bot or staff.

    text: of a user's message without words what it was, as `(sticker)`; below it the text of a
    file. file: its name, which is for nobody but its owner. facts: of the turn it
    began or answered (intent, confidence, source, flow, language …), empty for what came outside
    of a turn. passages: the help pages an answer rests on, `{"document", "passage", "title"}`
    each. buttons: what they said. source: of the bot's words: flow, model, cache, curated, passage;
    None where it is not known. channel: of this message, where the conversation does not say.
    """

    time: datetime
    speaker: str
    text: str
    facts: dict[str, Any]
    passages: tuple[dict[str, str], ...] = ()
    buttons: tuple[str, ...] = ()
    source: str | None = None
    file: str | None = None
    channel: str | None = None


def messages_of(ids: Any, since: datetime | None, until: datetime | None) -> Any:
    """Rows of what was said in some conversations, from `since` on and before `until`.

    Among them rows that are no messages (`is_message`), for the Reader.
    """
    turn = inbox.alias("turn")
    heard = select(
        inbox.c.received_at.label("at"),
        literal("inbox").label("kind"),
        inbox.c.id,
        inbox.c.conversation,
        inbox.c.payload,
        inbox.c.facts,
        inbox.c.channel,
        inbox.c.event_id,
        null().label("inbox_id"),
        null().label("position"),
    ).where(inbox.c.conversation.in_(ids))
    said = (
        select(
            outbox.c.created_at.label("at"),
            literal("outbox").label("kind"),
            outbox.c.id,
            outbox.c.conversation,
            outbox.c.payload,
            turn.c.facts,
            null().label("channel"),
            null().label("event_id"),
            outbox.c.inbox_id,
            outbox.c.position,
        )
        .select_from(outbox.outerjoin(turn, turn.c.id == outbox.c.inbox_id))
        .where(outbox.c.conversation.in_(ids))
    )
    at = func.coalesce(func.to_timestamp(events.c.timestamp), conversations.c.created_at)
    ours = (  # from which on inbox and outbox have all
        select(func.min(inbox.c.received_at))
        .where(inbox.c.conversation == events.c.sender_id)
        .scalar_subquery()
    )
    told = (
        select(
            at.label("at"),
            literal("events").label("kind"),
            events.c.id,
            events.c.sender_id,
            events.c.data,
            cast(null(), JSONB).label("facts"),
            null().label("channel"),
            events.c.type_name,
            null().label("inbox_id"),
            null().label("position"),
        )
        .join_from(events, conversations, conversations.c.id == events.c.sender_id)
        .where(
            events.c.sender_id.in_(ids),
            events.c.type_name.in_(_MESSAGES + _BESIDE),
            conversations.c.channel == PLAIN_RASA,
            at < func.coalesce(ours, literal_column("'infinity'::timestamptz")),
        )
    )
    for limit, keep in ((since, "__ge__"), (until, "__lt__")):
        if limit:
            heard = heard.where(getattr(inbox.c.received_at, keep)(limit))
            said = said.where(getattr(outbox.c.created_at, keep)(limit))
            told = told.where(or_(events.c.type_name.in_(_BESIDE), getattr(at, keep)(limit)))
    return union_all(heard, said, told)


def is_message(rows: Any) -> Any:
    """The condition that a row of `messages_of` is one."""
    return or_(rows.c.kind != "events", rows.c.event_id.in_(_MESSAGES))


@dataclass
class Reader:
    """Reads the rows of one conversation in order, with what those before have said."""

    cipher: Cipher
    channel: str | None = None
    flow: str | None = None
    asked: Any = None
    turn: dict[str, Any] = field(default_factory=dict)

    def line(self, row: Any) -> Line | None:
        """The message; None where the row is none."""
        if row.kind == "inbox":
            return self._heard(row)
        if row.kind == "outbox":
            return self._said(row)
        return self._told(row.at, open_json(self.cipher, TABLE, str(row.id), row.payload))

    def _heard(self, row: Any) -> Line:
        place = inbox_row(row.channel, row.event_id)
        payload = open_json(self.cipher, row.kind, place, row.payload)
        name = (payload.get("file") or {}).get("name")
        return Line(row.at, "user", _words(payload), row.facts or {}, file=name)

    def _said(self, row: Any) -> Line:
        payload = open_json(self.cipher, row.kind, outbox_row(row), row.payload)
        facts = row.facts or {}
        speaker = str(payload.get("role", "bot"))
        return Line(
            row.at,
            speaker,
            str(payload.get("text") or ""),
            facts,
            tuple(payload.get("citations") or ()),
            _titles(payload),
            _source(payload, facts) if speaker == "bot" else None,
        )

    def _told(self, at: datetime, event: Mapping[str, Any]) -> Line | None:
        if event["event"] == "active_loop":
            self.flow = event.get("name")
            if self.flow:
                self.turn["flow"] = self.flow  # of the message that began it, too
            return None
        if event["event"] == "slot":
            if event.get("name") == "requested_slot":
                self.asked = event.get("value")
            return None
        text = str(event.get("text") or "")
        if event["event"] == "user":
            self.channel = event.get("input_channel") or self.channel
            self.turn = {**_understood(text, event), "flow": self.flow, "asked": self.asked}
            return Line(at, "user", text, self.turn, channel=self.channel)
        data = event.get("data") or {}
        words = text or next((f"({kind})" for kind in _WORDLESS if data.get(kind)), "")
        facts = {"flow": self.flow}
        return Line(at, "bot", words, facts, buttons=_titles(data), channel=self.channel)


def _words(payload: Mapping[str, Any]) -> str:
    """The words, the button, what came without words, and the text of a file."""
    words = payload.get("text") or payload.get("payload") or f"({payload.get('kind', 'nothing')})"
    file = (payload.get("file") or {}).get("text")
    return f"{words}\n\n{file}" if file else str(words)


def _titles(payload: Mapping[str, Any]) -> tuple[str, ...]:
    choices = (*(payload.get("buttons") or ()), *(payload.get("quick_replies") or ()))
    return tuple(str(choice.get("title") or "") for choice in choices)


def _source(payload: Mapping[str, Any], facts: Mapping[str, Any]) -> str | None:
    """Of one message: in a turn the model may answer and a flow then repeat its question."""
    found = payload.get("source") or facts.get("answer_source")
    return str(found) if found else "flow" if facts else None


def _understood(text: str, event: Mapping[str, Any]) -> dict[str, Any]:
    intent = (event.get("parse_data") or {}).get("intent") or {}
    return {
        "intent": intent.get("name"),
        "confidence": intent.get("confidence"),
        "source": "payload" if text.startswith("/") else "nlu",
    }
