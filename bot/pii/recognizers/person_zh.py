"""Chinese names: what LAC calls a person, and what family names and cues say where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.models import chinese_words
from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.chinese_names import (
    COMPOUND_SURNAMES,
    HONORIFICS,
    NAME_CUES,
    NOT_NAMES,
    SURNAMES,
    TRADES,
)
from bot.pii.recognizers.name_shape import NameRule, name_end
from bot.pii.span import Span

HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30fa]")
_SURNAME = rf"(?:{COMPOUND_SURNAMES}|[{SURNAMES}])"
_MODEL, _SAID, _POLITE = 0.75, 0.85, 0.8
_WITH_DOT = re.compile(
    r"(?:(?<=我叫)|(?<=他叫)|(?<=她叫)|(?<=名叫)|(?<=我是)|(?<=[叫是给找]))?(?!我叫|他叫|她叫|我是)[\u4e00-\u9fff]{2,7}(?:[·•・‧∙.][\u4e00-\u9fff]{1,7}){1,3}"
)
_BEHIND_TRADE = "(?:" + "|".join(f"(?<={trade})" for trade in TRADES.split("|")) + ")"
_POLITELY = re.compile(
    rf"(?:(?<=[^\u4e00-\u9fff])|^|(?<=[是找给叫问和跟请让对联系位转])|{_BEHIND_TRADE})(?!{TRADES})"
    rf"{_SURNAME}[\u4e00-\u9fff]{{0,2}}?(?:{HONORIFICS})"
    rf"|(?<=的)(?![那都全时何终连应])[{SURNAMES}](?:经理|老师|师傅|主任|先生|女士|小姐|阿姨|医生)"
    rf"|(?<![\u4e00-\u9fff大太])[小老阿][{SURNAMES}](?![\u4e00-\u9fff])"
    rf"|{_BEHIND_TRADE}[小老阿][{SURNAMES}](?![\u4e00-\u9fff])"
    rf"|{_BEHIND_TRADE}[小老阿][{SURNAMES}](?=[代签说收给让在帮拿把没叫来])"
)
_COMPOUND_BEFORE = re.compile(rf"(?:{COMPOUND_SURNAMES})")
_CALLED = re.compile(rf"(?:我|免贵|本人|客户|对方)姓({_SURNAME})(?![\u4e00-\u9fff]{{3}})")
_CUE = re.compile(rf"(?:{NAME_CUES})[ ]?(?:[:：是为叫]|\"|“)?[ ]?")
_FULL = re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}")
_STRONG_CUE = re.compile(
    r"我叫|姓名|名字|收[件货貨]人|联系人|[户戶]名|持卡人|本人|叫做|开户|收款人|寄件人"
)
_AFTER = (
    "的了是在想要吗呢和与及，。！？、；：,.!?;:"
    " \n\t的收买说来去也就，(（）)你您这那先有没不怎请电手邮地住身"
)


class ChinesePersonRecognizer(Recognizer):
    """Names in Han characters, with their forms of address."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names in Chinese text; Japanese has its own recogniser."""
        if not HAN.search(text) or context.language == "ja" or _KANA.search(text):
            return
        nicknames = [one.span() for one in _POLITELY.finditer(text) if one.group()[0] in "小老阿"]
        for span in _by_model(text):  # 前台小顾代签: not 顾代签
            if not any(start <= span.start < end < span.end for start, end in nicknames):
                yield span
        for regex, score in ((_WITH_DOT, _POLITE), (_POLITELY, _POLITE)):
            for match in regex.finditer(text):
                start, end = _bare(match) if regex is _WITH_DOT else match.span()
                if text[start:end] not in NOT_NAMES and end - start > 1:
                    yield Span(start, end, "PERSON", score)
        yield from _said(text)
        for match in _CALLED.finditer(text):
            yield Span(*match.span(1), "PERSON", _SAID)


_LEADS = re.compile(
    r"(?:请?(?:给|帮|替|找|问|让|跟|和|为|由|叫|是)|联系|麻烦|告诉|收件人|客户)(?=[\u4e00-\u9fff]{2})"
)
_TRAILS = re.compile(
    r"(?:的|那|这|在|和|跟|说|买|签收|下单|要|想|订|寄|收|电话|手机|地址|女士|先生|小姐|您|你|我|也|就|已|没|还|有|是|了|吗|呢)"
)


def _bare(match: re.Match[str]) -> tuple[int, int]:
    """A name with dots without what stands before and behind it: 给古丽娜尔·买买提寄的那单."""
    start, end = match.span()
    if lead := _LEADS.match(match.group()):
        start += lead.end()
    last = re.search(r"[·•・‧∙.]([^·•・‧∙.]*)$", match.string[start:end])
    trail = _TRAILS.search(last[1], 2) if last else None
    if last and trail:
        end = start + last.start(1) + trail.start()
    return start, end


def _by_model(text: str) -> Iterator[Span]:
    start = 0
    for word, tag in chinese_words(text):
        end = start + len(word)
        if tag == "PER" and _is_name(word):
            whole = start - 1 if start and _COMPOUND_BEFORE.match(text, start - 1) else start
            yield Span(whole, end, "PERSON", _MODEL)
        start = end


def _is_name(word: str) -> bool:
    letters = len(HAN.findall(word))
    plain = word.strip("·.• ")
    if word != plain:  # half of a name with a dot
        return False
    return len(plain) >= 2 and letters >= len(plain) * 0.6 and plain not in NOT_NAMES


def _said(text: str) -> Iterator[Span]:
    """The name behind a cue: "我叫王小明", "收件人: Kevin Li"."""
    ends = _word_ends(text)
    for cue in _CUE.finditer(text):
        start, strong = cue.end(), _STRONG_CUE.match(cue.group()) is not None
        full = _FULL.match(text, start)
        if full and text[start : start + 2] not in NOT_NAMES and full.group() not in NOT_NAMES:
            end = _name_end(text, full, ends, strong)
            if end:
                yield Span(start, end, "PERSON", _SAID)
        elif text[start : start + 1].isascii() and text[start : start + 1].isalpha():
            latin = name_end(text, start, NameRule("en", lower=strong, most=3))
            if latin and (strong or text[start].isupper()):
                yield Span(start, latin, "PERSON", _SAID)


def _name_end(text: str, full: re.Match[str], ends: set[int], strong: bool) -> int | None:
    """Where the name stops: at a word's end, before something that follows names."""
    longest = full.end()
    for end in (longest, longest - 1):
        if end - full.start() < 2:
            continue
        at_end = end == len(text) or text[end] in _AFTER
        if end in ends and (at_end or strong):
            return end
    closes = longest == len(text) or text[longest] in _AFTER
    return longest if strong and closes else None


def _word_ends(text: str) -> set[int]:
    ends, position = set(), 0
    for word, _ in chinese_words(text):
        position += len(word)
        ends.add(position)
    return ends
