"""Folders: which files count, and that the shop's own help centre is whole."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.knowledge.folder import read_folder
from bot.knowledge.passages import MOST_WORDS, count_words, cut

KNOWLEDGE = Path(__file__).parents[3] / "data" / "knowledge"


def test_reads_text_and_markdown_only(tmp_path: Path) -> None:
    """Hidden, empty and other files are left alone; names are relative with slashes."""
    (tmp_path / "deep" / ".git").mkdir(parents=True)
    for name in ("b.md", "deep/a.TXT", "page.html", ".hidden.md", "deep/.git/x.md"):
        (tmp_path / name).write_text("Some words.", "utf-8")
    (tmp_path / "empty.md").write_text("---\ntitle: A\n---\n\n", "utf-8")
    assert [page.path for page in read_folder(tmp_path)] == ["b.md", "deep/a.TXT"]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """With the line of the first byte that is not UTF-8."""
    (tmp_path / "old.txt").write_bytes("good\nschön".encode("latin-1"))
    with pytest.raises(ConfigurationError, match=r"old\.txt line 2: save the file as UTF-8"):
        read_folder(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """Rather than searched as an empty one."""
    with pytest.raises(ConfigurationError, match="nowhere"):
        read_folder(tmp_path / "nowhere")


def test_the_help_centre_speaks_both_languages() -> None:
    """Every topic has a Chinese and an English page, and says its language truly."""
    pages = read_folder(KNOWLEDGE)
    topics = {
        code: {page.path.split("/")[1] for page in pages if page.language == code}
        for code in ("zh", "en")
    }
    assert topics["zh"] == topics["en"]
    assert len(topics["zh"]) >= 26
    assert all(page.path.startswith(f"{page.language}/") for page in pages)
    assert {page.line for page in pages} == {None, "electronics", "clothing", "home"}


def test_the_help_centre_fits_its_passages() -> None:
    """No page is cut in the middle of a paragraph for its length."""
    for page in read_folder(KNOWLEDGE):
        passages = cut(page)
        assert passages
        assert all(count_words(passage.text) <= MOST_WORDS for passage in passages)
