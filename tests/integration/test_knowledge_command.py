"""`xiaoq search` as others run it: JSON Lines through a process of its own."""

import json
import subprocess
import sys
from pathlib import Path


def search(folder: Path, lines: list[str], *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot.cli", "search", "--knowledge", str(folder), *options]
    text = "\n".join(lines) + "\n"
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def test_lines_in_lines_out(tmp_path: Path) -> None:
    """A bad line is answered with its error, and the run goes on."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "hire.md").write_text("# Hire\n\nA bicycle costs 9 euros a day.", "utf-8")
    (tmp_path / "tyre.txt").write_text("We mend a flat tyre free of charge.", "utf-8")
    asked = [
        '{"id": 1, "query": "price of hiring a bicycle"}',
        '{"id": 2}',
        "not json",
        '{"id": "four", "query": "Wer ist Bundeskanzler?", "language": "de"}',
    ]
    done = search(tmp_path, asked, "-k", "1")
    assert done.returncode == 0, done.stderr
    first, second, third, fourth = map(json.loads, done.stdout.splitlines())
    assert (first["id"], first["answerable"], len(first["hits"])) == (1, True, 1)
    assert first["hits"][0]["document"] == "sub/hire.md"
    assert first["hits"][0].keys() >= {"document", "passage", "score", "text"}
    assert second == {"id": 2, "error": '"query" must be a string'}
    assert "error" in third
    assert (fourth["id"], fourth["answerable"]) == ("four", False)


def test_a_folder_that_must_be_mended(tmp_path: Path) -> None:
    """Is named in one sentence, and the run fails."""
    (tmp_path / "a.md").write_text("---\ntitle: [\n---\n", "utf-8")
    done = search(tmp_path, [])
    assert done.returncode == 1
    assert "a.md line" in done.stderr
    assert "Traceback" not in done.stderr
