"""Accounts on messengers and social networks: WeChat, QQ, LINE, Telegram, Instagram, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context
from bot.pii.recognizers.cues import REACH, labels_of
from bot.pii.recognizers.named_word import NamedWordRecognizer
from bot.pii.span import Span

_AT_HANDLE = re.compile(
    r"(?<![A-Za-z0-9@._/])@[A-Za-z][A-Za-z0-9_.-]{2,30}(?<![.-])(?!@|\.[A-Za-z])"
)


class SocialHandleRecognizer(NamedWordRecognizer):
    """Finds handles that the name of a network introduces, and @handles near one."""

    types = ("SOCIAL_ACCOUNT",)
    KIND = "social"
    WORD = re.compile(r"(?:live:)?@?[A-Za-z0-9][A-Za-z0-9_.\-]{2,31}(?:#\d{4})?")
    PLAIN_AFTER_IS = False

    def find(self, text: str, context: Context) -> Iterator[Span]:
        taken: set[int] = set()
        for span in super().find(text, context):
            taken.add(span.start)
            yield span
        if "@" not in text:
            return
        labels = labels_of(text)
        for label in labels.of(self.KIND):
            for match in _AT_HANDLE.finditer(text, max(0, label.start - REACH), label.end + REACH):
                if match.start() not in taken and labels.names(self.KIND, *match.span()):
                    taken.add(match.start())
                    yield Span(match.start(), match.end(), "SOCIAL_ACCOUNT", 0.7)
