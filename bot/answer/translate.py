"""Fixed responses in languages nobody wrote them in: translated once, checked and kept."""

from __future__ import annotations

import asyncio
import logging
import re
import time
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.answer.languages import language_name
from bot.answer.slot_markers import Marked, mark_slots
from bot.answer.translations import Translations
from llm_backend.errors import ModelError
from llm_backend.requests import Message, ModelRequest

if TYPE_CHECKING:
    from bot.pii.scrubber import Scrubber
    from llm_backend.client import ModelClient

logger = logging.getLogger(__name__)
_RULES = (
    "You translate texts of a shop's chat window from English, politely and completely. Write only "
    "the translation. Keep markers such as [1] and [2], links and Markdown exactly as they are."
)
_TRIES = (0.0, 0.6)
"""Temperatures: a second try at temperature 0 would only repeat the first."""
_PAUSE = 300.0
"""Seconds before a translation that failed is tried again."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_LANGUAGES = ("zh", "yue", "ja")
_BRACKET = {"[": re.compile(r"[\[［【]"), "]": re.compile(r"[\]］】]")}
_SCRIPTS = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "el": "GREEK", "ar": "ARABIC",
    "fa": "ARABIC", "ur": "ARABIC", "he": "HEBREW", "hi": "DEVANAGARI", "th": "THAI",
    "ko": "HANGUL",
}  # fmt: skip


class Translator:
    """Translates templates; one translation is never made twice at the same time."""

    def __init__(
        self,
        *,
        scrubber: Scrubber,
        model: ModelClient,
        translations: Translations,
        deadline: float = 10.0,
    ) -> None:
        self._scrubber, self._model = scrubber, model
        self._translations, self._deadline = translations, deadline
        self._locks: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)
        self._not_before: dict[tuple[str, str], float] = {}

    async def translate(self, template: str, language: str) -> str:
        """`template`, its `{slots}` untouched, in `language`; as it is if the model fails."""
        if not any(character.isalpha() for character in mark_slots(template).text):
            return template
        async with self._locks[template, language]:
            known = await self._translations.get(template, language)
            if known is None and self._may_try(template, language):
                known = await self._make(template, language)
                if known is not None:
                    await self._translations.put(template, language, known)
        return known or template

    def _may_try(self, template: str, language: str) -> bool:
        """Not again at once after a failure: each try may cost the customer seconds."""
        now = time.monotonic()
        if now < self._not_before.get((template, language), now):
            return False
        self._not_before[template, language] = now + _PAUSE
        return True

    async def _make(self, template: str, language: str) -> str | None:
        marked = mark_slots(template)
        for temperature in _TRIES:
            try:
                said = await self._model.complete(self._request(marked, language, temperature))
            except ModelError as error:
                logger.warning("no translation into %s: %s", language, type(error).__name__)
                return None
            if is_plausible(marked.text, said.strip(), language) and (
                translated := marked.restore(said.strip())
            ):
                return translated
        logger.warning("a translation into %s was implausible", language)
        return None

    def _request(self, marked: Marked, language: str, temperature: float) -> ModelRequest:
        task = f"Translate into {language_name(language)}:\n\n{marked.text}"
        return ModelRequest(
            messages=(
                Message("system", self._scrubber.fixed(_RULES)),
                Message("user", self._scrubber.fixed(task)),
            ),
            max_tokens=min(512, 60 + 2 * len(marked.text)),
            temperature=temperature,
            deadline=self._deadline,
        )


def is_plausible(source: str, translated: str, language: str) -> bool:
    """Whether `translated` can be a translation: length, lines, digits, links and script."""
    if not translated or not 0.3 <= len(translated) / len(source) <= 3.5 + 20 / len(source):
        return False
    if translated.casefold() == source.casefold() and len(source.split()) > 3:
        return False
    if translated.count("\n") > source.count("\n") + 1 or "{" in translated:
        return False
    if any(len(_BRACKET[side].findall(translated)) != source.count(side) for side in "[]"):
        return False
    if re.findall(r"\d+", translated) and not _same_digits(source, translated):
        return False
    if _HAN.search(translated) and language not in _HAN_LANGUAGES:
        return False
    script = _SCRIPTS.get(language)
    return script is None or any(unicodedata.name(c, "").startswith(script) for c in translated)


def _same_digits(source: str, translated: str) -> bool:
    digits = re.compile(r"\d+")
    return sorted(digits.findall(source)) == sorted(digits.findall(translated))
