"""Secrets that must not leave by an answer, and sentences that give the prompt away."""

from __future__ import annotations

import re
import unicodedata

from bot.sentences import split_sentences

_SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,}"
    r"|\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{30,}|\bgh[pousr]_\w{20,}|\bxox[abprs]-[\w-]{10,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"  # a JSON web token
    r"|\b[a-z][a-z0-9+]*://[^\s:/@]+:[^\s@/]+@"  # credentials in an address
    r"|(?:\b(?:api[_ -]?key|secret[_ -]?key|access[_ -]?token|client[_ -]?secret|passw(?:or)?d)"
    r"|密码|口令)[\"']?\s*(?:is|=|:|：|是|为)\s*[\"']?(?=[^\s\"']*[\d!@#$%^&*])[A-Za-z0-9!@#$%^&*_+/=-]{6,}",
    re.IGNORECASE,
)
_SHINGLE = 24
"""Letters two texts must have in a row to count as copied: about four English words."""


def has_secret(text: str) -> bool:
    """Keys, tokens and passwords by their published shapes."""
    return bool(_SECRET.search(text))


def mask_secrets(text: str) -> str:
    """`text` with secrets blacked out."""
    return _SECRET.sub("[…]", text)


class PromptLeak:
    """Recognises sentences copied from the prompt's fixed part."""

    def __init__(self, prompt: str) -> None:
        letters = _letters(prompt)
        self._shingles = {letters[at : at + _SHINGLE] for at in range(len(letters) - _SHINGLE + 1)}

    def in_sentence(self, sentence: str) -> bool:
        """Whether a third of the sentence, and not just a phrase, is the prompt's."""
        letters = _letters(sentence)
        count = len(letters) - _SHINGLE + 1
        if count <= 0:
            return False
        copied = sum(letters[at : at + _SHINGLE] in self._shingles for at in range(count))
        return copied > max(3, count / 3)

    def remove(self, text: str) -> str:
        """`text` without the copied sentences."""
        return "".join(s for s in split_sentences(text) if not self.in_sentence(s))


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())
