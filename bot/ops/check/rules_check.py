"""data/rules and data/stories: names that exist, and rules that do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.ops.check.domain_check import names
from bot.ops.check.lines import line_of, load
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

_BUILT_IN = frozenset(
    {"action_listen", "action_restart", "action_session_start", "action_default_fallback",
     "action_deactivate_loop", "action_revert_fallback_events", "action_back", "..."}
)  # fmt: skip
_KEYS = frozenset(
    {"intent", "user", "action", "bot", "active_loop", "slot_was_set", "checkpoint", "or",
     "entities", "metadata"}
)  # fmt: skip
Places = dict[str, tuple[str, int]]
"""Rule or story name → file and line."""


def check_rules(folders: list[Path], root: Path, domain: Any) -> tuple[list[Problem], Places]:
    """Problems in the files, and where each rule and story stands."""
    problems: list[Problem] = []
    places: Places = {}
    for path in sorted(file for folder in folders for file in folder.rglob("*.yml")):
        content, wrong = load(path, root)
        problems += wrong
        file = str(path.relative_to(root))
        for kind in ("rules", "stories") if not wrong else ():
            entries, misplaced = _entries(content, kind, file)
            problems += misplaced
            for at, entry in enumerate(entries):
                problems += _check_entry(entry, file, line_of(entries, at), domain, places)
    return problems, places


def _entries(content: Any, kind: str, file: str) -> tuple[Any, list[Problem]]:
    """The list under `rules:` or `stories:`; an empty file holds none."""
    if content is not None and not isinstance(content, dict):
        if kind == "stories":  # said once a file
            return [], []
        return [], [Problem(file, 1, "must hold `rules:` or `stories:` and a list under it")]
    entries = (content or {}).get(kind) or []
    if isinstance(entries, list):
        return entries, []
    line = line_of(content, kind)
    return [], [Problem(file, line, f"`{kind}:` is a list; each entry begins with a dash")]


def _check_entry(
    entry: Any, file: str, line: int, domain: Any, places: Places
) -> Iterator[Problem]:
    name = entry.get("rule") or entry.get("story") if isinstance(entry, dict) else None
    if not name or not isinstance(entry.get("steps"), list):
        yield Problem(file, line, "write `- rule:` or `- story:` with a name, and `steps:`")
        return
    if name in places:
        other = f"{places[name][0]}:{places[name][1]}"
        yield Problem(file, line, f"the name “{name}” is taken already at {other}")
    places[name] = (file, line)
    for part in ("condition", "steps"):
        steps = entry.get(part) or []
        if not isinstance(steps, list):
            line = line_of(entry, part)
            yield Problem(file, line, f"`{part}:` is a list; each entry begins with a dash")
            continue
        for at, step in enumerate(steps):
            yield from _check_step(step, file, line_of(steps, at), domain)


def _check_step(step: Any, file: str, line: int, domain: Any) -> Iterator[Problem]:
    if not isinstance(step, dict) or not set(step) <= _KEYS:
        yield Problem(file, line, "a step is `- intent:`, `- action:`, `- active_loop:` or …")
        return
    others = step.get("or") or []
    for other in others if isinstance(others, list) else ():
        yield from _check_step(other, file, line, domain)
    forms = set(domain.get("forms") or {})
    known = {
        "intent": names(domain.get("intents")),
        "action": _BUILT_IN
        | forms
        | names(domain.get("actions"))
        | set(domain.get("responses") or {}),
        "active_loop": forms,
    }
    for kind, there in known.items():
        wanted = step.get(kind)
        if wanted and str(wanted) not in there:
            word = {"action": "action or response", "active_loop": "form"}.get(kind, kind)
            yield Problem(file, line, f"no {word} `{wanted}` in domain.yml{nearest(wanted, there)}")
    was_set = step.get("slot_was_set") or []
    if not isinstance(was_set, list):
        yield Problem(file, line, "under `slot_was_set:` write `- slot: value`")
        return
    for at, slot in enumerate(was_set):
        name = next(iter(slot)) if isinstance(slot, dict) else slot
        if name not in (domain.get("slots") or {}) and name != "requested_slot":
            hint = nearest(str(name), domain.get("slots") or {})
            yield Problem(file, line_of(was_set, at), f"no slot `{name}` in domain.yml{hint}")
