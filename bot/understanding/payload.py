"""What buttons send in place of words: `/affirm`, `/inform{"reason": "size"}`."""

from __future__ import annotations

import re

_PAYLOAD = re.compile(r"/[a-z][a-z0-9_]*(?:@[0-9.]+)?(?:\s*\{.*\})?", re.DOTALL)


def is_payload(text: str) -> bool:
    """Whether `text` has the form of a payload.

    Anybody can type one, so it counts only where a flow had offered it: `bot.turn.read` decides.
    """
    return _PAYLOAD.fullmatch(text.strip()) is not None
