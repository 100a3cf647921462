"""Does the customer ask about the assistant itself ("who are you", "你是机器人吗")?"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from bot.vectors import Vectors, embed_query

NEAR = 0.925
"""Cosine of e5 query vectors from which two short questions mean the same; see docs/answers.md."""
_LONGEST = 80
"""Characters: longer questions are about a matter, whatever they begin with."""


def is_about_assistant(text: str, examples: tuple[str, ...]) -> bool:
    """Whether `text` means the same as one of the persona's examples, in any language."""
    if len(text) > _LONGEST or not examples:
        return False
    return bool((_vectors(examples) @ embed_query(text)).max() >= NEAR)


@lru_cache(maxsize=16)
def _vectors(examples: tuple[str, ...]) -> Vectors:
    return np.stack([embed_query(example) for example in examples])
