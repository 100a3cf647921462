"""Whether the word behind a cue that other words follow as well ("for", "ich bin die") is somebody."""

from __future__ import annotations

import re

from bot.pii.recognizers.name_shape import is_ordinary
from bot.pii.recognizers.phrases import Phrase

_ENDS = re.compile(r"[ ]?(?:[,.;:!?)\n]|$)")
_FOR_SOMEBODY = re.compile(
    r"(?i)\b(?:gift|present|card|flowers|cake|parcel|package|box|letter|order|delivery|booking"
    r"|reservation|appointment|account|ticket|invoice|refund|profile|surprise|was|is|it|one"
    r"|them|this|that|message|call|spoke|talked|chatted|dealt|speak|talk|met|meeting|gave|left"
    r"|signed|handed|placed|made|taken|written|received|accepted)"
    r"(?:[ ](?:up|in|over|back|only|just|meant|out))?[ ](?:for|with|by|from|to)[ ]$"
)
_TO_SOMEBODY = re.compile(r"(?i)\b(?:spoke|talked|speak|talk|gave|handed|letter|message)\b.{0,12}$")
TOWNS = frozenset(
    "hong kong,sri lanka,abu dhabi,buenos aires,kuala lumpur,phnom penh,tel aviv,addis ababa"
    ",puerto rico,costa rica,burkina faso,sierra leone,ho chi,rio de,sao paulo,são paulo"
    ",el salvador,porto alegre,belo horizonte,monte carlo,baden baden,palo alto,corpus christi"
    ",baton rouge,des moines,nova scotia,santa fe,santa monica,notre dame,tierra del"
    ",paris,vitória,nancy,florence,sofia,valencia,sydney,charlotte,austin,dallas,victoria"
    ",alexandria,lourdes,asunción,milan,adelaide,santiago,london,jordan,georgia,carolina".split(",")
)
"""Places that are, or look like, names of people."""


_GERMAN_PERSON = re.compile(
    r"(?i)(?:in|er|ung|heit|keit|schaft|mann|frau|person|te|nde|ent|ant|or|ist|eur|mama|papa|oma|opa"
    r"|chef|sohn|freund|nachbar|onkel|neffe|vati|mutti|dame|herr|junge|kind|typ)$"
)


def is_the_german(text: str, start: int, end: int, cue: Phrase) -> bool:
    """ "Ich bin die Notburga,": no kin, trade or title, and nothing more is said of it."""
    name = text[start:end]
    if cue.language != "de" or not text[: cue.end].lower().endswith((" der", " die")):
        return False
    return not (" " in name or _GERMAN_PERSON.search(name)) and bool(_ENDS.match(text, end))


def is_for_somebody(text: str, start: int, end: int, cue: Phrase) -> bool:
    """ "a gift for Ottoline Frobisher": two words with capitals, and no dictionary has either."""
    name = text[start:end]
    words = name.split()
    if len(words) != 2 or name.lower() in TOWNS:
        return False
    if not all(word[0].isupper() and word[1:].islower() for word in words):
        return False
    if any(is_ordinary(word.lower()) for word in words):
        return False
    before = text[max(0, cue.start - 30) : start]
    if before[cue.start - start :].lower().startswith("to "):
        return bool(_TO_SOMEBODY.search(before[: cue.start - start]))
    return bool(_FOR_SOMEBODY.search(before))
