"""What a customer typed in a placeholder's shape: hidden, so that it reads nobody's value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.pii.merge import overlapping, without
from bot.pii.normalise import normalise
from bot.pii.placeholder import LITERAL, PLACEHOLDER, is_ours
from bot.pii.span import Span

_ROUNDS = 4


def typed_placeholders(text: str, spans: Sequence[Span]) -> list[Span]:
    """Stretches of `text` outside `spans` that the restorer would take for placeholders.

    Looked for as typed and as a reader sees it (full-width, encoded, with invisible marks), and
    beside what is being hidden: `<PERSON_1Ada>` is harmless until "Ada" becomes `<PERSON_2>`.
    """
    hidden = sorted(spans)
    found: list[Span] = []
    for _ in range(_ROUNDS):
        new = [
            part
            for typed in _joined(_matches(_masked(text, hidden)))
            for part in without(typed, overlapping(hidden, typed))
        ]
        if not new:
            break
        found += new
        hidden = sorted([*hidden, *new])
    return found


def _masked(text: str, hidden: Sequence[Span]) -> str:
    """`text` with what a placeholder begins with in place of what is hidden, at equal length."""
    pieces, position = [], 0
    for span in hidden:
        pieces += [text[position : span.start], "<" * (span.end - span.start)]
        position = span.end
    return "".join([*pieces, text[position:]])


def _matches(text: str) -> Iterator[tuple[int, int]]:
    plain = normalise(text)
    for match in PLACEHOLDER.finditer(plain.text):
        if is_ours(match):
            yield plain.original_range(*match.span())
    if plain.text != text:
        yield from (match.span() for match in PLACEHOLDER.finditer(text) if is_ours(match))


def _joined(ranges: Iterator[tuple[int, int]]) -> Iterator[Span]:
    """The ranges as spans, those that overlap as one."""
    first, last = 0, 0
    for start, end in sorted(ranges):
        if start >= last and last:
            yield Span(first, last, LITERAL, 1.0)
        if start >= last:
            first = start
        last = max(last, end)
    if last:
        yield Span(first, last, LITERAL, 1.0)
