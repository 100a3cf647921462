"""Rasa's parse as values."""

from __future__ import annotations

import pytest

from bot.understanding.reading import Reading


def reading(**ranking: float) -> Reading:
    return Reading(tuple(ranking.items()), ())


def test_of_rasas_parse() -> None:
    found = Reading.of(
        {
            "intent": {"name": "greet", "confidence": 0.7},
            "intent_ranking": [
                {"name": "greet", "confidence": 0.7},
                {"name": "thank", "confidence": 0.2},
            ],
            "entities": [{"entity": "order_number", "value": "W1234567"}],
        }
    )
    assert (found.intent, found.confidence) == ("greet", 0.7)
    assert found.margin == pytest.approx(0.5)
    assert found.entities[0]["value"] == "W1234567"


def test_of_blanks() -> None:
    found = Reading.of({"intent": {"name": None, "confidence": 0.0}, "intent_ranking": []})
    assert (found.intent, found.confidence, found.margin) == ("free_form", 0.0, 0.0)


def test_without_an_intent_the_others_share_its_probability() -> None:
    left = reading(inform=0.5, order_status=0.4, free_form=0.1).without("inform")
    assert left.ranking == (("order_status", pytest.approx(0.8)), ("free_form", pytest.approx(0.2)))


def test_without_its_only_intent_nothing_changes() -> None:
    only = reading(inform=1.0)
    assert only.without("inform") == only
