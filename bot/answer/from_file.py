"""The parts of a customer's own file that a question is about, as the model may see them.

scrub the whole ► cut ► nearest part ► leave out what would steer the model ► placeholders

What stands in a file is data: a sentence that gives orders to an assistant is not shown to it.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from bot.answer.file_parts import Part, cut
from bot.answer.file_words import asks_for_all, steers
from bot.answer.focus import best_stated
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
_FEW, _WHOLE = 4, 0.8
"""Parts whose statements are looked at, and the weight of a part as a whole beside them."""
_SHARED, _LIKELY = 0.15, 24
"""Overlap (see Bm25) of the best part, from which only the parts with the most are embedded."""
_AT_A_TIME = 8
"""Parts embedded before another customer's question has its turn."""

_FILES = 16
_lately: OrderedDict[bytes, tuple[list[Part], tuple[str, ...]]] = OrderedDict()
"""Of the last files: places and masked texts, for the next question; nothing in clear."""


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
    parts, masked = await _prepared(text, scrubber)
    scores = await _scores(asked.value, masked)
    near = float(scores.max())
    chosen = list(range(min(most, len(parts))))
    if near >= NEAR:
        chosen = await loop.run_in_executor(WORKER, _best, asked.value, masked, scores, most)
    shown = [
        scrubber.hide(parts[number].of(text), parts[number].spans, vault=question.vault)
        for number in chosen
    ]
    safe = [await loop.run_in_executor(WORKER, _harmless, passage) for passage in shown]
    kept = tuple(passage for passage in safe if passage.value)
    note(characters=len(text), parts=len(parts), kept=len(kept))
    clear = near >= NEAR or asks_for_all(question.text)
    return FromFile(kept, clear) if kept else None


async def _prepared(text: str, scrubber: Scrubber) -> tuple[list[Part], tuple[str, ...]]:
    """The parts of a text, and each with placeholders, for looking only: none of their values
    enters a conversation's vault."""
    key = hashlib.blake2b(text.encode(), digest_size=16).digest()
    if key not in _lately:
        (spans,) = await scrubber.find_many([text])
        parts = await asyncio.get_running_loop().run_in_executor(WORKER, cut, text, spans)
        _lately[key] = parts, await asyncio.to_thread(_masked, text, parts, scrubber)
        if len(_lately) > _FILES:
            _lately.popitem(last=False)
    return _lately[key]


def _masked(text: str, parts: Sequence[Part], scrubber: Scrubber) -> tuple[str, ...]:
    hidden = (scrubber.hide(part.of(text), part.spans, vault=Vault()) for part in parts)
    return tuple(part.value for part in hidden)


async def _scores(question: str, parts: Sequence[str]) -> Vectors:
    """How near each part is to the question, shape (len(parts),).

    Of many, only those that share most of its words have to be embedded, if there are some: a
    question in another language shares none.
    """
    loop = asyncio.get_running_loop()
    overlap = await loop.run_in_executor(WORKER, lambda: Bm25(parts).overlap(question))
    likely = np.argsort(-overlap, kind="stable")
    if overlap.max() >= _SHARED:
        likely = likely[:_LIKELY]
    asked = await loop.run_in_executor(WORKER, embed_sentences, [question])
    scores: Vectors = np.full(len(parts), -1.0, dtype=np.float32)
    for at in range(0, len(likely), _AT_A_TIME):
        some = likely[at : at + _AT_A_TIME]
        texts = [parts[number] for number in some]
        vectors = await loop.run_in_executor(WORKER, _embedded, texts)
        scores[some] = vectors @ asked[0] + _WORDS * overlap[some]
    return scores


def _embedded(parts: Sequence[str]) -> Vectors:
    return np.vstack([_vector(part) for part in parts])


@lru_cache(maxsize=2048)
def _vector(part: str) -> Vectors:
    """Kept for the next question about the same file."""
    return embed_sentences([part])


def _best(question: str, parts: Sequence[str], scores: Vectors, most: int) -> list[int]:
    """The `most` best parts, in order: of the nearest few, those with the nearest statement too.

    Of 82 questions, each about one fact of 72 and 85 parts of help pages in one file, the part that
    states it came first for 58 and 67; without the statements for 51 and 58.
    """
    few = sorted(range(len(parts)), key=lambda number: -scores[number])[: max(_FEW, most)]
    whole = {n: _WHOLE * float(scores[n]) + best_stated(question, parts[n]) for n in few}
    return sorted(sorted(few, key=lambda number: -whole[number])[:most])


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
