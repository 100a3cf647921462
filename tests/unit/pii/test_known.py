"""What was personal once in a conversation stays hidden in it, cue or not."""

from __future__ import annotations

import pytest

from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault

HELD = (
    ("PERSON", "torpy"),
    ("PERSON", "欧阳明哲"),
    ("PERSON", "may"),
    ("PERSON", "Ada Byron"),
    ("PASSWORD", "Zx9k"),
    ("PHONE_NUMBER", "4821"),
    ("PERSON", "Γιώργος"),
)
TEXTS = [
    ("Thank you, torpy.", "Thank you, <PERSON_1>."),
    ("TORPY again, and ＴＯＲＰＹ", "<PERSON_1> again, and <PERSON_1>"),
    ("the torpyish thing", "the torpyish thing"),
    ("torpyish torpy", "torpyish <PERSON_1>"),
    ("ευχαριστώ ΓΙΏΡΓΟΣ, İ", "ευχαριστώ <PERSON_5>, İ"),
    ("好的欧阳明哲先生", "好的<PERSON_2>先生"),
    ("may i return it", "may i return it"),  # a name once, but mostly a word
    ("ada byron", "<PERSON_4>"),
    ("Zx9k or zx9k", "<PASSWORD_1> or zx9k"),
    ("order W1004821 costs 4821 yuan", "order W1004821 costs <PHONE_NUMBER_1> yuan"),
]


@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_table(text: str, shown: str) -> None:
    vault = Vault()
    for kind, value in HELD:
        vault.placeholder(kind, value)
    assert default_scrubber().scrub(text, vault=vault).text.value == shown
