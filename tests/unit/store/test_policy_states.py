"""endpoints.yml shows policies enough of a conversation for every rule and story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[3]


def test_policies_see_more_than_the_longest_rule() -> None:
    shown = _read(ROOT / "endpoints.yml")["tracker_store"]["policy_states"]
    lengths = [
        len(told["steps"])
        for file in (ROOT / "data").rglob("*.yml")
        if isinstance(content := _read(file), dict)
        for kind in ("rules", "stories")
        for told in content.get(kind) or ()
    ]
    histories = [each.get("max_history") or 0 for each in _read(ROOT / "config.yml")["policies"]]
    assert shown > max(lengths) + 1  # a state before each action, and the one now
    assert shown > max(histories)


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))
