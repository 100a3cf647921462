"""domain.yml as a whole: its sections, slots and forms; responses have a check of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.ops.check.lines import line_of
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem
from bot.ops.check.response_check import check_responses

FILE = "domain.yml"
_LISTS = ("intents", "entities", "actions")
_MAPPINGS = ("slots", "forms", "responses")
_SLOT_TYPES = ("text", "bool", "categorical", "float", "list", "any")


def names(section: Any) -> set[str]:
    """Names in a domain section that may hold plain names and names with options."""
    found = set()
    for entry in section if isinstance(section, list) else ():
        found.add(str(next(iter(entry)) if isinstance(entry, dict) and entry else entry))
    return found


def check_domain(domain: Any) -> list[Problem]:
    """Problems of the loaded domain.yml."""
    if not isinstance(domain, dict):
        return [Problem(FILE, 1, "must hold intents, slots, responses … at the left margin")]
    problems = list(_check_sections(domain))
    if problems:
        return problems
    intents, entities = names(domain.get("intents")), names(domain.get("entities"))
    in_responses = check_responses(domain, intents=intents, entities=entities)
    return [*_check_slots(domain), *_check_forms(domain), *in_responses]


def _check_sections(domain: Any) -> Iterator[Problem]:
    for section in _LISTS:
        if not isinstance(domain.get(section) or [], list):
            line = line_of(domain, section)
            yield Problem(FILE, line, f"`{section}:` is a list; each entry begins with a dash")
    for section in _MAPPINGS:
        if not isinstance(domain.get(section) or {}, dict):
            line = line_of(domain, section)
            yield Problem(FILE, line, f"`{section}:` holds names with a colon, not a list")


def _check_slots(domain: Any) -> Iterator[Problem]:
    slots = domain.get("slots") or {}
    for slot in slots:
        kind = slots[slot].get("type") if isinstance(slots[slot], dict) else None
        if kind not in _SLOT_TYPES and "." not in str(kind):
            line = line_of(slots, slot)
            there = ", ".join(_SLOT_TYPES)
            yield Problem(FILE, line, f"the slot {slot} needs `type:` and one of {there}")


def _check_forms(domain: Any) -> Iterator[Problem]:
    forms, slots = domain.get("forms") or {}, set(domain.get("slots") or {})
    for form in forms:
        asked = forms[form].get("required_slots") if isinstance(forms[form], dict) else None
        if not isinstance(asked, list):
            line = line_of(forms, form)
            yield Problem(FILE, line, f"{form} needs `required_slots: [a, b]`")
            continue
        for slot in asked:
            if slot not in slots:
                hint = nearest(str(slot), slots)
                yield Problem(FILE, line_of(forms, form), f"{form}: no slot `{slot}`{hint}")
