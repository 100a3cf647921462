"""The parts of a customer's own file that a question is about, as the model may see them.

scrub the whole ► cut ► nearest part ► leave out what would steer the model ► placeholders

What stands in a file is data: a sentence that gives orders to an assistant is not shown to it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.file_parts import Part, cut
from bot.answer.file_words import asks_for_all, steers
from bot.answer.injection import injection_kinds
from bot.knowledge.bm25 import Bm25
from bot.knowledge.embedding import WORKER, Vectors, embed_sentences
from bot.pii.vault import Vault
from bot.sentences import split_sentences
from llm_backend.scrubbed import ScrubbedText
from llm_backend.spans import note, spanned

if TYPE_CHECKING:
    from bot.answer.question import Question
    from bot.pii.scrubber import Scrubber

NEAR = 0.25
"""Cosine from which a part is about a question; below, the file's beginning says what it is."""
_WORDS = 0.5
"""What a part gains that has all of the question's words, as a cosine."""
_AT_A_TIME = 16
"""Parts embedded before another customer's question has its turn."""


@dataclass(frozen=True)
class FromFile:
    """What the model may see of a file; clear: the question is on something that stands there."""

    passages: tuple[ScrubbedText, ...]
    clear: bool


@spanned("read file")
async def parts_of_file(
    question: Question, asked: ScrubbedText, scrubber: Scrubber, *, most: int
) -> FromFile | None:
    """Up to `most` parts, in the file's order; None where there is no file or nothing is left.

    Only the values of these parts enter the conversation's vault.
    """
    if question.file is None:
        return None
    text, loop = question.file.text, asyncio.get_running_loop()
    (spans,) = await scrubber.find_many([text])
    parts = await loop.run_in_executor(WORKER, cut, text, spans)
    masked = await asyncio.to_thread(_masked, parts, scrubber)
    scores = await _scores(asked.value, masked)
    near = float(scores.max())
    best = sorted(range(len(parts)), key=lambda number: -scores[number])[:most]
    chosen = sorted(best) if near >= NEAR else list(range(min(most, len(parts))))
    shown = [
        scrubber.hide(parts[number].text, parts[number].spans, vault=question.vault)
        for number in chosen
    ]
    safe = [await loop.run_in_executor(WORKER, _harmless, passage) for passage in shown]
    kept = tuple(passage for passage in safe if passage.value)
    note(characters=len(text), parts=len(parts), kept=len(kept))
    clear = near >= NEAR or asks_for_all(question.text)
    return FromFile(kept, clear) if kept else None


def _masked(parts: Sequence[Part], scrubber: Scrubber) -> list[str]:
    """For looking only: no value of it enters the conversation's vault."""
    return [scrubber.hide(part.text, part.spans, vault=Vault()).value for part in parts]


async def _scores(question: str, parts: Sequence[str]) -> Vectors:
    """How near each part is to the question, shape (len(parts),)."""
    loop = asyncio.get_running_loop()
    vectors = []
    for at in range(0, len(parts), _AT_A_TIME):
        pieces = tuple(parts[at : at + _AT_A_TIME])
        vectors.append(await loop.run_in_executor(WORKER, _embedded, pieces))
    asked = await loop.run_in_executor(WORKER, embed_sentences, [question])
    overlap = await loop.run_in_executor(WORKER, lambda: Bm25(parts).overlap(question))
    scores: Vectors = np.vstack(vectors) @ asked[0] + _WORDS * overlap
    return scores


@lru_cache(maxsize=64)
def _embedded(parts: tuple[str, ...]) -> Vectors:
    """Kept for the next question about the same file; masked texts, as all that is kept."""
    return embed_sentences(parts)


def _harmless(passage: ScrubbedText) -> ScrubbedText:
    """Without the sentences that speak to the model, and without a chat template's marks."""
    kept, at = [], 0
    for sentence in split_sentences(passage.value):
        start, at = at, at + len(sentence)
        said = sentence.strip()
        if said and not steers(said):
            kept.append(passage.part(start, at))
    left = ScrubbedText.join("\n", kept)
    return ScrubbedText.join("", []) if injection_kinds(left.value) else left
