"""Names by what stands beside them, in 29 languages: "my name is", "Frau", "Best regards,\n"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.known_names import is_family, is_given
from bot.pii.recognizers.name_shape import (
    PARTICLES,
    WORD,
    NameRule,
    is_ordinary,
    is_region,
    name_end,
)
from bot.pii.recognizers.person_cues import PERSON_CUES
from bot.pii.recognizers.person_somebody import TOWNS, is_for_somebody, is_the_german
from bot.pii.recognizers.phrases import Phrase, Phrases, understood
from bot.pii.span import Span

_KINDS = ("says", "asked", "soft", "weak", "after", "titles", "closings", "labels")
_SCORES = {
    "says": 0.85,
    "asked": 0.7,
    "titles": 0.8,
    "labels": 0.8,
    "closings": 0.75,
    "soft": 0.65,
    "weak": 0.6,
    "after": 0.7,
}
_JOINED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SKIP = {
    "says": re.compile(
        r"[ ]?(?:[:：,=-]|(?:is|es|ist|là|la|ialah|adalah)\b)?[ ]{0,2}[\"'«„“]?(?:[oοηaà] )?"
    ),
    "asked": re.compile(
        r"[^?？\n]{0,20}[?？][ \n]*(?:[-–>]|[^\W\d_]{1,9}[ ]?\d?[:：>])?[ ]*"
        r"(?:(?:sure|yes|yeah|ok|okay)[,.]?[ ]|(?:it'?s|its|this is|it is)[ ])*"
    ),
    "soft": re.compile(r"[,:]?[ ]{1,2}(?:[oοη] )?"),
    "weak": re.compile(r"[,:]?[ ]{1,2}"),
    "titles": re.compile(r"\.?[ ]{0,2}"),
    "closings": re.compile(
        r"[ ]?[,.!:~،、。，-]{0,3}[ ]*(?:\n\s*)+[-~*]?[ ]?|[ ]?[,:،-][ ]+"
        r"|[ ](?=[A-ZÀ-ÞĀ-Ž\u0386-\u03ab\u0400-\u042f])"
    ),
    "labels": re.compile(
        r"[\"']?[ ]{0,3}[:=：][ ]*\n?[ ]*[\"'“]?|[ ]{0,2}-[ ]|[ ](?=[A-ZÀ-ÞĀ-Ž\u0386-\u03ab\u0400-\u042fa-z])"
    ),
}
_TITLE = re.compile(
    r"(?:(?:mrs?|ms|miss|dr|prof|herr|frau|sra?|sig|doc|ing|pan[ií]?|pn|en|hr|fru|г-н|г-жа|др"
    r"|monsieur|madame|mme|mlle|señora?|signora?|senhora?|doutora?)\.?[ ]|[^\W\d_]{2,6}\.[ ]?)+",
    re.I,
)
_LINE_END = re.compile(r"(?:,?[ ]?[A-Z][A-Za-z.]{0,8}\.?){0,3}[ ]*[.!]?[ ]*(?:\n|$)")
_HAN_BEFORE_LATIN = re.compile(r"[\u3400-\u9fff]+(?=[A-Z])")
_CASELESS = re.compile(r"[\u0590-\u109f\u1780-\u17ff]")


_PHRASES = Phrases(
    (phrase, kind, language)
    for language, cues in PERSON_CUES.items()
    for kind in _KINDS
    for phrase in getattr(cues, kind).split("|")
    if phrase
)


class ContextPersonRecognizer(Recognizer):
    """Cue and shape; no list of names but the English given ones."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names beside the cues of the text's language; introductions in every language."""
        for cue in _cues(text, understood(context)):
            if cue.kind == "after":
                yield from _before(text, cue)
            else:
                yield from _behind(text, cue, context.language)


