"""Chinese addresses from the province to the room; a town alone is none."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.address_zh import ChineseAddressRecognizer
from tests.unit.pii.recognizers.found import found

WHOLE = [
    "上海市浦东新区张江高科技园区碧波路690号3号楼502室",
    "朝阳区望京街道阜通东大街6号院3号楼2单元1201",
    "广东深圳南山区科技园南路12号",
    "翠湖花园3栋2单元501室",
    "碧桂园5栋1单元602",
    "万科金域蓝湾7栋1802",
    "河南省郑州市金水区花园路39号院6号楼东单元8楼西户",
    "重庆市渝中区民生路181号附3号",
    "台北市信義區信義路五段7號89樓",
    "香港九龍尖沙咀彌敦道100號",
    "吉林省志强县双滦王街v座 297971",
]
NONE = ["寄到北京", "北京到上海要几天", "我要买3号色口红", "深圳发货吗", "12号能到吗"]
NONE += ["请问1号楼怎么走", "你们在3栋吗", "充电座2座可以买吗"]


@pytest.mark.parametrize("address", WHOLE)
def test_is_hidden_whole(address: str) -> None:
    assert "".join(found(ChineseAddressRecognizer(), f"麻烦寄到{address}，谢谢", "zh")) == address


@pytest.mark.parametrize("text", NONE)
def test_is_no_address(text: str) -> None:
    assert found(ChineseAddressRecognizer(), text, "zh") == []
