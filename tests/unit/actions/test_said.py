"""What the customer said, out of a tracker as the action server gets it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker

from actions.flows.said import Said, read_caller, read_opening, read_said, was_interrupted


def user(text: str, intent: str, **entities: str) -> dict[str, Any]:
    parsed = {
        "intent": {"name": intent},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
    }
    return {"event": "user", "text": text, "parse_data": parsed}


def tracker(*events: dict[str, Any], metadata: dict[str, Any] | None = None) -> Tracker:
    last = [event for event in events if event["event"] == "user"][-1]
    message = {**last["parse_data"], "text": last["text"], "metadata": metadata or {}}
    return Tracker("somebody", {}, message, list(events), False, None, {}, None)


def test_a_button_says_its_values_not_its_payload() -> None:
    said = read_said(tracker(user('/inform{"reason":"size"}', "inform", reason="size")))
    assert said == Said("", "inform", {"reason": "size"})


def test_try_again_says_what_was_said_before_it() -> None:
    failed = user("4821", "inform")
    again = user("Try again", "inform", retry="yes")
    assert read_said(tracker(failed, again)).text == "4821"
    assert read_said(tracker(failed, again, again)).text == "4821"


def test_the_opening_is_the_sentence_that_began_the_flow() -> None:
    events = (user("return the shoes", "return_order"), user("W1000001", "inform"))
    assert read_opening(tracker(*events), "return_order") == "return the shoes"
    assert read_opening(tracker(*events), "order_status") == ""


def test_the_inbox_id_is_the_key_of_a_message() -> None:
    caller = read_caller(tracker(user("yes", "affirm"), metadata={"inbox_id": 7}))
    assert (caller.conversation, caller.key) == ("somebody", "inbox:7")


def test_without_an_inbox_each_message_still_has_one_key() -> None:
    first = tracker(user("yes", "affirm"))
    second = tracker(user("yes", "affirm"), user("yes", "affirm"))
    assert read_caller(first).key == read_caller(first).key
    assert read_caller(first).key != read_caller(second).key


def test_a_form_knows_that_it_comes_back_from_an_interruption() -> None:
    rejected = {"event": "action_execution_rejected", "name": "return_form"}
    asked = user("how long?", "free_form")
    assert was_interrupted(tracker(asked, rejected), "return_form")
    assert not was_interrupted(tracker(asked, rejected), "lookup_form")
    assert not was_interrupted(tracker(asked, rejected, user("1", "inform")), "return_form")