def _behind(text: str, cue: Phrase, language: str | None) -> Iterator[Span]:
    gap = _SKIP[cue.kind].match(text, cue.end)
    if gap is None:
        return
    start = gap.end()
    title = _TITLE.match(text, start)
    start = title.end() if title else start
    if cue.kind == "titles" and not _title_counts(text, cue, start):
        return
    end = name_end(text, start, _rule(text, cue, start, gap.group()))
    if end is None and title:  # "says Becker.": what looked like a title is the name
        start = gap.end()
        end = name_end(text, start, _rule(text, cue, start, gap.group()))
    if end and text[start].islower() and cue.kind in ("soft", "weak"):
        end = _small_end(text, start, end, cue, language)
    if end is None or not _counts(text, start, end, cue, gap.group()):
        return
    if han := _HAN_BEFORE_LATIN.match(text, start, end):  # "hi 我是Jasper"
        start = han.end()
    yield Span(start, _shown(text, start, end), "PERSON", _SCORES[cue.kind])


def _counts(text: str, start: int, end: int, cue: Phrase, gap: str) -> bool:
    """Whether a name is likely enough behind a cue of this kind."""
    if cue.kind == "closings":
        if cue.language != "en" and "\n" not in gap and text[start].islower():  # "merci, super"
            return is_given(_first(text, start), cue.language)
        return bool(_LINE_END.match(text, end)) and (gap != " " or _is_full(text, start, end, cue))
    if cue.kind == "labels" and not gap.strip():
        return (
            not is_region(text[start:end])
            and _is_full(text, start, end, cue)
            and _names_people(text, start, cue)
        )
    if cue.kind == "weak":
        name = text[start:end]
        if name.lower() in TOWNS and (" " in name or cue.language != "en"):
            return False
        given = text[start].islower() or is_given(_first(text, start), cue.language)
        given = given or (is_the_german(text, start, end, cue))
        return given or (cue.language == "en" and is_for_somebody(text, start, end, cue))
    if cue.kind == "soft" and cue.language == "en" and " " not in text[start:end]:
        first = _first(text, start)
        acronym = first.isupper() and not text.isupper()
        return is_given(first, "en") or not (acronym or is_ordinary(first.lower()))
    return True


def _is_full(text: str, start: int, end: int, cue: Phrase) -> bool:
    """A name of two words, or one that is a given name for sure."""
    return " " in text[start:end] or is_given(text[start:end], cue.language)


def _names_people(text: str, start: int, cue: Phrase) -> bool:
    """A label without a colon: a long one before capitals, "name" and its like in small letters."""
    if text[start].isupper():
        return cue.end - cue.start >= 7 or text[cue.start : cue.end].lower() == "name"
    return cue.language == "en" and text[cue.start : cue.end].lower() in _SMALL_LABELS


_SMALL_LABELS = frozenset(
    "name,full name,first name,last name,surname,passenger,guest,patient,account holder,account name"
    ",cardholder,recipient,beneficiary,customer name,contact person,name on card,attn".split(",")
)


def _first(text: str, start: int) -> str:
    word = WORD.match(text, start)
    return word.group() if word else ""


def _small_end(text: str, start: int, end: int, cue: Phrase, language: str | None) -> int | None:
    """Where a name in small letters ends behind a cue that other words may follow as well."""
    first = _first(text, start)
    known = is_given(first, cue.language)
    words = text[start:end].split(" ")
    if cue.language == "en" and language in (None, "en"):
        if known:
            return end
        if cue.kind == "weak" or first in PARTICLES:
            unusual = language == "en" and first not in PARTICLES and min(map(len, words)) > 2
            return end if len(words) > 1 and (unusual or is_family(words[1])) else None
        if len(words) > 1:
            return end
        if len(first) > 2 and text.startswith("my ", cue.start):  # "my daughter zoey has"
            return end
        return end if len(first) > 3 and _CLOSES.match(text, end) else None
    if not known or len(words) == 1 or _CLOSES.match(text, end):
        return end if known else None
    return start + len(words[0])


