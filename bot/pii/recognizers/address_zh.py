"""Chinese addresses, province to room: LAC's places joined by the grammar of what lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from bot.pii.models import chinese_words
from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_SCORE = 0.8
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_NUMERAL = r"(?:\d{1,5}|[一二三四五六七八九十百零〇两]{1,4}|[A-Za-z])"
_UNIT = (
    r"(?:号楼|號樓|号院|单元|單元|号|號|栋|棟|幢|座|楼|樓|室|层|層|房|户|弄|巷|排|期|组|舍|隊"
    r"|队|段|门|院|区|區|村|F|f|#|之)"
)
_DETAIL = re.compile(
    rf"{_NUMERAL}{_UNIT}|[东西南北中][户单]|(?:路|街|大道|巷|胡同|弄)\d|(?:小区|花园|花園|家园|公寓|大厦|大廈"
    rf"|新村|广场|苑|公馆)"
    r"|\d{1,4}-\d{1,4}(?:-\d{1,5})?"
)
_BUILDING = re.compile(
    r"(?P<cue>住在?|送到|寄到|发到|寄往|送去|地址(?:是|为|改成|：|:)?|改到|改成|换成|搬到|派送到|回|在)?"
    r"(?P<estate>(?:(?![住到寄我你他她在是改换了的送请回址，])[\u4e00-\u9fff]){2,8}?)"
    r"(?P<number>[\dA-Za-z一二三四五六七八九十]{1,4}(?:号楼|栋|幢|座))"
    r"(?P<room>(?:[\d一二三四]{1,2}单元)?(?:\d{1,2}(?:楼|层))?(?:\d{1,5}(?:室|房|户|号)?|[东西南北]户)?)"
)
_NO_ESTATE = re.compile(r"[请问怎么您你好的了吗我们是这那有没几哪和就还要]|客服|楼下|楼上")
_ROAD = re.compile(
    r"[\u4e00-\u9fff](?:路|街|大道|道|巷|胡同|弄|里|小区|花园|苑|家园|公寓|大厦|新村|广场"
    r"|园区|公馆|学校|大学|医院|宿舍|城|府|湾|村|镇|乡)$"
)
_NUMBERED = re.compile(
    rf"^(?:{_NUMERAL}(?:[-—]\d{{1,4}})*{_UNIT}?|{_UNIT}|[东西南北中](?:单元|户)|\d[\dA-Za-z-]*)+$"
)
_JOINT = re.compile(r"^[\s\-—#,，·()（）/]{1,2}$")
_WHERE = re.compile(r"(?:省|市|区|區|县|縣|州|盟|旗|镇|鎮|乡|鄉|街道|村|新区|开发区|自治区)$")
_POSTCODE = re.compile(r"[ ,，]{0,2}(?:邮编|郵編)?[:： ]{0,2}\d{6}(?!\d)")
_ANNEX = re.compile(r"附\d{1,4}[号號]?(?:\d{1,2}(?:楼|层))?(?:\d{1,5}[室房])?")
_NOT_WITHIN = frozenset(
    """
    手機 電話 信箱 姓名 收件人 訂單 地址 收貨人
    收件人 收货人 电话 手机 邮箱 姓名 联系 订单 订单号 快递 客服 时候 麻烦 公司名 谢谢 你好 名字
    地址 我 他 她 就 行 吧 了 的
    """.split()
)


class _Word(NamedTuple):
    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def opens(self) -> bool:
        """A place, or something named like a street or an estate."""
        named = _ROAD.search(self.text) is not None and self.tag in ("n", "nz", "ORG", "nw", "s")
        return (self.tag == "LOC" and bool(_HAN.search(self.text))) or (
            named and len(self.text) > 2
        )

    @property
    def goes_on(self) -> bool:
        """A number, a flat, a building."""
        ends = self.tag != "m" and re.search(rf"[A-Za-z\d]{_UNIT}$", self.text) is not None
        return (
            self.opens
            or ends
            or _ROAD.search(self.text) is not None
            or _NUMBERED.match(self.text) is not None
        )

    @property
    def bridges(self) -> bool:
        """May stand between two parts of an address, though it is none itself."""
        if _JOINT.match(self.text):
            return True
        noun = self.tag in (
            "n",
            "nz",
            "ORG",
            "s",
            "f",
            "nw",
            "PER",
            "an",
            "vn",
            "m",
            "q",
            "nr",
            "xc",
        )
        return (
            noun
            and self.text not in _NOT_WITHIN
            and not re.fullmatch(r"\d{7,}|[a-zA-Z]{3,}", self.text)
        )


class ChineseAddressRecognizer(Recognizer):
    """From the first place name to the last number; a town or province alone is no address."""

    types: ClassVar[tuple[str, ...]] = ("LOCATION",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Addresses in Chinese text; Japanese has its own recogniser."""
        if not _HAN.search(text) or context.language == "ja" or _KANA.search(text):
            return
        covered: list[tuple[int, int]] = []
        for start, end in _runs(_words(text)):
            if _is_address(text[start:end]):
                annex = _ANNEX.match(text, end)
                end = annex.end() if annex else end
                postcode = _POSTCODE.match(text, end)
                reached = postcode.end() if postcode else end
                yield Span(start, reached, "LOCATION", _SCORE)
                covered.append((start, reached))
        for match in _BUILDING.finditer(text):
            sure = match["room"] or match["cue"]
            if any(start < match.end() and match.start() < end for start, end in covered):
                continue
            if sure and not _NO_ESTATE.search(match["estate"]):
                yield Span(match.start("estate"), match.end(), "LOCATION", _SCORE)


def _words(text: str) -> list[_Word]:
    words, position = [], 0
    for word, tag in chinese_words(text):
        words.append(_Word(word, tag, position))
        position += len(word)
    return words


def _runs(words: list[_Word]) -> Iterator[tuple[int, int]]:
    """(start, end) of words that belong together, bridges allowed between two that do."""
    at = 0
    while at < len(words):
        if words[at].opens:
            last = _last_of_run(words, at)
            yield words[at].start, words[last].end
            at = last
        at += 1


def _last_of_run(words: list[_Word], first: int) -> int:
    last = following = first
    while following + 1 < len(words) and following - last < 4:
        following += 1
        word = words[following]
        pause = word.text in ("，", ",") and not words[last].opens
        if word.goes_on and not _is_stranger(word):
            last = following
        elif pause or not word.bridges:
            break
    return last


def _is_stranger(word: _Word) -> bool:
    """A telephone number or another long number is no house number."""
    return len(re.findall(r"\d", word.text)) > 6


def _is_address(text: str) -> bool:
    if _DETAIL.search(text):
        return len(text) > 4
    return len(re.findall(r"(?:省|市|区|區|县|縣|镇|鎮|乡|鄉|街道|村)", text)) >= 3
