"""The designers' sentences: enough of them, none twice, none from the test set."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.understanding.command import MEANINGS
from tests.integration.heldout import heldout, training

ROOT = Path(__file__).resolve().parents[3]
INTENTS = tuple(MEANINGS)


@pytest.mark.parametrize("language", ["Chinese", "English"])
@pytest.mark.parametrize("intent", INTENTS)
def test_forty_sentences_an_intent_and_language(intent: str, language: str) -> None:
    text = (ROOT / f"data/nlu/{intent}.yml").read_text("utf-8")
    block = text.split(f"# {language}\n")[1].split("\n# ")[0]
    assert block.count("\n    - ") >= 40


def test_no_sentence_stands_twice() -> None:
    counts = Counter((one.text, one.source) for one in training())
    assert [text for text, count in counts.items() if count > 1] == []


_OWN_DATA = ("my_data", "erase_my_data")


def test_no_sentence_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for one in training():
        meanings.setdefault(one.text, set()).add(one.intent)
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


def test_the_test_set_is_not_trained_on() -> None:
    trained = {one.text for one in training()}
    assert [one.text for one in heldout() if one.text in trained] == []


def test_the_test_set_has_enough_of_everything() -> None:
    counts = Counter((one.source, one.intent) for one in heldout())
    needed = {(lang, intent): 15 if lang in ("zh", "en") else 5 for lang, intent in counts}
    # what customers ask about their own data: in Chinese and English only, and fewer
    needed |= {(lang, intent): 4 for lang in ("zh", "en") for intent in _OWN_DATA}
    assert len(counts) == 17 * 15 + len(_OWN_DATA) * 2
    assert {pair for pair, count in counts.items() if count < needed[pair]} == set()
