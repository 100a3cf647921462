"""Why a file is not taken: a code that the page translates, and a sentence for everybody else."""

from __future__ import annotations

from bot.errors import XiaoQError

MAX_CHARACTERS = 200_000
"""Of one file's text; a hundred pages of print, scrubbed in three seconds."""
MAX_PAGES = 100
"""Of a PDF; its pages are read one by one, and some take long."""

_ADVICE = {
    "empty": (400, "the file is empty; choose another one"),
    "too_large": (413, "the file is larger than {limit} bytes; send a smaller one"),
    "too_long": (
        413,
        "the file holds more than {limit} characters of text; send the part you mean",
    ),
    "too_many_pages": (413, "the PDF has more than {limit} pages; send the pages you mean"),
    "unknown_type": (
        415,
        "this type of file cannot be read; send text, Markdown, CSV, PDF or DOCX",
    ),
    "encrypted": (422, "the file is protected by a password; send it without one"),
    "broken": (422, "the file is damaged, or not what its name says; save it again and send it"),
    "no_text": (422, "there is no text in the file (a scan?); write what it says"),
    "busy": (503, "many files are being read; send it again in a moment"),
    "too_slow": (422, "the file takes too long to read; send its text"),
}
"""HTTP status and advice by code."""
CODES = tuple(_ADVICE)


class FileRefused(XiaoQError):
    """code: one of CODES; status: of HTTP; limit: the number that was passed, if there is one."""

    def __init__(self, code: str, limit: int | None = None) -> None:
        self.code, self.limit = code, limit
        self.status, advice = _ADVICE[code]
        super().__init__(advice.format(limit=limit))
