"""What a recogniser finds, as text: the words every table of these tests is written in."""

from __future__ import annotations

from bot.pii.recognizer import Context, Recognizer


def found(
    recognizer: Recognizer, text: str, language: str | None = None, region: str = "CN"
) -> list[str]:
    """The stretches of `text` that `recognizer` marks, in order, each once."""
    spans = recognizer.find(text, Context(language, region))
    places = sorted({(span.start, span.end) for span in spans})
    return [text[start:end] for start, end in places]
