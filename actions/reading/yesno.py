"""Yes and no in words, for where the understanding has no opinion."""

from __future__ import annotations

from actions.reading.plain import contains_phrase, is_phrase

_YES = (
    "yes", "y", "yeah", "yep", "yup", "sure", "ok", "okay", "correct", "confirm", "confirmed",
    "right", "go ahead", "please do", "do it", "yes please", "that's right", "oui", "si", "ja",
    "是", "是的", "对", "对的", "好", "好的", "嗯", "可以", "行", "确认", "没错", "没问题", "要",
    "确定",
    "好吧", "ok的", "提交", "同意", "はい", "네",
)  # fmt: skip
_NO = (
    "no", "n", "nope", "nah", "no thanks", "not now", "don't", "wrong", "incorrect", "non", "nein",
    "不", "不是", "不对", "不要", "不用", "不行", "不了", "先不", "否", "错", "错了", "不可以",
    "不确认", "不同意",
    "いいえ", "아니요",
)  # fmt: skip
_STOP = (
    "cancel", "stop", "quit", "exit", "never mind", "nevermind", "forget it", "leave it",
    "取消", "算了", "退出", "不退了", "不弄了", "停止", "先这样", "不查了", "annuler",
    "laisse tomber",
)  # fmt: skip


_GO_ON = (
    "go on", "continue", "carry on", "resume", "let's continue", "let's go on", "please continue",
    "go on please",
    "继续", "接着办", "继续办理", "接着来", "继续吧", "继续办", "continuer", "on continue",
)  # fmt: skip
_FORGOT = (
    "don't know", "do not know", "don't remember", "do not remember", "can't remember", "forgot",
    "don't have", "can't find", "no idea", "不知道", "不记得", "忘了", "忘记", "记不得", "记不清",
    "找不到", "没有订单号", "je ne sais pas",
)  # fmt: skip


def says_go_on(text: str) -> bool:
    """Whether the whole message is a wish to go on with what was left."""
    return is_phrase(text, _GO_ON)


def says_forgot(text: str) -> bool:
    """Whether the customer cannot give what was asked for: an answer, not a wish to stop."""
    return contains_phrase(text, _FORGOT)


def says_yes(text: str) -> bool:
    """Whether the whole message is a yes."""
    return is_phrase(text, _YES)


def says_no(text: str) -> bool:
    """Whether the whole message is a no."""
    return is_phrase(text, _NO)


def says_stop(text: str) -> bool:
    """Whether the whole message is a wish to leave what is going on."""
    return is_phrase(text, _STOP)
