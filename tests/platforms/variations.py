"""Every way in which a delivery may differ from the documents, one field at a time."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]

WRONG: tuple[Any, ...] = (None, "", "text", 7, -1.5, True, [], {}, [None], {"id": None}, [[]])
"""What may stand where something else is expected."""


def variations(body: Any, most: int | None = None) -> Iterator[Any]:
    """`body` with each field removed, and with each field of another type or null.

    most: how many to choose of them, the same each time.
    """
    changes = [(path, to) for path in _paths(body) for to in (_REMOVE, *WRONG)]
    if most is not None and most < len(changes):
        changes = random.Random(len(changes)).sample(changes, most)
    for path, to in changes:
        yield _changed(body, path, to)


_REMOVE = object()


def _paths(value: Any, here: Path = ()) -> Iterator[Path]:
    items: Any = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for name, inner in items:
        yield (*here, name)
        yield from _paths(inner, (*here, name))


def _changed(body: Any, path: Path, to: Any) -> Any:
    whole = copy.deepcopy(body)
    parent = whole
    for name in path[:-1]:
        parent = parent[name]
    if to is _REMOVE:
        del parent[path[-1]]
    else:
        parent[path[-1]] = copy.deepcopy(to)
    return whole
