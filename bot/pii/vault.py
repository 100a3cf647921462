"""Values of one conversation and the placeholders that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any

from bot.pii import placeholder as shape
from bot.pii.normalise import normalise
from bot.pii.restore import restore

_WORDS = frozenset({"PERSON", "LOCATION"})
_CODES = frozenset(
    """
    CREDIT_CARD BANK_ACCOUNT IBAN_CODE ID_CARD PASSPORT DRIVER_LICENSE ACCOUNT_ID MAC_ADDRESS IMEI
    LICENSE_PLATE
    """.split()
)
"""Types in which spaces, dashes and dots only group the digits: in 1.23.4.5 or a.b@x they count."""


@dataclass(frozen=True)
class Entry:
    """One value and its number among the values of its type."""

    type: str
    number: int
    value: str

    @property
    def placeholder(self) -> str:
        return shape.written(self.type, self.number)


class Vault:
    """In memory; `bot.store` keeps the records encrypted. Not shared between conversations.

    Thread-safe: a long text is scrubbed in a thread while the conversation goes on.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._lock = Lock()
        self._entries: list[Entry] = []
        self._by_value: dict[tuple[str, str], Entry] = {}
        self._by_placeholder: dict[str, Entry] = {}
        self._counts: dict[str, int] = {}
        for entry in entries:
            self._add(entry)
        self._loaded = len(self._entries)

    def placeholder(self, kind: str, value: str) -> str:
        """The placeholder of `value`: always the same one, whatever its case or spacing."""
        key = kind, _key(kind, value)
        with self._lock:
            known = self._by_value.get(key)
            if known is None:
                known = Entry(kind, self._counts.get(kind, 0) + 1, value)
                self._add(known)
        return known.placeholder

    def value(self, placeholder: str) -> str | None:
        """What `<PERSON_1>` stands for; None if nothing does."""
        entry = self._by_placeholder.get(placeholder)
        return entry.value if entry else None

    def restore(self, text: str) -> str:
        """`text` with values in place of placeholders, for the same customer only."""
        return restore(text, self)

    def values(self, kind: str) -> tuple[str, ...]:
        """Values of one type, oldest first."""
        return tuple(entry.value for entry in self._entries if entry.type == kind)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All values, oldest first."""
        return tuple(self._entries)

    def to_records(self) -> list[dict[str, Any]]:
        """Every entry, JSON-able, oldest first."""
        return [asdict(entry) for entry in self._entries]

    def new_records(self) -> list[dict[str, Any]]:
        """The entries made since this vault was loaded."""
        return [asdict(entry) for entry in self._entries[self._loaded :]]

    @classmethod
    def from_records(cls, records: Iterable[dict[str, Any]]) -> Vault:
        """The vault that `to_records` described; ValueError if a record is none of ours."""
        return cls(_entry(record) for record in records)

    def _add(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._by_value[entry.type, _key(entry.type, entry.value)] = entry
        self._by_placeholder[entry.placeholder] = entry
        self._counts[entry.type] = max(entry.number, self._counts.get(entry.type, 0))

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Vault({len(self._entries)} values)"


def _entry(record: dict[str, Any]) -> Entry:
    try:
        kind, number, value = record["type"], record["number"], record["value"]
    except (KeyError, TypeError):
        raise ValueError('a vault record has "type", "number" and "value"') from None
    if not (isinstance(kind, str) and isinstance(value, str) and isinstance(number, int)):
        raise ValueError('a vault record\'s "type" and "value" are strings, "number" is a number')
    return Entry(kind, number, value)


def _key(kind: str, value: str) -> str:
    """What two spellings of one value have in common."""
    if kind == shape.LITERAL:  # comes back exactly as it was typed
        return value
    plain = normalise(value).text
    if kind == "PASSWORD":  # case and spaces are part of it
        return plain
    plain = plain.casefold()
    if kind == "PHONE_NUMBER":
        return _phone_key(plain)
    if kind in _WORDS:
        return re.sub(r"[\s,.]+", " ", plain).strip()
    if kind in _CODES:
        return re.sub(r"[\s\-.:]+", "", plain)
    return plain.strip()


def _phone_key(plain: str) -> str:
    """National digits: +86 138…, 0086138… and 138… are one number; one in words is its words."""
    if any(ch.isalpha() for ch in plain):
        return re.sub(r"[\s\-.]+", "", plain)
    digits = re.sub(r"[^\d+]", "", plain)
    digits = re.sub(r"^00", "+", digits)
    if digits.startswith("+86"):
        digits = digits[3:]
    return digits.lstrip("+0") or plain
