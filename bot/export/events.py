"""Rasa's events with personal values hidden, wherever in them they stand.

What Rasa itself wrote (names of intents, actions, slots, policies) stays; every other text, in
messages, entities, slots, buttons and metadata, goes through `hide`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Hidden = Callable[[str], str]
Event = dict[str, Any]

_OWN = frozenset(
    ["event", "name", "policy", "input_channel", "extractor", "entity", "role", "group"]
)
_OWN_METADATA = frozenset(["utter_action", "model_id", "assistant_id"])
_NONE: frozenset[str] = frozenset()
_INSIDE = {"metadata": _OWN_METADATA, "value": _NONE, "data": _NONE, "custom": _NONE}
_LONG_NUMBER = 4
"""Digits from which on a number may tell something: the last four of a telephone number."""
_DROPPED = frozenset(["text_tokens"])
"""Offsets into a text that is another one now."""


def texts_of(event: Event) -> list[str]:
    """All texts that `masked` will ask for."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _walk(event, note, _OWN, None)
    return found


def masked(event: Event, replaced: Mapping[str, str]) -> Event:
    """The event with each of its texts replaced; entities point into the new text."""
    hidden: Event = _walk(event, replaced.__getitem__, _OWN, None)
    parsed = hidden.get("parse_data")
    if isinstance(parsed, dict):
        for entity in parsed.get("entities") or ():
            _point(entity, str(hidden.get("text") or ""))
    return hidden


def _walk(value: Any, hide: Hidden, own: frozenset[str], key: str | None) -> Any:
    if isinstance(value, str):
        return value if key in own else hide(value)
    if isinstance(value, dict):
        return {
            _key(name, hide, own): _walk(inner, hide, _INSIDE.get(name, own) if own else own, name)
            for name, inner in value.items()
            if name not in _DROPPED
        } | ({"message_id": None} if "message_id" in value else {})
    if isinstance(value, list):
        return [_walk(inner, hide, own, key) for inner in value]
    return value if own is _OWN else _number(value, hide)


def _key(name: str, hide: Hidden, own: frozenset[str]) -> str:
    """Within slots, buttons and metadata a key may be somebody's words."""
    return name if own is _OWN or name in own else hide(name)


def _number(value: Any, hide: Hidden) -> Any:
    written = str(value)
    if isinstance(value, bool) or sum(map(str.isdigit, written)) < _LONG_NUMBER:
        return value
    hidden = hide(written)
    return value if hidden == written else hidden


def _point(entity: dict[str, Any], text: str) -> None:
    """Where the entity stands in the text now; without a place if it stands nowhere."""
    if "start" not in entity:
        return
    value = entity.get("value")
    words = value if isinstance(value, str) else ""
    start = text.find(words) if words else -1
    if start < 0:
        entity.pop("start"), entity.pop("end", None)
    else:
        entity.update(start=start, end=start + len(words))
