"""Whether the platform itself sent these bytes; comparing takes the same time, right or wrong.

Sources: Slack docs "Verifying requests from Slack"; Meta "Validate payloads" of webhooks; Telegram
Bot API `setWebhook` (secret_token); Twilio "Webhooks security".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

SLACK_WINDOW = 300
"""Seconds a Slack request may be old, or ahead: its own limit against replays."""


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected.encode())


def hex_signed(secret: str, body: bytes, signature: str) -> bool:
    """Whether `signature` is the plain HMAC-SHA256 of the body in hexadecimal."""
    return _same(signature, hmac.new(secret.encode(), body, hashlib.sha256).hexdigest())


def slack_signature(secret: str, timestamp: str, body: bytes) -> str:
    """The `X-Slack-Signature` of a request."""
    digest = hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, hashlib.sha256)
    return "v0=" + digest.hexdigest()


def slack_signed(secret: str, timestamp: str, body: bytes, signature: str) -> bool:
    """Whether `signature` is Slack's; see :func:`slack_fresh` for the age."""
    return _same(signature, slack_signature(secret, timestamp, body))


def slack_fresh(timestamp: str, now: float) -> bool:
    """Whether `X-Slack-Request-Timestamp` lies within the window around `now` (seconds)."""
    plain = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
    return plain and abs(now - int(timestamp)) <= SLACK_WINDOW


def whatsapp_signature(secret: str, body: bytes) -> str:
    """The `X-Hub-Signature-256` of a delivery."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def whatsapp_signed(secret: str, body: bytes, signature: str) -> bool:
    """Whether `signature` is Meta's."""
    return _same(signature, whatsapp_signature(secret, body))


def telegram_signed(secret: str, token: str) -> bool:
    """Whether `X-Telegram-Bot-Api-Secret-Token` is the one `setWebhook` was given."""
    return _same(token, secret)


def twilio_signature(secret: str, url: str, form: Iterable[tuple[str, str]]) -> str:
    """The `X-Twilio-Signature` of a form posted to `url`: names sorted, repeated values once."""
    signed = url + "".join(name + value for name, value in sorted(set(form)))
    digest = hmac.new(secret.encode(), signed.encode("utf-8", "surrogateescape"), hashlib.sha1)
    return base64.b64encode(digest.digest()).decode()


def twilio_signed(secret: str, url: str, form: Iterable[tuple[str, str]], signature: str) -> bool:
    """Whether `signature` is Twilio's; it signs the address with or without a standard port."""
    pairs = list(form)
    matches = [_same(signature, twilio_signature(secret, u, pairs)) for u in _spellings(url)]
    return any(matches)


def _spellings(url: str) -> list[str]:
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    with_port = parts._replace(netloc=f"{host}:{port}").geturl()
    return [url, with_port, parts._replace(netloc=host).geturl()]
