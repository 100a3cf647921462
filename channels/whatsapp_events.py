"""What Meta delivers: messages and statuses, as rows of the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from bot.store.identity import Identity
from bot.store.recipients import Recipient
from channels.events import Event, Ignored, Receipt
from channels.incoming import at, incoming
from channels.opt_out import notice_for, opted_out
from channels.request_body import list_at, object_at, text_at

_CAPTIONED = ("image", "video", "document", "audio", "sticker")
_SILENT = frozenset({"reaction", "system", "revoke"})
_REDELIVERY = timedelta(days=8)  # Meta tries for seven days; an older stamp is a wrong clock


def read_delivery(delivery: dict[str, Any], identity: Identity) -> Iterator[Event]:
    """Everything in one delivery, in its order."""
    changes = [c for entry in list_at(delivery, "entry") for c in list_at(entry, "changes")]
    if not changes:
        yield Ignored("empty")
    for change in changes:
        if text_at(change, "field") != "messages":
            yield Ignored(text_at(change, "field")[:40] or "no_field")
            continue
        value = object_at(change, "value")
        found = [_read_message(m, value, identity) for m in list_at(value, "messages")]
        found += [_read_status(status) for status in list_at(value, "statuses")]
        yield from found or [Ignored("errors" if "errors" in value else "empty")]


def _read_status(status: object) -> Event:
    message, what = text_at(status, "id"), text_at(status, "status")
    if not message or not what:
        return Ignored("status")
    errors = list_at(status, "errors")
    error = text_at(errors[0], "code")[:64] if errors else None
    return Receipt(message, what[:16], error, text_at(status, "biz_opaque_callback_data"))


def _read_message(message: object, value: dict[str, Any], identity: Identity) -> Event:
    kind, event = text_at(message, "type"), text_at(message, "id")
    number = text_at(value, "metadata", "phone_number_id")
    address = _address(message, value)
    if not event or not number or not address:
        return Ignored("incomplete")
    if kind in _SILENT or object_at(message).get("group_id"):
        return Ignored(kind if kind in _SILENT else "group")
    text, payload = _words(object_at(message), kind)
    opted = opted_out(text) if kind == "text" else None
    heard = _heard(text_at(message, "timestamp"))
    return incoming(
        "whatsapp",
        event,
        identity.conversation("whatsapp", number, *address.values()),
        Recipient({**address, "number": number}, heard, opted),
        text=text,
        payload=payload,
        kind="button" if payload else kind[:20] or "unknown",
        seen={"message": event},
        **notice_for(opted),
    )


def _address(message: object, value: dict[str, Any]) -> dict[str, str]:
    """The phone number, or the business-scoped id of a customer who hides it."""
    phone = text_at(message, "from")
    if phone:
        return {"to": phone}
    contacts = list_at(value, "contacts")
    hidden = text_at(message, "from_user_id") or (
        text_at(contacts[0], "user_id") if len(contacts) == 1 else ""
    )
    return {"recipient": hidden} if hidden else {}


def _words(message: dict[str, Any], kind: str) -> tuple[str, str]:
    """Text, and the payload of a button."""
    if kind == "text":
        return text_at(message, "text", "body"), ""
    if kind == "button":  # under a template
        return text_at(message, "button", "text"), text_at(message, "button", "payload")
    if kind == "interactive":
        reply = object_at(message, "interactive", text_at(message, "interactive", "type"))
        return text_at(reply, "title"), text_at(reply, "id")
    if kind == "order":
        return text_at(message, "order", "text"), ""
    return (text_at(message, kind, "caption") if kind in _CAPTIONED else ""), ""


def _heard(timestamp: str) -> datetime | None:
    heard = at(timestamp)
    now = datetime.now(timezone.utc)
    return heard if heard and now - heard < _REDELIVERY else None
