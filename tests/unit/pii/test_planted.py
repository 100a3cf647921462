"""Seven hundred values of 19 types in 31 languages: none is left, whatever language was said."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.pii.scrubber import Scrubber, default_scrubber
from bot.pii.vault import Vault
from bot.understanding.language import detect_language
from tests.planted import TYPES, plain, planted, values_of

SAID: dict[str, Callable[[str, str], str | None]] = {
    "the right one": lambda language, _: language,
    "none": lambda *_: None,
    "as the bot detects it": lambda _, text: detect_language(text),
    "always English": lambda *_: "en",
    "always Chinese": lambda *_: "zh",
    "always German": lambda *_: "de",
}


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    return default_scrubber()


def test_every_type_in_every_language_each_value_once() -> None:
    found = [(language, *pair) for language, text in planted() for pair in values_of(text)]
    languages = {language for language, _, _ in found}
    assert len(languages) == 31
    for language in languages:
        assert len({kind for where, kind, _ in found if where == language}) >= TYPES, language
    values = [value for _, _, value in found]
    assert len(set(values)) == len(values) >= 700


@pytest.mark.parametrize("said", SAID)
def test_no_value_is_left(scrubber: Scrubber, said: str) -> None:
    left = []
    for language, marked in planted():
        text, given = plain(marked), SAID[said](language, plain(marked))
        shown = scrubber.scrub(text, vault=Vault(), language=given).text.value
        assert re.findall(r"W\d{7}", text) == re.findall(r"W\d{7}", shown)
        left += [(language, k, value) for k, value in values_of(marked) if value in shown]
    assert left == []
