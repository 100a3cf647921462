"""The words that name a number, by what they name and by language.

A phrase is written in small letters; accents do not matter. `word*` also takes what grows at its
end (`telefon*`: telefonu, Telefonnummer). `~phrase` is soft: it names a value only where nothing
better does. The language keys are for the reader; a text is searched for all of them, because a
customer's language may be unknown or mixed.
"""

from bot.pii.recognizers.cue_words.access import ACCESS
from bot.pii.recognizers.cue_words.business import BUSINESS
from bot.pii.recognizers.cue_words.contact import CONTACT
from bot.pii.recognizers.cue_words.devices import DEVICES
from bot.pii.recognizers.cue_words.finance import FINANCE
from bot.pii.recognizers.cue_words.identity import IDENTITY
from bot.pii.recognizers.cue_words.more_languages import MORE_LANGUAGES
from bot.pii.recognizers.cue_words.papers import PAPERS
from bot.pii.recognizers.cue_words.secrets import SECRETS
from bot.pii.recognizers.cue_words.social import SOCIAL

_FILES = (CONTACT, FINANCE, IDENTITY, PAPERS, ACCESS, SECRETS, DEVICES, SOCIAL, BUSINESS)


def _merged() -> dict[str, dict[str, str]]:
    merged = {kind: dict(words) for file in _FILES for kind, words in file.items()}
    for kind, words in MORE_LANGUAGES.items():
        for language, joined in words.items():
            known = merged[kind].get(language)
            merged[kind][language] = f"{known}|{joined}" if known else joined
    return merged


CUE_WORDS: dict[str, dict[str, str]] = _merged()
"""kind → language → phrases joined by `|`."""

__all__ = ["CUE_WORDS"]
