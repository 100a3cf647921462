"""What the fake platforms expect a bot to know, as its environment names it."""

from __future__ import annotations

from tests.platforms import slack, telegram, twilio, whatsapp

SECRETS = {
    "SLACK_BOT_TOKEN": slack.TOKEN,
    "SLACK_SIGNING_SECRET": slack.SECRET,
    "TELEGRAM_BOT_TOKEN": telegram.TOKEN,
    "TELEGRAM_SECRET_TOKEN": telegram.SECRET,
    "WHATSAPP_ACCESS_TOKEN": whatsapp.TOKEN,
    "WHATSAPP_PHONE_NUMBER_ID": whatsapp.NUMBER,
    "WHATSAPP_APP_SECRET": whatsapp.SECRET,
    "WHATSAPP_VERIFY_TOKEN": whatsapp.VERIFY,
    "TWILIO_ACCOUNT_SID": twilio.ACCOUNT,
    "TWILIO_AUTH_TOKEN": twilio.TOKEN,
    "TWILIO_WHATSAPP_NUMBER": twilio.NUMBER,
}
