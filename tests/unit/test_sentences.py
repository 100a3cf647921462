"""Sentences come out of a stream whole, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sentences import SentenceStream, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three", ["One.", " Two!", " Three"]),
        ("一。二！三", ["一。", "二！", "三"]),
        ("It costs 3.5 yuan. Fine.", ["It costs 3.5 yuan.", " Fine."]),
        ("1. Open it.\n2. Press.", ["1. Open it.", "\n", "2. Press."]),
        ("他说“好。”然后走了。", ["他说“好。”", "然后走了。"]),
        ("Really?! Yes.", ["Really?!", " Yes."]),
        ("", []),
    ],
)
def test_borders(text: str, sentences: list[str]) -> None:
    """Full stops in numbers and list numbers end nothing; full-width marks need no space."""
    assert split_sentences(text) == sentences


def test_endless_sentence_is_cut() -> None:
    """A sentence without an end does not hold the stream up for ever."""
    assert SentenceStream().feed("word " * 100)


@given(st.lists(st.text(alphabet="ab1 .!?。\n”*，", max_size=9), max_size=30))
def test_nothing_is_lost(chunks: list[str]) -> None:
    """The pieces joined are the input, wherever the chunks are cut."""
    stream = SentenceStream()
    pieces = [piece for chunk in chunks for piece in stream.feed(chunk)]
    assert "".join([*pieces, *stream.finish()]) == "".join(chunks)
