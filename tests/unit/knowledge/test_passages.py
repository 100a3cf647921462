"""Documents are cut by heading; short sections join, long ones are divided, nothing is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.document import parse_document
from bot.knowledge.passages import MOST_WORDS, Passage, count_words, cut


def passages(body: str) -> list[Passage]:
    return cut(parse_document("p.md", f"---\ntitle: T\nlanguage: en\n---\n{body}"))


@pytest.mark.parametrize(
    ("text", "words"),
    [("three short words", 3), ("退货需要三十天内申请", 6), ("支持 2.4 GHz", 4), ("", 0)],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    """A wide character is a part of a word."""
    assert count_words(text) == words


def test_short_sections_join() -> None:
    """With their headings, which are what a question often resembles most."""
    (only,) = passages("Intro.\n\n## Price\n\nFive yuan.\n\n## Time\n\nTwo days.")
    assert only.text == "Intro.\n\n## Price\n\nFive yuan.\n\n## Time\n\nTwo days."
    assert only.headings == "T: Price; Time"


def test_a_full_section_stands_alone() -> None:
    """A section of 80 words or more takes no further one in."""
    first, second = passages(f"## A\n\n{'word ' * 90}\n\n## B\n\nShort.")
    assert first.headings == "T: A"
    assert (second.text, second.position) == ("## B\n\nShort.", 1)


def test_every_piece_of_a_long_section_keeps_the_heading() -> None:
    """Or it would not say what it is about."""
    found = passages(
        "## Long\n\n" + "\n\n".join(f"Paragraph {n}. " + "word " * 60 for n in range(9))
    )
    assert len(found) > 2
    assert all(passage.text.startswith("## Long") for passage in found)


def test_a_hash_in_code_is_no_heading() -> None:
    """Fenced code is text."""
    (only,) = passages("## Set up\n\n```\n# a comment\n```")
    assert only.headings == "T: Set up"


@pytest.mark.parametrize("unit", ["word ", "A sentence. ", "退货。", "长", "line\n"])
def test_no_passage_is_too_long_and_none_is_lost(unit: str) -> None:
    """Whatever the text is made of."""
    body = unit * 900
    found = passages(body)
    assert all(count_words(passage.text) <= MOST_WORDS for passage in found)
    assert sum(count_words(passage.text) for passage in found) == pytest.approx(
        count_words(body), rel=0.02
    )


@given(st.text(alphabet="ab 。.#\n-|", max_size=400))
def test_letters_survive(body: str) -> None:
    """Every letter outside headings without text is in a passage, in order."""
    kept = "".join(passage.text for passage in passages(body))
    without_headings = "\n".join(x for x in body.splitlines() if not re.match(r"#{1,6}\s", x))
    letters = [ch for ch in without_headings if ch in "ab"]
    found = iter(ch for ch in kept if ch in "ab")
    assert all(ch in found for ch in letters)
