"""One personal value found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """`text[start:end]` is a value of `type` (Presidio's names); offsets count code points.

    score: 0..1. A checked number (checksum, library) is 0.95 and up, a shape with a cue word
    beside it about 0.8, a bare shape 0.5 and below.
    """

    start: int
    end: int
    type: str
    score: float

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span is not empty: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end
