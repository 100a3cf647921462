"""Responses written in further languages become variants of the domain's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.nlg.generator import ResponseVariationFilter

from bot.answer.written import add_written
from bot.errors import ConfigurationError

ROOT = Path(__file__).resolve().parents[3]


def responses() -> dict[str, Any]:
    return {
        "utter_order": [
            {"condition": [{"type": "slot", "name": "language", "value": "zh"}], "text": "订单"},
            {"text": "Order {n}", "buttons": [{"title": "Go on", "payload": "/affirm"}]},
        ]
    }


def spoken(found: dict[str, Any], language: str) -> dict[str, Any]:
    """What the bot would say, by Rasa's own choice."""
    fitting = ResponseVariationFilter(found).responses_for_utter_action(
        "utter_order", "web", {"language": language}
    )
    return dict(fitting[0])


def test_a_written_language_wins_and_its_buttons_mean_the_same(tmp_path: Path) -> None:
    (tmp_path / "fr.yml").write_text(
        "texts: {utter_order: 'Commande {n}', utter_gone: x}\nbuttons: {Go on: Continuer}\n",
        "utf-8",
    )
    found = responses()
    add_written(found, tmp_path)
    add_written(found, tmp_path)
    assert spoken(found, "fr")["text"] == "Commande {n}"
    assert spoken(found, "fr")["buttons"] == [{"title": "Continuer", "payload": "/affirm"}]
    assert spoken(found, "zh")["text"] == "订单"
    assert spoken(found, "de")["text"] == "Order {n}"
    assert len(found["utter_order"]) == 3


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "fr.yml").write_text("texts: [\n", "utf-8")
    with pytest.raises(ConfigurationError, match=r"data/responses/fr\.yml"):
        add_written(responses(), tmp_path)


@pytest.mark.parametrize("path", sorted((ROOT / "data" / "responses").glob("*.yml")), ids=str)
def test_every_shipped_language_is_complete(path: Path) -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["responses"]
    written = yaml.safe_load(path.read_text("utf-8"))
    titles = {
        button["title"]
        for variants in domain.values()
        for variant in variants
        if not variant.get("condition")
        for button in variant.get("buttons") or ()
    }
    assert set(written["texts"]) == set(domain) - {"utter_free_form"}  # which the model writes
    assert set(written["buttons"]) == titles
