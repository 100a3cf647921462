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
    """text: from `start` on; spans: the personal values in it, by their place in it."""

    start: int
    text: str
    spans: tuple[Span, ...] = ()


def cut(text: str, spans: Sequence[Span]) -> list[Part]:
    """Parts in order, joined they are `text`: whole sentences, and no value in two of them."""
    found = sorted(spans)
    parts: list[Part] = []
    for part in _sized(_joined(text, found)):
        end = part.start + len(part.text)
        inside = [span for span in found if part.start <= span.start and span.end <= end]
        moved = (
            replace(span, start=span.start - part.start, end=span.end - part.start)
            for span in inside
        )
        parts.append(replace(part, spans=tuple(moved)))
    return parts


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Part]:
    """Sentences; two with a value across their border are one."""
    held, start, at = "", 0, 0
    inner = iter([*spans])
    span = next(inner, None)
    for sentence in split_sentences(text):
        held, at = held + sentence, at + len(sentence)
        while span is not None and span.end <= at:
            span = next(inner, None)
        if span is None or span.start >= at:
            yield Part(start, held)
            held, start = "", at
    if held:
        yield Part(start, held)


def _sized(sentences: Iterator[Part]) -> Iterator[Part]:
    """As many sentences as fit, or as belong together."""
    held, words = Part(0, ""), 0
    for sentence in sentences:
        more = count_words(sentence.text)
        ends = words >= TARGET_WORDS and bool(_NEW_SUBJECT.search(held.text[-40:]))
        if held.text and (words + more > MOST_WORDS or ends):
            yield held
            held, words = Part(sentence.start, ""), 0
        held, words = replace(held, text=held.text + sentence.text), words + more
    if held.text:
        yield held
