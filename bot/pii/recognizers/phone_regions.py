"""The countries whose telephone plans a text in a language may use."""

from __future__ import annotations

import re
from functools import cache

_REGIONS: dict[str, str] = {
    "zh": "CN HK TW SG",
    "en": "US GB AU IN",
    "fr": "FR BE CH",
    "de": "DE AT CH",
    "es": "ES MX AR CO",
    "it": "IT CH",
    "pt": "BR PT",
    "nl": "NL BE",
    "sv": "SE",
    "da": "DK",
    "no": "NO",
    "nb": "NO",
    "fi": "FI",
    "pl": "PL",
    "cs": "CZ SK",
    "sk": "SK",
    "ru": "RU",
    "uk": "UA",
    "ro": "RO",
    "hu": "HU",
    "el": "GR CY",
    "tr": "TR",
    "ar": "SA EG AE",
    "he": "IL",
    "fa": "IR",
    "hi": "IN",
    "bn": "BD IN",
    "ur": "PK",
    "ta": "IN",
    "id": "ID",
    "ms": "MY",
    "tl": "PH",
    "vi": "VN",
    "th": "TH",
    "ja": "JP",
    "ko": "KR",
}

# How numbers are written at home where no plan or trunk zero gives them away.
_LOCAL_SHAPES: dict[str, re.Pattern[str]] = {
    "RU": re.compile(r"8[ -]?\(?\d{3}\)?[ -]\d{3}[ -]\d\d[ -]?\d\d|\d{3}-\d\d-\d\d"),
    "UA": re.compile(r"\d{3}([ -])\d\d\1\d\d"),
    "NO": re.compile(r"\d{3} \d\d \d{3}"),
    "JP": re.compile(r"\d{2}-\d{4}-\d{4}"),
    "BR": re.compile(r"\d{2} 9?\d{4}-\d{4}"),
    "PT": re.compile(r"[29]\d{2} \d{3} \d{3}"),
    "HU": re.compile(r"\d{1,2}/\d{3}[ -]\d{4}"),
    "MX": re.compile(r"\d{2} \d{4} \d{4}"),
}


def written_locally(number: str, regions: tuple[str, ...]) -> bool:
    """Whether `number` is grouped as one of `regions` groups its telephone numbers."""
    shapes = (_LOCAL_SHAPES[region] for region in regions if region in _LOCAL_SHAPES)
    return any(shape.fullmatch(number) for shape in shapes)


@cache
def regions_of(region: str, language: str | None) -> tuple[str, ...]:
    """The conversation's region first, then those of the text's language (ISO 3166 codes)."""
    spoken = _REGIONS.get((language or "").split("-")[0].lower(), "").split()
    return tuple(dict.fromkeys((region, *spoken)))
