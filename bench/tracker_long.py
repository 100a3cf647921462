"""Is turn 500 slower than turn 5? Pairs of turns, one of each, within the same milliseconds.

Speeds of two minutes differ by more than what is looked for. So long conversations and young ones
are kept side by side in one process, and each pair is a turn of either with the same text, the
one first and then the other in turns: whatever the machine does falls on both.
"""

from __future__ import annotations

import itertools
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import numpy as np

Say = Callable[[str, str], Awaitable[None]]
"""One turn: conversation, text."""
_LONG, _PAIRS_EACH = 8, 40
_YOUNG, _MEASURED = 5, 3
"""Of a young conversation turns 4, 5 and 6 are measured; of a long one the 40 around its middle."""
_RESAMPLED = 4000


@dataclass(frozen=True)
class Pairs:
    """Of one store. young, old: milliseconds (n, 2), wall and CPU of this process, by pair."""

    young: np.ndarray
    old: np.ndarray

    def ratio(self, column: int = 0) -> tuple[float, float, float]:
        """Median turn of the long ones over that of the young ones, with its 95 % interval
        (bootstrap over pairs)."""
        young, old = self.young[:, column], self.old[:, column]
        pick = np.random.default_rng(0).integers(len(young), size=(_RESAMPLED, len(young)))
        drawn = np.median(old[pick], axis=1) / np.median(young[pick], axis=1)
        low, high = np.percentile(drawn, (2.5, 97.5))
        return float(np.median(old) / np.median(young)), float(low), float(high)

    def __str__(self) -> str:
        young, old = np.median(self.young, axis=0), np.median(self.old, axis=0)
        wall, cpu = (
            "{:.3f} (95 %: {:.3f} to {:.3f})".format(*self.ratio(column)) for column in (0, 1)
        )
        return (
            f"{young[0]:.2f} -> {old[0]:.2f} ms, ratio {wall}; "
            f"CPU {young[1]:.2f} -> {old[1]:.2f} ms, ratio {cpu}; {len(self.old)} pairs"
        )


async def pairs(say: Say, texts: Sequence[str], turn: int = 500) -> Pairs:
    """Measure around `turn`; the conversations are first brought there, which takes longest."""
    old = [secrets.token_hex(8) for _ in range(_LONG)]
    for text in itertools.islice(itertools.cycle(texts), turn - _PAIRS_EACH // 2):
        for who in old:
            await say(who, text)
    found: list[tuple[list[float], list[float]]] = []
    for number in range(_LONG * _PAIRS_EACH):
        if number % _MEASURED == 0:
            young = secrets.token_hex(8)
            for text in texts[: _YOUNG - 2]:
                await say(young, text)
        text = texts[number % len(texts)]
        both = [young, old[number % _LONG]]
        order = (0, 1) if number % 2 else (1, 0)
        taken = {which: await _timed(say, both[which], text) for which in order}
        found.append((taken[0], taken[1]))
    each = np.array(found)
    return Pairs(each[:, 0], each[:, 1])


async def _timed(say: Say, who: str, text: str) -> list[float]:
    wall, cpu = time.perf_counter(), time.process_time()
    await say(who, text)
    return [(time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000]
