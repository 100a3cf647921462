"""Can the help centre answer this? A rule that holds for folders it has never seen.

A fixed threshold on the nearest passage does not carry over: with many passages, some passage is
near to everything. So the nearness is measured against how near everyday questions come to the
same passages by chance, and against how near this question is to such an everyday question.
"""

from __future__ import annotations

from dataclasses import dataclass

CHANCE = 1.0
EVERYDAY = 0.3
OVERLAP = 0.1
THRESHOLD = -0.04
"""The four were chosen on half of the questions of bench/knowledge_questions.jsonl and on three
small help centres of other trades, and confirmed on the other half, on a router's manual and on
a phone's; docs/knowledge.md has the figures."""


CLEAR = 0.06
"""The margin from which a page is on the subject for certain: of the 80 unanswerable questions of
bench/knowledge_questions.jsonl none reaches it, of the 142 answerable ones .887."""


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against an answer; all but `overlap` are cosines of USE vectors."""

    nearest: float
    """Of the question and the passage nearest to it."""
    chance: float
    """Of everyday questions and their nearest passages, in the mean (background.chance_level)."""
    everyday: float
    """Of the question and the everyday question nearest to it."""
    overlap: float
    """The best passage's share of what BM25 could give at most, 0-1."""

    @property
    def margin(self) -> float:
        """How much nearer the passages are than chance explains; from 0 on they answer."""
        for_it = self.nearest + OVERLAP * self.overlap
        against = CHANCE * self.chance + EVERYDAY * self.everyday
        return for_it - against - THRESHOLD
