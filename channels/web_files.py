"""`POST /webhooks/web/files`: a customer's file becomes a message with the file's text.

The file itself is kept nowhere: it is read in memory, and its text goes into the inbox, encrypted
as all messages are.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import structlog
from sanic.request import Request

from bot.files.reader import read_file
from bot.files.refused import FileRefused
from channels.rejected import Rejected
from channels.request_body import clean

_log = structlog.get_logger(__name__)
_FORM = 100_000
"""Bytes that the other fields of the form and its borders may have."""
_LONGEST_NAME = 100
_LANGUAGE = re.compile(r"[a-z]{2}")


class RefusedFile(Rejected):
    """A FileRefused as the page wants it."""

    def __init__(self, refused: FileRefused) -> None:
        super().__init__(refused.status, str(refused))
        self.code, self.limit = refused.code, refused.limit

    def as_dict(self) -> dict[str, Any]:
        """With `code` and `limit`, for a page that has words of its own."""
        return {"error": self.reason, "code": self.code, "limit": self.limit}


async def read_form(request: Request, most: int) -> dict[str, Any]:
    """Reads the body, which the server has not yet, and no more of it than allowed.

    most: bytes of the file. Returns `file` (bytes), `name`, and the form's `id`, `text` and
    `language` where they are given. Raises Rejected(400 or 413).
    """
    await _receive(request, most)
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise Rejected(400, 'send the file as multipart/form-data, in the field "file"')
    try:
        file, form = request.files.get("file"), request.form
    except Exception:  # whatever a crooked form does to the parser
        raise Rejected(400, "the body is not multipart/form-data") from None
    if file is None:
        raise Rejected(400, 'the form must have a file in its field "file"')
    if len(file.body) > most:
        raise RefusedFile(FileRefused("too_large", most))
    fields = {name: form.get(name) for name in ("id", "text", "language")}
    return {"file": file.body, "name": file_name(file.name), **fields}


async def as_payload(form: dict[str, Any]) -> dict[str, Any]:
    """The message as the inbox holds it; raises RefusedFile.

    `file` has `name`, `kind` and `text`; a picture comes without text, as on other channels.
    """
    size = len(form["file"])
    try:
        read = await read_file(form["file"], form["name"])
    except FileRefused as refused:
        _log.info("web.file_refused", code=refused.code, bytes=size)
        raise RefusedFile(refused) from None
    _log.info("web.file", kind=read.kind, bytes=size, characters=len(read.text))
    file = {"name": form["name"], "kind": read.kind, **({"text": read.text} if read.text else {})}
    payload = {
        "text": clean(form["text"] or ""),
        "kind": "image" if read.kind == "image" else "file",
        "file": file,
    }
    language = form["language"] or ""
    return payload | ({"language": language} if _LANGUAGE.fullmatch(language) else {})


def shown_file(payload: Mapping[str, Any]) -> dict[str, Any]:
    """`file` of a message in the history: its name, for the customer who gave it."""
    file = payload.get("file")
    return {"file": {"name": file["name"], "kind": file["kind"]}} if file else {}


def new_id() -> str:
    """For a client that has none of its own, and so cannot send the same again."""
    return secrets.token_urlsafe(12)


def file_name(sent: str) -> str:
    """The last part of whatever a browser sent, printable and not too long; "file" without any."""
    name = PurePosixPath(clean(sent or "").replace("\\", "/")).name
    name = "".join(char for char in name if char.isprintable()).strip()
    if len(name) > _LONGEST_NAME:  # the ending says what it is
        name = f"{name[:60]}…{name[-30:]}"
    return name or "file"


async def _receive(request: Request, most: int) -> None:
    limit = most + _FORM
    claimed = request.headers.get("content-length", "0")
    if not claimed.isdigit() or int(claimed) > limit:
        raise RefusedFile(FileRefused("too_large", most))
    body = bytearray()
    while request.stream is not None and (piece := await request.stream.read()):
        body += piece
        if len(body) > limit:
            raise RefusedFile(FileRefused("too_large", most))
    request.body = bytes(body)
