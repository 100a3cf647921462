"""The cues of one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Cues:
    """Phrases joined by `|`; what each field means is told in the package's docstring."""

    says: str = ""
    asked: str = ""
    soft: str = ""
    weak: str = ""
    after: str = ""
    titles: str = ""
    closings: str = ""
    labels: str = ""
