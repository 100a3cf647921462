"""Addresses of crypto wallets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import bitcoin

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import labels_of
from bot.pii.span import Span

_BITCOIN = re.compile(
    r"(?<![A-Za-z0-9])(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71})(?![A-Za-z0-9])"
)
_ETHEREUM = re.compile(r"(?<![A-Za-z0-9])0x[0-9A-Fa-f]{40}(?![A-Za-z0-9])")
_TRON = re.compile(r"(?<![A-Za-z0-9])T[1-9A-HJ-NP-Za-km-z]{33}(?![A-Za-z0-9])")
_LABELLED = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z]{0,12}\d)[A-Za-z0-9]{26,95}(?![A-Za-z0-9])")


class CryptoWalletRecognizer(Recognizer):
    """Finds Bitcoin (checked), Ethereum and Tron addresses, and others that a word names."""

    types = ("CRYPTO",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        if len(text) < 26:
            return
        seen: set[int] = set()
        for match in _BITCOIN.finditer(text):
            if bitcoin.is_valid(match.group()) or match.group().startswith("bc1p"):
                seen.add(match.start())
                yield Span(match.start(), match.end(), "CRYPTO", 0.98)
        for shape in (_ETHEREUM, _TRON):
            for match in shape.finditer(text):
                seen.add(match.start())
                yield Span(match.start(), match.end(), "CRYPTO", 0.9)
        for match in _LABELLED.finditer(text):
            if match.start() not in seen and labels_of(text).names("crypto", *match.span()):
                yield Span(match.start(), match.end(), "CRYPTO", 0.7)
