"""Ours against stock Presidio, in one run: `python -m bench.pii [--each N] [--json FILE]`.

Groups: Presidio's research sentences as written and in small letters (../shared/devdata, left out
where it is absent), and customers' sentences in 31 languages with Faker's values. Of those,
`tuned` is what rules were written from, `held` was looked at only for its misses, `clean` holds
nothing personal. `chat`, `unseen`, `fresh` to `eighth` are hand-written messages, the last eight
with clean lines; docs/privacy.md tells what they gave on the first run, before any rule was
changed for them. Scores count characters; F2 weighs recall four times.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.pii_cases import Case, generated, research, written
from bench.pii_engines import Find, ours, stock
from bench.pii_score import Score, score

ROOT = Path(__file__).parent.parent
RESEARCH = ROOT.parent / "shared" / "devdata" / "pii"
TEMPLATES = Path(__file__).with_name("pii_templates.yml")
HUNDRED_TOKENS = (
    "Hi, my name is Christine Lopez and I ordered the blue rain jacket last week, order W1234567. "
    "The courier says that it was left at 123 Main Street, Springfield, IL 62704, but there is "
    "nothing here and my neighbour John Smith has not seen it either. Could you please check what "
    "happened and call me back at 415-555-0132 or write to christine@example.com? I would like a "
    "new one or my money back, because I need the jacket for a trip on Friday. Thank you very much."
)


def cases(each: int) -> Iterator[Case]:
    """Every text of the bench."""
    if RESEARCH.is_dir():
        yield from research(RESEARCH)
        yield from research(RESEARCH, lower=True)
    for name in (
        "chat",
        "unseen",
        "fresh",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
    ):
        yield from written(TEMPLATES.with_name(f"pii_{name}.txt"), name)
    for split in ("tuned", "held", "clean"):
        yield from generated(TEMPLATES, split, each=each if split != "clean" else 1)


def measured(find: Find, some: list[Case]) -> tuple[Score, float]:
    """The score and the milliseconds a text took."""
    start = time.perf_counter()
    found = [find(case) for case in some]
    return score(some, found), (time.perf_counter() - start) / max(1, len(some)) * 1000


def timed(find: Find, *, times: int = 30) -> float:
    """Median milliseconds for a text of about a hundred tokens."""
    spent = []
    for number in range(times):  # never the same text twice: what was just found is remembered
        case = Case(f"{HUNDRED_TOKENS} {number}", (), "en", "speed")
        start = time.perf_counter()
        find(case)
        spent.append((time.perf_counter() - start) * 1000)
    return sorted(spent)[times // 2]


def row(name: str, engine: str, result: Score, milliseconds: float) -> dict[str, Any]:
    """One line of the report."""
    return {
        "group": name, "engine": engine, "precision": round(result.precision, 3),
        "recall": round(result.recall, 3), "f2": round(result.f2, 3),
        "flagged": result.flagged, "clean": result.clean, "ms": round(milliseconds, 2),
        "recall_by_type": {kind: round(value, 3) for kind, value in result.recalls().items()},
    }  # fmt: skip


def report(each: int) -> Iterator[dict[str, Any]]:
    """Rows by group, then by language of the held ones, then speed."""
    engines = {
        "ours": ours(told_language=True),
        "untold": ours(told_language=False),
        "stock": stock(),
    }
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases(each):
        groups[case.group].append(case)
        if case.group == "held":
            groups[f"held {case.language}"].append(case)
    for find in engines.values():
        timed(find, times=3)  # models are loaded by the first text
    for name, some in groups.items():
        for engine, find in engines.items():
            yield row(name, engine, *measured(find, some))
    speeds = {engine: timed(find) for engine, find in engines.items()}
    yield {"speed_ms_100_tokens": speeds, "ours_to_stock": speeds["ours"] / speeds["stock"]}


def main() -> None:
    """Print a line for every row, and keep all as JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=10, help="texts of every template")
    parser.add_argument("--json", type=Path, help="write the rows here")
    options = parser.parse_args()
    rows = []
    for one in report(options.each):
        rows.append(one)
        print(json.dumps(one), flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
