"""What a file is, by its content; its name only says what it claims to be."""

from __future__ import annotations

import re
from typing import Literal

from bot.files.refused import FileRefused

Kind = Literal["text", "pdf", "docx", "image"]

_CLAIMS = {
    **dict.fromkeys(("", "txt", "text", "md", "markdown", "csv", "tsv", "log"), "text"),
    **{"pdf": "pdf", "docx": "docx"},
}
_IMAGE = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|BM.{4}\0\0\0\0|II\*\0|MM\0\*"
    rb"|....ftyp(?:heic|heix|mif1|avif)",
    re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_STARTS_WITHIN = 1024
"""Bytes; ISO 32000-1, annex H: readers look for the header so far."""


def kind_of(data: bytes, suffix: str) -> Kind:
    """What `data` is; suffix: of its name, without the dot, in small letters.

    Raises FileRefused: "unknown_type", "encrypted", "broken" (it claims to be a PDF or DOCX).
    """
    if b"%PDF-" in data[:_PDF_STARTS_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") and (suffix == "docx" or b"word/document.xml" in data):
        return "docx"
    if _IMAGE.match(data):
        return "image"
    if data.startswith(_OLE) and suffix == "docx":  # how Office keeps one under a password
        raise FileRefused("encrypted")
    claimed = _CLAIMS.get(suffix)
    if claimed is None:
        raise FileRefused("unknown_type")
    if claimed != "text":
        raise FileRefused("broken")
    return "text"
