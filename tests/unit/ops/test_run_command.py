"""What `xiaoq run` says when it is up."""

from __future__ import annotations

from bot.ops.run_command import _channels
from bot.settings import read_settings


def test_a_channel_without_its_secrets_is_off_and_says_what_it_lacks() -> None:
    env = {"TELEGRAM_BOT_TOKEN": "a", "TELEGRAM_SECRET_TOKEN": "b", "SLACK_BOT_TOKEN": "c"}
    on, *off = _channels(read_settings(env)).splitlines()
    assert on == "web, telegram"
    assert off[0].strip() == "slack off: set SLACK_SIGNING_SECRET"
    assert len(off) == 3
