"""One value, one placeholder, through a conversation and through the store."""

from __future__ import annotations

import json

import pytest

from bot.pii.vault import Vault

SAME = [
    ("PERSON", "Zhang Wei", "zhang  wei"),
    ("PERSON", "Zhang Wei", "ZHANG WEI"),
    ("PHONE_NUMBER", "13812345678", "138-1234-5678"),
    ("PHONE_NUMBER", "13812345678", "+86 138 1234 5678"),
    ("PHONE_NUMBER", "13812345678", "１３８１２３４５６７８"),
    ("EMAIL_ADDRESS", "zhang@example.com", "Zhang@Example.com"),
    ("CREDIT_CARD", "4111 1111 1111 1111", "4111-1111-1111-1111"),
    ("LOCATION", "12 Main St, Springfield", "12 Main St,\nSpringfield"),
]
OTHER = [
    ("PERSON", "Zhang Wei", "Zhang Wen"),
    ("PHONE_NUMBER", "13812345678", "13812345679"),
    ("PASSWORD", "secret", "Secret"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_spellings_of_one_value_share_a_placeholder(kind: str, one: str, other: str) -> None:
    vault = Vault()
    assert vault.placeholder(kind, one) == vault.placeholder(kind, other) == f"<{kind}_1>"


@pytest.mark.parametrize(("kind", "one", "other"), OTHER)
def test_two_values_have_two(kind: str, one: str, other: str) -> None:
    vault = Vault()
    assert (vault.placeholder(kind, one), vault.placeholder(kind, other)) == (
        f"<{kind}_1>",
        f"<{kind}_2>",
    )


def test_numbers_go_on_after_the_store() -> None:
    vault = Vault()
    vault.placeholder("PERSON", "Ada")
    loaded = Vault.from_records(json.loads(json.dumps(vault.to_records())))
    assert loaded.new_records() == []
    assert loaded.placeholder("PERSON", "ada") == "<PERSON_1>"
    assert loaded.placeholder("PERSON", "Grace") == "<PERSON_2>"
    assert loaded.new_records() == [{"type": "PERSON", "number": 2, "value": "Grace"}]


@pytest.mark.parametrize("record", [{}, {"type": "PERSON", "number": "1", "value": "x"}, None])
def test_a_record_of_another_kind_is_refused(record: object) -> None:
    with pytest.raises(ValueError, match="vault record"):
        Vault.from_records([record])  # type: ignore[list-item]


def test_its_repr_shows_no_value() -> None:
    vault = Vault()
    vault.placeholder("PERSON", "Ada")
    assert "Ada" not in repr(vault)
