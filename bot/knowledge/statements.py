"""What a passage states: its sentences, list items and table rows, each under its heading.

A passage is long and its vector blurs: "Can I pay cash on delivery?" (能货到付款吗) is nearer to
the section on card safety than to the list of ways to pay that ends with "no cash on delivery".
So every statement has a vector of its own, and a passage ranks by its nearest one too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sentences import split_sentences

_HEADING = "#"
_RULE = ("|-", "| -", "---")
"""The line below a table's head, and one across the page."""
_ITEM = ("-", "*", "+", "|")
_SHORTEST = 4
"""Characters; a list's number alone states nothing."""


@dataclass(frozen=True)
class Statement:
    """A part of a text; the numbers are places in it."""

    text: str
    start: int
    end: int
    heading: str = ""
    """The nearest heading above it, without its marks."""
    heading_at: tuple[int, int] | None = None

    @property
    def searched_text(self) -> str:
        """What is embedded: "falls and cracks" is about the opposite under another heading."""
        return f"{self.heading}: {self.text}" if self.heading else self.text

    @property
    def is_item(self) -> bool:
        """Whether it is a list's item or a table's row, which says little without its heading."""
        return self.text.startswith(_ITEM) or self.text[:1].isdigit()


def statements(text: str) -> Iterator[Statement]:
    """The statements of Markdown `text`, in order."""
    at, heading, heading_at = 0, "", None
    for sentence in split_sentences(text):
        start, at = at, at + len(sentence)
        said = sentence.strip()
        if said.startswith(_HEADING):
            heading = said.strip("# ")
            place = text.index(heading, start) if heading else start
            heading_at = (place, place + len(heading)) if heading else None
        elif len(said) >= _SHORTEST and not said.startswith(_RULE):
            yield Statement(said, start, at, heading, heading_at)
