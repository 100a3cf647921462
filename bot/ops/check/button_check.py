"""The buttons of a response: each leads to an intent there is, with values it may carry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.ops.check.lines import line_of
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

FILE = "domain.yml"
_FILLED = re.compile(r"\{[^{}\n\"]+\}")
_PAYLOAD = re.compile(r"/([\w-]+)\s*(\{.*\})?\s*$", re.DOTALL)


def check_buttons(
    name: str, variant: Any, *, intents: set[str], entities: set[str]
) -> Iterator[Problem]:
    """Problems of the buttons in one variant of the response `name`."""
    buttons = variant.get("buttons") or []
    if not isinstance(buttons, list):
        line = line_of(variant, "buttons")
        yield Problem(FILE, line, f"`buttons:` of {name} is a list; each begins with `- title:`")
        return
    for at, button in enumerate(buttons):
        if not _is_button(button):
            line = line_of(buttons, at)
            yield Problem(FILE, line, f"a button of {name} needs `title:` and `payload:`")
        else:
            yield from _check_payload(name, button, intents, entities)


def _is_button(button: Any) -> bool:
    return bool(isinstance(button, dict) and button.get("title") and button.get("payload"))


def _check_payload(
    name: str, button: Any, intents: set[str], entities: set[str]
) -> Iterator[Problem]:
    line, payload = line_of(button, "payload"), str(button["payload"])
    if not payload.startswith("/") or _FILLED.search(payload.split("{{")[0]):
        return  # plain words, or an intent that a flow fills in
    match = _PAYLOAD.match(payload)
    title = f"the button “{button['title']}” of {name}"
    if match is None or match[1] not in intents:
        wanted = match[1] if match else payload
        yield Problem(FILE, line, f"{title}: no intent `{wanted}`{nearest(wanted, intents)}")
    elif match[2]:
        yield from _check_values(match[2], title, line, entities)


def _check_values(text: str, title: str, line: int, entities: set[str]) -> Iterator[Problem]:
    if not text.startswith("{{") or not text.endswith("}}"):
        yield Problem(FILE, line, f"{title}: double the braces, as in /inform{{{{…}}}}")
        return
    try:
        values = json.loads(text[1:-1])
    except json.JSONDecodeError:
        yield Problem(FILE, line, f'{title}: write its values as {{{{"name": "value"}}}}')
        return
    for name in values:
        if name not in entities:
            yield Problem(FILE, line, f"{title}: no entity `{name}`{nearest(name, entities)}")
