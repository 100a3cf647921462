"""`xiaoq ask` and `xiaoq guard` as they are called: JSON Lines in, nothing but JSON Lines out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

LINES = '{"id": 1, "text": "How long does standard delivery take?"}\nnot json\n{"id": 3}\n'


def xiaoq(*arguments: str, state: Path) -> list[dict[str, Any]]:
    """Run the command without a model server and without a database."""
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    env |= {"MODEL_BASE_URLS": "http://127.0.0.1:9", "XIAOQ_STATE_DIR": str(state)}
    command = [sys.executable, "-m", "bot.cli", *arguments]
    ran = subprocess.run(command, input=LINES, capture_output=True, text=True, env=env, check=True)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_ask_without_a_model(tmp_path: Path) -> None:
    """The page itself answers; a bad line gives its error and the run goes on."""
    (tmp_path / "shipping.md").write_text(
        "# Shipping\n\nStandard delivery takes 2-4 days.", "utf-8"
    )
    answer, broken, empty = xiaoq("ask", "--knowledge", str(tmp_path), state=tmp_path / "state")
    assert (answer["id"], answer["source"]) == (1, "passage")
    assert "2-4 days" in answer["text"]
    assert answer["citations"][0]["document"] == "shipping.md"
    assert "not JSON" in broken["error"]
    assert (empty["id"], empty["error"]) == (3, '"text" must be a string')


def test_guard(tmp_path: Path) -> None:
    """An ordinary question passes as it is."""
    allowed, *_ = xiaoq("guard", state=tmp_path)
    text = "How long does standard delivery take?"
    assert allowed == {"id": 1, "allowed": True, "labels": [], "text": text}
