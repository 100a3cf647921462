"""What a name looks like, in any script: which of the words at a place can be one."""

from __future__ import annotations

import re
import runpy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy

from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.family_names import FAMILY_NAMES
from bot.pii.recognizers.given_names import GIVEN_NAMES, WORDS_TOO
from bot.pii.recognizers.not_names import CHAT_WORDS, COMMON_WORDS, NOT_NAMES
from bot.pii.words import word_list

# Vowel signs and accents of scripts whose letters carry marks.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0981-\u0983\u09bc-\u09cd\u09d7\u0b82\u0bbe-\u0bcd\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b4-\u17d3"
)
LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
WORD = re.compile(rf"{LETTER}+(?:['\u05f3\u05f4.-]?{LETTER}+)*\.?")
_GAP = re.compile(r"[ \u00a0]{1,2}|\u3000")
_CASED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff]")
PARTICLES = frozenset(
    "van von vom zu zum zur de da do dos das del della delle di du des d la le los las el al ap"
    " bin ibn ben bint binti bt bte abu abd af av der den ter ten te 't op y e i st san santa mac"
    " mc o' und-zu ul ud-din آل بن ابن أبو ابو بنت عبد בן בת बिन".split()
)
_INITIAL = re.compile(r"[^\W\d_]\.?$")
_VERBAL = re.compile(r"(?:ings?|ed|n't|'s|ly|tions?|ments?|ous|ful|ness|able|ible|less)$")
_THAI_VERB = re.compile(
    "ยัง|ชื่อ|มาก|สำหรับ|อะไร|อยาก|ต้องการ|ขอ|ไม่|ได้|สั่ง|เบอร์|โทร|ที่|อยู่|มี|จะ|ส่ง|สอบถาม"
    "|ครับ|ค่ะ|คะ|อีเมล|แล้ว|และ|ออเดอร์|ออร์เดอร์|สินค้า|พัสดุ|หมายเลข"
    "|เป็น|รบกวน|ช่วย|เคย|ซื้อ|คืน|จาก|ค้าง|รอ|แจ้ง|ทำ|ใช้|กำลัง"
)
_THAI_SURE_VERB = re.compile(
    "ยัง|อยาก|ต้องการ|ขอ|ไม่|ได้รับ|สั่ง|เบอร์|โทร|ที่อยู่|อีเมล|ครับ|ค่ะ|คะ|สอบถาม|ออเดอร์|ออร์เดอร์|สินค้า|พัสดุ|หมายเลข"
)
_CONTRACTIONS = frozenset(
    "i'm i've i'll i'd it's he's she's that's there's what's who's let's".split()
)
_LONGEST = 5
_CLOSES = re.compile(r"[ ]?(?:[,.;:!?)\n]|$|[ ]and\b)")
_SPACY = {"no": "nb"}
"""Languages that spaCy calls otherwise."""


@dataclass(frozen=True)
class NameRule:
    """How sure a name must look.

    lower: small letters will do; loose: a line that holds nothing else may hold everyday words;
    lax: so sure a cue stands before it that the first word may be one of the dictionary's.
    """

    language: str | None
    lower: bool = False
    loose: bool = False
    lax: bool = False
    most: int = _LONGEST


def name_end(text: str, start: int, rule: NameRule) -> int | None:
    """Where the name that begins at `start` ends; None if none begins there.

    A first word that every sentence has ("Tage", "Мир") is a name if a capital follows it.
    """
    end = _name_end(text, start, rule)
    if end is None and text[start : start + 1].isupper() and rule.language not in (None, "en"):
        first = WORD.match(text, start)
        if (
            first
            and fold(first.group()) not in NOT_NAMES
            and text[first.end() : first.end() + 1] == " "
        ):
            behind = first.end() + 1
            return _name_end(text, behind, rule) if text[behind : behind + 1].isupper() else None
    return end


def _name_end(text: str, start: int, rule: NameRule) -> int | None:
    end, position, words, capital = None, start, 0, False
    while words < rule.most and (match := WORD.match(text, position)):
        word = match.group()
        closes = _CLOSES.match(text, match.end()) is not None
        if not _can_follow(word, words, capital, rule, closes):
            break
        small = words and not capital and rule.lower
        particle = word in PARTICLES and (not small or len(word) == 1)
        if not particle or (end is not None and not _CASED.match(word)):
            end = match.end()
        capital = capital or word[0].isupper()
        words += 1
        gap = _GAP.match(text, match.end())
        if gap is None or (word.endswith(".") and not _is_initial(word) and not _is_title(word)):
            break
        position = gap.end()
    return _trimmed(text, start, end)


