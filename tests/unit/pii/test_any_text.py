"""Whatever a text holds: nothing is lost, nothing fails, nobody's value is read."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.pii.normalise import normalise
from bot.pii.restore import StreamRestorer, restore
from bot.pii.scrubber import Scrubber, default_scrubber
from bot.pii.vault import Vault
from tests.unit.pii.tricky import tricky_texts

TYPES = ("PERSON", "PHONE_NUMBER", "LOCATION", "EMAIL_ADDRESS", "PASSWORD")
STRANGE = "\U0001f511"  # stands in no text of ours
_SLOW = settings(max_examples=80, deadline=None)


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return default_scrubber()


def full_vault() -> Vault:
    """Values that a customer who types placeholders must not read."""
    vault = Vault()
    for kind in TYPES:
        for number in range(3):
            vault.placeholder(kind, f"{STRANGE}{kind}{number}")
    return vault


@_SLOW
@given(text=tricky_texts)
@example(text="<PERSON_1Ada Byron>")
@example(text="<PERSON_1\u0338>")
@example(text="My name is <PERSON_1>")
def test_typing_reads_nobodys_value(scrubber: Scrubber, text: str) -> None:
    vault = full_vault()
    shown = scrubber.scrub(text, vault=vault).text.value
    assert STRANGE not in shown
    assert STRANGE not in vault.restore(shown)


@_SLOW
@given(text=tricky_texts)
def test_spans_and_what_is_between_them_are_the_text(scrubber: Scrubber, text: str) -> None:
    spans = scrubber.scrub(text, vault=Vault()).spans
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(span.start < span.end for span in spans)
    assert all(text[span.start : span.end].strip() for span in spans)


@_SLOW
@given(text=tricky_texts)
@example(text="\ud83d张伟")
def test_restoring_gives_the_text_back(scrubber: Scrubber, text: str) -> None:
    """Letter for letter where no value stands twice, but for half characters and backslashes."""
    vault = Vault()
    shown = scrubber.scrub(text, vault=vault).text.value
    back = vault.restore(shown)
    spans = scrubber.scrub(text, vault=Vault()).spans
    if "\\" not in text and len(spans) == len(vault) - len(vault.values("LITERAL")):
        assert back == re.sub(r"[\ud800-\udfff]", "\ufffd", text)


@given(text=tricky_texts)
def test_each_plain_character_knows_its_place(text: str) -> None:
    plain = normalise(text)
    places = [plain.original_range(at, at + 1) for at in range(len(plain.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for (start, end), letter in zip(places, plain.text, strict=True):
        assert letter in text[start:end] or normalise(text[start:end]).text != ""


@given(text=tricky_texts)
def test_what_is_plain_stays_plain(text: str) -> None:
    """Searching finds the same in a text and in its plain form, or a disguise would be left.

    But for what is encoded twice: `&amp;lt;` is `&lt;` for a reader, and stays that.
    """
    once = normalise(text).text
    if "&" not in once and "%" not in once and "<" not in once:
        assert normalise(once).text == once


CHUNKS = st.lists(st.integers(0, 200), max_size=12)


@settings(max_examples=300)
@given(text=tricky_texts, cuts=CHUNKS)
def test_a_stream_restores_as_the_whole_does(text: str, cuts: list[int]) -> None:
    """At every cut, also where the model breaks off inside a placeholder."""
    vault = full_vault()
    ends = sorted(min(cut, len(text)) for cut in cuts)
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    stream = StreamRestorer(vault)
    shown = "".join([*(stream.feed(part) for part in parts), stream.finish()])
    assert shown == restore(text, vault)


@given(values=st.lists(st.sampled_from(["<PERSON_1>", "<PERSON_2>", "PERSON_3", "x"]), min_size=1))
def test_a_value_in_a_placeholders_shape_is_not_looked_up(values: list[str]) -> None:
    vault = Vault()
    shown = [vault.placeholder("LITERAL", value) for value in values]
    assert vault.restore(" ".join(shown)) == " ".join(values)
