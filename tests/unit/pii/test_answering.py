"""A bare answer is read with the question that the bot asked right before."""

from __future__ import annotations

import pytest

from bot.pii.answering import beneath, question_before
from bot.pii.scrubber import default_scrubber
from bot.pii.span import Span
from bot.pii.vault import Vault


@pytest.mark.parametrize(
    ("language", "said", "text", "shown"),
    [
        ("en", "Sure! Where do you live?", "Hamburg", "<LOCATION_1>"),
        ("en", "No problem. Please tell me your full name.", "ottoline frith", "<PERSON_1>"),
        ("de", "Gern. Wo wohnen Sie?", "Hamburg", "<LOCATION_1>"),
        ("zh", "好的。您住在哪里？", "佛山", "<LOCATION_1>"),
        ("en", "Which colour would you like?", "amber", "amber"),
        ("en", "What is your order number?", "W1234567", "W1234567"),
    ],
)
def test_bare_answers(language: str, said: str, text: str, shown: str) -> None:
    done = default_scrubber().scrub(text, vault=Vault(), language=language, answering=said)
    assert done.text.value == shown


def test_without_the_question_a_town_stays() -> None:
    done = default_scrubber().scrub("Hamburg", vault=Vault(), language="de")
    assert done.text.value == "Hamburg"


def test_only_the_last_sentence_asks() -> None:
    assert question_before("Kiel", "Where do you live? Thank you!") == "Thank you?\n"


def test_long_answers_and_silence_need_no_question() -> None:
    assert question_before("x" * 81, "Your name?") == question_before("Kiel", " ?!") == ""


def test_offsets_are_those_of_the_answer() -> None:
    question = "Your name?\n"
    asked = Span(0, 4, "PERSON", 0.7)
    answer = Span(len(question) + 1, len(question) + 5, "PERSON", 0.7)
    assert beneath(question, [], [asked, answer]) == (Span(1, 5, "PERSON", 0.7),)
