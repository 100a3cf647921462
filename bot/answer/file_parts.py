"""A long text in parts of a help page's length, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.knowledge.passages import MOST_WORDS, TARGET_WORDS, count_words
from bot.pii.span import Span
from bot.sentences import split_sentences

_NEW_SUBJECT = re.compile(r"\n\s*\n|\n(?=#{1,6} )")


@dataclass(frozen=True)
class Part:
    """From `start` to `end` of the text; spans: the personal values in it, by their place in it."""

    start: int
    end: int
    spans: tuple[Span, ...] = ()

    def of(self, text: str) -> str:
        """What it says; text: the one that was cut."""
        return text[self.start : self.end]


def cut(text: str, spans: Sequence[Span]) -> list[Part]:
    """Parts in order, joined they are `text`: whole sentences, and no value in two of them."""
    found, at = sorted(spans), 0
    parts: list[Part] = []
    for start, end in _sized(text, _joined(text, found)):
        inside: list[Span] = []
        while at < len(found) and found[at].end <= end:
            span = found[at]
            inside.append(replace(span, start=span.start - start, end=span.end - start))
            at += 1
        parts.append(Part(start, end, tuple(inside)))
    return parts


def _joined(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; two with a value across their border are one."""
    start = at = number = 0
    for sentence in split_sentences(text):
        at += len(sentence)
        while number < len(spans) and spans[number].end <= at:
            number += 1
        if number == len(spans) or spans[number].start >= at:
            yield start, at
            start = at
    if start < at:
        yield start, at


def _sized(text: str, sentences: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """As many sentences as fit, or as belong together."""
    start = end = words = 0
    for first, last in sentences:
        more = count_words(text[first:last])
        ends = words >= TARGET_WORDS and bool(_NEW_SUBJECT.search(text[max(start, end - 40) : end]))
        if end > start and (words + more > MOST_WORDS or ends):
            yield start, end
            start, words = first, 0
        end, words = last, words + more
    if end > start:
        yield start, end
