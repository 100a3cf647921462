"""Front matter is optional, and what is wrong with it is named with file and line."""

import pytest

from bot.errors import ConfigurationError
from bot.knowledge.document import parse_document

PAGE = "---\ntitle: Returns\nlanguage: en-GB\nline: home\nupdated: 2026-11-20\n---\nThirty days.\n"


def test_front_matter_names_the_page() -> None:
    """The language is kept without its region; the body starts after the fence."""
    page = parse_document("en/returns.md", PAGE)
    assert (page.title, page.language, page.line) == ("Returns", "en", "home")
    assert page.body.strip() == "Thirty days."
    assert page.body_line == 7


@pytest.mark.parametrize(
    ("path", "text", "title", "language"),
    [
        ("a/gift_wrap.txt", "Wir verpacken Geschenke gern und kostenlos.", "gift wrap", "de"),
        ("a.md", "# Livraison\n\nLa livraison prend trois jours ouvrés.", "Livraison", "fr"),
        ("b.md", "\ufeff退货需要在三十天内申请。", "b", "zh"),
        ("c.txt", "---\nA ruled line opens this text file.", "c", "en"),
        ("d.md", "---\n---\nAn empty front matter is none.", "d", "en"),
        ("e.md", "---\nid: 7\ntags: [a]\n---\nOther tools have fields of their own.", "e", "en"),
    ],
)
def test_without_front_matter(path: str, text: str, title: str, language: str) -> None:
    """Title from the first heading or the file's name, language from the text."""
    page = parse_document(path, text)
    assert (page.title, page.language) == (title, language)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: A\n\nbody", "p.md line 1: the front matter is not closed"),
        ("---\ntitle: A: B\n---\n", "p.md line 2: in the front matter"),
        ("---\nlanguage: en\ntitle: 12\n---\n", 'p.md line 3: "title" must be text'),
        ("---\nlanguage: English!\n---\n", 'p.md line 2: "language" must be a code'),
        ("---\ntitle: A\nupdated: soon\n---\n", 'p.md line 3: "updated" must be a day'),
        ("---\n- a\n---\n", "p.md line 2: write the front matter as"),
    ],
)
def test_faults_name_file_and_line(text: str, message: str) -> None:
    """A designer is told where to look."""
    with pytest.raises(ConfigurationError) as fault:
        parse_document("p.md", text)
    assert str(fault.value).startswith(message)
