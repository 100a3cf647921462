"""Bodies as platforms send them, and as nobody should."""

from __future__ import annotations

import pytest

from channels.rejected import Rejected
from channels.request_body import clean, form_fields, json_object, list_at, object_at, text_at


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"null", b"\xff", b"[" * 10_000])
def test_what_is_not_an_object_is_a_400(body: bytes) -> None:
    with pytest.raises(Rejected) as rejected:
        json_object(body)
    assert rejected.value.status == 400


def test_forms_keep_blank_and_repeated_fields() -> None:
    fields = form_fields(b"a=&b=1&b=2&c=%E4%BD%A0")
    assert fields == [("a", ""), ("b", "1"), ("b", "2"), ("c", "你")]


@pytest.mark.parametrize("body", [b"\xff=1", b"a=%FF", b"&".join([b"a=1"] * 501)])
def test_what_is_not_a_form_is_a_400(body: bytes) -> None:
    with pytest.raises(Rejected):
        form_fields(body)


@pytest.mark.parametrize(
    ("value", "found"),
    [("x", "x"), (5, "5"), (True, ""), (1.5, ""), (None, ""), ([], ""), ({}, "")],
)
def test_only_strings_and_whole_numbers_are_text(value: object, found: str) -> None:
    assert text_at({"a": {"b": value}}, "a", "b") == found


def test_nothing_is_found_under_what_is_not_an_object() -> None:
    assert text_at({"a": "text"}, "a", "b") == ""
    assert object_at({"a": ["list"]}, "a", "b") == {}
    assert list_at(None, "a") == []


def test_half_surrogates_and_nul_are_cleaned_away() -> None:
    assert clean("a\ud83db\x00c") == "a?bc"
