"""What a pressed button says: a payload, or on the platforms a reference to one."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence

_PREFIX = "b."


def reference(payload: str) -> str:
    """A short name (24 characters) of a payload, the same each time."""
    digest = hashlib.sha256(payload.encode()).digest()[:16]
    return _PREFIX + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def offered_payload(said: object, offered: Iterable[str]) -> str | None:
    """The payload that `said` (a payload, or a reference) means, if it was really offered."""
    if not isinstance(said, str) or not said:
        return None
    by_name = said.startswith(_PREFIX)
    return next((p for p in offered if p == said or (by_name and reference(p) == said)), None)


def counted(said: str, choices: Sequence[Mapping[str, str]]) -> Mapping[str, str] | None:
    """The choice a customer means by its number, where buttons are shown as numbered text."""
    number = said.strip().rstrip(".。)）")
    if not number.isdecimal() or len(number) > 2 or not 1 <= int(number) <= len(choices):
        return None
    return choices[int(number) - 1]
