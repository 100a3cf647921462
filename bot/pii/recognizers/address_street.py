"""Street addresses by the grammar of the street: where number, kind and name stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.address_postcode import before_postcode
from bot.pii.recognizers.address_walk import address_end, is_small
from bot.pii.recognizers.address_words import (
    COMPOUNDS,
    ENGLISH_MAYBE,
    ENGLISH_SURE,
    PREFIXES,
    STATES,
    SUFFIXES,
    WEAK_PREFIXES,
)
from bot.pii.recognizers.alternatives import by_first_letter
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.name_shape import is_ordinary, is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS
from bot.pii.span import Span

_SCORE = 0.8
_NUMBER = (
    r"(?:(?i:n[ro°º]|no|nr|nº|№|num|número|д|дом|буд|b\.b"
    r"|s/n)[.:]?[ ]?)?\d{1,5}(?:[ ]?[/-][ ]?\d{1,4})*(?:[ ]?[a-zA-Zа-я](?![\w'.]))?"
)
_WORD = r"[^\W\d_][\w'’.-]*"
_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž\u0386-\u03ab\u0400-\u042f\u05d0-\u0e7f][\w'’.\u0900-\u0e7f-]*)"
_DIRECTION = (
    r"(?:[nsew]\.?|north|south|east|west|ne|nw|se|sw|northeast|northwest|southeast|southwest)"
)
_SURE, _MAYBE, _PREFIX, _COMPOUNDED, _SUFFIX, _STATE = map(
    by_first_letter, (ENGLISH_SURE, ENGLISH_MAYBE, PREFIXES, COMPOUNDS, SUFFIXES, STATES)
)

_ENGLISH = re.compile(
    rf"(?<![\w.,/-])(?P<number>\d{{1,6}}[a-zA-Z]?(?:-\d{{1,4}})?(?:[ ]\d{{1,4}})?),?["
    rf" ]+(?P<words>(?:{_DIRECTION}[ ]+)?"
    rf"(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))[ ]+){{1,4}}?)"
    rf"(?:(?P<sure>{_SURE})|(?P<maybe>{_MAYBE}))\b\.?(?:[ ]{_DIRECTION}\b)?",
    re.I,
)
_NUMBERED = re.compile(
    rf"(?<![\w.,/-])\d{{1,6}}[ ]+(?:{_DIRECTION}[ ]+)?(?:\d{{1,3}}(?:st|nd|rd|th)|first"
    rf"|second|third|fourth|fifth)[ ]+"
    rf"(?:{_SURE})\b\.?(?:[ ]{_DIRECTION}\b)?",
    re.I,
)
_PARTICLE = (
    r"(?:de|des|du|del|della|delle|dei|da|do|dos|das|la|le|les|el|los|las|di|d'|l'|van|von|der)"
)
_PARTICLES = re.compile(rf"^(?:{_PARTICLE}[ ]+)+", re.I)
_NUMBER_FIRST = re.compile(
    rf"(?<![\w'])(?P<number>{_NUMBER})(?:[ ]?(?:bis|ter|quater))?,?[ ]+(?:de la |del "
    rf"|de )?(?P<kind>{_PREFIX})(?:\.[ ]?|[ ]+)"
    rf"(?P<name>(?:{_PARTICLE}[ ]+){{0,3}}(?:d'|l')?{_WORD})",
    re.I,
)
_NUMBER_LAST = re.compile(
    rf"(?<![\w'])(?:\d{{2,6}}[ ]+)?(?P<kind>{_PREFIX})(?:\.[ ]?|[ ]+)"
    rf"(?P<name>(?:(?:{_WORD}|\d{{1,3}}[.-]?)[ ]+){{0,5}}?{_WORD})(?:,?[ ]*(?P<number>{_NUMBER}))",
    re.I,
)
_COMPOUND = re.compile(
    rf"(?<![\w])(?:\d{{2,6}}[ ]+)?(?:{_CAPITAL}["
    rf" -]){{0,3}}[^\W\d_][\w'’-]{{1,30}}(?i:{_COMPOUNDED})[ ]+\d{{1,4}}(?:[ ]?[/-]["
    rf" ]?\d{{1,4}})*(?:[ ]?[a-zA-Z](?!\w))?",
)
_SUFFIXED = re.compile(
    rf"(?<!\w)(?:{_CAPITAL}[ ]){{1,4}}(?i:{_SUFFIX})[ ,]+{_NUMBER}\.?"
    rf"|(?<!\w)(?:{_CAPITAL}[ ]){{1,3}}(?i:mahallesi|mah\.|sokak|sokağı|caddesi)"
)
_RUSSIAN = re.compile(
    r"(?<!\w)[А-Яа-яІЇЄҐіїєґ-]{3,}[ ](?:проспект|просп\.|пр-т|пр\.|шоссе|ш\.|переулок|пер\.|бульвар|б-р|улица"
    r"|ул\.|проезд|вулиця|вул\.|провулок|пров\.|площадь|площа|пл\.|набережная|наб\.),?[ ]*"
    r"(?:(?:дом|д\.|буд\.)[ ]?)?\d{1,4}[а-я]?(?!\w)"
)
_VIETNAMESE = re.compile(
    rf"(?<!\w)\d{{1,4}}(?:/\d{{1,4}})*[a-zA-Z]?[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}},[ ]"
    r"(?=(?:Quận|Phường|P\.|Q\.|TP|Xã|Huyện|Thành phố|Tỉnh|quận|phường)\b)"
)
_UNIT_FIRST = re.compile(
    r"(?<!\w)(?:flat|apt\.?|apartment|house|unit|plot|villa|suite"
    r"|room)[ ](?:no\.?[ ]?)?#?\d{1,5}[a-zA-Z]?,[ ]"
    rf"(?=(?:{_CAPITAL}[ ,]+){{2,}})",
    re.I,
)
_UNIT_BEFORE = re.compile(
    r"(?<!\w)(?:flat|apt\.?|apartment|unit|suite|room|shop|lot|level)[ ]#?\d{1,5}[a-zA-Z]?,[ ]?$",
    re.I,
)
_POSTCODE_BEHIND = re.compile(
    rf"(?<![\w@/])(?:{_CAPITAL}[ ]){{1,3}}\d{{1,4}}[a-zA-Z]?(?:/\d{{1,4}}\w?)?,[ ]?"
    rf"(?:[A-Z]{{1,2}}-)?(?:\d{{3}}[ ]\d{{2}}|\d{{2}}-\d{{3}}|\d{{5}})[ ](?={_CAPITAL})"
)
"""A house number, a postcode and a town leave no doubt: "Na Příkopě 15, 110 00 Praha"."""
_TOWN_FIRST = re.compile(
    rf"(?:(?:г|гор|м|с|п|пос|д)\.[ ]?|(?:город|місто)[ ]"
    rf"|\d{{4,6}},?[ ]+){_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}},[ ]$"
)
_POSTCODE = re.compile(
    r"(?<!\w)(?:zip(?:[ ]?code)?|post(?:al)?[ ]?code|plz|postleitzahl|cep|code postal"
    r"|c[oó]digo postal|cap|psč"
    r"|kod pocztowy|почтовый индекс|индекс|індекс|postnummer|postcode|posta kodu"
    r"|kode pos|poskod|邮编|邮政编码)"
    r"[ ]?(?:is|is:|code is|est|es|ist|é|è|to|er|är|:|："
    r"|是)?[ ]?(?P<code>\d{4,6}(?:-\d{3,4})?|\d{3}[ ]\d{2})(?![\d-]|[ ]\d)",
    re.I,
)
_BOX = re.compile(
    r"(?<!\w)(?:p\.?[ ]?o\.?[ ]?box|post office box|postfach|apartado(?: postal)?"
    r"|boîte postale|b\.?p\.?|casella postale"
    r"|caixa postal|postbus|postboks|box|skr(?:ytka)?\.? poczt(?:owa)?\.?"
    r"|psc[ ]\d{1,5},?[ ]box|unit[ ]\d{1,5},?[ ]box|а/я"
    r"|uss [a-z]+,?\s+[fd]po (?:aa|ae|ap))[ ]?(?:no\.?|n°)?[ ]?\d{1,6}",
    re.I,
)
_UK = re.compile(
    r"(?<![A-Za-z0-9-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
    r"|[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)(?![A-Za-z0-9-])"
)
_HOUSE_BEFORE_TOWN = re.compile(
    rf"(?<![\w.,/-])\d{{1,6}}[a-z]?[ ]+(?:{_DIRECTION}[ ]+)?(?:[A-Za-z][\w'.-]*[ ]+){{0,3}}?"
    rf"[A-Za-z][\w'.-]*,[ ]*(?=(?:apt|apartment|unit|suite|ste)\b\.?[ ]?#?\w"
    rf"|(?:[A-Za-z][A-Za-z.'-]+[ ]){{0,2}}[A-Za-z][A-Za-z.'-]+,?[ ]+(?:{_STATE}),?[ ]+\d{{5}}(?!\d))",
    re.I,
)
_TOWN_STATE_ZIP = re.compile(
    rf"(?<!\w)(?:[A-Za-z][A-Za-z.'-]+[ ]){{0,2}}[A-Za-z][A-Za-z.'-]+,?\s+(?:{_STATE}"
    rf"|a[aep]),?\s+\d{{5}}(?:-\d{{4}})?(?!\w|[ ]\d{{3}}[ ]\d)",
    re.I,
)


_PLAIN = (
    _NUMBERED,
    _POSTCODE_BEHIND,
    _HOUSE_BEFORE_TOWN,
    _SUFFIXED,
    _RUSSIAN,
    _VIETNAMESE,
    _UNIT_FIRST,
    _BOX,
    _UK,
)


class StreetAddressRecognizer(Recognizer):
    """Streets in Latin, Greek, Cyrillic, Hebrew and Arabic script; Chinese has its own file."""

    types: ClassVar[tuple[str, ...]] = ("LOCATION",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Addresses from the street on; a town alone is none."""
        if not any(letter.isdigit() for letter in text):
            return
        small = is_small(text)
        for match in _POSTCODE.finditer(text):
            yield Span(*match.span("code"), "LOCATION", _SCORE)
        for street, end in _streets(text, context.language):
            town = _TOWN_FIRST.search(text, max(0, street - 60), street)
            unit = _UNIT_BEFORE.search(text, max(0, street - 25), street)
            start = town.start() if town else unit.start() if unit else street
            reached = address_end(text, end, language=context.language, small=small)
            yield Span(start, reached, "LOCATION", _SCORE)


