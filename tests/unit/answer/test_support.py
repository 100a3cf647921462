"""Whether an answer has to do with the help page: `bot/answer/support.py`, on the real vectors."""

from __future__ import annotations

import pytest

from bot.answer.support import is_supported

PAGES = {
    "en": (
        "Warranty\nElectronics have a warranty of two years, clothes of one. Keep the receipt; "
        "water damage is not covered."
    ),
    "zh": (
        "退货\n签收后七天内可以无理由退货，运费由我们承担。退款在收到商品后三个工作日内原路退回。"
    ),
}


@pytest.mark.parametrize(
    ("page", "asked", "said", "supported"),
    [
        ("en", "How long is the warranty?", "Electronics have a warranty of two years.", True),
        ("en", "Combien de temps dure la garantie ?", "La garantie dure deux ans.", True),
        ("en", "防水吗", "进水损坏不在保修范围内。", True),
        ("zh", "退货运费谁出？", "运费由我们承担。", True),
        ("zh", "Who pays for sending it back?", "The shop pays for return shipping.", True),
        ("en", "What is the capital of Australia?", "The capital is Sydney.", False),
        ("en", "Quelle est la capitale de l'Australie ?", "C'est Sydney.", False),
        ("en", "Tell me a joke", "Why did the chicken cross the road?", False),
        ("zh", "讲个笑话", "好的。从前有一只小兔子去买胡萝卜，老板说没有。", False),
        ("zh", "今天天气怎么样", "今天天气晴朗，气温25度。", False),
    ],
)
async def test_supported(page: str, asked: str, said: str, supported: bool) -> None:
    """In any language of question, answer and page."""
    assert await is_supported(asked, said, [PAGES[page]]) is supported
