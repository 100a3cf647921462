"""Names that somebody signs in with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context
from bot.pii.recognizers.named_word import NamedWordRecognizer
from bot.pii.span import Span

_CHINESE = re.compile(
    r"(?:账号|帐号|帳號|账户|帐户|用户名|登录名)[是为為:：]?[ ]?"
    r"(?P<word>(?=[\w.-]*[0-9_])[A-Za-z](?=[\w.-]*[a-z]{3})[A-Za-z0-9_.-]{4,30})(?![\w@.-]*@)"
    r"(?=[\u3400-\u9fff，。！？；、,!?\s]|$)"
)
"""账号 before Latin letters with a digit or an underscore: no bank's account looks so."""


class UsernameRecognizer(NamedWordRecognizer):
    """Finds what "username: …", "用户名是…", "Benutzername …" introduce."""

    types = ("USERNAME",)
    KIND = "username"
    WORD = re.compile(r"@?[A-Za-z0-9\u00c0-\u024f\u0370-\u04ff][\w.\-@]{2,40}")
    SCORE = 0.75

    def find(self, text: str, context: Context) -> Iterator[Span]:
        yield from super().find(text, context)
        for match in _CHINESE.finditer(text):
            yield Span(*match.span("word"), "USERNAME", self.SCORE)