def _streets(text: str, language: str | None) -> Iterator[tuple[int, int]]:
    for match in _COMPOUND.finditer(text):
        if _is_compound(match, language):
            yield match.span()
    for match in _ENGLISH.finditer(text):
        if _is_english(match):
            yield match.span()
    for regex in (_NUMBER_FIRST, _NUMBER_LAST):
        for match in regex.finditer(text):
            if _is_prefixed(match):
                yield match.span()
    for regex in _PLAIN:
        yield from (match.span() for match in regex.finditer(text))
    for match in _TOWN_STATE_ZIP.finditer(text):
        yield _town(match)
    yield from before_postcode(text)


_COMPOUNDING = frozenset("de nl sv da no nb nn fi et is".split())
_SURE_COMPOUND = re.compile(
    r"(?:stra(?:ß|ss)e|str\.|straat|gracht|gatan|vägen|gade|katu|kuja)[ ]\d", re.I
)


def _is_compound(match: re.Match[str], language: str | None) -> bool:
    """ "Rosenweg 5", not "during 1980"; in small letters only where such words are made."""
    word = re.sub(r"[ ]+\d.*$", "", match.group()).split(" ")[-1]
    if language in (None, "en") and is_ordinary(word.lower()):
        return False
    if word[0].islower() and language not in _COMPOUNDING:
        return _SURE_COMPOUND.search(match.group()) is not None
    return True


