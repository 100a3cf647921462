"""Plants values that nobody but the customer may see, in every way a customer can type one."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.e2e.system.system import Customer
from tests.planted import plain, planted, values_of

WORD = "lanternfish"
ORDER = "W7319402"
KNOWN = f"Do you sell {WORD}? How long does delivery take for order {ORDER}?"
"""Not personal: it must be found where customers' words are expected, or nothing is proven."""

QUESTION = "How long does delivery take?"

FLOWS: tuple[tuple[str, ...], ...] = (
    (
        "Where is my order W1000003?",
        "my email is {EMAIL_ADDRESS=wilhelmina.thrace@example.com}",
        "the phone number is {PHONE_NUMBER=13611127444}",
        "my name is {PERSON=Wilhelmina Thrace}, born {DATE_OF_BIRTH=17.03.1961}",
        "4821",
    ),
    (
        "我想改一下收货地址，订单W1000007",
        "4821",
        "请改成{LOCATION=上海市浦东新区世纪大道1688号7幢802室}，收件人{PERSON=上官婉青}",
    ),
    (
        "I want to cancel W1000012",
        "my card is {CREDIT_CARD=5500 0055 5555 5559}, name {PERSON=Bartholomew Quigley}",
        "stop",
    ),
)
NOTE: tuple[str, ...] = (
    "I want to return something from order W1000006",
    "last four 4821",
    "the hoodie",
    "my daughter {PERSON=Philomena Quistgaard} has the same, ask {PHONE_NUMBER=13711126333}",
    "yes",
)
"""A return whose note the shop keeps, as it must: it may stand in the shop's own table only."""


FILE_WORD = "glasswort"
FILE_NAME = "{PERSON=Evangeline Marchbanks} invoice.txt"
FILE = f"""Delivery of {FILE_WORD}
My name is {{PERSON=Isadora Penhaligon}}, I was born on {{DATE_OF_BIRTH=23.11.1958}}.
My phone is {{PHONE_NUMBER=13922213444}}, my e-mail {{EMAIL_ADDRESS=isadora.p@example.com}}.
我叫{{PERSON=欧阳慕白}}，住在{{LOCATION=杭州市西湖区文三路477号9幢301室}}。
Card number {{CREDIT_CARD=5425 2334 3010 9903}}. Delivery of {FILE_WORD} takes nine days.
"""
"""Uploaded by one customer; the word must reach the model, the values must not."""


@dataclass(frozen=True)
class Values:
    """What was planted: types by value; `noted` may lie in the shop's table of returns."""

    personal: dict[str, str]
    noted: frozenset[str]
    conversations: tuple[str, ...]


def plant(url: str) -> Values:
    """Say everything, several customers at a time; each waits for the answer to each message."""
    talks: dict[str, list[str]] = defaultdict(list)
    for language, text in planted():
        talks[language].append(text)
    scripts = [[*texts, QUESTION] for texts in talks.values()] + [list(flow) for flow in FLOWS]
    with ThreadPoolExecutor(6) as customers:
        spoken = list(customers.map(lambda script: _talk(url, script), [*scripts, list(NOTE)]))
    said = [text for script in scripts for text in script] + _other_ways(url) + _files(url)
    return Values(
        personal={value: kind for text in [*said, *NOTE] for kind, value in values_of(text)},
        noted=frozenset(value for text in NOTE for _, value in values_of(text)),
        conversations=tuple(spoken),
    )


def _talk(url: str, script: list[str]) -> str:
    customer = Customer(url)
    for text in script:
        customer.say(plain(text))
    return customer.conversation


def _files(url: str) -> list[str]:
    """Values in a file and in its name: answered from, asked about later, and refused."""
    customer, name = Customer(url), plain(FILE_NAME)
    taken = customer.upload(plain(FILE).encode(), name, f"How long does {FILE_WORD} take?")
    assert taken.status_code == 202, taken.text
    customer.hear()
    customer.say("who is it for, according to the file?")
    refused = customer.upload(plain(FILE).encode() + bytes(5000), name)
    assert refused.status_code == 415, refused.text
    return [FILE, FILE_NAME]


def _other_ways(url: str) -> list[str]:
    """Values where no words are expected: payloads, repeated ids, requests that are refused."""
    payload = '/inform{{"name": "{PERSON=Peregrine Ashdown}"}}'
    said = [
        payload,
        "my name is {PERSON=Thaddeus Wexford}",
        "my phone is {PHONE_NUMBER=13811125222}",
        "my mail is {EMAIL_ADDRESS=sybil.crane@example.com}",
        "my card number is {CREDIT_CARD=4539 1488 0343 6467}",
    ]
    customer = Customer(url)
    Customer(url).say(QUESTION)  # with nothing personal before it: such an answer is cached
    customer.say("hello", payload=plain(payload))
    customer.say(plain(payload))
    assert customer.send("thanks", identifier="edited") == 202
    assert customer.send(plain(said[1]), identifier="edited") == 202  # as an edit would come
    customer.hear()
    web = f"{url}/webhooks/web"
    http, known = customer.http, customer.headers
    refused = [
        http.post(f"{web}/messages", content=plain(said[2]), headers=known),
        http.post(f"{web}/messages", json={"id": "a", "text": plain(said[3]) * 400}, headers=known),
        http.get(f"{web}/nowhere", params={"text": plain(said[4])}),
        http.post(f"{web}/messages", json={"text": plain(said[4])}),
        http.get(f"{web}/events", params={"last_event_id": plain(said[4])}, headers=known),
    ]
    assert all(400 <= answer.status_code < 500 for answer in refused), refused
    return said
