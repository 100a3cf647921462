"""Requests for tests."""

from __future__ import annotations

from typing import Any

from llm_backend.requests import Message, ModelRequest
from llm_backend.scrubbed import SEAL, ScrubbedText

NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""


def question(text: str = "Where is my parcel?", **options: Any) -> ModelRequest:
    """A request with one user message."""
    return ModelRequest(messages=(Message("user", ScrubbedText(text, seal=SEAL)),), **options)
