"""Chinese names: two and three characters, compound surnames, dots, forms of address."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.person_zh import ChinesePersonRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "你好，我叫张伟，订单还没到", ["张伟"]),
    ("zh", "本人张伟丽，想退掉订单", ["张伟丽"]),
    ("zh", "姓名：欧阳修文", ["欧阳修文"]),
    ("zh", "收件人：古丽娜尔·买买提", ["古丽娜尔·买买提"]),
    ("zh", "给古丽娜尔·买买提寄的那单", ["古丽娜尔·买买提"]),
    ("zh", "迪丽热巴·迪力木拉提女士的", ["迪丽热巴·迪力木拉提"]),
    ("zh", "找小刘或者王女士，李总也行", ["小刘", "王女士", "李总"]),
    ("zh", "刘先生，电话", ["刘先生"]),
    ("zh", "张伟的包裹到了吗", ["张伟"]),
    ("zh", "我老公叫赵铁柱", ["赵铁柱"]),
    ("zh", "我叫Kevin Wong，想退货", ["Kevin Wong"]),
    ("zh", "收件人諸葛孔明，電話", ["諸葛孔明"]),
    ("zh", "帮我转蔺经理", ["蔺经理"]),
    ("zh", "古丽娜尔·艾山江签收的", ["古丽娜尔·艾山江"]),
    ("zh", "昨天给我回电话的丁主任呢", ["丁主任"]),
    ("zh", "司机牛师傅不肯上楼", ["牛师傅"]),
    ("zh", "放前台小薛代签就行", ["小薛"]),
    ("zh", "帮我查下尉迟琳的快递", ["尉迟琳"]),
    ("zh", "找人工客服", []),
    ("zh", "我是会员，想要退款", []),
    ("zh", "小米手机和华为手机哪个好", []),
    ("zh", "给我退款，帮我查一下", []),
    ("zh", "北京到上海要几天", []),
    ("en", "no Chinese here", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str | None, text: str, expected: list[str]) -> None:
    assert found(ChinesePersonRecognizer(), text, language) == expected
