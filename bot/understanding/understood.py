"""What a message was understood to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Source = Literal["nlu", "model"]
Entity = Mapping[str, Any]

INFORM = "inform"
"""The intent of an answer to what a form asked; never given outside of a form."""
FREE_FORM = "free_form"


@dataclass(frozen=True, kw_only=True)
class Understood:
    """One message, understood.

    source: who decided on the intent; confidence: the NLU's probability of that intent, 0 to 1,
    whoever decided; ranking: (intent, probability) as the NLU saw it, best first.
    """

    language: str
    intent: str
    confidence: float
    source: Source
    entities: tuple[Entity, ...] = ()
    ranking: tuple[tuple[str, float], ...] = field(default=(), repr=False)

    def parse_data(self, text: str) -> dict[str, Any]:
        """Rasa's format, for `UserMessage(parse_data=…)`; the language is an entity more."""
        others = [pair for pair in self.ranking if pair[0] != self.intent]
        ranking = [(self.intent, self.confidence), *others]
        language = {"entity": "language", "value": self.language, "extractor": "language"}
        return {
            "text": text,
            "intent": _named(ranking[0]),
            "intent_ranking": [_named(pair) for pair in ranking],
            "entities": [*(dict(entity) for entity in self.entities), language],
        }


def _named(pair: tuple[str, float]) -> dict[str, Any]:
    return {"name": pair[0], "confidence": pair[1]}
