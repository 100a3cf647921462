"""Rasa's tracker without the costs that grow with a conversation; the same results.

Stock Rasa works the whole history through again for each of these, several times a turn: which
events count (`applied_events`), what each policy sees (`past_states`), a copy for each action.
Here what was worked out is kept, and only new events are added to it.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rasa.shared.core.constants import PREVIOUS_ACTION
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

_TAKES_BACK = (Restarted, SessionStarted, ActionReverted, UserUtteranceReverted)
State = dict[str, Any]


class RememberingTracker(DialogueStateTracker):  # type: ignore[misc]
    """What `PostgresTrackerStore` hands to Rasa.

    most_states: only so many of the latest states are shown to policies; None shows all. A rule
    or a `max_history` shorter than that is not affected. begun: when the session did; an event
    that says it is older is not of it, wherever it stands.
    """

    most_states: int | None = None
    begun: float = -math.inf

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._forget()

    def _forget(self) -> None:
        self._applied: list[Event] = []
        # where this is a copy: only so many of _applied, which is the original's list. That one
        # adds to it, and never takes from it
        self._length: int | None = None
        self._seen = 0
        self._last_seen: Event | None = None
        self._loops: set[str] = set()
        self._replays: dict[tuple[Any, ...], _Replay] = {}

    def copy(self) -> DialogueStateTracker:
        """As Rasa's, which applies every event again to come to the same state."""
        twin = copy.copy(self)
        twin.events = self.events.copy()
        if type(self.slots) is dict:  # else any slot, as in a tracker without a domain
            twin.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
        twin.active_loop = copy.copy(self.active_loop)
        if twin._length is None:
            twin._length = len(self._applied)
        twin._loops, twin._replays = set(self._loops), {}
        return twin

    def applied_events(self) -> list[Event]:
        """As Rasa's; works on the events that came since it was last asked."""
        return list(self._up_to_date())

    def _up_to_date(self) -> list[Event]:
        """The applied events themselves, not to be changed: a copy takes as long as they are
        many."""
        if self._length is not None:
            self._applied, self._length = self._applied[: self._length], None
        seen = self._seen
        if seen > len(self.events) or (seen and self.events[seen - 1] is not self._last_seen):
            self._forget()
            seen = 0
        for position in range(seen - len(self.events), 0):
            event = self.events[position]
            self._seen, self._last_seen = self._seen + 1, event
            if isinstance(event, ActiveLoop) and event.name and event.name not in self._loops:
                return self._all_applied()  # an execution before this event may count differently
            self._apply(event)
        return self._applied

    def _all_applied(self) -> list[Event]:
        self._forget()
        self._applied = super().applied_events()
        self._seen, self._last_seen = len(self.events), self.events[-1]
        self._loops = {e.name for e in self.events if isinstance(e, ActiveLoop) and e.name}
        return self._applied

    def _apply(self, event: Event) -> None:
        again = (
            isinstance(event, ActionExecuted)
            and event.action_name in self._loops
            and not self._first_loop_execution_or_unhappy_path(event.action_name, self._applied)
        )
        if not again and not isinstance(event, _TAKES_BACK):
            self._applied.append(event)
            return
        self._replays = {}
        self._applied = list(self._applied)  # copies of this tracker read the old one
        if isinstance(event, (Restarted, SessionStarted)):
            self._applied = []
        elif isinstance(event, ActionReverted):
            self._undo_till_previous(ActionExecuted, self._applied)
        elif isinstance(event, UserUtteranceReverted):
            self._undo_till_previous(UserUttered, self._applied)
            self._undo_till_previous(ActionExecuted, self._applied)
        else:
            self._undo_till_previous_loop_execution(event.action_name, self._applied)

    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: Mapping[str, Any] | None = None,
    ) -> list[State]:
        """As Rasa's; the states before the new events are kept."""
        applied = self._up_to_date()
        only = repr(rule_only_data) if ignore_rule_only_turns else ""
        key = (id(domain), omit_unset_slots, only)
        replay = self._replays.get(key)
        if replay is None:
            replay = self._replays[key] = _Replay(
                self.init_copy(), domain, omit_unset_slots, ignore_rule_only_turns, rule_only_data
            )
        return replay.states(applied, self.most_states)


def session_begun(tracker: DialogueStateTracker) -> float:
    """When the latest session began, Unix time; -inf where none was ever begun."""
    starts = (event.timestamp for event in tracker.events if isinstance(event, SessionStarted))
    return max(starts, default=-math.inf)


def latest_session(tracker: DialogueStateTracker, fresh: RememberingTracker) -> RememberingTracker:
    """`fresh`, filled as it would be loaded: without the events before the session began."""
    fresh.begun = begun = session_begun(tracker)
    for event in tracker.events:
        if event.timestamp >= begun:
            fresh.update(event)
    fresh.xiaoq_stored = replace(tracker.xiaoq_stored, events=len(fresh.events))
    return fresh


class _Replay:
    """`Domain.states_for_tracker_history` of Rasa 3.6, to be continued."""

    def __init__(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        omit_unset: bool,
        only_ml: bool,
        rule_only: Mapping[str, Any] | None,
    ) -> None:
        self._tracker, self._omit_unset = tracker, omit_unset
        self._domain = domain  # held, so that its id, a part of the key, is not used again
        self._only_ml, self._rule_only = only_ml, rule_only
        self._done = 0
        self._states: list[State] = []
        self._now: list[State] | None = None
        self._last_action: Any = None
        self._hidden = False

    def states(self, applied: list[Event], most: int | None) -> list[State]:
        """States before each action of `applied`, and the one now; copies, the latest `most`."""
        if len(applied) > self._done or self._now is None:
            for event in applied[self._done :]:
                if isinstance(event, ActionExecuted):
                    self._states += self._before_action(event.hide_rule_turn)
                self._tracker.update(event)
            self._done = len(applied)
            last_action, hidden = self._last_action, self._hidden
            self._now = self._before_action(False)
            self._last_action, self._hidden = last_action, hidden
        first = max(len(self._states) + len(self._now) - most, 0) if most else 0
        latest = [*self._states[first:], *self._now]
        return [{name: dict(part) for name, part in state.items()} for state in latest]

    def _before_action(self, hide_rule_turn: bool) -> list[State]:
        """The state as it is; none where a rule hides it."""
        tracker, domain = self._tracker, self._domain
        if self._only_ml:
            if not self._hidden:
                self._last_action = domain._get_prev_action_sub_state(tracker)
            looping = tracker.latest_action_name == tracker.active_loop_name
            if not tracker.followup_action and not looping:
                self._hidden = hide_rule_turn
            if self._hidden:
                return []
        state = domain.get_active_state(tracker, omit_unset_slots=self._omit_unset)
        if self._only_ml:
            domain._remove_rule_only_features(state, self._rule_only)
            if self._states:
                domain._substitute_rule_only_user_input(state, self._states[-1])
            if self._last_action:
                state[PREVIOUS_ACTION] = self._last_action
        return [domain._clean_state(state)]
