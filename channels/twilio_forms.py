"""What Twilio delivers: messages and statuses, as rows of the inbox."""

from __future__ import annotations

from bot.store.identity import Identity
from bot.store.recipients import Recipient
from channels.events import Event, Ignored, Receipt
from channels.incoming import incoming
from channels.opt_out import notice_for, opted_out

_FAILED = {"undelivered": "failed"}


def read_form(fields: dict[str, str], identity: Identity, *, key: str = "") -> Event:
    """What a form says (https://www.twilio.com/docs/messaging/guides/webhook-request).

    key: the mark that a status callback's address carries.
    """
    message = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid", "")
    status = fields.get("MessageStatus", "")
    if message and status and status != "received":
        status = _FAILED.get(status, status)[:16]
        return Receipt(message, status, fields.get("ErrorCode", "")[:64] or None, key)
    customer, ours = fields.get("From", ""), fields.get("To", "")
    if not (message and customer and ours):
        return Ignored("incomplete")
    if fields.get("MessageType") == "reaction":
        return Ignored("reaction")
    words = fields.get("Body") or fields.get("ButtonText") or fields.get("ListTitle", "")
    opted = opted_out(words)
    return incoming(
        "twilio",
        message,
        identity.conversation("twilio", ours, customer),
        Recipient({"to": customer, "from": ours}, opted_out=opted),
        text=words,
        payload=fields.get("ButtonPayload") or fields.get("ListId", ""),
        kind=_kind(fields),
        numbered=True,
        seen={"message": message},
        **notice_for(opted),
    )


def _kind(fields: dict[str, str]) -> str:
    if fields.get("MessageType"):
        return fields["MessageType"][:20]
    if fields.get("Latitude"):
        return "location"
    return fields.get("MediaContentType0", "").partition("/")[0][:20] or "text"
