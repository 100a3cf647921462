"""A real conversation as staff take it out: a spreadsheet, Rasa's form, nothing personal."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys

from tests.e2e.system.system import ROOT, Customer, System

NAME = "Ottoline Frobisher"


def exported(system: System, *options: str) -> str:
    """What the command writes to standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "export", *options],
        cwd=ROOT,
        env={**os.environ, **system.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_a_conversation_in_a_spreadsheet_and_for_rasa(system: System, customer: Customer) -> None:
    assert "W1000001" in customer.say(f"My name is {NAME}. Where is my order W1000001?")
    assert "¥616.00" in customer.say("4821")
    only = ("--conversation", customer.conversation)
    sheet = exported(system, "--format", "csv", *only)
    rows = list(csv.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    asked, question, proof, answer = rows[:4]
    assert [row["speaker"] for row in rows[:4]] == ["user", "bot", "user", "bot"]
    assert {row["channel"] for row in rows} == {"web"}
    assert asked["intent"] == "order_status" and float(asked["confidence"]) > 0.3
    assert {asked["flow"], question["flow"], answer["flow"]} == {"lookup"}
    assert (question["source"], answer["source"]) == ("flow", "flow")
    assert "<PERSON_1>" in asked["text"] and "W1000001" in asked["text"]
    assert proof["text"] == "<PROOF_1>"
    assert NAME not in sheet and "4821" not in sheet.replace(customer.conversation, "")
    (tracker,) = json.loads(exported(system, "--format", "rasa", *only))
    assert tracker["sender_id"] == customer.conversation
    heard = [event["text"] for event in tracker["events"] if event["event"] == "user"]
    assert heard == [asked["text"], proof["text"]]
