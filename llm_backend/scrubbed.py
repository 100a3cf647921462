"""The one type that may travel to a model server."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import final

_PLACEHOLDER = re.compile(r"<[A-Z][A-Z_]*_\d+>")


class _Seal:
    """Held by the scrubber alone; tests/unit/test_imports.py fails if another module takes it."""


SEAL = _Seal()


@final
class ScrubbedText:
    """Text in which every personal value has been replaced by a placeholder.

    Only ``bot.pii.scrubber`` can make one from a ``str``; everyone else joins existing ones.
    It is on purpose no ``str``: ``f"{scrubbed}"`` shows only its length, so that neither a log
    line nor a careless format call turns it back into text.
    """

    __slots__ = ("_value",)
    _value: str

    def __init__(self, value: str, *, seal: _Seal) -> None:
        if seal is not SEAL:
            raise TypeError("ScrubbedText is made by bot.pii.scrubber only; scrub the text first")
        object.__setattr__(self, "_value", value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("ScrubbedText does not change")

    @property
    def value(self) -> str:
        """The text with placeholders."""
        return self._value

    @classmethod
    def join(cls, separator: str, parts: Iterable[ScrubbedText]) -> ScrubbedText:
        """Join scrubbed parts; the separator may be white space or punctuation only."""
        if any(ch.isalnum() for ch in separator):
            raise ValueError("a separator holds no letters or digits")
        return cls(separator.join(part._value for part in parts), seal=SEAL)

    def shortened(self, most: int) -> ScrubbedText:
        """The first `most` characters, without the half of a placeholder at the end."""
        start = self._value[:most]
        if len(start) < len(self._value) and start.rfind("<") > start.rfind(">"):
            start = start[: start.rfind("<")]
        return ScrubbedText(start, seal=SEAL)

    def part(self, start: int, end: int) -> ScrubbedText:
        """The characters from `start` to `end`, without white space around them.

        Raises ValueError where that would cut a placeholder in two.
        """
        for placeholder in _PLACEHOLDER.finditer(self._value):
            if any(placeholder.start() < edge < placeholder.end() for edge in (start, end)):
                raise ValueError("the part would begin or end within a placeholder")
        return ScrubbedText(self._value[start:end].strip(), seal=SEAL)

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ScrubbedText) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"ScrubbedText({len(self._value)} characters)"
