"""`xiaoq scrub` and `xiaoq restore`: JSON Lines of DESIGN.md section 6."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from bot.pii.scrubber import default_scrubber


def run(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *args: str,
    lines: list[Any],
) -> list[Any]:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    assert main(list(args)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_there_and_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "我叫张伟，电话13812345678，订单W1234567"
    lines = [{"id": 1, "text": text, "language": "zh"}]
    (out,) = run(monkeypatch, capsys, "scrub", "--with-vault", lines=lines)
    assert out["id"] == 1
    assert out["text"] == "我叫<PERSON_1>，电话<PHONE_NUMBER_1>，订单W1234567"
    assert [text[span["start"] : span["end"]] for span in out["spans"]] == ["张伟", "13812345678"]
    (back,) = run(monkeypatch, capsys, "restore", lines=[out])
    assert back == {"id": 1, "text": text}


def test_without_the_option_no_value_leaves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (out,) = run(monkeypatch, capsys, "scrub", lines=[{"id": 1, "text": "call 13812345678"}])
    assert set(out) == {"id", "text", "spans"}
    assert "13812345678" not in json.dumps(out)


@pytest.mark.parametrize("command", ["scrub", "restore"])
def test_a_bad_line_is_answered_and_the_run_goes_on(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["no json", {"id": 2}, {"id": 3, "text": "hi", "vault": []}]
    bad, missing, good = run(monkeypatch, capsys, command, lines=lines)
    assert bad["id"] is None and "not JSON" in bad["error"]
    assert missing["id"] == 2 and "must be" in missing["error"]
    assert good["text"] == "hi"


def test_products_of_a_file_are_no_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "products.txt"
    names.write_text("Gretchen Vanderbilt\n", "utf-8")
    lines = [{"id": 1, "text": "Is the Gretchen Vanderbilt lamp back? My name is Gretchen Moor."}]
    try:
        (out,) = run(monkeypatch, capsys, "scrub", "--products", str(names), lines=lines)
    finally:
        default_scrubber().learn_products(())
    assert out["text"] == "Is the Gretchen Vanderbilt lamp back? My name is <PERSON_1>."
    assert main(["scrub", "--products", str(tmp_path / "none.txt")]) == 1
    assert "one name a line" in capsys.readouterr().err
