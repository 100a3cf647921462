"""What is taken for personal in other people's chat: `python -m bench.pii_clean FILE.csv …`.

FILE has a column `utterance`, as ../shared/devdata/intents has. Each different one is scrubbed,
without its language being told; those in which something was found are printed, to be read: names
that stand in them are rightly found.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault


def utterances(files: list[str]) -> list[str]:
    """The different utterances of all files, in order."""
    found: dict[str, None] = {}
    for file in files:
        with Path(file).open(encoding="utf-8", newline="") as lines:
            found.update((row["utterance"], None) for row in csv.DictReader(lines))
    return list(found)


def main() -> None:
    """Print the lines with something personal, and how many there are."""
    texts = utterances(sys.argv[1:])
    scrubber, flagged = default_scrubber(), 0
    for text in texts:
        spans = scrubber.scrub(text, vault=Vault()).spans
        if spans:
            flagged += 1
            print(text, [(span.type, text[span.start : span.end]) for span in spans])
    print(f"{flagged} of {len(texts)}")


if __name__ == "__main__":
    main()
