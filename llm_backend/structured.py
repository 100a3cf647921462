"""JSON answers: watched while they come, checked when they are there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from llm_backend.errors import ModelOutputInvalid

_MAX_BLANKS = 48
"""White space in a row that no JSON answer of ours needs. Small models under a JSON grammar like
to write blanks up to max_tokens."""


class BlankWatch:
    """Counts the white space at the end of what has come so far."""

    def __init__(self) -> None:
        self._row = 0

    def feed(self, text: str) -> None:
        """Raise ModelOutputInvalid once the model does nothing but write blanks."""
        kept = text.rstrip()
        blanks = len(text) - len(kept)
        self._row = blanks if kept else self._row + blanks
        if self._row > _MAX_BLANKS:
            raise ModelOutputInvalid("the model writes white space without end")


def parse(text: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The object in `text`. Raises ModelOutputInvalid when it is none or does not fit."""
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

    try:
        value = json.loads(text)
    except ValueError:
        raise ModelOutputInvalid("the model's answer is no JSON, or was cut off") from None
    if not isinstance(value, dict):
        raise ModelOutputInvalid("the model's answer is no JSON object")
    fault = next(iter(Draft202012Validator(dict(schema)).iter_errors(value)), None)
    if fault is not None:  # its message would show the answer, its rule does not
        raise ModelOutputInvalid(f"the model's answer breaks the schema's rule {fault.validator!r}")
    return value
