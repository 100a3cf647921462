"""What a pressed or counted button means, and which messages need no understanding."""

from __future__ import annotations

from typing import Any

import pytest

from bot.buttons import counted, offered_payload, reference
from bot.fixed_answer import fixed_answer
from bot.store.inbox import InboxMessage

CHOICES = ({"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"})


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("1", "Yes"),
        (" 2. ", "No"),
        ("２", "No"),
        ("2)", "No"),
        ("0", None),
        ("3", None),
        ("-1", None),
        ("²", None),
        ("number 2", None),
        ("", None),
        ("1" * 5000, None),
    ],
)
def test_choices_are_counted_from_one(said: str, title: str | None) -> None:
    choice = counted(said, CHOICES)
    assert (choice["title"] if choice else None) == title


def test_nothing_is_counted_where_nothing_was_offered() -> None:
    assert counted("1", ()) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("/affirm", "/affirm"),
        (reference("/affirm"), "/affirm"),
        (reference("/restart"), None),
        ("/restart", None),
        ("", None),
        (None, None),
        (5, None),
        ("b.", None),
    ],
)
def test_only_what_was_offered_counts(said: Any, meant: str | None) -> None:
    assert offered_payload(said, ["/deny", "/affirm"]) == meant


def test_a_reference_fits_telegrams_64_bytes() -> None:
    assert len(reference("/inform" + "长" * 5000).encode()) <= 64


@pytest.mark.parametrize(
    ("payload", "words", "response"),
    [
        ({"kind": "sticker"}, "", "utter_cannot_use"),
        ({"kind": "photo"}, "it is broken", None),
        ({"kind": "text", "notice": "opted_out"}, "STOP", "utter_opted_out"),
        ({"kind": "text", "notice": "opted_in"}, "START", "utter_opted_in"),
        ({"notice": "something_else"}, "hi", None),
        ({}, "hi", None),
        ({}, "  ", "utter_cannot_use"),
    ],
)
def test_what_is_answered_without_understanding(
    payload: dict[str, Any], words: str, response: str | None
) -> None:
    message = InboxMessage(1, "test", "e", "c", payload, attempts=1, failures=0)
    assert fixed_answer(message, words) == response
