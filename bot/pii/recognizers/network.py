"""Internet and hardware addresses of a customer's machine."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_BYTE = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_V4 = re.compile(rf"(?<![\d.])(?<![A-Za-z])(?:{_BYTE}\.){{3}}{_BYTE}(?!\d|\.\d)(?:/\d{{1,2}})?")
_V6 = re.compile(
    r"(?<![0-9A-Za-z:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4})"
    r"(?:%[0-9A-Za-z]{1,12})?(?:/\d{1,3})?(?![0-9A-Za-z:]|\.\d)"
)
_MAC = re.compile(
    r"(?<![0-9A-Za-z:.-])(?:[0-9A-F]{2}(?P<sep>[:-])(?:[0-9A-F]{2}(?P=sep)){4}[0-9A-F]{2}"
    r"|(?:[0-9A-F]{4}\.){2}[0-9A-F]{4})(?![0-9A-Za-z]|[:-][0-9A-F])",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?:\bv|\bver\.?|version|版本|firmware|固件|build|バージョン|버전)\W{0,3}(?:is )?$", re.I
)


class NetworkAddressRecognizer(Recognizer):
    """Finds IPv4, IPv6 and MAC addresses."""

    types = ("IP_ADDRESS", "MAC_ADDRESS")

    def find(self, text: str, context: Context) -> Iterator[Span]:
        long_ones = list(_v6(text)) if text.count(":") >= 2 else []
        yield from long_ones
        if text.count(".") >= 3:
            tails = {span.end for span in long_ones}  # ::ffff:192.0.2.1
            yield from (span for span in _v4(text) if span.end not in tails)
        for match in _MAC.finditer(text):
            if len(set(re.sub(r"[^0-9a-f]", "", match.group().lower()))) > 1:
                yield Span(match.start(), match.end(), "MAC_ADDRESS", 0.95)


def _v4(text: str) -> Iterator[Span]:
    for match in _V4.finditer(text):
        start, end = match.span()
        if not _VERSION.search(text, max(0, start - 16), start):
            yield Span(start, end, "IP_ADDRESS", 0.9)


def _v6(text: str) -> Iterator[Span]:
    for match in _V6.finditer(text):
        address = re.split(r"[%/]", match.group())[0]
        if len(address.strip(":")) < 3 and address != "::1":
            continue
        try:
            ipaddress.IPv6Address(address)
        except ValueError:
            continue
        yield Span(match.start(), match.end(), "IP_ADDRESS", 0.95)
