"""Rasa's events as rows of the table `events`: its own columns, the event itself sealed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from bot.store.keys import Cipher

TABLE = "events"
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)


class EventRows(NamedTuple):
    """Columns of new rows, each a list of one value an event, in the order of the statements."""

    id: list[int]
    type_name: list[str]
    timestamp: list[float | None]
    intent_name: list[str | None]
    action_name: list[str | None]
    data: list[bytes]


NO_EVENTS = EventRows([], [], [], [], [], [])


def insert_events(owner: str, conversation: str, first: int, *, twice: bool = False) -> str:
    """The INSERT of an `EventRows` given as $first and the five after it, for a WITH clause.

    owner: the expression (a CTE) that gives a row where they are to be written, and none where
    not; conversation: its column. twice: rows that are there already are left, not an error.
    """
    numbers = [f"${first + number}" for number in range(len(EventRows._fields))]
    types = ("int8", "varchar", "float8", "varchar", "varchar", "bytea")
    arrays = ", ".join(f"{one}::{kind}[]" for one, kind in zip(numbers, types, strict=True))
    id_, *others = EventRows._fields
    return f"""
      INSERT INTO xiaoq.{TABLE} ({id_}, sender_id, {", ".join(others)})
      SELECT new.{id_}, {owner}.{conversation}, {", ".join(f"new.{one}" for one in others)}
      FROM {owner}, unnest({arrays}) AS new ({", ".join(EventRows._fields)})
      {"ON CONFLICT (id) DO NOTHING" if twice else ""}"""  # noqa: S608 (no value in it)


def event_rows(
    cipher: Cipher, ids: Iterable[int], events: Iterable[Mapping[str, Any]]
) -> EventRows:
    """Rows of events given as `Event.as_dict()` gives them, under ids reserved for them."""
    rows = EventRows([], [], [], [], [], [])
    for own_id, event in zip(ids, events, strict=True):
        kind = event["event"]
        text = _ENCODER.encode(event)
        rows.id.append(own_id)
        rows.type_name.append(kind)
        rows.timestamp.append(event.get("timestamp"))
        rows.intent_name.append(_intent(event))
        rows.action_name.append(event.get("name") if kind == "action" else None)
        rows.data.append(cipher.seal(TABLE, str(own_id), text.encode()))
    return rows


def _intent(event: Mapping[str, Any]) -> str | None:
    intent: str | None = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
    return intent
