"""What Rasa wants of an entry in credentials.yml, without Rasa.

Rasa asks these methods and no class of its own, so the same channels are served by Rasa's server
and by `channels/gateway.py`, which does without the half gigabyte that importing Rasa takes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any

from sanic import Blueprint

OnMessage = Callable[[Any], Awaitable[Any]]


class Entry(ABC):
    """As `rasa.core.channels.channel.InputChannel`."""

    @classmethod
    @abstractmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> Entry:
        """What stands under this channel in credentials.yml, as arguments."""
        return cls(**(credentials or {}))

    def url_prefix(self) -> str:
        """Where its routes are; under /webhooks, unless it begins with a slash."""
        return self.name()

    @abstractmethod
    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Its routes. `on_new_message` is Rasa's own way into a turn, which ours do not take."""

    def get_output_channel(self) -> None:
        """For Rasa's HTTP API: answers leave by the outbox, not by a channel of Rasa's."""
        return

    def get_metadata(self, request: Any) -> None:
        """For Rasa's own channels."""
        return
