"""endpoints.yml shows policies enough of a conversation for every rule and story."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]


def test_policies_see_more_than_the_longest_rule() -> None:
    yaml = YAML(typ="safe")
    shown = yaml.load(ROOT / "endpoints.yml")["tracker_store"]["policy_states"]
    lengths = [
        len(told["steps"])
        for file in (ROOT / "data").rglob("*.yml")
        if isinstance(content := yaml.load(file), dict)
        for kind in ("rules", "stories")
        for told in content.get(kind) or ()
    ]
    histories = [
        policy.get("max_history") or 0 for policy in yaml.load(ROOT / "config.yml")["policies"]
    ]
    assert shown > max(lengths) + 1  # a state before each action, and the one now
    assert shown > max(histories)
