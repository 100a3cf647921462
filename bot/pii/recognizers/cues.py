"""Which word of a text names which number: "order" of 4512345678, "phone" of 13812345678.

One pass finds the cue words of every kind (`cue_words`); a recogniser then asks which label
governs the place where it found something. The nearest label wins, so the same ten digits are a
telephone number after "call me at" and the shop's own business after "order no."
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from bot.pii.recognizers.cue_words import CUE_WORDS

REACH = 42  # characters between a label and the value it names
_BUSINESS = frozenset({"business"})
# A noun such as "order" names the number after it less firmly than "order number" does.
_FIRM = re.compile(
    r"nu?[mo]+[bm]?[eoa]r|nummer|\bn[or]\b|nr|#|\bid|cod|num|号|號|番号|번호|номер|رقم|מספר|नंबर|เลข"
)
_PLEASE = re.compile(r"plz(?![a-z])(?![ ]?(?:ist|lautet|[:=])?[ ]?(?:\d{4,5}(?!\d|[ ]\d)|$))")
_JOINS_ON = re.compile(r"[a-z]\d")  # ID032659P: the letters are the number's own
_BREAK = re.compile(r"[.!?;](?=\s|$)|[。！？；]|\n\s*\n")
_CLAUSE = re.compile(r"[,;，；、。.!?！？\n]")
# Scripts that write words together or hang particles on them: no word boundary to ask for.
_JOINED = re.compile(
    r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_AMOUNT_BEFORE = re.compile(r"(?:[$€£¥₹₩₽฿₺₫]|\b(?:usd|eur|rmb|cny|gbp|rs\.?|us\$))\s?$", re.I)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:[$€£¥₹₩₽฿₺₫%℃°]|元|块|圆|円|원|(?:usd|eur|rmb|cny|gbp|dollars?|euros?|yuan|kg|gb|mb|tb|ml|mm|"
    r"cm|km|mah|inch(?:es)?|pcs|pieces|units|items|days?|hours?|hrs|minutes|mins|weeks?|months?|"
    r"years?|times|points|kr|zl|руб|zł|kč|lei|ft|tl)\b|[天日个個件台年月时時分钟次岁歳度克米斤])",
    re.I,
)


@dataclass(frozen=True)
class Label:
    """A cue word at `start..end` of a text: what it may name, and whether only weakly."""

    start: int
    end: int
    kinds: frozenset[str]
    soft: bool = False


NO_LABEL = Label(0, 0, frozenset())
_AMOUNT = Label(0, 0, _BUSINESS)


class Labels:
    """The cue words of one text."""

    def __init__(self, text: str, found: list[Label]) -> None:
        self._text = text
        self._found = found
        self._ends = [label.end for label in found]

    def of(self, kind: str) -> Iterator[Label]:
        """Labels of one kind, in order."""
        return (label for label in self._found if kind in label.kinds)

    def naming(self, start: int, end: int) -> Label:
        """The label that names the value at `start..end`; `NO_LABEL` where none does."""
        text = self._text
        if _AMOUNT_AFTER.match(text, end) or _AMOUNT_BEFORE.search(text, max(0, start - 6), start):
            return _AMOUNT
        index = bisect_right(self._ends, start) - 1
        before, far = self._before(index, start)
        after, near = self._after(index + 1, end)
        if after is not NO_LABEL and near < far:
            return after
        if before.kinds == _BUSINESS and before.soft:
            return self._owner(index, start) or before
        return before

    def between(self, label: Label, start: int) -> frozenset[str]:
        """What the labels between `label` and `start` name."""
        low, high = bisect_right(self._ends, label.end), bisect_right(self._ends, start)
        return frozenset().union(*(other.kinds for other in self._found[low:high]))

    def names(self, kind: str, start: int, end: int) -> bool:
        """Whether the value at `start..end` is labelled as a `kind`."""
        return kind in self.naming(start, end).kinds

    def is_business(self, start: int, end: int) -> bool:
        """Whether the value is the shop's own: an order, a price, a quantity."""
        return self.naming(start, end).kinds == _BUSINESS

    def _before(self, index: int, start: int) -> tuple[Label, float]:
        if index < 0:
            return NO_LABEL, REACH
        label = self._found[index]
        gap = start - label.end
        if gap > REACH:
            return NO_LABEL, REACH
        distance = gap + 24.0 * bool(_BREAK.search(self._text, label.end, start))
        return (label, distance) if distance <= REACH else (NO_LABEL, REACH)

    def _after(self, index: int, end: int) -> tuple[Label, float]:
        """A label may follow its value in the same clause: "555 1234567 is my phone"."""
        while index < len(self._found) and self._found[index].start < end:
            index += 1
        if index >= len(self._found) or self._found[index].start - end > REACH // 2:
            return NO_LABEL, REACH
        label = self._found[index]
        if _CLAUSE.search(self._text, end, label.start):
            return NO_LABEL, REACH
        return label, 6 + 1.5 * (label.start - end)

    def _owner(self, index: int, start: int) -> Label | None:
        """ "the phone on my order is 555…": the phone is named, the order only says which."""
        order = self._found[index]
        if len(self._text[order.end : start].strip(" #:：.")) < 2:
            return None
        previous = self._found[index - 1] if index else NO_LABEL
        between = self._text[previous.end : order.start]
        joined = previous is not NO_LABEL and len(between) < REACH and not _CLAUSE.search(between)
        return previous if joined and between.strip() and not previous.soft else None


