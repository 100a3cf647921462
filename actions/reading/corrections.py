"""Words by which a customer takes back an answer, or asks something instead of answering."""

from __future__ import annotations

from actions.reading.plain import contains_phrase, plain

_OTHER_ORDER = (
    "other order", "another order", "different order", "wrong order", "other one",
    "not that order", "not this order", "autre commande",
    "另一个订单", "另外一个订单", "别的订单", "换个订单", "换一个订单", "不是这个订单", "订单错了",
    "另一单", "换一单",
    "其他订单", "那个订单不对", "不是这单",
)  # fmt: skip
_OTHER_ITEMS = (
    "other item", "other items", "another item", "different item", "wrong item selected",
    "not that item", "not this item", "change the items", "change items",
    "换一件", "不是这件", "不是那件", "选错了", "另一件", "换商品", "改商品", "商品不对",
)  # fmt: skip
_OTHER_REASON = (
    "other reason", "another reason", "different reason", "wrong reason", "change the reason",
    "换个原因", "原因不对", "原因错了", "改原因", "换个理由", "理由不对",
)  # fmt: skip
_CORRECTING = (
    "no", "not", "instead", "actually", "rather", "sorry", "wait", "oops", "only", "just", "i mean",
    "i meant", "change", "non", "nein", "plutôt", "lieber", "sondern", "mejor",
    "不,", "不是", "不要", "改成", "换成", "错了", "等等", "其实", "应该是", "只退", "还是",
    "不对", "不退",
)  # fmt: skip
_QUESTION = (
    "what", "how", "when", "where", "why", "who", "which", "can i", "can you", "do i", "do you",
    "is there", "are there", "does", "will", "should i", "could you", "comment", "combien", "quand",
    "吗", "呢", "什么", "怎么", "怎样", "多久", "多少", "几天", "几号", "能不能", "可不可以",
    "会不会", "是不是",
    "有没有", "要不要", "哪里", "为什么", "请问", "谁",
)  # fmt: skip


def wants_other_order(text: str) -> bool:
    """ "No, the other order"."""
    return contains_phrase(text, _OTHER_ORDER)


def wants_other_items(text: str) -> bool:
    """ "Not that item"."""
    return contains_phrase(text, _OTHER_ITEMS)


def wants_other_reason(text: str) -> bool:
    """ "Another reason"."""
    return contains_phrase(text, _OTHER_REASON)


def is_correction(text: str) -> bool:
    """Whether the message takes something back: "no, the shoes", "改成双肩包"."""
    return contains_phrase(text, _CORRECTING)


def looks_like_question(text: str) -> bool:
    """Whether the customer asks rather than answers."""
    return plain(text).rstrip(" !.").endswith("?") or contains_phrase(text, _QUESTION)
