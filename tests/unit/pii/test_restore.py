"""Values come back from every way a model writes a placeholder, and only from those."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pii.restore import StreamRestorer, restore
from bot.pii.vault import Vault


def vault() -> Vault:
    made = Vault()
    made.placeholder("PERSON", "Ada")
    made.placeholder("PHONE_NUMBER", "13812345678")
    made.placeholder("LITERAL", "<PERSON_1>")
    return made


TEXTS = [
    ("Dear <PERSON_1>, hello", "Dear Ada, hello"),
    ("你好<PERSON_1>先生", "你好Ada先生"),
    ("<person_1> and <Person_1>", "Ada and Ada"),
    ("<PERSON_1>'s order", "Ada's order"),
    ("<PERSON_1s> order", "Adas order"),
    ("< PERSON_1 >", "Ada"),
    ("<PERSON 1>", "Ada"),
    (r"\<PERSON\_1\>", "Ada"),
    ("&lt;PERSON_1&gt;", "Ada"),
    ("＜PERSON_1＞", "Ada"),
    ("PERSON_1 called", "Ada called"),
    ("<PHONE_NUMBER_1>.", "13812345678."),
    ("you typed <LITERAL_1>", "you typed <PERSON_1>"),  # one pass only
    ("Dear <PERSON_9>, hello", "Dear, hello"),  # made up
    ("call <CUSTOMER_NAME_1> now", "call now"),
    ("<b>1 < 2</b> and <br>", "<b>1 < 2</b> and <br>"),
    ("order W1234567, WIFI_6 router", "order W1234567, WIFI_6 router"),
    ("a <PERSON_", "a <PERSON_"),
]


@pytest.mark.parametrize(("written", "restored"), TEXTS)
def test_whole(written: str, restored: str) -> None:
    assert restore(written, vault()) == restored


@pytest.mark.parametrize(("written", "restored"), TEXTS)
@settings(deadline=None)  # of a busy machine nothing is to be concluded
@given(data=st.data())
def test_streamed_in_any_chunks(written: str, restored: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(written)), max_size=8).map(sorted))
    stream = StreamRestorer(vault())
    ends = [*cuts, len(written)]
    parts = [written[start:end] for start, end in zip([0, *cuts], ends, strict=True)]
    assert "".join([*(stream.feed(part) for part in parts), stream.finish()]) == restored


def test_plain_words_are_not_held_back() -> None:
    stream = StreamRestorer(vault())
    assert stream.feed("Your order is on its way") == "Your order is on its way"
