"""Fake platforms: local servers that check what the bot sends and sign what they deliver."""

from tests.platforms.fake import FakePlatform
from tests.platforms.slack import FakeSlack
from tests.platforms.telegram import FakeTelegram
from tests.platforms.twilio import FakeTwilio
from tests.platforms.whatsapp import FakeWhatsApp

FAKES: dict[str, type[FakePlatform]] = {
    "slack": FakeSlack,
    "telegram": FakeTelegram,
    "whatsapp": FakeWhatsApp,
    "twilio": FakeTwilio,
}
"""The kind of each channel's fake."""
