"""A message as the sentence model sees it, and where in training data sentences stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MAX_CHARACTERS = 400
"""The intent stands near the start; the time of a vector grows with the length."""

_EXAMPLE = re.compile(r"^\s+-\s+(?P<text>.*\S)\s*$")
_MARKED = re.compile(r"\[(?P<text>[^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def normalise(text: str) -> str:
    """`text` as the model should see it: compatibility forms, lower case, few repeats."""
    start = text[: 4 * MAX_CHARACTERS]  # repeats and blanks are taken out of it below
    whole = start.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no UTF-8
    plain = unicodedata.normalize("NFKC", whole).lower().replace("\0", " ")
    calm = re.sub(r"(.)\1{3,}", r"\1\1\1", plain, flags=re.DOTALL)
    return " ".join(calm.split())[:MAX_CHARACTERS]


def training_sentences(folder: Path) -> Iterator[str]:
    """The examples of the NLU files under `folder`, marks of entities taken out.

    A quick reader of what `make check` accepts: a sentence it misses is only embedded later.
    """
    for path in sorted(folder.rglob("*.yml")):
        for line in path.read_text("utf-8").splitlines():
            if match := _EXAMPLE.match(line):
                yield _MARKED.sub(r"\g<text>", match["text"])
