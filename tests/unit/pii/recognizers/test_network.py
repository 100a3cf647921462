"""IP and MAC addresses are found, versions and times are not."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.network import NetworkAddressRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "ip 10.0.0.1 and v1.2.3.4", ["10.0.0.1"]),
    ("en", "from 2001:db8::8a2e:370:7334", ["2001:db8::8a2e:370:7334"]),
    ("en", "::ffff:192.0.2.1", ["::ffff:192.0.2.1"]),
    ("en", "MAC 00:1A:2B:3C:4D:5E", ["00:1A:2B:3C:4D:5E"]),
    ("en", "my ip is 192.168.1.20", ["192.168.1.20"]),
    ("en", "firmware version 1.2.3.4", []),
    ("en", "at 12:30:45", []),
    ("en", "300.1.1.1", []),
    ("en", "00:00:00:00:00:00", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(NetworkAddressRecognizer(), text, language) == values
