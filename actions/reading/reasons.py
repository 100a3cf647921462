"""Why something goes back, from the customer's words."""

from __future__ import annotations

from actions.reading.plain import contains_phrase, plain
from actions.shop.values import Reason

# The first that fits wins: "wrong item, and broken" is our mistake before it is a damage.
_WORDS: tuple[tuple[Reason, tuple[str, ...]], ...] = (
    (Reason.WRONG_ITEM, (
        "wrong item", "wrong product", "wrong colour", "wrong color", "wrong size sent",
        "not what i ordered", "sent me the wrong", "发错", "寄错", "错发", "不是我买的",
        "颜色不对", "颜色发错",
    )),
    (Reason.DAMAGED, (
        "damaged", "broken", "defective", "faulty", "doesn't work", "does not work", "not working",
        "crack", "cracked", "torn", "dead", "cassé", "abîmé",
        "坏", "破", "损", "裂", "不工作", "开不了机", "没反应", "瑕疵", "质量", "有问题", "漏水",
    )),
    (Reason.SIZE, (
        "size", "too big", "too small", "too tight", "too loose", "too large", "too long",
        "too short", "doesn't fit", "does not fit", "don't fit", "fit", "taille", "trop grand",
        "trop petit", "尺码", "尺寸", "大了", "小了", "太大", "太小", "偏大", "偏小", "不合身",
        "不合适", "太紧", "太松",
        "太长", "太短", "码数",
    )),
    (Reason.NOT_AS_DESCRIBED, (
        "not as described", "different from the picture", "looks different", "not like the photo",
        "description", "与描述", "和描述", "描述不符", "色差", "跟图片", "和图片", "与图片",
        "不一样", "实物",
    )),
    (Reason.CHANGED_MIND, (
        "changed my mind", "change my mind", "don't want", "do not want", "don't like",
        "do not like", "no longer", "don't need", "do not need", "bought twice", "by mistake",
        "cheaper", "不想要", "不喜欢", "不要了", "不需要", "用不上", "买错", "买多", "买重",
        "拍错", "后悔", "七天无理由",
    )),
)  # fmt: skip


def read_reason(text: str) -> Reason | None:
    """The reason in the words, by its code or by what it sounds like; None when it is unclear."""
    level = plain(text)
    for reason in Reason:
        if level == reason.value:
            return reason
    return next((reason for reason, phrases in _WORDS if contains_phrase(text, phrases)), None)
