"""The words beside which names stand, by language.

says      a name follows, even in small letters: "my name is"
asked     a name answers the question: "your name?"
soft      a name follows if it looks like one: "this is"
weak      a known given name follows: "for"
after     a name stands before, even without a capital: "… vagyok"
titles    a name follows, at once: "Mr", "Herr"
closings  a name follows on the next line or after a comma: "best regards"
labels    a name follows a colon: "full name:"

Phrases are in small letters, joined by `|`, and are looked for with word borders.
"""

from __future__ import annotations

from dataclasses import fields

from bot.pii.recognizers.person_cues.cues import Cues
from bot.pii.recognizers.person_cues.east import EAST
from bot.pii.recognizers.person_cues.more import MORE
from bot.pii.recognizers.person_cues.relations import RELATIONS
from bot.pii.recognizers.person_cues.south import SOUTH
from bot.pii.recognizers.person_cues.west import WEST


def _joined(some: Cues, more: Cues) -> Cues:
    pairs = {one.name: (getattr(some, one.name), getattr(more, one.name)) for one in fields(Cues)}
    return Cues(**{name: "|".join(filter(None, both)) for name, both in pairs.items()})


_ALL = {**WEST, **EAST, **SOUTH, **MORE}

PERSON_CUES: dict[str, Cues] = {
    language: _joined(cues, RELATIONS.get(language, Cues())) for language, cues in _ALL.items()
}
"""ISO 639-1 code → cues."""

__all__ = ["PERSON_CUES", "Cues"]
