"""How alike two answers are."""

from __future__ import annotations

import pytest

from llm_backend.finetune.evaluate import likeness


@pytest.mark.parametrize(
    ("said", "wanted", "least", "most"),
    [
        ("It is on its way.", "It is on its  way.", 1.0, 1.0),
        ("您的包裹已经发出。", "您的包裹已经发出，请留意。", 0.5, 0.95),
        ("It is on its way.", "您的包裹已经发出。", 0.0, 0.0),
        ("", "It is on its way.", 0.0, 0.0),
        ("no", "no", 1.0, 1.0),
    ],
)
def test_alike_in_words_in_any_language(said: str, wanted: str, least: float, most: float) -> None:
    """Between nothing in common and the same but for white space."""
    assert least <= likeness(said, wanted) <= most
