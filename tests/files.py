"""Files as customers have them, made here: PDF and DOCX with no library's help."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages, each of lines in ASCII."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    numbers = [4 + 2 * number for number in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    for number, lines in zip(numbers, pages, strict=True):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % (number + 1)
        )
        said = b"".join(b"(%s) Tj T*\n" % line.encode("ascii") for line in lines)
        drawn = zlib.compress(b"BT /F1 11 Tf 14 TL 40 800 Td\n%sET" % said)
        head = b"<</Length %d/Filter/FlateDecode>>stream\n" % len(drawn)
        objects.append(head + drawn + b"\nendstream")
    return _numbered(objects)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(objects) + 1, table))
    return out.getvalue()


def docx(body: str) -> bytes:
    """A DOCX whose `w:body` is `body`."""
    return zipped({"word/document.xml": document(body)})


def document(body: str) -> bytes:
    """The main part of a DOCX."""
    return f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()


def paragraph(*runs: str) -> str:
    """A `w:p` of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
