"""What may go to the model and what may come back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.answer.abuse import is_abuse
from bot.answer.injection import injection_kinds, visible
from bot.answer.likeness import looks_injected
from bot.answer.secrets import PromptLeak, has_secret, mask_secrets

if TYPE_CHECKING:
    from bot.pii.scrubber import Scrubber

Direction = Literal["input", "output"]
LONGEST = 2000
"""Characters of a question; a longer one is asked to be shortened."""


@dataclass(frozen=True)
class Verdict:
    """allowed: it may pass as it is; labels: why not; text: what may pass in its place.

    For an input that is not allowed `text` is the input made visible: the caller answers with a
    fixed reply (`reply` names it) and does not pass the text on.
    """

    allowed: bool
    labels: tuple[str, ...]
    text: str

    @property
    def reply(self) -> str:
        """The persona's reply for an input that is not allowed."""
        return next((label for label in self.labels if label in _OWN_REPLY), "refused")


_OWN_REPLY = ("empty", "too_long", "abuse")


class Guard:
    """One persona's guard. Without a scrubber, personal data in outputs is not looked for."""

    def __init__(self, prompt: str = "", *, scrubber: Scrubber | None = None) -> None:
        self._leak = PromptLeak(prompt)
        self._scrubber = scrubber

    def check(self, text: str, direction: Direction) -> Verdict:
        """Judge `text`; rules first, vectors (10 ms a sentence) only where no rule spoke."""
        return self._input(text) if direction == "input" else self._output(text)

    def leaks(self, sentence: str) -> bool:
        """Whether a sentence of the model gives away the prompt or a secret."""
        return has_secret(sentence) or self._leak.in_sentence(sentence)

    def _input(self, text: str) -> Verdict:
        shown = visible(text).strip()
        if not any(character.isalnum() for character in shown):
            return Verdict(False, ("empty",), shown)
        if kinds := injection_kinds(text[: 5 * LONGEST]):
            return Verdict(False, ("injection", *kinds), shown)
        if len(shown) > LONGEST:
            return Verdict(False, ("too_long",), shown[:LONGEST])
        if is_abuse(shown):
            return Verdict(False, ("abuse",), shown)
        if looks_injected(shown):
            return Verdict(False, ("injection", "likeness"), shown)
        return Verdict(True, (), text)

    def _output(self, text: str) -> Verdict:
        labels = []
        safe = text
        if has_secret(safe):
            labels.append("secret")
            safe = mask_secrets(safe)
        without_prompt = self._leak.remove(safe)
        if without_prompt != safe:
            labels.append("prompt_leak")
            safe = without_prompt
        masked = self._masked(safe)
        if masked != safe:
            labels.append("pii")
        return Verdict(not labels, tuple(labels), masked)

    def _masked(self, text: str) -> str:
        """Personal data in a text that should have none: placeholders of a vault that is gone."""
        if self._scrubber is None:
            return text
        from bot.pii.vault import Vault

        return self._scrubber.scrub(text, vault=Vault()).text.value
