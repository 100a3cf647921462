"""Passwords that a customer types into the chat."""

from __future__ import annotations

import re

from bot.pii.recognizers.named_word import NamedWordRecognizer


class PasswordRecognizer(NamedWordRecognizer):
    """Finds what "password: …", "密码是…", "mot de passe …" introduce."""

    types = ("PASSWORD",)
    KIND = "password"
    WORD = re.compile(r"[!-~\u00a1-\u024f\u0370-\u04ff]{3,64}")
