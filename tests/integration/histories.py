"""Random histories of events: everything a conversation of Rasa 3.6 can hold."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from hypothesis import strategies as st
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AgentUttered,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    DefinePrevUserUtteredFeaturization,
    EntitiesAdded,
    FollowupAction,
    LegacyForm,
    LegacyFormValidation,
    LoopInterrupted,
    ReminderCancelled,
    ReminderScheduled,
    Restarted,
    SessionStarted,
    SlotSet,
    StoryExported,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [greet, inform]
    entities: [thing]
    slots:
      thing: {type: text, mappings: [{type: from_entity, entity: thing}]}
      notes: {type: any, mappings: [{type: custom}]}
    responses: {utter_greet: [{text: hi}]}
    forms: {thing_form: {required_slots: [thing]}}
    """
)
LONG = "长" * 20_000
_WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
_BUTTONS = {
    "buttons": [{"title": "a", "payload": "/greet"}],
    "image": None,
    "custom": {"a": [1, {"b": None}]},
}
# PostgreSQL and Rasa's own store alike take no lone surrogates
_TEXTS = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs",)), max_size=30),
    st.sampled_from(["我要退货，订单号 4512", "٣ أيام", "👩‍👩‍👧 ok", "a\nb\t'\"\\", ""]),
)
_METADATA = st.one_of(
    st.none(),
    st.fixed_dictionaries({"model_id": _TEXTS, "assistant_id": st.just("light")}),
    st.dictionaries(_TEXTS, st.one_of(_TEXTS, st.integers(), st.none()), max_size=2),
)
# whole seconds long ago, so that events are older than those before them, or of the same moment
_TIMES = st.one_of(st.none(), st.integers(0, 5).map(lambda n: 1.7e9 + n), st.floats(1e9, 2e9))
_CONFIDENCES = st.one_of(st.none(), st.floats(0, 1))


def _entity(value: str, role: str | None, length: int) -> dict[str, Any]:
    """As an extractor of Rasa's annotates it."""
    marks = {"role": role, "group": "1"} if role else {}
    place = {"start": 0, "end": length, "extractor": "DIETClassifier", "confidence_entity": 0.5}
    return {"entity": "thing", "value": value, **place, **marks}


_ENTITIES = st.lists(
    st.builds(_entity, _TEXTS, st.sampled_from([None, "from"]), st.integers(0, 9)), max_size=2
)


@st.composite
def _user(draw: Any) -> UserUttered:
    """A message with all that an NLU says of it, and the channel's own data."""
    intent = {"name": draw(st.sampled_from(["greet", "inform", None])), "confidence": 0.9}
    entities = draw(_ENTITIES)
    parsed = {
        "intent_ranking": [intent, {"name": "inform", "confidence": 0.1}],
        "response_selector": {"all_retrieval_intents": [], "default": {"ranking": []}},
        "text_tokens": [(0, 2), (2, 3)],
    }
    return UserUttered(
        draw(_TEXTS),
        intent,
        entities,
        draw(st.sampled_from([None, parsed])),
        draw(_TIMES),
        draw(st.sampled_from([None, "rest", "slack"])),
        draw(st.sampled_from([None, "m-1"])),
        draw(_METADATA),
    )


def events(max_size: int = 12) -> Any:
    """Lists of events, of every class that `rasa.shared.core.events` has."""
    dated = {"timestamp": _TIMES, "metadata": _METADATA}
    policies = st.sampled_from([None, "RulePolicy", "policy_1_TEDPolicy"])
    actions = st.sampled_from(["utter_greet", "action_listen", "thing_form"])
    values = st.one_of(
        st.lists(_TEXTS, max_size=3),
        st.dictionaries(_TEXTS, st.integers(), max_size=2),
        st.sampled_from([None, 0, 2.5, True]),
    )
    plain = [
        *(ConversationPaused, ConversationResumed, ActionReverted, Restarted),
        *(AllSlotsReset, UserUtteranceReverted, SessionStarted),
    ]
    return st.lists(
        st.one_of(
            _user(),
            st.builds(BotUttered, _TEXTS, st.sampled_from([None, _BUTTONS]), **dated),
            st.builds(SlotSet, st.just("thing"), _TEXTS, **dated),
            st.builds(SlotSet, st.just("notes"), values, **dated),
            st.sampled_from([LONG, "a"]).map(lambda value: SlotSet("thing", value)),
            st.builds(
                *(ActionExecuted, actions, policies, _CONFIDENCES),
                **dated,
                hide_rule_turn=st.booleans(),
            ),
            st.builds(lambda text: ActionExecuted(action_text=text), _TEXTS),
            st.builds(
                *(ActionExecutionRejected, st.just("thing_form"), policies, _CONFIDENCES), **dated
            ),
            st.builds(ActiveLoop, st.sampled_from(["thing_form", None]), **dated),
            st.builds(LegacyForm, st.sampled_from(["thing_form", None]), **dated),
            st.builds(LoopInterrupted, st.booleans(), **dated),
            st.builds(LegacyFormValidation, st.booleans(), **dated),
            st.builds(FollowupAction, st.sampled_from(["utter_greet", "action_listen"]), **dated),
            st.builds(EntitiesAdded, _ENTITIES, **dated),
            st.builds(AgentUttered, _TEXTS, **dated),
            st.builds(StoryExported, **dated),
            st.builds(
                *(ReminderScheduled, st.just("greet"), st.just(_WHEN), _ENTITIES),
                **dated,
                kill_on_user_message=st.booleans(),
            ),
            st.builds(ReminderCancelled, st.sampled_from([None, "r"]), st.just("greet"), **dated),
            st.builds(DefinePrevUserUtteredFeaturization, st.booleans(), **dated),
            *(st.builds(kind, **dated) for kind in plain),
        ),
        min_size=1,
        max_size=max_size,
    )


def state(tracker: DialogueStateTracker | None) -> Any:
    """What counts of a tracker: its events and what they add up to, in each way Rasa asks."""
    assert tracker is not None
    earlier = tracker.travel_back_in_time(1.7e9 + 3)  # `until` of /conversations/…/tracker
    states = [tracker.current_state(verbosity) for verbosity in EventVerbosity]
    return (
        [json.dumps(event.as_dict(), sort_keys=True) for event in tracker.events],
        tracker.current_slot_values(),
        tracker.active_loop_name,
        tracker.latest_action_name,
        tracker.followup_action,
        tracker.is_paused(),
        tracker.get_latest_input_channel(),
        json.dumps([*states, earlier.current_state(EventVerbosity.ALL)], sort_keys=True),
    )
