"""pgvector's column type for SQLAlchemy 1.4 (pgvector's own wants SQLAlchemy 2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Float
from sqlalchemy.types import UserDefinedType


def _to_text(value: Any) -> str | None:
    if value is None:
        return None
    return "[" + ",".join(map(repr, np.asarray(value, dtype=np.float32).tolist())) + "]"


def _from_text(value: str | None) -> npt.NDArray[np.float32] | None:
    return None if value is None else np.array(value[1:-1].split(","), dtype=np.float32)


class Vector(UserDefinedType):  # type: ignore[misc]
    """`vector(n)`: an array of n float32 on our side, pgvector's text form on the wire."""

    cache_ok = True

    def __init__(self, dimensions: int) -> None:
        self.dimensions = dimensions

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in SQL."""
        return f"vector({self.dimensions})"

    def bind_processor(self, dialect: Any) -> Callable[[Any], str | None]:
        """An array as `[0.1,0.2]`."""
        return _to_text

    def result_processor(self, dialect: Any, coltype: Any) -> Callable[[Any], Any]:
        """And back."""
        return _from_text

    class comparator_factory(UserDefinedType.Comparator):  # type: ignore[misc]
        """Adds pgvector's operator for the negative inner product."""

        def negative_product(self, other: npt.NDArray[np.float32]) -> Any:
            """`<#>`: the smaller, the nearer; an HNSW index with vector_ip_ops serves it."""
            return self.op("<#>", return_type=Float)(other)
