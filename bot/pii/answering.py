"""A bare answer: "Hamburg" is personal where the bot has just asked where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.pii.merge import merge
from bot.pii.span import Span

_LONGEST_ANSWER = 80
"""Characters; who writes more brings his own cues."""
_LONGEST_QUESTION = 160
_SENTENCE = re.compile(r"(?<=[.!?。！？؟])\s+|(?<=[。！？])|\n+")
_MARKS = " .!?。！？؟;:：…*_"


def question_before(text: str, said: str) -> str:
    """The last sentence of what the bot `said`, as a question on a line of its own.

    Empty where `text` is too long to be a bare answer, or nothing was said.
    """
    if len(text) > _LONGEST_ANSWER:
        return ""
    sentences = [one.strip(_MARKS) for one in _SENTENCE.split(said[-4 * _LONGEST_QUESTION :])]
    last = next((one for one in reversed(sentences) if one), "")
    return f"{last[-_LONGEST_QUESTION:]}?\n" if last else ""


def beneath(question: str, alone: Iterable[Span], together: Iterable[Span]) -> tuple[Span, ...]:
    """What was found in a text `alone`, and in it `together` with the question before it."""
    shift = len(question)
    more = (
        Span(max(0, span.start - shift), span.end - shift, span.type, span.score)
        for span in together
        if span.end > shift
    )
    return tuple(merge([*alone, *more]))
