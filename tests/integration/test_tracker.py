"""The remembering tracker against Rasa's own: the same answers after every event."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.shared.core.events import (
    ActionExecuted,
    DefinePrevUserUtteredFeaturization,
    EntitiesAdded,
    Event,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.store.tracker import RememberingTracker
from tests.integration.histories import DOMAIN, events, state

PATIENT: Any = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
"""A busy machine is no failure."""
RULE_ONLY = {"rule_only_slots": ["thing"], "rule_only_loops": ["thing_form"]}


REWRITES = (EntitiesAdded, DefinePrevUserUtteredFeaturization)


def histories(max_size: int) -> Any:
    """Any events but those that change the message before them, which no action may come between:
    Rasa's tracker then shows the change in states of before, and here two trackers share it."""
    return events(max_size=max_size).map(
        lambda history: [event for event in history if not isinstance(event, REWRITES)]
    )


def answers(tracker: DialogueStateTracker) -> list[Any]:
    """What Rasa asks a tracker in a turn."""
    return [
        tracker.applied_events(),
        tracker.past_states(DOMAIN),
        tracker.past_states(DOMAIN, omit_unset_slots=True),
        tracker.past_states(DOMAIN, ignore_rule_only_turns=True, rule_only_data=RULE_ONLY),
        tracker.past_states(DOMAIN, ignore_rule_only_turns=True, rule_only_data={}),
        state(tracker.copy()),
        tracker.copy().applied_events(),
        state(tracker),
    ]


def tell(tracker: DialogueStateTracker, history: list[Event]) -> None:
    """Let these events happen."""
    for event in history:
        tracker.update(event, DOMAIN)


@settings(max_examples=60, **PATIENT)
@given(history=histories(25))
def test_it_answers_as_rasas_tracker_does(history: list[Event]) -> None:
    ours = RememberingTracker("x", DOMAIN.slots)
    theirs = DialogueStateTracker("x", DOMAIN.slots)
    for event in history:
        ours.update(event, DOMAIN)
        theirs.update(event, DOMAIN)
        assert answers(ours) == answers(theirs)


@pytest.mark.parametrize(
    "rewrite",
    [
        EntitiesAdded([{"entity": "thing", "value": "a"}]),
        DefinePrevUserUtteredFeaturization(use_text_for_featurization=True),
    ],
)
def test_an_event_that_changes_the_message_before_it(rewrite: Event) -> None:
    """As policies that read text add them, after the states were asked for."""
    seen = []
    for kind in (RememberingTracker, DialogueStateTracker):
        tracker = kind("x", DOMAIN.slots)
        tell(tracker, [ActionExecuted("action_listen"), UserUttered("a", {"name": "greet"})])
        answers(tracker)
        tell(tracker, [rewrite, ActionExecuted("utter_greet")])
        seen.append([tracker.past_states(DOMAIN), tracker.copy().past_states(DOMAIN)])
    assert seen[0] == seen[1]


def test_a_copy_can_be_changed_without_the_original() -> None:
    tracker = RememberingTracker("x", DOMAIN.slots)
    tracker.update(ActionExecuted("action_listen"))
    before = answers(tracker)
    twin = tracker.copy()
    for name in ("thing_form", "utter_greet"):
        twin.update(ActionExecuted(name))
    assert len(twin.applied_events()) == 3
    assert answers(tracker) == before


@settings(max_examples=40, **PATIENT)
@given(
    before=histories(12),
    after=histories(8),
    twin_after=histories(8),
    asked=st.booleans(),
)
def test_a_copy_and_its_original_go_their_own_ways(
    before: list[Event], after: list[Event], twin_after: list[Event], asked: bool
) -> None:
    """Whatever either meets after that, reverts included, and also a copy of the copy."""
    pairs = []
    for kind in (RememberingTracker, DialogueStateTracker):
        tracker = kind("x", DOMAIN.slots)
        tell(tracker, before)
        if asked:
            answers(tracker)
        twin = tracker.copy()
        tell(tracker, after)
        again = twin.copy()
        later = answers(tracker)
        tell(twin, twin_after)
        pairs.append([later, answers(twin), answers(again), answers(tracker)])
    assert pairs[0] == pairs[1]


def test_policies_see_only_the_latest_states_where_that_is_asked_for() -> None:
    tracker = RememberingTracker("x", DOMAIN.slots)
    for _ in range(20):
        tracker.update(ActionExecuted("utter_greet"))
    everything = tracker.past_states(DOMAIN)
    tracker.most_states = 5
    assert tracker.past_states(DOMAIN) == everything[-5:]


def test_what_a_policy_does_to_its_states_is_not_seen_by_the_next() -> None:
    tracker = RememberingTracker("x", DOMAIN.slots)
    tell(tracker, [ActionExecuted("action_listen"), UserUttered("a", {"name": "greet"})])
    first = tracker.past_states(DOMAIN)
    kept = copy.deepcopy(first)
    for state_ in first:
        for part in state_.values():
            part.clear()
        state_.clear()
    assert tracker.past_states(DOMAIN) == kept