def _is_english(match: re.Match[str]) -> bool:
    words = match["words"].split()
    if any(_is_ordinary(word) for word in words):
        return False
    return match["sure"] is not None or all(
        word[0].isupper() or word[0].isdigit() for word in words
    )


_STREETS_TOO = frozenset(
    """
    north south east west ne nw se sw main high long old new first second third fourth fifth sixth
    seventh eighth ninth tenth front back market state church park hill lake river large clear fair
    lower upper little great view rose green garden home court corner close valley meadow orchard center union grand forest spring water mill bridge college school station king queen
    """.split()
)
"""Everyday words that streets are called by."""


_MEASURES = frozenset(
    "mile miles minute minutes hour hours day days week weeks month months".split()
)
"""What is counted before a "drive" or a "walk"."""


def _is_ordinary(word: str) -> bool:
    bare = fold(word).rstrip(".")
    if bare in _MEASURES:
        return True
    if (word[0].isupper() and len(bare) > 3) or len(bare) == 1 or bare in _STREETS_TOO:
        return False
    return bare in CHAT_WORDS or is_stop_word(bare, "en")


def _is_prefixed(match: re.Match[str]) -> bool:
    if match["kind"] in ("AM", "IM", "IN", "AN"):  # "I AM … 512" of a text in capitals
        return False
    words = [word for word in match["name"].split() if len(word) > 3 or word[0].isupper()]
    capitals = [word for word in words if not word[0].islower()]
    if fold(match["kind"]).rstrip(".") in WEAK_PREFIXES and not _is_small_street(match):
        first = _PARTICLES.sub("", match["name"])[:1]
        return bool(capitals) and first.isupper() and match.end() == match.end("number")
    if not capitals and match.string != match.string.lower():
        return False
    return bool(words) and not any(_is_ordinary(word) for word in words if word[0].islower())


def _is_small_street(match: re.Match[str]) -> bool:
    """ "via roma 131" in a text without capitals."""
    return (
        match["kind"] in ("via", "place", "cours", "corso", "largo", "lago")
        and match.string.islower()
    )


def _town(match: re.Match[str]) -> tuple[int, int]:
    """Without the ordinary words before the town: "i live in san mateo, ca 94401"."""
    start = match.start()
    words = list(re.finditer(r"[A-Za-z][A-Za-z.'-]+", match.group()))
    for word in words:
        if not _is_ordinary(word.group()):
            break
        start = match.start() + word.end() + 1
    return min(start, match.end() - 5), match.end()
