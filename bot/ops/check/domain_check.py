"""domain.yml: both languages, the same blanks, buttons that lead somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.ops.check.lines import line_of
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

FILE = "domain.yml"
_BLANK = re.compile(r"(?<!\{)\{([^{}\n\"]+)\}(?!\})")
_PAYLOAD = re.compile(r"/([\w-]+)\s*(\{.*\})?\s*$", re.DOTALL)


def names(section: Any) -> set[str]:
    """Names in a domain section that may hold plain names and names with options."""
    found = set()
    for entry in section or ():
        found.add(str(next(iter(entry)) if isinstance(entry, dict) else entry))
    return found


def check_domain(domain: Any, root: Path) -> list[Problem]:
    """Problems of the responses and forms of the loaded domain.yml."""
    if not isinstance(domain, dict):
        return [Problem(FILE, 1, "must hold intents, slots, responses … at the left margin")]
    responses = domain.get("responses") or {}
    problems = [
        problem for name in responses for problem in _check_response(name, responses, domain)
    ]
    return problems + list(_check_forms(domain))


def _check_response(name: str, responses: Any, domain: Any) -> Iterator[Problem]:
    line, variants = line_of(responses, name), responses[name]
    if not isinstance(variants, list) or not all(isinstance(one, dict) for one in variants):
        yield Problem(FILE, line, f"{name} must be a list; each entry begins with `- text:`")
        return
    if not any(_language(one) == "zh" for one in variants):
        yield Problem(FILE, line, f"{name} has no Chinese text (condition: language is zh)")
    if not any(not one.get("condition") for one in variants):
        yield Problem(FILE, line, f"{name} has no English text (one without condition)")
    blanks = {_language(one): _blanks(one) for one in variants}
    for language, found in blanks.items():
        for missing in sorted(set().union(*blanks.values()) - found):
            where = "the Chinese text" if language == "zh" else "the English text"
            yield Problem(FILE, line, f"{name}: {{{missing}}} is missing in {where}")
    for at, variant in enumerate(variants):
        if not str(variant.get("text") or "").strip() and not variant.get("custom"):
            yield Problem(FILE, line_of(variants, at), f"{name} has an empty text")
        for button in variant.get("buttons") or ():
            yield from _check_button(name, button, domain)


def _language(variant: Any) -> str | None:
    for condition in variant.get("condition") or ():
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return None


def _blanks(variant: Any) -> set[str]:
    return set(_BLANK.findall(str(variant.get("text") or "")))


def _check_button(name: str, button: Any, domain: Any) -> Iterator[Problem]:
    line = line_of(button, "payload")
    if not isinstance(button, dict) or not button.get("title") or not button.get("payload"):
        yield Problem(FILE, line, f"a button of {name} needs `title:` and `payload:`")
        return
    payload = str(button["payload"])
    if not payload.startswith("/") or _BLANK.search(payload.split("{{")[0]):
        return  # plain words, or an intent that a flow fills in
    match = _PAYLOAD.match(payload)
    intents = names(domain.get("intents"))
    title = f"the button “{button['title']}” of {name}"
    if match is None or match[1] not in intents:
        wanted = match[1] if match else payload
        yield Problem(FILE, line, f"{title}: no intent `{wanted}`{nearest(wanted, intents)}")
    elif match[2]:
        yield from _check_values(match[2], title, line, names(domain.get("entities")))


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


def _check_forms(domain: Any) -> Iterator[Problem]:
    forms, slots = domain.get("forms") or {}, set(domain.get("slots") or {})
    for form in forms:
        for slot in (forms[form] or {}).get("required_slots") or ():
            if slot not in slots:
                hint = nearest(str(slot), slots)
                yield Problem(FILE, line_of(forms, form), f"{form}: no slot `{slot}`{hint}")
