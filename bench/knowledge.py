"""Retrieval and its gate: `python -m bench knowledge`, about a minute and a half on two cores.

Every question of knowledge_questions.jsonl is put to data/knowledge in one run: by everything that
ranks, and by parts of it, with the ratio to everything. The topics with an even number (in
alphabetical order) and every other unanswerable question chose the gate's constants; "held out" are
the rest. Then the questions of knowledge_details.jsonl, on one fact of a page each: is it the right
page, the passage that states the fact, and is that one of the two statements beside the question?
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.answer.focus import most_relevant
from bot.knowledge.candidates import Candidates
from bot.knowledge.embedding import embed_question
from bot.knowledge.memory import MemorySource
from bot.knowledge.ranking import best, evidence, rank
from bot.pii.scrubber import default_scrubber

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parent / "data" / "knowledge"


@dataclass(frozen=True)
class Question:
    """`topic` is the page's name, None for a question that no page answers."""

    query: str
    language: str
    topic: str | None
    held_out: bool


@dataclass(frozen=True)
class Outcome:
    """What came of one question."""

    question: Question
    places: dict[str, int | None]
    """By method: the right page's place from 1, None beyond the third."""
    answerable: bool


def questions() -> list[Question]:
    """The set, with its split."""
    lines = (HERE / "knowledge_questions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    topics = sorted({row["topic"] for row in rows if row["topic"]})
    seen, found = 0, []
    for row in rows:
        seen += row["topic"] is None
        number = topics.index(row["topic"]) if row["topic"] else seen - 1
        found.append(Question(row["query"], row["language"], row["topic"], number % 2 == 1))
    return found


ALL = "everything"
METHODS: dict[str, Callable[[Candidates], Candidates]] = {
    "whole passages": lambda found: replace(found, stated=found.stated * 0),
    "of these dense": lambda found: replace(
        found, stated=found.stated * 0, overlap=found.overlap * 0
    ),
    "of these BM25": lambda found: replace(found, stated=found.stated * 0, dense=found.dense * 0),
    ALL: lambda found: found,
}


def _place(found: Candidates, question: Question) -> int | None:
    hits = best(found.passages, rank(found), question.language, 3)
    names = [Path(hit.document).stem for hit in hits]
    return names.index(question.topic) + 1 if question.topic in names else None


async def _ask(source: MemorySource, question: Question) -> Outcome:
    vectors = await embed_question(question.query)
    found = await source.candidates(question.query, vectors, line=None)
    places = {name: _place(change(found), question) for name, change in METHODS.items()}
    return Outcome(question, places, evidence(found, vectors).margin >= 0)


def _share(values: Iterable[bool]) -> float:
    given = list(values)
    return sum(given) / len(given) if given else float("nan")


def _gate(outcomes: Sequence[Outcome]) -> str:
    real = [o for o in outcomes if o.question.topic]
    passed = [o for o in outcomes if o.answerable]
    refused = _share(not o.answerable for o in outcomes if not o.question.topic)
    precision = _share(o.question.topic is not None for o in passed)
    recall = _share(o.answerable for o in real)
    return f"{precision:9.3f} {recall:7.3f} {refused:8.3f}"


def _accuracy(outcomes: Sequence[Outcome], method: str, within: int) -> float:
    real = [o for o in outcomes if o.question.topic]
    return _share((o.places[method] or 9) <= within for o in real)


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    acc = " ".join(f"{_accuracy(outcomes, ALL, within):6.3f}" for within in (1, 3))
    return f"{name:10} {len(outcomes):4d} {acc} {_gate(outcomes)}"


def _print(outcomes: Sequence[Outcome]) -> None:
    print(f"{'':10} {'n':>4} {'acc@1':>6} {'acc@3':>6} precision  recall  refused")
    by_language: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_language[outcome.question.language].append(outcome)
    for language, some in sorted(by_language.items(), key=lambda item: -len(item[1])):
        print(_line(language, some))
    print(_line("all", outcomes))
    print(_line("held out", [o for o in outcomes if o.question.held_out]))
    print(f"\n{'':14} {'acc@1':>6} {'acc@3':>6} {'as ratio to everything':>24}")
    for method in METHODS:
        first, third = (_accuracy(outcomes, method, within) for within in (1, 3))
        ratios = [_accuracy(outcomes, method, w) / _accuracy(outcomes, ALL, w) for w in (1, 3)]
        print(f"{method:14} {first:6.3f} {third:6.3f} {ratios[0]:9.2f} {ratios[1]:8.2f}")


async def _details(source: MemorySource) -> None:
    lines = (HERE / "knowledge_details.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    print(f"\n{'':14} {'page':>6} {'passage':>8} {'statements':>11} of {len(rows)}")
    for method in ("whole passages", ALL):
        counts = [
            sum(of)
            for of in zip(*[await _detail(source, row, method) for row in rows], strict=True)
        ]
        print(f"{method:14} {counts[0]:6d} {counts[1]:8d} {counts[2]:11d}")


async def _detail(source: MemorySource, row: dict[str, Any], method: str) -> tuple[bool, ...]:
    found = await source.candidates(row["query"], await embed_question(row["query"]), line=None)
    (hit,) = best(found.passages, rank(METHODS[method](found)), row["language"], 1)
    fixed = default_scrubber().fixed
    said = await most_relevant(fixed(row["query"]), [fixed(f"{hit.title}\n{hit.text}")])
    states = re.compile(row["states"])
    return (
        Path(hit.document).stem in row["topics"],
        bool(states.search(hit.text)),
        bool(states.search(said.value)),
    )


async def _run() -> None:
    source = MemorySource.of_folder(KNOWLEDGE)
    _print([await _ask(source, question) for question in questions()])
    await _details(source)


def main() -> None:
    """Print both tables."""
    asyncio.run(_run())
