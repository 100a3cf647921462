"""The responses of domain.yml: both languages, blanks that are filled, names that code says."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.ops.check.button_check import check_buttons
from bot.ops.check.lines import line_of
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

FILE = "domain.yml"
_BLANK = re.compile(r"(?<!\{)\{([^{}\n\"]+)\}(?!\})")
_DOUBLED = re.compile(r"\{\{|\}\}")
_CONDITION = "write the condition as [{type: slot, name: language, value: zh}]"


def check_responses(domain: Any, *, intents: set[str], entities: set[str]) -> Iterator[Problem]:
    """Problems of every response, and those that are missing."""
    responses = domain.get("responses") or {}
    # What the flows say is the actions' own matter; it is named here, not imported.
    given: Mapping[str, frozenset[str]] = importlib.import_module("actions.flows.responses").GIVEN
    slots = {str(slot) for slot in domain.get("slots") or {}}
    for name in responses:
        problems = list(_check_shape(name, responses))
        yield from problems
        if not problems:
            yield from _check_languages(name, responses)
            yield from _check_blanks(name, responses, given.get(name, frozenset()) | slots)
            for variant in responses[name]:
                yield from check_buttons(name, variant, intents=intents, entities=entities)
    for name in sorted(given.keys() - set(responses)):
        strangers = set(responses) - given.keys()
        hint = nearest(name, strangers).replace("did you mean", "is it now")
        yield Problem(
            FILE, line_of(domain, "responses"), f"{name}, which XiaoQ says, is gone{hint}"
        )


def _check_shape(name: str, responses: Any) -> Iterator[Problem]:
    line, variants = line_of(responses, name), responses[name]
    if not isinstance(variants, list) or not all(isinstance(one, dict) for one in variants):
        yield Problem(FILE, line, f"{name} must be a list; each entry begins with `- text:`")
        return
    for at, variant in enumerate(variants):
        line, text = line_of(variants, at), variant.get("text")
        conditions = variant.get("condition") or []
        if not isinstance(conditions, list) or not all(isinstance(c, dict) for c in conditions):
            yield Problem(FILE, line_of(variant, "condition"), f"{name}: {_CONDITION}")
        if text is not None and not isinstance(text, str):
            yield Problem(FILE, line_of(variant, "text"), f"{name}: put the text in quotes")
        elif not (text or "").strip() and not variant.get("custom"):
            yield Problem(FILE, line, f"{name} has an empty text")


def _check_languages(name: str, responses: Any) -> Iterator[Problem]:
    line, variants = line_of(responses, name), responses[name]
    if not any(_language(one) == "zh" for one in variants):
        yield Problem(FILE, line, f"{name} has no Chinese text (condition: language is zh)")
    if not any(not one.get("condition") for one in variants):
        yield Problem(FILE, line, f"{name} has no English text (one without condition)")


def _check_blanks(name: str, responses: Any, known: frozenset[str]) -> Iterator[Problem]:
    variants = responses[name]
    texts = [str(variant.get("text") or "") for variant in variants]
    used = [blanks_of(variant) for variant in variants]
    for variant, text, blanks in zip(variants, texts, used, strict=True):
        line = line_of(variant, "text")
        bare = _BLANK.sub("", _DOUBLED.sub("", text))
        if "{" in bare or "}" in bare:
            yield Problem(FILE, line, f"{name}: a brace without its other half")
        for blank in sorted(blanks - known):
            yield Problem(
                FILE, line, f"{name}: nothing fills {{{blank}}} here{nearest(blank, known)}"
            )
        for missing in sorted(set().union(*used) & known - blanks):
            where = _LANGUAGES.get(_language(variant), f"the {_language(variant)} text")
            yield Problem(FILE, line, f"{name}: {{{missing}}} is missing in {where}")


def blanks_of(variant: Any) -> set[str]:
    """The names in braces of a variant's text."""
    return set(_BLANK.findall(str(variant.get("text") or "")))


_LANGUAGES: Mapping[str | None, str] = {None: "the English text", "zh": "the Chinese text"}


def _language(variant: Any) -> str | None:
    for condition in variant.get("condition") or ():
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return None
