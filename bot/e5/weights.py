"""The model, ready to multiply: the layers' weights as float32 (source: `e5_parse` of e5.c)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.e5.model_file import Blocks, Floats, ModelFile, UnknownFormatError, unpack
from bot.e5.tokens import Tokenizer


@dataclass(frozen=True, eq=False)
class Layer:
    """One encoder layer; a matrix has shape (inputs, outputs), a norm (2, width)."""

    attention: Floats
    """Queries, already divided by sqrt(head width), keys and values side by side."""
    attention_bias: Floats
    out: Floats
    out_bias: Floats
    out_norm: Floats
    up: Floats
    up_bias: Floats
    down: Floats
    down_bias: Floats
    down_norm: Floats


@dataclass(frozen=True, eq=False)
class Model:
    """All that is needed to embed: 85 MB of layers; word vectors stay packed, in the file."""

    tokenizer: Tokenizer
    words: Blocks
    """Shape (vocabulary, width / 32)."""
    positions: Floats
    """With the one token type added, shape (longest, width)."""
    norm: Floats
    layers: tuple[Layer, ...]
    heads: int
    epsilon: float


def load(path: Path) -> Model:
    """Read the file; about 0.5 s. Raises UnknownFormatError, and OSError where none is there."""
    try:
        return _model(ModelFile(path))
    except (struct.error, KeyError, ValueError, IndexError) as error:
        raise UnknownFormatError(f"{path.name} cannot be read: {error}") from error


def _model(file: ModelFile) -> Model:
    width = file.width
    return Model(
        tokenizer=Tokenizer.of(file),
        words=file.packed("emb.word", file.words, width),
        positions=file.floats("emb.pos", file.longest, width)
        + file.floats("emb.type", file.types, width)[0],
        norm=_norm(file, "emb.ln"),
        layers=tuple(_layer(file, f"l{number}") for number in range(file.layers)),
        heads=file.heads,
        epsilon=file.epsilon,
    )


def _layer(file: ModelFile, name: str) -> Layer:
    width, inner = file.width, file.inner
    shrink = np.float32((width // file.heads) ** -0.5)
    attention = [_matrix(file, f"{name}.{part}.w", width, width) for part in "qkv"]
    bias = [file.floats(f"{name}.{part}.b", width) for part in "qkv"]
    return Layer(
        attention=np.hstack((attention[0] * shrink, *attention[1:])),
        attention_bias=np.hstack((bias[0] * shrink, *bias[1:])),
        out=_matrix(file, f"{name}.ao.w", width, width),
        out_bias=file.floats(f"{name}.ao.b", width),
        out_norm=_norm(file, f"{name}.aln"),
        up=_matrix(file, f"{name}.fi.w", width, inner),
        up_bias=file.floats(f"{name}.fi.b", inner),
        down=_matrix(file, f"{name}.fo.w", inner, width),
        down_bias=file.floats(f"{name}.fo.b", width),
        down_norm=_norm(file, f"{name}.oln"),
    )


def _matrix(file: ModelFile, name: str, inputs: int, outputs: int) -> Floats:
    return np.ascontiguousarray(unpack(file.packed(name, outputs, inputs)).T)


def _norm(file: ModelFile, name: str) -> Floats:
    return np.stack((file.floats(f"{name}.w", file.width), file.floats(f"{name}.b", file.width)))
