"""A file is there complete, or not at all."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from bot.errors import ExportError
from bot.export.output import atomic_file
from bot.export.progress import Progress


def test_the_file_appears_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with atomic_file(path, private=True, force=False) as file:
        file.write(b"x")
        assert not path.exists()
    assert path.read_bytes() == b"x" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_a_broken_off_export_leaves_nothing(tmp_path: Path, fault: type[BaseException]) -> None:
    with pytest.raises(fault), atomic_file(tmp_path / "x", private=False, force=False) as file:
        file.write(b"half")
        raise fault
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match="--force"), atomic_file(path, private=False, force=False):
        pass
    with pytest.raises(RuntimeError), atomic_file(path, private=False, force=True):
        raise RuntimeError
    assert path.read_bytes() == b"old"
    with atomic_file(path, private=False, force=True) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(ExportError, match="No such file or directory"),
        atomic_file(tmp_path / "none" / "x", private=False, force=False),
    ):
        pass


def test_a_bar_on_a_terminal_and_silence_elsewhere() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, expected in ((Terminal(), "█"), (io.StringIO(), None)):
        progress = Progress(4, "messages", stream=stream)
        progress.advance(4)
        progress.finish()
        if expected:
            assert expected in stream.getvalue() and "4/4 messages  100%" in stream.getvalue()
        else:
            assert stream.getvalue() == "", "less than ten seconds need no line"