def _fold_table() -> dict[int, str]:
    folded = dict(zip(map(ord, "øØđĐłŁıİ"), "ooddllii", strict=True))
    for code in (*range(0xC0, 0x530), *range(0x1E00, 0x2000)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base != chr(code) and len(base) == 1:
            folded.setdefault(code, base)
    folded[ord("ς")] = "σ"
    return folded


_FOLD = _fold_table()


def fold(text: str) -> str:
    """`text` in small letters without accents, character by character: offsets stay."""
    return text.lower() if text.isascii() else text.translate(_FOLD).lower()


def _automaton() -> ahocorasick.Automaton:
    phrases: dict[str, tuple[set[str], bool, bool]] = {}
    for kind, languages in CUE_WORDS.items():
        for phrase in (p for joined in languages.values() for p in joined.split("|")):
            word = fold(phrase.strip("~*"))
            kinds, soft, stem = phrases.get(word, (set(), True, False))
            weak = phrase[0] == "~" or (kind == "business" and not _FIRM.search(word))
            phrases[word] = (kinds | {kind}, soft and weak, stem or phrase[-1] == "*")
    automaton = ahocorasick.Automaton()
    for word, (kinds, soft, stem) in phrases.items():
        automaton.add_word(word, (len(word), frozenset(kinds), soft, stem))
    automaton.make_automaton()
    return automaton


_AUTOMATON = _automaton()


def _is_word(text: str, start: int, end: int, stem: bool) -> bool:
    """Whether a cue is a word of its own (or, for a stem, begins one)."""
    first, last = text[start], text[end - 1]
    if first.isalnum() and start and text[start - 1].isalnum() and not _JOINED.match(first):
        before = text[start - 1]
        if not _JOINED.match(before) and not (before.isdigit() and first.isalpha()):
            return False
    if stem or end == len(text) or not last.isalpha() or _JOINED.match(last):
        return True
    after = text[end]
    return not after.isalpha() or bool(_JOINED.match(after))


_OPEN_TAG = re.compile(r"<[a-zA-Z][^<>]*\s$")


def _is_attribute(text: str, start: int, end: int) -> bool:
    """`id` of `<div id="d1e6726">` is the page's, not a person's."""
    if text[end : end + 2] not in ('="', "='"):
        return False
    return _OPEN_TAG.search(text[max(0, start - 200) : start]) is not None


@lru_cache(maxsize=4)  # every recogniser asks about the same text
def labels_of(text: str) -> Labels:
    """The cue words of `text`; of two that overlap, the firm one stays, then the longer."""
    folded = fold(text)
    hits = [
        (soft, -length, last + 1 - length, kinds, stem)
        for last, (length, kinds, soft, stem) in _AUTOMATON.iter(folded)
        if _is_word(folded, last + 1 - length, last + 1, stem)
        and not (soft and _JOINS_ON.match(folded, last))
        and not _PLEASE.match(folded, last + 1 - length)
        and not _is_attribute(text, last + 1 - length, last + 1)
    ]
    hits.sort(key=lambda hit: hit[:3])
    covered = bytearray(len(text))
    found: list[Label] = []
    for soft, minus_length, start, kinds, stem in hits:
        end = start - minus_length
        if not any(covered[start:end]):
            end = _word_end(folded, end, stem)
            covered[start:end] = b"\1" * (end - start)
            found.append(Label(start, end, kinds, soft))
    found.sort(key=lambda label: label.start)
    return Labels(text, _joined(found))


def _joined(found: list[Label]) -> list[Label]:
    """A weak label right behind a firm one is its tail: 台胞证 + 号码, "plate" + "number is"."""
    joined: list[Label] = []
    for label in found:
        before = joined[-1] if joined else NO_LABEL
        tail = label.soft and label.kinds != _BUSINESS and label.start - before.end <= 1
        if tail and joined and not before.soft:
            joined[-1] = Label(before.start, label.end, before.kinds)
        else:
            joined.append(label)
    return joined


def _word_end(text: str, end: int, stem: bool) -> int:
    while stem and end < len(text) and text[end].isalpha():
        end += 1
    return end
