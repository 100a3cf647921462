"""Character precision, recall and F2 of found spans against known ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.pii_cases import Case

Found = Sequence[tuple[int, int, str]]


@dataclass
class Score:
    """Counts of characters: personal and hidden, hidden for nothing, personal and shown."""

    hit: int = 0
    extra: int = 0
    missed: int = 0
    flagged: int = 0
    clean: int = 0
    by_type: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, case: Case, found: Found) -> None:
        """Count one text."""
        gold = {at for start, end, _ in case.gold for at in range(start, end)}
        hidden = {at for start, end, _ in found for at in range(start, end)}
        visible = {at for at, letter in enumerate(case.text) if not letter.isspace()}
        self.hit += len(gold & hidden & visible)
        self.extra += len((hidden - gold) & visible)
        self.missed += len((gold - hidden) & visible)
        if not case.gold:
            self.clean += 1
            self.flagged += bool(found)
        for start, end, kind in case.gold:
            place = set(range(start, end)) & visible
            counts = self.by_type.setdefault(kind, Counter())
            counts["hit"] += len(place & hidden)
            counts["all"] += len(place)

    @property
    def precision(self) -> float:
        return self.hit / max(1, self.hit + self.extra)

    @property
    def recall(self) -> float:
        return self.hit / max(1, self.hit + self.missed)

    @property
    def f2(self) -> float:
        """Recall counts four times as much as precision: a leak is worse than a blank."""
        below = 4 * self.precision + self.recall
        return 5 * self.precision * self.recall / below if below else 0.0

    def recalls(self) -> dict[str, float]:
        """Recall by type of the known value, whatever type was found there."""
        return {kind: one["hit"] / max(1, one["all"]) for kind, one in sorted(self.by_type.items())}


def score(cases: Iterable[Case], found: Iterable[Found]) -> Score:
    """One score over many texts."""
    total = Score()
    for case, spans in zip(cases, found, strict=True):
        total.add(case, spans)
    return total
