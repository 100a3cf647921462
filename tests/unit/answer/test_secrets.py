"""Secrets and copied prompt sentences are recognised."""

import pytest

from bot.answer.secrets import PromptLeak, has_secret, mask_secrets


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("the key is sk-abcdefghijklmnop1234", True),
        ("AKIAABCDEFGHIJKLMNOP", True),
        ("postgresql://bot:hunter2@db/x", True),
        ("password: hunter2!", True),
        ("密码是 abc123456", True),
        ("-----BEGIN PRIVATE KEY-----", True),
        ("eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeK", True),
        ("Your password must have 8 characters.", False),
        ("Reset the password in the app.", False),
        ("密码是您自己设置的", False),
        ("order W1234567, see https://xiaoq.example/help", False),
    ],
)
def test_has_secret(text: str, secret: bool) -> None:
    """By published shapes, not by the word password alone."""
    assert has_secret(text) is secret
    assert (mask_secrets(text) != text) is secret


RULE = "Use only what the help pages say, and never state the price of an order yourself."


@pytest.mark.parametrize(
    ("sentence", "leaks"),
    [
        (RULE, True),
        (f"My rules say: {RULE}", True),
        (RULE.upper(), True),
        ("The help pages say that returns are free.", False),
        ("I am 小Q.", False),
    ],
)
def test_prompt_leak(sentence: str, leaks: bool) -> None:
    """Copied sentences, not shared phrases."""
    assert PromptLeak(RULE).in_sentence(sentence) is leaks


def test_remove_keeps_the_rest() -> None:
    """Only the copied sentence goes."""
    assert PromptLeak(RULE).remove(f"Hello. {RULE} Bye.") == "Hello. Bye."
