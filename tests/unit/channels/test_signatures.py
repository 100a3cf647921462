"""No signature but the platform's own is believed: 100,000 forgeries, the documents' examples."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from channels.signatures import (
    slack_fresh,
    slack_signature,
    slack_signed,
    telegram_signed,
    twilio_signature,
    twilio_signed,
    whatsapp_signature,
    whatsapp_signed,
)

EXAMPLES, FORGERIES = 250, 100  # times four platforms: 100,000
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
URL = "https://bot.example.com/webhooks/twilio"

Check = Callable[[bytes, str], bool]
Sign = Callable[[bytes], str]


def _slack(body: bytes, signature: str) -> bool:
    return slack_signed(SECRET, "1531420618", body, signature)


def _twilio(body: bytes, signature: str) -> bool:
    return twilio_signed(SECRET, URL, [("Body", body.hex())], signature)


PLATFORMS: dict[str, tuple[Sign, Check]] = {
    "slack": (lambda body: slack_signature(SECRET, "1531420618", body), _slack),
    "whatsapp": (
        lambda body: whatsapp_signature(SECRET, body),
        lambda body, signature: whatsapp_signed(SECRET, body, signature),
    ),
    "telegram": (lambda body: SECRET, lambda body, token: telegram_signed(SECRET, token)),
    "twilio": (lambda body: twilio_signature(SECRET, URL, [("Body", body.hex())]), _twilio),
}


def _forge(right: str, chance: random.Random) -> str:
    """Something near a signature: a sign changed, cut, doubled, of another kind, or at random."""
    place = chance.randrange(len(right))
    wrong = [
        right[:place] + chr(chance.randrange(1, 0x2FF)) + right[place + 1 :],
        right[:place],
        right + right[place:],
        right[place:] + right[:place],
        right.swapcase(),
        "",
        f" {right}",
        base64.b64encode(chance.randbytes(chance.randrange(1, 64))).decode(),
        chance.randbytes(32).hex(),
        right.partition("=")[0] + "=" + chance.randbytes(32).hex(),
    ]
    return chance.choice(wrong)


@pytest.mark.parametrize("platform", PLATFORMS)
@bounds(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=200), seed=st.integers())
def test_no_forgery_is_believed(platform: str, body: bytes, seed: int) -> None:
    sign, check = PLATFORMS[platform]
    right, chance = sign(body), random.Random(seed)
    assert check(body, right)
    for _ in range(FORGERIES):
        forged = _forge(right, chance)
        assert forged == right or not check(body, forged)


@pytest.mark.parametrize("platform", ["slack", "whatsapp", "twilio"])
@bounds(max_examples=100, deadline=None)
@given(body=st.binary(min_size=1, max_size=100), place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_a_changed_body_is_not_believed(platform: str, body: bytes, place: int, bit: int) -> None:
    sign, check = PLATFORMS[platform]
    changed = bytearray(body)
    changed[place % len(body)] ^= 1 << bit
    assert not check(bytes(changed), sign(body))


def test_slacks_own_example() -> None:
    """https://docs.slack.dev/authentication/verifying-requests-from-slack"""
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"
        b"%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
        b".803a0bc887a14d10d2c447fce8b6703c"
    )
    signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    assert slack_signed(SECRET, "1531420618", body, signature)


def test_twilios_own_example() -> None:
    """https://www.twilio.com/docs/usage/webhooks/webhooks-security"""
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675310",
        "Digits": "1234",
        "From": "+14158675310",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    signature = twilio_signature("12345", url, form.items())
    assert signature == "GvWf1cFY/Q7PnoempGyD5oXAezc="


@pytest.mark.parametrize(
    ("signed_url", "our_url"),
    [
        ("https://a.example:443/w", "https://a.example/w"),
        ("https://a.example/w?x=1", "https://a.example:443/w?x=1"),
        ("http://[::1]/w", "http://[::1]:80/w"),
    ],
)
def test_twilio_may_sign_the_port_or_not(signed_url: str, our_url: str) -> None:
    form = [("Body", "hi"), ("A", "2"), ("A", "1")]
    assert twilio_signed(SECRET, our_url, form, twilio_signature(SECRET, signed_url, form))
    other = twilio_signature(SECRET, "https://b.example/w", form)
    assert not twilio_signed(SECRET, our_url, form, other)


@pytest.mark.parametrize(
    ("timestamp", "fresh"),
    [
        ("1000", True),
        ("700", True),
        ("699", False),
        ("1300", True),
        ("1301", False),
        ("-1000", False),
        ("1000.0", False),
        ("١٠٠٠", False),
        ("", False),
        ("9" * 400, False),
    ],
)
def test_slacks_window_is_five_minutes(timestamp: str, fresh: bool) -> None:
    assert slack_fresh(timestamp, 1000.0) is fresh
