"""The body of a verified delivery as JSON or a form; Rejected(400) when it is neither."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from sanic.request import Request

from channels.rejected import Rejected

MAX_BODY = 1_000_000
"""Bytes; the largest real delivery (a Slack message with many blocks) is a tenth of it."""


def checked_size(request: Request) -> bytes:
    """The raw bytes; Rejected(413) for more than any platform sends."""
    body: bytes = request.body or b""
    if len(body) > MAX_BODY:
        raise Rejected(413, "the body is larger than a platform's deliveries are")
    return body


def json_object(body: bytes) -> dict[str, Any]:
    """The JSON object in `body`, whatever the content type says about its charset."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise Rejected(400, "the body is not JSON") from None
    if not isinstance(value, dict):
        raise Rejected(400, "the body must be a JSON object")
    return value


def form_fields(body: bytes) -> list[tuple[str, str]]:
    """The fields of an urlencoded form, blank ones too, in their order."""
    try:
        return parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=500, errors="strict"
        )
    except ValueError:
        raise Rejected(400, "the body is not a form") from None


def media_type(request: Request) -> str:
    """The content type without its parameters: `application/json; charset=utf-8` is JSON."""
    return str(request.headers.get("content-type", "")).partition(";")[0].strip().lower()


def text_at(value: object, *path: str) -> str:
    """The string (or number) under `path` in nested objects; "" when there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return clean(str(value))


def clean(text: str) -> str:
    """`text` as it can be stored and sent: no half surrogates, no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def object_at(value: object, *path: str) -> dict[str, Any]:
    """The object under `path`; empty when there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def list_at(value: object, *path: str) -> list[Any]:
    """The list under `path`; empty when there is none."""
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []
