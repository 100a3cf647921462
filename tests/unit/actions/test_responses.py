"""The catalogue of responses that code says, against the code and domain.yml."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from actions.flows.responses import GIVEN

ROOT = Path(__file__).resolve().parents[3]
_NAME = re.compile(r"""["'](utter_[a-z_]+)["']""")


def test_every_name_in_code_is_in_the_catalogue() -> None:
    files = [file for part in ("actions", "bot") for file in (ROOT / part).rglob("*.py")]
    said = {name for file in files for name in _NAME.findall(file.read_text("utf-8"))}
    said -= {"utter_action", "utter_message"}  # Rasa's own keys
    assert len(said) > 40
    assert sorted(said - set(GIVEN)) == []


def test_domain_has_every_response_of_the_catalogue() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    assert sorted(set(GIVEN) - set(domain["responses"])) == []
