"""Anonymous web sessions: a random conversation id and a token that proves it was given out.

The token is ``conversation.signature`` (HMAC-SHA256 under a key derived from the installation's
secret), so that no table is needed and nobody can name another person's conversation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from bot.store.identity import Identity
from channels.base import Rejected

_PREFIX = "web:"


class Sessions:
    """Makes and checks tokens."""

    def __init__(self, identity: Identity) -> None:
        self._key = identity.derived("web session")

    def create(self) -> tuple[str, str]:
        """A new (token, conversation)."""
        conversation = _PREFIX + secrets.token_urlsafe(18)
        return f"{conversation}.{_sign(self._key, conversation)}", conversation

    def conversation(self, authorization: str | None) -> str:
        """The conversation of an `Authorization: Bearer` header; Rejected(401) otherwise."""
        scheme, _, token = (authorization or "").partition(" ")
        conversation, _, signature = token.strip().rpartition(".")
        if scheme.lower() != "bearer" or not conversation.startswith(_PREFIX):
            raise Rejected(401, "send `Authorization: Bearer TOKEN` with a token of POST /sessions")
        expected = _sign(self._key, conversation)
        if not hmac.compare_digest(expected.encode(), signature.encode()):
            raise Rejected(401, "unknown token; make a new session with POST /sessions")
        return conversation


def _sign(key: bytes, conversation: str) -> str:
    digest = hmac.digest(key, conversation.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
