"""What staff review of a real conversation: the flow is named, its proof and the person hidden."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, UserUttered
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader

from tests.e2e.system.system import ROOT, Customer, System


def export(system: System, customer: Customer, file: Path, form: str) -> None:
    """The command as an operator types it, beside the running system."""
    command = [sys.executable, "-m", "bot.cli", "export", "--format", form]
    command += ["--output", str(file), "--conversation", customer.conversation]
    environment = {**os.environ, **system.environment}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def without_times(file: Path) -> str:
    """In a time any four digits may stand."""
    return re.sub(r"\d{2}:\d{2}:\d{2}\.\d+|\d{10}\.\d+", "", file.read_text("utf-8"))


def test_a_real_conversation_as_table_and_as_stories(
    system: System, customer: Customer, tmp_path: Path
) -> None:
    customer.say("我的订单w1000001到哪了")
    customer.say("尾号4821")
    table = tmp_path / "x.csv"
    export(system, customer, table, "csv")
    rows = list(csv.DictReader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline="")))
    heard = [row for row in rows if row["speaker"] == "user"]
    assert [row["flow"] for row in heard] == ["lookup", "lookup"]
    assert heard[1]["text"] == "尾号<PROOF_1>"
    assert {row["source"] for row in rows if row["speaker"] == "bot"} == {"flow"}
    assert "4821" not in without_times(table)

    trackers = tmp_path / "x.json"
    export(system, customer, trackers, "rasa")
    (state,) = json.loads(trackers.read_text("utf-8"))
    assert state["slots"]["order_number"] == "W1000001"
    stories = tmp_path / "x.stories.yml"
    assert "4821" not in without_times(trackers) + without_times(stories)
    (step,) = YAMLStoryReader(Domain.load(str(ROOT / "domain.yml"))).read_from_file(stories)
    assert len([event for event in step.events if isinstance(event, UserUttered)]) == 2
    loops = [event.name for event in step.events if isinstance(event, ActiveLoop)]
    assert loops == ["lookup_form", None]
