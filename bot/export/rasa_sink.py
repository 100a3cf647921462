"""Conversations in Rasa's own forms: tracker JSON, and stories in YAML.

The trackers are one JSON array of what Rasa's `GET /conversations/ID/tracker` answers;
`DialogueStateTracker.from_dict(it["sender_id"], it["events"])` loads one. The stories are training
data as `rasa interactive` writes it, one a session; what the customer said stands beside the
intent as a comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from rasa.shared.core.events import SlotSet, UserUttered, deserialise_events
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import (
    DialogueStateTracker,
    EventVerbosity,
    get_trackers_for_conversation_sessions,
)
from rasa.shared.core.training_data.story_writer.yaml_story_writer import YAMLStoryWriter
from rasa.shared.core.training_data.structures import StoryStep

from bot.export.cleaning import readable

_LONGEST_COMMENT = 200


class RasaSink:
    """Writes each conversation into one or both files."""

    def __init__(self, trackers: BinaryIO | None, stories: BinaryIO | None) -> None:
        self._trackers, self._stories = trackers, stories
        self._count = self._told = 0

    def write(self, conversation: str, events: Iterable[dict[str, Any]]) -> None:
        """All events of one conversation, `Event.as_dict()` each."""
        tracker = _tracker(conversation, list(events))
        if self._trackers is not None:
            state = json.dumps(tracker.current_state(EventVerbosity.ALL), ensure_ascii=False)
            self._trackers.write(b",\n" if self._count else b"[\n")
            self._trackers.write(readable(state).encode())
        self._count += 1
        if self._stories is not None:
            for story in _stories(tracker):
                self._stories.write(b"" if self._told else b'version: "3.1"\nstories:\n')
                self._stories.write(story.encode())
                self._told += 1

    def finish(self) -> None:
        """Close what is open, so that an export of nothing loads too."""
        if self._trackers is not None:
            self._trackers.write(b"\n]\n" if self._count else b"[]\n")
        if self._stories is not None and not self._told:
            self._stories.write(b'version: "3.1"\nstories: []\n')


def _tracker(conversation: str, events: list[dict[str, Any]]) -> DialogueStateTracker:
    """The tracker with the slots that occur in its events: no domain is needed to read it."""
    parsed = deserialise_events(events)
    names = {event.key for event in parsed if isinstance(event, SlotSet)}
    slots = [AnySlot(name, mappings=[]) for name in sorted(names)]
    return DialogueStateTracker.from_events(conversation, parsed, slots)


def _stories(tracker: DialogueStateTracker) -> Iterator[str]:
    for number, session in enumerate(get_trackers_for_conversation_sessions(tracker), 1):
        step = StoryStep(f"{tracker.sender_id}, session {number}")
        for event in session.applied_events():
            step.add_event(event)
        if any(isinstance(event, UserUttered) for event in step.events):
            yield _Commented().dumps([step], is_appendable=True)


class _Commented(YAMLStoryWriter):  # type: ignore[misc]
    """Rasa's writer, which leaves the customer's words out where there is an intent."""

    @staticmethod
    def process_user_utterance(user_utterance: UserUttered, is_test_story: bool = False) -> Any:
        step = YAMLStoryWriter.process_user_utterance(user_utterance, is_test_story)
        words = " ".join(readable(user_utterance.text or "").split())[:_LONGEST_COMMENT]
        if words and "intent" in step:
            step.yaml_add_eol_comment(words, "intent")
        return step
