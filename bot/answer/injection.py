"""Which kinds of prompt injection a text shows."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata

from bot.answer.injection_rules import injection_rules

_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
)
_SPACED_OUT = re.compile(r"(?<!\w)(?:[^\W\d_] ){11,}[^\W\d_](?!\w)")
_BASE64 = re.compile(r"\b[A-Za-z0-9+/]{24,}={0,2}")


def visible(text: str) -> str:
    """`text` as it reads: compatibility forms folded, invisible characters taken out."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))


def injection_kinds(text: str) -> tuple[str, ...]:
    """The kinds found by rule, in the rules' order, each once."""
    plain = visible(text)
    kinds = [kind for kind, pattern in injection_rules() if pattern.search(plain)]
    if _SPACED_OUT.search(plain):
        kinds.append("obfuscated")
    if any(
        pattern.search(hidden) for hidden in _decoded(plain) for _, pattern in injection_rules()
    ):
        kinds.append("encoded")
    return tuple(dict.fromkeys(kinds))


def _decoded(text: str) -> list[str]:
    """Readable text hidden as base64."""
    found = []
    for token in _BASE64.findall(text):
        try:
            hidden = base64.b64decode(token + "=" * (-len(token) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
        if hidden.isprintable():
            found.append(hidden)
    return found
