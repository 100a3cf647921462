"""What stands beside other finds needs no cue of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from bot.pii.neighbours import beside_contact, joined_names, listed_births
from bot.pii.span import Span

Rule = Callable[[str, Iterable[Span]], Iterator[Span]]

# (rule, text with what was found before in [TYPE: ], what the rule adds)
CASES: list[tuple[Rule, str, list[str]]] = [
    (beside_contact, "Lisa Wagner, [LOCATION:Gartenweg 3, 04109 Leipzig]", ["Lisa Wagner"]),
    (beside_contact, "Gaëtan Lhermitte, né le [DATE_OF_BIRTH:4 mai 1979]", ["Gaëtan Lhermitte"]),
    (beside_contact, "Guten Tag, [PHONE_NUMBER:030 1234567]", []),
    (listed_births, "[PERSON:Keziah Lund], 14 February 1976", ["14 February 1976"]),
    (listed_births, "[PERSON:Ezekiel Marsh] - 07/19/1969 - [PHONE_NUMBER:1]", ["07/19/1969"]),
    (listed_births, "[PERSON:樊雨桐]，1988年3月2日，[PHONE_NUMBER:1]", ["1988年3月2日"]),
    (listed_births, "1988-03-02, [PERSON:Keziah Lund]", ["1988-03-02"]),
    (listed_births, "[PERSON:Keziah Lund], 14 February 2025", []),
    (listed_births, "[PERSON:Keziah Lund], 14 February 1976 was a Saturday", []),
    (joined_names, "from [PERSON:Marcus Thole] to Esme Thole?", ["Esme Thole"]),
    (joined_names, "[PERSON:Marcus Thole] and Wanda Groat", ["Wanda Groat"]),
    (joined_names, "from [PERSON:Marcus Thole] to San Mateo", []),
    (joined_names, "[PERSON:Marcus Thole] and Customer Service", []),
]


@pytest.mark.parametrize(("rule", "marked", "added"), CASES)
def test_table(rule: Rule, marked: str, added: list[str]) -> None:
    text, spans = _read(marked)
    assert [text[one.start : one.end] for one in rule(text, spans)] == added


def _read(marked: str) -> tuple[str, list[Span]]:
    text, spans = "", []
    for part in marked.replace("]", "[").split("["):
        kind, colon, value = part.partition(":")
        if colon and kind.isupper():
            spans.append(Span(len(text), len(text) + len(value), kind, 0.8))
            part = value
        text += part
    return text, spans
