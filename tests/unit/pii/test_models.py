"""What the English model is asked, and what it must not keep."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.pii.models import english, english_persons
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault


def test_what_a_customer_wrote_is_not_kept_in_the_vocabulary() -> None:
    """It would stay in memory in clear after an erasure, and grow with every message."""
    text = "Yesterday Zebulonia Quarkwright wrote to you about invoice QX99Z81."
    scrubbed = default_scrubber().scrub(text, vault=Vault(), language="en")
    assert "Quarkwright" not in scrubbed.text.value
    kept = english().vocab.strings
    assert not {"Zebulonia", "Quarkwright", "QX99Z81"} & set(kept)


def test_a_text_that_the_model_refuses_leaves_nothing_either() -> None:
    """And the next one is read as ever."""
    refused = "Anastasija Quiverfull wrote. " * (english().max_length // 20)
    with pytest.raises(ValueError, match="max_length"):
        english_persons(["Ask Zenobia Quiverfoot.", refused])
    assert not {"Zenobia", "Quiverfoot", "Quiverfull"} & set(english().vocab.strings)
    assert english_persons(["Ask Zenobia Quiverfoot."])["Ask Zenobia Quiverfoot."] == [(4, 22)]


def test_threads_find_what_one_finds() -> None:
    """A memory zone is a state of the vocabulary, which they share."""
    asked = [
        [f"I met John Miller{i} and Maria Lopez in room {i}." for i in range(n)] for n in range(9)
    ]
    alone = [english_persons(sentences) for sentences in asked]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(english_persons, asked * 3)) == alone * 3
    assert all(len(found) == 2 for found in alone[-1].values())
