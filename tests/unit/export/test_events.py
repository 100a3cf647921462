"""Nothing personal is left anywhere in an event; what is Rasa's own stays."""

from __future__ import annotations

import json

from bot.export.events import masked, texts_of

SECRET = "Maria Lopez"
USER = {
    "event": "user",
    "timestamp": 1732252800.5,
    "text": "I am Maria Lopez",
    "input_channel": "web",
    "message_id": "wamid.phone-number-inside",
    "metadata": {"inbox_id": 7, "name": SECRET, "seen": {SECRET: 13812345678}},
    "parse_data": {
        "intent": {"name": "greet", "confidence": 0.9},
        "intent_ranking": [{"name": "greet", "confidence": 0.9}],
        "entities": [
            {"entity": "person", "value": SECRET, "start": 5, "end": 16, "extractor": "x"},
            {"entity": "part", "value": "Lopez", "start": 11, "end": 16},
        ],
        "text": "I am Maria Lopez",
        "text_tokens": [[0, 1], [2, 4], [5, 10], [11, 16]],
        "message_id": "wamid.phone-number-inside",
    },
}
SLOT = {"event": "slot", "name": "who", "timestamp": 1.0, "value": {"a": [SECRET, 13812345678, 3]}}
BOT = {
    "event": "bot",
    "text": "Hello Maria Lopez",
    "metadata": {"utter_action": "utter_greet", "model_id": "m"},
    "data": {"buttons": [{"title": SECRET, "payload": f'/inform{{"name": "{SECRET}"}}'}]},
}


def hidden(event: dict) -> dict:
    replaced = {
        text: text.replace(SECRET, "<PERSON_1>")
        .replace("Lopez", "<PERSON_2>")
        .replace("13812345678", "<PHONE_NUMBER_1>")
        for text in texts_of(event)
    }
    return masked(event, replaced)


def test_every_text_is_hidden() -> None:
    for event in (USER, SLOT, BOT):
        written = json.dumps(hidden(event))
        assert "Lopez" not in written and "13812345678" not in written
        assert "phone-number-inside" not in written


def test_what_is_rasas_own_stays() -> None:
    user = hidden(USER)
    assert user["parse_data"]["intent"] == USER["parse_data"]["intent"]
    assert (user["event"], user["timestamp"], user["input_channel"]) == (
        "user",
        1732252800.5,
        "web",
    )
    assert user["metadata"]["inbox_id"] == 7
    assert hidden(SLOT)["name"] == "who" and hidden(SLOT)["value"]["a"][2] == 3
    assert hidden(BOT)["metadata"] == BOT["metadata"]


def test_an_entity_points_into_the_new_text_or_nowhere() -> None:
    user = hidden(USER)
    first, second = user["parse_data"]["entities"]
    assert user["text"][first["start"] : first["end"]] == "<PERSON_1>" == first["value"]
    assert "start" not in second and "end" not in second and second["value"] == "<PERSON_2>"
    assert "text_tokens" not in user["parse_data"]
