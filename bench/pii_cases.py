"""What bench/pii.py measures on: texts with the places of their personal values."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from faker import Faker

RESEARCH = {
    "PERSON": "PERSON", "STREET_ADDRESS": "LOCATION", "ZIP_CODE": "LOCATION",
    "PHONE_NUMBER": "PHONE_NUMBER", "EMAIL_ADDRESS": "EMAIL_ADDRESS",
    "CREDIT_CARD": "CREDIT_CARD", "IBAN_CODE": "IBAN_CODE", "US_SSN": "ID_CARD",
    "IP_ADDRESS": "IP_ADDRESS", "US_DRIVER_LICENSE": "ID_CARD", "DOMAIN_NAME": "URL",
}  # fmt: skip
"""Personal types of Presidio's research set; its countries, organisations, ages are not ours."""


@dataclass(frozen=True)
class Case:
    """A text, the (start, end, type) of its personal values, and the group it is scored in."""

    text: str
    gold: tuple[tuple[int, int, str], ...]
    language: str
    group: str


def research(folder: Path, *, lower: bool = False) -> Iterator[Case]:
    """Presidio's research sentences, as written or in small letters as in chat."""
    rows = json.loads((folder / "presidio_research_synth_v2.json").read_text("utf-8"))
    for row in rows:
        gold = tuple(
            (span["start_position"], span["end_position"], RESEARCH[span["entity_type"]])
            for span in row["spans"]
            if span["entity_type"] in RESEARCH
        )
        text = row["full_text"]
        small = text.lower() if len(text.lower()) == len(text) else text
        yield Case(small if lower else text, gold, "en", "research-lower" if lower else "research")


def generated(path: Path, split: str, *, each: int, seed: int = 7) -> Iterator[Case]:
    """`each` texts of every template of one split (tuned, held or clean), per language."""
    for language, content in yaml.safe_load(path.read_text("utf-8")).items():
        faker = Faker(content["locale"])
        faker.seed_instance(seed)
        rng = random.Random(seed)
        for template in content[split]:
            for _ in range(each):
                yield _filled(template, faker, rng, language, split)


def written(path: Path, group: str) -> Iterator[Case]:
    """Lines `language|text`, personal values in braces, perhaps behind a type's letter.

    `\\n` is a line break.
    """
    for line in path.read_text("utf-8").splitlines():
        language, marked = line.replace("\\n", "\n").split("|", 1)
        parts, gold, length = [], [], 0
        for at, part in enumerate(re.split(r"[{}]", marked)):  # every second one stood in braces
            if at % 2:
                kind = _LETTERS.get(part[0], "VALUE") if part[1:2] == ":" else "VALUE"
                part = part if kind == "VALUE" else part[2:]
                gold.append((length, length + len(part), kind))
            parts.append(part)
            length += len(part)
        yield Case("".join(parts), tuple(gold), language, group)


_LETTERS = {
    "N": "PERSON", "A": "LOCATION", "T": "PHONE_NUMBER", "E": "EMAIL_ADDRESS", "C": "CREDIT_CARD",
    "B": "BANK_ACCOUNT", "I": "ID_CARD", "X": "ACCOUNT_ID", "U": "USERNAME", "W": "PASSWORD",
    "S": "SOCIAL_ACCOUNT", "D": "DATE_OF_BIRTH", "P": "PASSPORT", "L": "LICENSE", "O": "OTHER",
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
_TYPES = {
    "name": "PERSON", "first": "PERSON", "address": "LOCATION", "phone": "PHONE_NUMBER",
    "email": "EMAIL_ADDRESS", "order": "",
}  # fmt: skip


def _filled(template: str, faker: Faker, rng: random.Random, language: str, split: str) -> Case:
    parts, gold, length, position = [], [], 0, 0
    for slot in _SLOT.finditer(template):
        value = _value(slot[1], faker, rng)
        parts += [template[position : slot.start()], value]
        length += slot.start() - position
        if _TYPES[slot[1]]:
            gold.append((length, length + len(value), _TYPES[slot[1]]))
        length += len(value)
        position = slot.end()
    return Case("".join([*parts, template[position:]]), tuple(gold), language, split)


def _value(slot: str, faker: Faker, rng: random.Random) -> str:
    if slot == "order":
        return f"W{rng.randrange(10**7):07}"
    if slot == "address":
        return str(faker.address()).replace("\n", ", ").replace(" ,", ",")
    made = {"name": faker.name, "first": faker.first_name, "phone": faker.phone_number}
    return str(made.get(slot, faker.ascii_email)())
