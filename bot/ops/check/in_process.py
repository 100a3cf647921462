"""The project's actions without a server: the check runs them in its own process."""

from __future__ import annotations

from typing import Any

from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor


class InProcessActions(EndpointConfig):  # type: ignore[misc]
    """An action endpoint that calls the actions directly, with what a server would be sent."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    @property
    def names(self) -> frozenset[str]:
        """The actions there are."""
        return frozenset(self._executor.actions)

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Run the action of the call and answer as the action server does."""
        return await self._executor.run(kwargs["json"])
