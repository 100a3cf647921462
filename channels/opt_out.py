"""Words by which a customer on WhatsApp ends or resumes our notices; the whole message must be one.

"STOP" counts in capitals only, as notices print it: in small letters it ends a flow.
"""

from __future__ import annotations

from typing import Any

_EXACT = {"STOP": True, "START": False}
_FOLDED = {
    **dict.fromkeys(("stopall", "stop all", "unsubscribe", "opt out", "optout"), True),
    **dict.fromkeys(("退订", "退訂", "取消订阅", "取消訂閱", "td", "désabonner", "abmelden"), True),
    **dict.fromkeys(("baja", "darme de baja", "配信停止", "수신거부", "berhenti"), True),
    **dict.fromkeys(("unstop", "resubscribe", "opt in", "恢复通知", "恢復通知"), False),
}


def opted_out(text: str) -> bool | None:
    """True for "no more notices", False for "notices again", None for anything else."""
    words = text.strip().rstrip(".!。！")
    return _EXACT.get(words, _FOLDED.get(words.casefold()))


def notice_for(opted: bool | None) -> dict[str, Any]:
    """What the inbox payload says of it, so that the right response answers."""
    return {} if opted is None else {"notice": "opted_out" if opted else "opted_in"}
