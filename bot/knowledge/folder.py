"""A folder of Markdown and text files, read into documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.errors import ConfigurationError
from bot.knowledge.document import Document, parse_document

SUFFIXES = frozenset({".md", ".markdown", ".txt"})


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def read_folder(folder: Path) -> list[Document]:
    """Every document under `folder`, in order of path; empty files are left out.

    Raises ConfigurationError naming the file and line that must be mended.
    """
    if not folder.is_dir():
        raise ConfigurationError(f"{folder} is not a folder; name one that holds .md or .txt files")
    documents = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise ConfigurationError(f"{name} line {line}: save the file as UTF-8") from None
        document = parse_document(name, text)
        if document.body.strip():
            documents.append(document)
    return documents
