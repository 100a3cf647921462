"""Letters that look like Latin ones (Unicode TS 39, the Cyrillic and Greek part)."""

from __future__ import annotations

import re

_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеѕіјорсхуԁһԛԝгѵ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧορνικ",
    "ABESIJKMHOPCTXYaesijopcxydhqwrv" + "ABEZHIKMNOPTYXopvik",
)
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0370-\u052f]")


def latin_look_alike(word: str) -> str:
    """`word` in Latin letters if that is what it mostly is and every foreign letter mimics one.

    A word that keeps a real Cyrillic or Greek letter ("iPhone'ы") is returned as it is.
    """
    latin = word.translate(_LOOK_ALIKES)
    if _OTHER.search(latin):
        return word
    return latin if len(_LATIN.findall(word)) >= len(_OTHER.findall(word)) / 2 else word
