"""What the customer said in this turn, out of Rasa's tracker."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker

from actions.flows import names
from actions.shop.values import Caller

RETRY = "retry"


@dataclass(frozen=True)
class Said:
    """One message. `text` is empty for a button's payload: its values are the entities."""

    text: str = ""
    intent: str = ""
    entities: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_payload(self) -> bool:
        return bool(self.intent) and not self.text


def _said(message: Mapping[str, Any]) -> Said:
    text = message.get("text") or ""
    return Said(
        text="" if text.startswith("/") else text,
        intent=(message.get("intent") or {}).get("name") or "",
        entities={
            entity["entity"]: str(entity["value"])
            for entity in message.get("entities") or ()
            if entity.get("value") is not None
        },
    )


def read_said(tracker: Tracker) -> Said:
    """The latest message; behind a "try again" button, the message that is to be tried again."""
    latest = _said(tracker.latest_message)
    if RETRY not in latest.entities:
        return latest
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            said = _said({**(event.get("parse_data") or {}), "text": event.get("text")})
            if RETRY not in said.entities:
                return said
    return latest


def read_opening(tracker: Tracker, intent: str) -> str:
    """The words with which the customer last began the flow of `intent`: they may hold more."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            said = _said({**(event.get("parse_data") or {}), "text": event.get("text")})
            if said.intent == intent:
                return said.text
    return ""


def read_caller(tracker: Tracker) -> Caller:
    """Conversation and inbox id; without an inbox (`rasa shell`) the key is made of the message

    and of where in the conversation it stands, which is as good for a conversation that is not
    replayed.
    """
    metadata = tracker.latest_message.get("metadata") or {}
    inbox_id = metadata.get("inbox_id")
    if inbox_id is not None:
        return Caller(conversation=tracker.sender_id, key=f"inbox:{inbox_id}")
    users = sum(event.get("event") == "user" for event in tracker.events)
    slots = [tracker.get_slot(name) for name in (names.ORDER_NUMBER, names.ITEM_CHOICE)]
    parts = repr((tracker.sender_id, users, tracker.latest_message.get("message_id"), slots))
    return Caller(
        conversation=tracker.sender_id,
        key="message:" + hashlib.sha256(parts.encode()).hexdigest()[:32],
    )


def was_interrupted(tracker: Tracker, form: str) -> bool:
    """Whether the form gave this message to another rule and is called again after it."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action_execution_rejected" and event.get("name") == form:
            return True
    return False
