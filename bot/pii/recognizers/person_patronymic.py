"""Russian and Ukrainian names by their patronymic, in whatever case: "Анну Викторовну"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.span import Span

_CAPITAL = r"[А-ЯЁІЇЄҐ][а-яёіїєґ'-]+"
_PATRONYMIC = (
    r"[А-ЯЁІЇЄҐ][а-яёіїєґ']{2,}(?:(?:ович|евич|йович|ич)(?:а|у|ем|ем|ом|е|і)?"
    r"|(?:овн|евн|ївн|івн|ичн|инишн)(?:а|ы|у|е|ой|и|і|ою))"
)
_NAME = re.compile(
    rf"(?<!\w)(?:{_CAPITAL} {_CAPITAL} {_PATRONYMIC}"
    rf"|{_CAPITAL} {_PATRONYMIC}(?: {_CAPITAL})?)(?!\w)"
)


class PatronymicPersonRecognizer(Recognizer):
    """Given name and patronymic, with the family name on either side."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names in Cyrillic; the patronymic's ending needs no cue."""
        yield from (Span(*match.span(), "PERSON", 0.8) for match in _NAME.finditer(text))
