"""Settings from the environment: what is wrong is named."""

from __future__ import annotations

import pytest

from bot.errors import ConfigurationError
from bot.settings import read_settings


@pytest.mark.parametrize("value", ["abc", "0", "70000", "80.5", "-1"])
def test_a_port_that_is_none_is_named(value: str) -> None:
    with pytest.raises(ConfigurationError, match="XIAOQ_PORT must be"):
        read_settings({"XIAOQ_PORT": value})


def test_ports_have_their_defaults() -> None:
    found = read_settings({"XIAOQ_PORT": "6000", "XIAOQ_ACTION_PORT": ""})
    assert (found.bot_port, found.action_port, found.model_port) == (6000, 5055, 8000)


@pytest.mark.parametrize(("role", "works"), [("", True), ("all", True), ("accept", False)])
def test_a_process_may_leave_the_turns_to_others(role: str, works: bool) -> None:
    assert read_settings({"XIAOQ_ROLE": role}).takes_turns is works


def test_a_channel_may_have_a_business_line() -> None:
    assert read_settings({"SLACK_LINE": "outlet", "WEB_LINE": ""}).lines == {"slack": "outlet"}


def test_a_business_line_that_cannot_be_is_named() -> None:
    with pytest.raises(ConfigurationError, match="WHATSAPP_LINE must be"):
        read_settings({"WHATSAPP_LINE": "../outlet"})


def test_a_role_that_is_none_is_named() -> None:
    with pytest.raises(ConfigurationError, match="XIAOQ_ROLE must be"):
        read_settings({"XIAOQ_ROLE": "worker"})
