"""What the model sees of the conversation so far."""

from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    Restarted,
    UserUttered,
)

from bot.answer.history import recent_messages

TALK: list[Event] = [
    UserUttered("hello"),
    ActionExecuted("utter_greet"),
    BotUttered("Hi, how can I help?"),
    UserUttered("/affirm"),
    BotUttered("Fine."),
    BotUttered(None, data={"image": "x"}),
    UserUttered("how long is delivery?"),
    ActionExecuted("utter_free_form"),
    BotUttered("already said in this turn"),
]


def test_before_the_last_message() -> None:
    """The question itself and what came after it are left out, and payloads too."""
    assert recent_messages(TALK, most=9) == (
        ("user", "hello"),
        ("assistant", "Hi, how can I help?"),
        ("assistant", "Fine."),
    )


def test_most() -> None:
    """Only the latest ones; none at all if the persona says so."""
    assert recent_messages(TALK, most=1) == (("assistant", "Fine."),)
    assert recent_messages(TALK, most=0) == ()


def test_restart_forgets() -> None:
    """After a restart nothing of before is shown."""
    events = [*TALK, Restarted(), UserUttered("one"), BotUttered("two"), UserUttered("three")]
    assert recent_messages(events, most=9) == (("user", "one"), ("assistant", "two"))
