"""What every recogniser is: types it can find, and one method over normalised text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from bot.pii.span import Span


@dataclass(frozen=True)
class Context:
    """What is known about a text beside its letters.

    language: ISO 639-1 code, None if nobody knows; region: ISO 3166 code of the conversation,
    for numbers without a country; guessed: what the text itself looks like, which a given language
    does not overrule: a customer of a German conversation may write in Romanian.
    """

    language: str | None = None
    region: str = "CN"
    guessed: str | None = None


class Recognizer(ABC):
    """Finds values of its `types`. Holds no state of a text; one instance serves the process."""

    types: ClassVar[tuple[str, ...]]

    @abstractmethod
    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Spans in `text`, which `bot.pii.normalise` has been over: ASCII digits, no zero width."""
