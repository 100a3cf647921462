"""Rasa wraps each tracker store in one that takes a fault for a new user; not ours.

`Agent` puts every store into `FailSafeTrackerStore`, which answers a failed `retrieve` with no
tracker and keeps a failed `save` in memory only. Both pass through a method of it that logs; for
a store of ours that method raises the fault again. Other stores in the process keep Rasa's habit.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore

_HOOKS = ("on_tracker_store_error", "on_tracker_store_retrieve_error")


def let_faults_through(ours: type[TrackerStore]) -> None:
    """What a store of class `ours` raises comes out of Rasa's wrapper from now on."""
    for name in _HOOKS:
        hook = getattr(FailSafeTrackerStore, name)
        if getattr(hook, "lets_through", None) is not ours:
            setattr(FailSafeTrackerStore, name, _raising(hook, ours))


def _raising(hook: Any, ours: type[TrackerStore]) -> Any:
    @wraps(hook)
    def raise_or_log(wrapper: FailSafeTrackerStore, error: Exception) -> None:
        if isinstance(wrapper._tracker_store, ours):
            raise error
        hook(wrapper, error)

    raise_or_log.lets_through = ours  # type: ignore[attr-defined]
    return raise_or_log
