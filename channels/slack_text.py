"""Slack's markup as the customer meant it (https://docs.slack.dev/messaging/formatting-message-text).

Understanding must not see `<mailto:a@b.com|a@b.com>` or `&lt;`.
"""

from __future__ import annotations

import re

_ANGLE = re.compile(r"<([^<>]*)>")
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str, *, without: str = "") -> str:
    """`text` without markup; mentions of the user `without` (the bot itself) are left out."""
    found = _ANGLE.sub(lambda angle: _spoken(angle[1], without), text)
    for escaped, sign in _ESCAPED:
        found = found.replace(escaped, sign)
    return re.sub(r"[ \t]{2,}", " ", found).strip()


def _spoken(inner: str, without: str) -> str:
    target, _, label = inner.partition("|")
    if target.startswith("@"):
        return "" if target[1:] == without else f"@{label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):  # <!here>, <!subteam^S1|@team>, <!date^1^{date}|yesterday>
        return label or f"@{target[1:].partition('^')[0]}"
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return address if not label or label in address else f"{label} ({address})"
