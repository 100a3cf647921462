"""A town alone, where it says where somebody lives: "i live in wolverhampton", "City: Tulsa".

Countries and continents stay: shops deliver to them, and help pages speak of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.alternatives import by_first_letter
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.name_shape import WORD, is_ordinary, is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS
from bot.pii.recognizers.phrases import Phrases, understood
from bot.pii.recognizers.town_cues import ASKED, LABELS, LIVES, NOWHERE, OPENS
from bot.pii.span import Span
from bot.pii.words import word_list

_SCORE = 0.65
_PHRASES = Phrases(
    (phrase, "lives", language)
    for language, joined in LIVES.items()
    for phrase in joined.split("|")
)
_ASKED = re.compile(
    rf"(?i)(?:{by_first_letter(ASKED)})[^?？\n]{{0,30}}[?？][ \n]*(?:[-–>][ ]?|[^\W\d_]{{1,9}}[:：>][ ]?)?"
    r"(?:(?:in|à|en|a|em|w|we|i|v|в|у|u|στη|di|ở)[ ])?"
)
_LABEL = re.compile(rf"(?i)(?<!\w)(?:{by_first_letter(LABELS)})[ ]?[:：][ ]*")
_CLOSES = re.compile(r"[ ]*(?:[.,;!。,、]|\n|$|[(|/-])")
_HAN = r"[\u4e00-\u9fff]"
_EAST = re.compile(
    rf"(?:我|家)(?:们)?(?:是)?住(?:在)?(?!在|哪|这|那|的|得|不|院|宿|校|酒|附|楼|家)({_HAN}{{2,4}})(?=[,\uff0c。!\uff01?\uff1f、\s]|$)"
    rf"|(?<!{_HAN})({_HAN}{{2,4}})に住んで|(?<![가-힣])([가-힣]{{2,4}})에 ?(?:살아|살고|삽니다|거주)"
)
_WEST = re.compile(
    r"(?<!\w)([A-ZÇĞİÖŞÜ]\w{2,20})['’](?:da|de|ta|te) (?:oturuyor|yaşıyor)"
    r"|(?<!\w)([A-ZÁÉÍÓÖŐÚÜŰ]\w{2,20}?)(?:ban|ben|on|en|ön|n) (?:lakom|lakunk|élek)"
)
_ANSWER_EAST = re.compile(r"[\u4e00-\u9fff]{2,5}|[가-힣]{2,5}|[\u30a1-\u30faー]{2,8}")
_EAST_NONE = re.compile(
    r"附近|农村|乡下|郊区|市区|国外|海外|北方|南方|宿舍|学校|这里|那里|东京以|近く|田舎|시골|근처"
)


class TownRecognizer(Recognizer):
    """A verb of living, a question or a label, then one town."""

    types: ClassVar[tuple[str, ...]] = ("LOCATION",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Towns behind a cue of the text's language or a related one; questions in every one."""
        languages = understood(context)
        for cue in _PHRASES.find(text, lambda _, one: not languages or one in languages):
            yield from _town(text, cue.end + 1, cue.language, alone=False)
        for regex in (_ASKED, _LABEL):
            for match in regex.finditer(text):
                yield from _town(text, match.end(), context.language, alone=True)
        for regex in (_EAST, _WEST):
            for match in regex.finditer(text):
                start, end = match.span(match.lastindex or 0)
                if not (_EAST_NONE.search(text, start, end) or _is_country(text[start:end])):
                    yield Span(start, end, "LOCATION", _SCORE)


def _town(text: str, start: int, language: str | None, *, alone: bool) -> Iterator[Span]:
    """alone: nothing but the town stands there, or what comes behind a comma."""
    east = _ANSWER_EAST.match(text, start) if alone else None
    end = east.end() if east else _end(text, start, language)
    if end is None or (alone and not _CLOSES.match(text, end)):
        return
    if not (_is_country(text[start:end]) or _EAST_NONE.search(text, start, end)):
        yield Span(start, end, "LOCATION", _SCORE)


def _end(text: str, start: int, language: str | None) -> int | None:
    """Where the town ends; one word in small letters, up to three with capitals."""
    first = WORD.match(text, start)
    if first is None or not _may_be_town(first.group(), language):
        return None
    end, capital = first.end(), first.group()[0].isupper()
    for _ in range(2):
        following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        opens = text[start:end].lower() in OPENS
        if following is None or not (opens or (capital and following.group()[0].isupper())):
            break
        end = following.end()
    if text[start:end].lower() in OPENS:
        return None
    return end - (text[end - 1] == ".")


def _may_be_town(word: str, language: str | None) -> bool:
    small = fold(word).rstrip(".")
    if small in OPENS or word.lower() in OPENS:
        return True
    if len(small) < 3 or small in CHAT_WORDS or small in NOWHERE or word.lower() in NOWHERE:
        return False
    if is_stop_word(small, language):
        return False
    return word[0].isupper() or language not in (None, "en") or not is_ordinary(small)


def _is_country(name: str) -> bool:
    """Also in a case of its language: "в германии", "w niemczech"."""
    small = fold(name).strip(" .").replace(" ", "_")
    countries = word_list("countries")
    if small in countries or small.removeprefix("the_") in countries:
        return True
    stem = small[:-1]
    return len(stem) > 3 and any(
        stem + ending in countries for ending in ("", "а", "я", "ия", "a", "e", "i", "ia", "о", "y")
    )