def _can_follow(word: str, words: int, capital: bool, rule: NameRule, closes: bool) -> bool:
    bare = fold(word).rstrip(".").removesuffix("'s")
    if word == "i" and rule.language in (None, "en"):  # "abdul i ordered"
        return False
    if word in PARTICLES:
        return words > 0 or rule.lower
    if bare in NOT_NAMES or bare in _CONTRACTIONS:
        return False
    if _CASED.match(word) is None:
        verbs = _THAI_VERB if words != 1 else _THAI_SURE_VERB  # มีสุข is a family name too
        return rule.loose or not (is_stop_word(bare, rule.language) or verbs.match(word))
    if word[0].isupper():
        return _is_capital_name(word, bare, words, rule)
    if not rule.lower or capital:
        return False
    if not words and len(bare) == 1 and word[-1] == ".":  # "h. moreau"
        return True
    return _is_small_name(bare, words, rule, closes)


def _is_capital_name(word: str, bare: str, words: int, rule: NameRule) -> bool:
    if _is_initial(word):
        return words > 0 or word.endswith(".")
    if bare in GIVEN_NAMES or bare in WORDS_TOO or rule.language == "vi":
        return True
    if rule.language not in (None, "en") and words:  # nothing but a name goes on in capitals
        return True
    return not is_stop_word(bare, rule.language) and bare not in CHAT_WORDS


def _is_small_name(bare: str, words: int, rule: NameRule, closes: bool) -> bool:
    if bare in GIVEN_NAMES or (words and len(bare) == 1 and bare not in "aiouye"):
        return True
    if len(bare) < 2 or words >= 4 or bare in CHAT_WORDS or is_stop_word(bare, rule.language):
        return words == 0 and bare in WORDS_TOO
    if rule.language not in (None, "en"):
        return True
    if _VERBAL.search(bare) and len(bare) > 4:
        return False
    if (closes and (words > 1 or (rule.lax and words))) or (rule.lax and not words):
        return True
    return not is_ordinary(bare) or bare in (FAMILY_NAMES if words else WORDS_TOO)


def _is_initial(word: str) -> bool:
    return _INITIAL.fullmatch(word) is not None


def _is_title(word: str) -> bool:
    return word.lower() in ("dr.", "prof.", "st.", "ing.", "mag.", "mgr.", "jr.", "m.", "ma.")


def _trimmed(text: str, start: int, end: int | None) -> int | None:
    """Without a full stop that ends the sentence; a single letter is no name."""
    if end is None:
        return None
    if text.endswith("'s", start, end):
        end -= 2
    if text[end - 1] == "." and not (end - start > 2 and not text[end - 3].isalpha()):
        end -= 1
    return end if end - start > 1 else None


@cache
def _stop_words(language: str) -> frozenset[str]:
    """spaCy's stop words; none for a language that it does not know.

    The file is run by its path: importing the language would compile its tokeniser (seconds).
    """
    folder = Path(spacy.__file__).parent / "lang" / _SPACY.get(language, language)
    path = folder / "stop_words.py"
    if not language.isalpha() or not path.is_file():
        return frozenset()
    words: set[str] = runpy.run_path(str(path))["STOP_WORDS"]
    common = COMMON_WORDS if language == "en" else frozenset()
    return common | {fold(word) for word in words}


def is_stop_word(folded: str, language: str | None) -> bool:
    """Whether a word (folded) is one that every sentence of the language has."""
    return folded in _stop_words("en") or (bool(language) and folded in _stop_words(str(language)))


_COMPASS = re.compile(r"(?:north|south|east|west)(?:ern)?[ ]", re.I)


def is_region(name: str) -> bool:
    """Northern Ireland, South Wales."""
    return _COMPASS.match(name) is not None


def is_ordinary(small: str) -> bool:
    """Whether a word in small letters is one of everyday English, inflected or not."""
    return (
        small in CHAT_WORDS
        or is_stop_word(small, "en")
        or small in word_list("ordinary_en")
        or small.removesuffix("s").removesuffix("'") in word_list("ordinary_en")
    )
