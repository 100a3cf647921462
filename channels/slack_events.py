"""What Slack delivers: events, pressed buttons and slash commands, as rows of the inbox."""

from __future__ import annotations

from typing import Any

from bot.store.identity import Identity
from bot.store.inbox import Incoming
from bot.store.recipients import Recipient
from channels.events import Event, FollowUp, Ignored
from channels.incoming import at, incoming
from channels.request_body import list_at, object_at, text_at
from channels.slack_text import plain

_SPOKEN = frozenset({"", "file_share", "me_message", "thread_broadcast", "message_changed"})
_HELLO = "hello"


def read_event(body: dict[str, Any], identity: Identity) -> Event:
    """One `event_callback` (Events API)."""
    event = object_at(body, "event")
    kind, subtype = text_at(event, "type"), text_at(event, "subtype")
    if kind not in ("message", "app_mention"):
        return Ignored(kind[:40] or "no_type")
    if kind == "message" and subtype not in _SPOKEN:
        return Ignored(subtype[:40])
    if subtype == "message_changed":
        return _read_edit(body, event, identity)
    return _read_message(body, event, event, identity)


def _read_edit(body: dict[str, Any], event: dict[str, Any], identity: Identity) -> Event:
    message = object_at(event, "message")
    if text_at(message, "text") == text_at(event, "previous_message", "text"):
        return Ignored("unchanged")  # Slack shows a link's preview
    return _read_message(body, event, message, identity)


def _read_message(
    body: dict[str, Any], event: dict[str, Any], message: dict[str, Any], identity: Identity
) -> Event:
    team, channel = _team(body, event), text_at(event, "channel")
    user, ts = text_at(message, "user"), text_at(message, "ts")
    if not (team and channel and user and ts):
        return Ignored("incomplete")
    bot = _bot(body)
    if message.get("bot_id") or message.get("bot_profile") or user in (bot, "USLACKBOT"):
        return Ignored("bot")
    direct = text_at(event, "channel_type") == "im" or channel.startswith("D")
    thread = text_at(message, "thread_ts") or ("" if direct else ts)
    text = plain(text_at(message, "text"), without=bot)
    made = incoming(
        "slack",
        f"{team}/{channel}/{ts}/{text_at(message, 'edited', 'ts')}",
        _conversation(identity, team, user, "" if direct else channel, thread),
        Recipient({"channel": channel, "thread": thread}, at(ts)),
        text=text or ("" if _wordless(message) else _HELLO),  # only "@XiaoQ": a greeting
        kind=_wordless(message) or "text",
    )
    return _for_us(made, event, direct)


def _for_us(made: Incoming, event: dict[str, Any], direct: bool) -> Event:
    """In channels: what mentions the bot, and what follows in the thread of that."""
    if direct or text_at(event, "type") == "app_mention":
        return made
    followed = text_at(event, "thread_ts") or text_at(event, "message", "ts")
    return FollowUp(made) if followed else Ignored("channel")


def _wordless(message: dict[str, Any]) -> str:
    return next((k for k in ("files", "attachments", "blocks") if message.get(k)), "")


def read_press(payload: dict[str, Any], identity: Identity) -> Event:
    """One `block_actions` payload: the first button pressed."""
    kind = text_at(payload, "type")
    action = next((a for a in list_at(payload, "actions") if isinstance(a, dict)), {})
    if kind != "block_actions" or not action:
        return Ignored(kind[:40] or "no_type")
    team = text_at(payload, "team", "id") or text_at(payload, "user", "team_id")
    user = text_at(payload, "user", "id")
    channel = text_at(payload, "channel", "id") or text_at(payload, "container", "channel_id")
    if not (team and user and channel):
        return Ignored("incomplete")
    direct = channel.startswith("D")
    message = object_at(payload, "message")
    thread = text_at(message, "thread_ts") or text_at(payload, "container", "thread_ts")
    thread = thread or ("" if direct else text_at(message, "ts"))
    return incoming(
        "slack",
        f"press/{team}/{user}/{text_at(action, 'action_ts') or text_at(payload, 'trigger_id')}",
        _conversation(identity, team, user, "" if direct else channel, thread),
        Recipient({"channel": channel, "thread": thread}),
        text=text_at(action, "text", "text") or text_at(action, "selected_option", "text", "text"),
        payload=text_at(action, "value") or text_at(action, "selected_option", "value"),
        kind="button",
    )


def read_command(fields: dict[str, str], identity: Identity) -> Event:
    """A slash command, answered in the direct conversation so that nobody else reads it."""
    team, user = fields.get("team_id", ""), fields.get("user_id", "")
    if not (team and user and fields.get("command")):
        return Ignored("incomplete")
    return incoming(
        "slack",
        f"command/{team}/{user}/{fields.get('trigger_id', '')}",
        _conversation(identity, team, user, "", ""),
        Recipient({"channel": user, "thread": ""}),
        text=plain(fields.get("text", "")) or _HELLO,
        kind="command",
    )


def _conversation(identity: Identity, team: str, user: str, channel: str, thread: str) -> str:
    place = tuple(part for part in (channel, thread and f"thread {thread}") if part)
    return identity.conversation("slack", team, user, *place)


def _team(body: dict[str, Any], event: dict[str, Any]) -> str:
    return text_at(body, "team_id") or text_at(event, "team")


def _bot(body: dict[str, Any]) -> str:
    """The bot's own user id, as Slack names it with each event."""
    grants = list_at(body, "authorizations")
    return next((text_at(g, "user_id") for g in grants if object_at(g).get("is_bot")), "")
