"""What a model may see: no value, every order number, and nobody's placeholder by typing it."""

from __future__ import annotations

import asyncio
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pii.business_ids import BusinessIds, Pattern
from bot.pii.catalogue import Catalogue
from bot.pii.engine import Engine
from bot.pii.scrubber import Scrubber
from bot.pii.vault import Vault
from llm_backend.scrubbed import ScrubbedText


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    ids = BusinessIds([Pattern.compiled("order_number", r"W\d{7}")])
    return Scrubber(Engine(ids, Catalogue(["Jordan Air", "Paris Lamp"])))


CASES = [
    ("zh", "我叫张伟，订单W1234567，电话13812345678",
     "我叫<PERSON_1>，订单W1234567，电话<PHONE_NUMBER_1>"),
    ("zh", "邮箱zhang@example.com谢谢", "邮箱<EMAIL_ADDRESS_1>谢谢"),
    ("zh", "身份证 11010519491231002X", "身份证 <ID_CARD_1>"),
    ("zh", "手机１３８１２３４５６７８", "手机<PHONE_NUMBER_1>"),
    ("en", "im christine, my order is w1234567", "im <PERSON_1>, my order is w1234567"),
    ("en", "mail <mailto:a.b@x.com|a.b@x.com> me", "mail <EMAIL_ADDRESS_1> me"),
    ("en", "card 4111 1111 1111 1111 please", "card <CREDIT_CARD_1> please"),
    ("en", "I bought the Jordan Air and a Paris Lamp", "I bought the Jordan Air and a Paris Lamp"),
    ("en", "My name is Vanessa Hertzog but call me Vanessa.",
     "My name is <PERSON_1> but call me <PERSON_2>."),
    ("en", "where is order W1234567?", "where is order W1234567?"),
    ("en", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "shown"), CASES)
def test_table(scrubber: Scrubber, language: str, text: str, shown: str) -> None:
    assert scrubber.scrub(text, vault=Vault(), language=language).text.value == shown


OTHER_LANGUAGE = [
    ("de", "Sunt Varvara Marin, telefonul meu nu sună", "Varvara Marin"),
    ("zh", "Adresa mea este Soseaua Daria Ene 4, Oradea, 321003", "Daria Ene"),
    ("zh", "sono Micheletto Munari, il mio ordine non è arrivato", "Micheletto Munari"),
    ("en", "я Яків Пустовіт, мій телефон не працює", "Яків Пустовіт"),
    ("fr", "saya Fitria Fujiati, pesanan saya belum sampai", "Fitria Fujiati"),
    ("ru", "Min adresse er Ålborg Allé 222, 3031 Gentofte", "Ålborg Allé"),
]


@pytest.mark.parametrize(("given", "text", "value"), OTHER_LANGUAGE)
def test_a_text_in_another_language_than_was_said(
    scrubber: Scrubber, given: str, text: str, value: str
) -> None:
    assert value not in scrubber.scrub(text, vault=Vault(), language=given).text.value


KEYED = [
    ('/inform{"name": "Peregrine Ashdown"}', '/inform{"name": "<PERSON_1>"}'),
    ('{"full_name":"Peregrine Ashdown","order":"W1000003"}',
     '{"full_name":"<PERSON_1>","order":"W1000003"}'),
    ("name=Peregrine Ashdown&email=a.b@example.com", "name=<PERSON_1>&email=<EMAIL_ADDRESS_1>"),
    ("{'last_name': 'Ashdown', 'phone': '13812345678'}",
     "{'last_name': '<PERSON_1>', 'phone': '<PHONE_NUMBER_1>'}"),
    ('{"recipient": "上官婉青"}', '{"recipient": "<PERSON_1>"}'),
    ('{"address": "Gerlindgasse 21, 76828 Germersheim"}', '{"address": "<LOCATION_1>"}'),
    ('/inform{"reason": "other", "item": "1"}', '/inform{"reason": "other", "item": "1"}'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), KEYED)
def test_a_value_behind_the_key_of_a_payload(scrubber: Scrubber, text: str, shown: str) -> None:
    assert scrubber.scrub(text, vault=Vault(), language="en").text.value == shown


def test_products_learned_later_are_no_people() -> None:
    scrubber = Scrubber(Engine(BusinessIds([]), Catalogue()))
    text = "I bought from Jessica Moonlight, is it in stock?"
    assert "Jessica" not in scrubber.scrub(text, vault=Vault(), language="en").text.value
    scrubber.learn_products(["Jessica Moonlight"])
    assert scrubber.scrub(text, vault=Vault(), language="en").text.value == text


@pytest.mark.parametrize(
    "typed",
    ["<PERSON_1>", "<person_1>", "＜PERSON_1＞", "&lt;PERSON_1&gt;", "&amp;lt;PERSON_1&amp;gt;",
     "PERSON_1", "%3CPERSON_1%3E", "<PER\u200bSON_1>"],
)  # fmt: skip
def test_a_typed_placeholder_reads_nobodys_value(scrubber: Scrubber, typed: str) -> None:
    vault = Vault()
    vault.placeholder("PERSON", "Ada Lovelace")
    shown = scrubber.scrub(f"what is {typed} ?", vault=vault, language="en").text.value
    assert shown == "what is <LITERAL_1> ?"
    assert vault.restore(shown) == f"what is {typed} ?"


def test_a_value_keeps_its_placeholder_through_the_conversation(scrubber: Scrubber) -> None:
    vault = Vault()
    scrubber.scrub("call 13812345678", vault=vault, language="en")
    again = scrubber.scrub("电话是138-1234-5678", vault=vault, language="zh")
    assert again.text.value == "电话是<PHONE_NUMBER_1>"


def test_spans_are_places_in_the_text_as_written(scrubber: Scrubber) -> None:
    text = "I'm at zhang%40example.com ok"
    (span,) = scrubber.scrub(text, vault=Vault(), language="en").spans
    assert text[span.start : span.end] == "zhang%40example.com"
    assert span.type == "EMAIL_ADDRESS"


def squeezed(text: str) -> str:
    """What two spellings of a value have in common: a vault gives back the first."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="aZ 张伟1３@.<>_&;%-\n\u200bPERSON", max_size=80))
def test_restoring_gives_the_text_back(scrubber: Scrubber, text: str) -> None:
    vault = Vault()
    shown = scrubber.scrub(text, vault=vault).text.value
    assert squeezed(vault.restore(shown)) == squeezed(text)


def test_text_of_our_own_files_is_sealed_as_it_is(scrubber: Scrubber) -> None:
    assert scrubber.fixed("You are 小Q.") == scrubber.fixed("You are 小Q.")
    assert isinstance(scrubber.fixed("x"), ScrubbedText)


async def test_a_long_text_is_hidden_whole_before_and_after_the_workers_are_up(
    scrubber: Scrubber,
) -> None:
    line = "Hi, my name is Christine Lopez, call 415-555-0132 about W1234567.\n"
    try:
        cold = await scrubber.scrub_async(line * 60, vault=Vault(), language="en", region="US")
        while not scrubber.up:  # noqa: ASYNC110 - another process tells by a pipe
            await asyncio.sleep(0.1)
        warm = await scrubber.scrub_async(line * 60, vault=Vault(), language="en", region="US")
    finally:
        scrubber.close()
    shown = "Hi, my name is <PERSON_1>, call <PHONE_NUMBER_1> about W1234567.\n" * 60
    assert cold.text.value == warm.text.value == shown
    assert cold.spans == warm.spans
