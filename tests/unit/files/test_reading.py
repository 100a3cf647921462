"""What each file says, or why it is not taken."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter

from bot.files.reading import read
from bot.files.refused import CODES, MAX_CHARACTERS, MAX_PAGES, FileRefused
from tests.files import document, docx, paragraph, pdf, zipped

CHINESE = "签收后七天内可以无理由退货，运费由我们承担。"
FRENCH = "Le délai de retour est de sept jours après la réception."
CONTROL = (
    "<w:p><w:r><w:t>Due: </w:t></w:r>"
    "<w:sdt><w:sdtContent><w:r><w:t>5 May</w:t></w:r></w:sdtContent></w:sdt>"
    "<w:ins><w:r><w:t>, paid</w:t></w:r></w:ins><w:del><w:r><w:delText>, open</w:delText>"
    "</w:r></w:del></w:p>"
)
"""A form's field, and a tracked change."""
BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f"<mc:Choice>{paragraph('Once.')}</mc:Choice><mc:Fallback>{paragraph('Once.')}</mc:Fallback>"
    "</mc:AlternateContent>"
)
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>".format(
    paragraph("Item"), paragraph("Price")
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def locked(data: bytes, password: str, owner: str = "owner") -> bytes:
    """A PDF under a password."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(password, owner, algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


READ = [
    ("txt", CHINESE.encode(), "text", CHINESE),
    ("txt", CHINESE.encode("utf-8-sig"), "text", CHINESE),
    ("txt", CHINESE.encode("gb18030"), "text", CHINESE),
    ("txt", CHINESE.encode("utf-16"), "text", CHINESE),
    ("txt", b"\xfe\xff" + CHINESE.encode("utf-16-be"), "text", CHINESE),
    ("txt", FRENCH.encode("utf-16-le"), "text", FRENCH),
    ("txt", FRENCH.encode("cp1252"), "text", FRENCH),
    ("md", b"# Returns\r\n\r\n\r\n\r\nSeven days.\r\n", "text", "# Returns\n\nSeven days."),
    ("csv", "name,数量\n蓝牙耳机,2\n".encode(), "text", "name,数量\n蓝牙耳机,2"),
    ("", b"a letter without an ending", "text", "a letter without an ending"),
    ("txt", b"a\x00b".replace(b"\x00", b"\x1b") * 2, "text", "abab"),
    ("pdf", pdf(["Page one."], ["Page two."]), "pdf", "Page one.\n\nPage two."),
    ("txt", pdf(["By its content."]), "pdf", "By its content."),
    ("pdf", locked(pdf(["Only printing is forbidden."]), ""), "pdf", "Only printing is forbidden."),
    ("docx", docx(paragraph("Seven ", "days") + paragraph("free")), "docx", "Seven days\nfree"),
    ("docx", docx(TABLE), "docx", "Item \tPrice"),
    ("", docx(paragraph("By its content.")), "docx", "By its content."),
    ("docx", docx(CONTROL), "docx", "Due: 5 May, paid"),
    ("docx", docx(BOX), "docx", "Once."),
    ("png", PNG, "image", ""),
    ("txt", b"\xff\xd8\xff\xe0" + bytes(20), "image", ""),
]  # fmt: skip

REFUSED = [
    ("txt", b"", "empty"),
    ("txt", b" \n\t\n", "no_text"),
    ("pdf", pdf([]), "no_text"),
    ("docx", docx(paragraph("")), "no_text"),
    ("exe", b"plain words", "unknown_type"),
    ("xlsx", zipped({"xl/workbook.xml": b"<x/>"}), "unknown_type"),
    ("zip", zipped({"a.txt": b"a"}), "unknown_type"),
    ("txt", bytes(range(256)) * 20, "unknown_type"),
    ("txt", bytes(2000), "unknown_type"),
    ("pdf", b"not a PDF at all", "broken"),
    ("pdf", pdf(["cut"])[:60], "broken"),
    ("pdf", b"%PDF-1.7\n" + b"\xde\xad" * 300, "broken"),
    ("docx", b"not a document", "broken"),
    ("docx", zipped({"a.xml": b"<a/>"}), "broken"),
    ("docx", docx(paragraph("cut"))[:-30], "broken"),
    ("docx", zipped({"word/document.xml": b"<w:document"}), "broken"),
    ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "encrypted"),
    ("pdf", locked(pdf(["secret"]), "password"), "encrypted"),
    ("pdf", pdf(*[["x"]] * (MAX_PAGES + 1)), "too_many_pages"),
    ("txt", b"x" * (MAX_CHARACTERS + 1), "too_long"),
    ("docx", docx(paragraph("x" * 1000) * 201), "too_long"),
    ("pdf", pdf(*[["y" * 5000]] * 41), "too_long"),
]


@pytest.mark.parametrize(
    ("suffix", "data", "kind", "text"), READ, ids=[f"{row[0]} {n}" for n, row in enumerate(READ)]
)
def test_what_a_file_says(suffix: str, data: bytes, kind: str, text: str) -> None:
    assert read(data, suffix) == {"kind": kind, "text": text}


@pytest.mark.parametrize(
    ("suffix", "data", "code"),
    REFUSED,
    ids=[f"{row[0]} {row[2]} {n}" for n, row in enumerate(REFUSED)],
)
def test_what_is_not_taken(suffix: str, data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read(data, suffix)
    assert refused.value.code == code


def test_every_refusal_says_what_to_do() -> None:
    for code in CODES:
        refused = FileRefused(code, 7)
        assert (400 <= refused.status < 500 or code == "busy") and ";" in str(refused), code
        assert "{" not in str(refused) and "None" not in str(refused)


def test_a_bomb_is_left_unread() -> None:
    """A gigabyte of blanks in a megabyte: reading stops at the limit, whatever is claimed."""
    bomb = zipped({"word/document.xml": document(" " * 200_000_000)})
    assert len(bomb) < 300_000
    with pytest.raises(FileRefused, match="characters"):
        read(bomb, "docx")


@pytest.mark.parametrize("before", [b"", b"<!--%s-->" % (b"x" * 63_989)])
def test_entities_are_not_expanded(before: bytes) -> None:
    """Wherever the file is cut into pieces for reading."""
    laugh = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>' + document(paragraph("&c;"))
    laugh = before + laugh
    with pytest.raises(FileRefused, match="damaged"):
        read(zipped({"word/document.xml": laugh}), "docx")
