"""Rasa's parse of one message as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding.understood import FREE_FORM, Entity


@dataclass(frozen=True)
class Reading:
    """The NLU's view: (intent, confidence) pairs, best first and never empty, and entities."""

    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Entity, ...]

    @classmethod
    def of(cls, parsed: Mapping[str, Any]) -> Reading:
        """From what Rasa's `parse_message` returns; a message of nothing but blanks is free."""
        listed = parsed.get("intent_ranking") or [parsed.get("intent") or {}]
        ranking = tuple(
            (str(one["name"]), float(one["confidence"])) for one in listed if one.get("name")
        )
        return cls(ranking or ((FREE_FORM, 0.0),), tuple(parsed.get("entities") or ()))

    @property
    def intent(self) -> str:
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        return self.ranking[0][1]

    @property
    def margin(self) -> float:
        """How far the best intent is before the second."""
        return self.confidence - (self.ranking[1][1] if len(self.ranking) > 1 else 0.0)

    def probability(self, intent: str) -> float:
        """Of one intent; 0 where it is not among the best."""
        return dict(self.ranking).get(intent, 0.0)

    def without(self, intent: str) -> Reading:
        """The same where `intent` cannot be meant; the others share its probability."""
        rest = 1.0 - self.probability(intent)
        kept = tuple((name, score / rest) for name, score in self.ranking if name != intent)
        return replace(self, ranking=kept) if kept and rest > 0 else self