_CLOSES = re.compile(
    r"[ ]?(?:[,.;:!?)\n]|$)|[ ](?:again|here|calling|speaking|writing|from|i)(?!\w)"
)


def _rule(text: str, cue: Phrase, start: int, gap: str) -> NameRule:
    caseless = _CASELESS.match(text, start) is not None
    loose = cue.kind in ("labels", "closings") and bool(gap.strip())
    lower = cue.kind in ("says", "asked", "labels", "closings") or cue.language == "en"
    lower = lower or (cue.kind in ("soft", "weak") and is_given(_first(text, start), cue.language))
    lax = cue.kind in ("asked", "titles") or (
        cue.kind == "says" and _LAX.search(text, cue.start, start)
    )
    return NameRule(
        cue.language,
        lower=lower,
        loose=loose,
        lax=bool(lax) or (cue.kind == "labels" and loose),
        most=4 if caseless and loose else 3 + 2 * (not caseless),
    )


_LAX = re.compile(
    r"\b(?:is|[:=])[ ]?[\"']?$|'s[ ]$|\b(?:names|first name|last name|surname)[ ]$", re.I
)


def _title_counts(text: str, cue: Phrase, start: int) -> bool:
    """A title of one or two letters needs its full stop and a capital behind it."""
    title = text[cue.start : cue.end].lower()
    if title == "คุณ" and text[cue.start - 3 : cue.start] == "ขอบ":  # thanks
        return False
    if len(title) > 2 or title in ("mr", "ms", "dr") or _CASELESS.match(text, cue.start):
        return start > cue.end or bool(_JOINED.match(text, cue.start))
    return text[cue.end : cue.end + 1] == "." and text[start : start + 1].isupper()


_THAI_END = re.compile(r"(?:ครับ|ค่ะ|คะ|นะ|จ้า|จ้ะ)+$")


def _shown(text: str, start: int, end: int) -> int:
    return start + len(_THAI_END.sub("", text[start:end])) or end


def _before(text: str, cue: Phrase) -> Iterator[Span]:
    """The name that ends right before a cue: "Kovács János vagyok", "anna lee here"."""
    if text[cue.start : cue.end].lower() == "har":  # "has", and not the Swedish "här"
        return
    stop = cue.start if text[cue.start] == "'" else cue.start - 1
    if stop < 1 or (stop < cue.start and text[stop] != " "):
        return
    words = [match for match in WORD.finditer(text, max(0, stop - 60), stop) if match.end() <= stop]
    for first in words[-4:]:
        start = first.start()
        if name_end(text, start, NameRule(cue.language, lower=_opens(text, start))) != stop:
            continue
        several = " " in text[start:stop] or is_given(text[start:stop], cue.language)
        several = several or _is_unknown_in_english(text[start:stop], text, cue)
        if text[start].isupper() or (
            several and (_opens(text, start) or _CASELESS.match(text, start))
        ):
            yield Span(start, stop, "PERSON", _SCORES["after"])
            return


_OF_PEOPLE = frozenset("lives at,lives in,lives on,here,speaking".split(","))


def _is_unknown_in_english(word: str, text: str, cue: Phrase) -> bool:
    """ "dashiell here": one word that no dictionary has, where only somebody can stand."""
    if cue.language != "en" or text[cue.start : cue.end].lower() not in _OF_PEOPLE:
        return False
    return len(word) > 3 and " " not in word and not is_ordinary(word.lower())


def _opens(text: str, start: int) -> bool:
    """Whether a clause begins here: small letters before a cue are a name only then."""
    return not text[:start].strip() or text[:start].rstrip()[-1] in ",.!?\n;:"


def _cues(text: str, languages: frozenset[str]) -> Iterator[Phrase]:
    """Cues of the languages; introductions are understood in every one."""

    def wanted(kind: str, language: str) -> bool:
        return not languages or language in languages or kind == "says"

    return _PHRASES.find(text, wanted)
