"""One value, one placeholder, through a conversation and through the store."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

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
    ("PERSON", "Zhang Wei", "Zh\u200bang\u2066 Wei"),
    ("PERSON", "Zhang Wei", "Zhаng Wei"),  # a Cyrillic а
    ("EMAIL_ADDRESS", "zhang@example.com", "zhang%40example.com"),
    ("EMAIL_ADDRESS", "zhang@example.com", "zhang&#64;example.com"),
    ("PHONE_NUMBER", "13812345678", "0086 138 1234 5678"),
    ("IBAN_CODE", "DE89370400440532013000", "de89 3704 0044 0532 0130 00"),
]
OTHER = [
    ("PERSON", "Zhang Wei", "Zhang Wen"),
    ("PHONE_NUMBER", "13812345678", "13812345679"),
    ("PASSWORD", "secret", "Secret"),
    ("IP_ADDRESS", "1.23.4.5", "12.3.4.5"),
    ("EMAIL_ADDRESS", "j.smith1@example.com", "jsmith1@example.com"),
    ("DATE_OF_BIRTH", "1.12.1990", "11.2.1990"),
    ("USERNAME", "ann-1", "ann1"),
    ("PHONE_NUMBER", "1三八一二三四五六七八", "1三九一二三四五六七八"),
    ("LITERAL", "<PERSON_1>", "＜PERSON_1＞"),
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


def test_threads_never_give_one_number_to_two_values() -> None:
    vault = Vault()
    values = [f"Ada {number}" for number in range(400)]
    with ThreadPoolExecutor(8) as threads:
        given = list(threads.map(lambda value: vault.placeholder("PERSON", value), values * 2))
    assert len(set(given)) == len(values)
    assert [vault.value(one) for one in given[: len(values)]] == values
