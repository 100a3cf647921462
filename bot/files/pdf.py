"""The text of a PDF."""

from __future__ import annotations

from io import BytesIO

from bot.files.refused import MAX_CHARACTERS, MAX_PAGES, FileRefused


def read_pdf(data: bytes) -> str:
    """The pages' text, a blank line between them.

    Raises FileRefused: "encrypted", "broken", "too_many_pages", "too_long".
    """
    from pypdf import PasswordType, PdfReader  # 60 ms: only for who reads a PDF

    try:
        reader = PdfReader(BytesIO(data))
        # many are encrypted under an empty password, against printing only
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise FileRefused("encrypted")
        if len(reader.pages) > MAX_PAGES:
            raise FileRefused("too_many_pages", MAX_PAGES)
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MAX_CHARACTERS:
                raise FileRefused("too_long", MAX_CHARACTERS)
    except FileRefused:
        raise
    except Exception:  # whatever a broken file does to the library
        raise FileRefused("broken") from None
    return "\n\n".join(pages)
