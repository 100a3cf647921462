"""Names that somebody signs in with."""

from __future__ import annotations

import re

from bot.pii.recognizers.named_word import NamedWordRecognizer


class UsernameRecognizer(NamedWordRecognizer):
    """Finds what "username: …", "用户名是…", "Benutzername …" introduce."""

    types = ("USERNAME",)
    KIND = "username"
    WORD = re.compile(r"@?[A-Za-z0-9\u00c0-\u024f\u0370-\u04ff][\w.\-@]{2,40}")
    SCORE = 0.75
