"""For whom the model is asked: one id and one deadline for all calls of a turn.

    with calls_for("turn-812", seconds=60):
        ...  # understanding, translations and the answer share the minute and the id

A context variable carries it, so that it reaches calls made behind Rasa's back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from llm_backend.deadline import Deadline


@dataclass(frozen=True)
class Caller:
    """id: begins the id of each request; never personal. deadline: ends each call at the latest."""

    id: str
    deadline: Deadline


_caller: ContextVar[Caller | None] = ContextVar("xiaoq_model_caller", default=None)


@contextmanager
def calls_for(id: str, *, seconds: float) -> Iterator[None]:
    """All calls of the model in this block are on behalf of `id` and end `seconds` from now."""
    token = _caller.set(Caller(id, Deadline.after(seconds)))
    try:
        yield
    finally:
        _caller.reset(token)


def deadline_within(seconds: float) -> Deadline:
    """`seconds` from now, or the caller's deadline where that is sooner."""
    caller = _caller.get()
    return Deadline.after(seconds if caller is None else caller.deadline.sooner(seconds))


def new_request_id() -> str:
    """An id for one request: the caller's, and something that tells its requests apart."""
    caller = _caller.get()
    return uuid.uuid4().hex if caller is None else f"{caller.id}-{uuid.uuid4().hex[:8]}"
