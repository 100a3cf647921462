"""What Rasa is handed."""

from __future__ import annotations

from bot.understanding.understood import Understood


def test_parse_data_names_the_chosen_intent_first_and_the_language_as_entity() -> None:
    number = {"entity": "order_number", "value": "W1234567", "start": 0, "end": 8}
    data = Understood(
        language="fr",
        intent="return_order",
        confidence=0.3,
        source="model",
        entities=(number,),
        ranking=(("exchange_item", 0.5), ("return_order", 0.3)),
    ).parse_data("W1234567 rendre")
    assert data["text"] == "W1234567 rendre"
    assert data["intent"] == {"name": "return_order", "confidence": 0.3}
    assert [one["name"] for one in data["intent_ranking"]] == ["return_order", "exchange_item"]
    assert [one["value"] for one in data["entities"]] == ["W1234567", "fr"]
    assert data["entities"][1]["entity"] == "language"
