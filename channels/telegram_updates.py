"""What Telegram delivers: messages, edits and pressed buttons, as rows of the inbox."""

from __future__ import annotations

from typing import Any

from bot.store.identity import Identity
from bot.store.recipients import Recipient
from channels.events import Event, Ignored
from channels.incoming import at, incoming
from channels.rejected import Rejected
from channels.request_body import list_at, object_at, text_at

_MESSAGES = ("message", "edited_message")
_WORDLESS = (
    *("photo", "video", "voice", "audio", "document", "sticker", "animation", "video_note"),
    *("location", "venue", "contact", "poll", "dice", "game", "story", "paid_media", "checklist"),
    *("invoice", "gift"),
)


def read_update(update: dict[str, Any], bot: str, identity: Identity) -> Event:
    """What an update says; `bot` is the bot's own id."""
    event = text_at(update, "update_id")
    if not event:
        raise Rejected(400, "an update has an update_id")
    for kind in _MESSAGES:
        if kind in update:
            return _read_message(object_at(update, kind), event, bot, identity)
    if "callback_query" in update:
        return _read_press(object_at(update, "callback_query"), event, bot, identity)
    return Ignored(next((str(key)[:40] for key in update if key != "update_id"), "empty"))


def _read_message(message: dict[str, Any], event: str, bot: str, identity: Identity) -> Event:
    sender, chat = text_at(message, "from", "id"), text_at(message, "chat", "id")
    if not sender or not chat:
        return Ignored("no_sender")
    if object_at(message, "from").get("is_bot"):
        return Ignored("bot")
    text = text_at(message, "text") or text_at(message, "caption")
    kind = next((kind for kind in _WORDLESS if kind in message), "text")
    if not text and kind == "text":
        return Ignored("service")  # somebody joined, the title changed
    if not _is_private(message) and not _is_addressed(message, bot):
        return Ignored("group")
    album = text_at(message, "media_group_id")
    return incoming(
        "telegram",
        f"album/{chat}/{album}" if album else event,
        identity.conversation("telegram", bot, *_place(message), sender),
        Recipient(_address(message), at(text_at(message, "edit_date") or text_at(message, "date"))),
        text=_words(text, message),
        kind=kind,
        language=_language(message),
    )


def _read_press(query: dict[str, Any], event: str, bot: str, identity: Identity) -> Event:
    message = object_at(query, "message")
    sender, chat = text_at(query, "from", "id"), text_at(message, "chat", "id")
    data = text_at(query, "data")
    if not sender or not chat or not data:
        return Ignored("callback_query")
    return incoming(
        "telegram",
        event,
        identity.conversation("telegram", bot, *_place(message), sender),
        Recipient(_address(message)),
        text=_title(message, data),
        payload=data,
        kind="button",
        seen={"callback": text_at(query, "id")},
        language=_language(query),
    )


def _is_private(message: dict[str, Any]) -> bool:
    return text_at(message, "chat", "type") == "private"


def _is_addressed(message: dict[str, Any], bot: str) -> bool:
    """In a group the bot answers only a command, a reply to it, or a mention of a bot."""
    if text_at(message, "reply_to_message", "from", "id") == bot:
        return True
    entities = list_at(message, "entities") + list_at(message, "caption_entities")
    if any(text_at(e, "type") == "bot_command" and text_at(e, "offset") == "0" for e in entities):
        return True
    text = text_at(message, "text") or text_at(message, "caption")
    mentioned = any(text_at(entity, "type") == "mention" for entity in entities)
    return mentioned and any(_names_a_bot(word) for word in text.split())


def _place(message: dict[str, Any]) -> tuple[str, ...]:
    """What beside the customer makes a conversation of its own: the group, and the topic in it."""
    topic = text_at(message, "message_thread_id") if message.get("is_topic_message") else ""
    place = () if _is_private(message) else (text_at(message, "chat", "id"),)
    return (*place, f"topic {topic}") if topic else place


def _address(message: dict[str, Any]) -> dict[str, str]:
    address = {"chat": text_at(message, "chat", "id")}
    if message.get("is_topic_message"):
        address["topic"] = text_at(message, "message_thread_id")
    if not _is_private(message):
        address["reply_to"] = text_at(message, "message_id")
    return address


def _words(text: str, message: dict[str, Any]) -> str:
    """A command without its slash and address; `/start` is a greeting."""
    command, _, rest = text.partition(" ")
    if command.partition("@")[0] == "/start":
        return "你好" if _language(message) == "zh" else "hello"
    if text.startswith("/"):
        return f"{command.partition('@')[0].lstrip('/')} {rest}".strip()
    return " ".join(w for w in text.split(" ") if not _names_a_bot(w)) or text


def _names_a_bot(word: str) -> bool:
    return word.startswith("@") and word.rstrip(",:.!?，：").lower().endswith("bot")


def _language(message: dict[str, Any]) -> str:
    return text_at(message, "from", "language_code")[:2].lower()


def _title(message: dict[str, Any], data: str) -> str:
    rows = list_at(message, "reply_markup", "inline_keyboard")
    keys = [key for row in rows if isinstance(row, list) for key in row]
    return next((text_at(k, "text") for k in keys if text_at(k, "callback_data") == data), "")
