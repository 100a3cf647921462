"""Makes one list of spans that do not overlap out of what many recognisers found."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from bot.pii.entity_types import DEFAULT_THRESHOLD, THRESHOLDS
from bot.pii.span import Span

_CERTAIN = 0.9
"""From here a number was checked: it beats a longer guess around it."""
_WORDY = frozenset({"LOCATION", "PERSON"})
"""Types of which a part is still one; half a phone number is none."""


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans over their type's threshold, none overlapping, left to right.

    A checked number beats a guess, then the longer beats the shorter, then the higher score.
    What a winner leaves of an overlapped name or address stays hidden too.
    """
    strong = [one for one in spans if one.score >= THRESHOLDS.get(one.type, DEFAULT_THRESHOLD)]
    return list(_joined(span for group in _groups(strong) for span in _settled(group)))


def _groups(spans: list[Span]) -> Iterator[list[Span]]:
    """Spans that have to do with each other, by a chain of overlaps; most stand alone."""
    group: list[Span] = []
    reached = 0
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if group and span.start >= reached:
            yield group
            group = []
        group.append(span)
        reached = max(reached, span.end)
    if group:
        yield group


def _settled(group: list[Span]) -> list[Span]:
    """What is kept of spans that overlap, left to right."""
    if len(group) == 1:
        return group
    kept: list[Span] = []  # always sorted, none overlapping
    for span in sorted(group, key=_rank):
        rest = without(span, overlapping(kept, span))
        if rest == [span] or span.type in _WORDY:
            for part in rest:
                insort(kept, part)
    return kept


def _joined(kept: Iterable[Span]) -> Iterator[Span]:
    """Two halves of an address that touch are one."""
    last: Span | None = None
    for span in kept:
        if last and last.type == span.type == "LOCATION" and last.end == span.start:
            last = Span(last.start, span.end, span.type, max(last.score, span.score))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def overlapping(kept: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of `kept` (sorted, none overlapping) that share a character with `span`."""
    first = bisect_left(kept, span.start, key=lambda one: one.start)
    first -= first > 0 and kept[first - 1].end > span.start
    last = bisect_left(kept, span.end, key=lambda one: one.start)
    return kept[first:last]


def _rank(span: Span) -> tuple[bool, int, float, int, str]:
    certain = span.score >= _CERTAIN and span.type not in _WORDY
    return not certain, span.start - span.end, -span.score, span.start, span.type


def without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """The parts of `span` that none of `taken` covers."""
    parts, start = [], span.start
    for other in sorted(taken):
        if other.start > start:
            parts.append(Span(start, other.start, span.type, span.score))
        start = max(start, other.end)
    if start < span.end:
        parts.append(Span(start, span.end, span.type, span.score))
    return parts
