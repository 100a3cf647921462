"""One message through understanding; the model server is a small one that says what it is told."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault
from bot.understanding.understand import Confidence, Understanding
from bot.understanding.understood import Understood
from llm_backend.client import ModelClient
from tests.unit.llm_backend.fake_server import FakeServer, Refuse, Say, fake_server

SURE = {"order_status": 0.9, "free_form": 0.05}
UNSURE = {"order_status": 0.4, "return_order": 0.35, "inform": 0.2}


def says(intent: str, number: str | None = None) -> Say:
    return Say((json.dumps({"intent": intent, "order_number": number}),))


@pytest.fixture
async def server() -> AsyncIterator[FakeServer]:
    async with fake_server(usual=says("return_order")) as running:
        yield running


@pytest.fixture
async def asking(server: FakeServer) -> AsyncIterator[Understanding]:
    client = ModelClient([server.url], model="qwen2.5", api_key="key")
    patience = Confidence(deadline=10)
    yield Understanding(scrubber=default_scrubber(), model=client, confidence=patience)
    await client.close()


async def understand(
    understanding: Understanding,
    text: str,
    ranking: dict[str, float],
    *,
    entities: tuple[dict[str, Any], ...] = (),
    **options: Any,
) -> Understood:
    """With an NLU that says `ranking`."""

    async def parse(_: str) -> dict[str, Any]:
        listed = [{"name": name, "confidence": score} for name, score in ranking.items()]
        return {"intent": listed[0], "intent_ranking": listed, "entities": list(entities)}

    return await understanding.understand(text, parse=parse, vault=Vault(), **options)


async def test_a_sure_nlu_asks_nobody(asking: Understanding, server: FakeServer) -> None:
    found = await understand(asking, "我的快递到哪了", SURE)
    assert (found.intent, found.source, found.language) == ("order_status", "nlu", "zh")
    assert found.confidence == pytest.approx(0.9)
    assert server.requests == []


async def test_an_unsure_nlu_asks_the_model(asking: Understanding, server: FakeServer) -> None:
    found = await understand(asking, "帮我弄一下这个鞋子", UNSURE)
    assert (found.intent, found.source) == ("return_order", "model")
    assert len(server.requests) == 1


async def test_the_model_chooses_among_the_nlus_best(
    asking: Understanding, server: FakeServer
) -> None:
    await understand(asking, "hm, that thing", UNSURE)
    assert '"inform"' not in json.dumps(server.requests[0].get("response_format", ""))
    assert '"free_form"' in json.dumps(server.requests[0])


async def test_the_model_sees_no_phone_number(asking: Understanding, server: FakeServer) -> None:
    await understand(asking, "打13812345678给我，那个单子", UNSURE)
    sent = json.dumps(server.requests[0], ensure_ascii=False)
    assert "13812345678" not in sent
    assert "<PHONE_NUMBER_1>" in sent


async def test_the_model_finds_a_number_written_in_pieces(
    asking: Understanding, server: FakeServer
) -> None:
    server.script.append(says("order_status", "W1234567"))
    found = await understand(asking, "it's w 123 4567 i think", UNSURE)
    assert [one["value"] for one in found.entities] == ["W1234567"]


@pytest.mark.parametrize("reply", [Refuse(400), Say(("{]",)), says("buy_a_boat")])
async def test_when_the_model_fails_the_nlus_guess_stands(
    asking: Understanding, server: FakeServer, reply: Say | Refuse
) -> None:
    server.usual = reply
    found = await understand(asking, "that thing", UNSURE)
    assert (found.intent, found.source) == ("order_status", "nlu")
    assert server.requests


async def test_a_mere_guess_is_answered_as_a_question() -> None:
    """A bare name is nearest to asking for a person, by .29: nobody is called for it."""
    scattered = {"talk_to_human": 0.29, "greet": 0.25, "free_form": 0.1}
    found = await understand(Understanding(), "Anna Kovacs", scattered)
    assert (found.intent, found.source) == ("free_form", "nlu")


@pytest.mark.parametrize(
    ("text", "session", "language"),
    [
        ("12 Rue de la Paix, 75002 Paris", "en", "en"),
        ("Musterstraße 12, 10115 Berlin", "zh", "zh"),
        ("张伟，13800138000，杭州市西湖区文三路88号", "en", "en"),
        ("Ma nouvelle adresse est 12 Rue de la Paix, 75002 Paris", "en", "fr"),
        ("我的新地址是杭州市西湖区文三路88号", "en", "zh"),
    ],
)
async def test_an_address_does_not_change_the_language(
    text: str, session: str, language: str
) -> None:
    understanding = Understanding(scrubber=default_scrubber())
    found = await understand(understanding, text, {"free_form": 0.9}, session_language=session)
    assert found.language == language


async def test_a_slow_model_is_not_waited_for(server: FakeServer) -> None:
    server.usual = Say(before=60)
    client = ModelClient([server.url], model="qwen2.5", api_key="key")
    impatient = Confidence(deadline=0.2)
    asking = Understanding(scrubber=default_scrubber(), model=client, confidence=impatient)
    found = await understand(asking, "that thing", UNSURE)
    await client.close()
    assert (found.intent, found.source) == ("order_status", "nlu")


async def test_inform_is_not_heard_outside_of_a_form() -> None:
    found = await understand(Understanding(), "too small", {"inform": 0.8, "exchange_item": 0.1})
    assert found.intent == "exchange_item"


@pytest.mark.parametrize(
    ("text", "score", "intent"),
    [("too small", 0.8, "inform"), ("too small", 0.5, "deny"), ("what is too small?", 0.8, "deny")],
)
async def test_an_answer_to_nothing_answers_in_a_conversation(
    text: str, score: float, intent: str
) -> None:
    """Where it can hardly be anything else."""
    ranking = {"inform": score, "deny": 0.15}
    found = await understand(Understanding(), text, ranking, conversing=True)
    assert found.intent == intent


@pytest.mark.parametrize(
    ("text", "second", "intent"),
    [
        ("and what about W1234567?", 0.1, "order_status"),
        ("and what about W1234567?", 0.2, "return_order"),
        ("那W1234567呢", 0.1, "order_status"),
        ("I paid W1234567 with my card last week, is that safe with you?", 0.1, "free_form"),
    ],
)
async def test_few_words_beside_a_number_are_about_the_order(
    text: str, second: float, intent: str
) -> None:
    """The help centre knows no orders."""
    at = text.index("W")
    number = {"entity": "order_number", "value": "W1234567", "start": at, "end": at + 8}
    ranking = {"free_form": 0.8, "return_order": second}
    found = await understand(Understanding(), text, ranking, entities=(number,))
    assert found.intent == intent


async def test_a_bare_order_number_asks_where_the_order_is() -> None:
    number = {"entity": "order_number", "value": "W1234567", "start": 0, "end": 8}
    ranking = {"inform": 0.9, "invoice": 0.05}
    found = await understand(Understanding(), "W1234567。", ranking, entities=(number,))
    assert found.intent == "order_status"


async def test_in_a_form_a_reason_is_the_answer_and_the_model_is_left_alone(
    asking: Understanding, server: FakeServer
) -> None:
    ranking = {"exchange_item": 0.5, "inform": 0.4}
    found = await understand(asking, "太小了", ranking, expecting="return_reason")
    assert (found.intent, found.source) == ("inform", "nlu")
    assert server.requests == []


async def test_a_payload_goes_through_as_rasa_reads_it(
    asking: Understanding, server: FakeServer
) -> None:
    reason = {"entity": "reason", "value": "size"}
    found = await understand(
        asking, '/inform{"reason": "size"}', {"inform": 1.0}, entities=(reason,),
        session_language="fr",
    )  # fmt: skip
    assert (found.intent, found.language, found.entities) == ("inform", "fr", (reason,))
    assert server.requests == []


@pytest.mark.parametrize(("text", "intent"), [("4821", "inform"), ("4821?!", "order_status")])
async def test_bare_digits_answer_in_a_conversation(
    asking: Understanding, text: str, intent: str
) -> None:
    found = await understand(asking, text, SURE, conversing=True)
    assert found.intent == intent
    assert (await understand(asking, text, SURE)).intent == "order_status"


@pytest.mark.parametrize(
    ("text", "rest", "intent"),
    [
        ("no, the backpack", "inform", "inform"),
        ("nein, abbrechen", "cancel_order", "cancel_order"),
        ("no, stop", "stop_flow", "stop_flow"),
        ("算了只退卫衣", "stop_flow", "inform"),
        ("actually only the hoodie", "inform", "inform"),
        ("算了吧", "inform", "stop_flow"),
        ("actually never mind", "inform", "stop_flow"),
    ],
)
async def test_what_follows_a_no_decides(text: str, rest: str, intent: str) -> None:
    async def parse(said: str) -> dict[str, Any]:
        best = "stop_flow" if said == text else rest
        listed = [{"name": best, "confidence": 0.9}, {"name": "inform", "confidence": 0.05}]
        return {"intent": listed[0], "intent_ranking": listed, "entities": []}

    found = await Understanding().understand(
        text, parse=parse, vault=Vault(), expecting="return_reason"
    )
    assert found.intent == intent


async def test_warm_up(asking: Understanding, server: FakeServer) -> None:
    """What every reading's prompt begins with is sent once in advance; without a model, nothing."""
    await asking.warm_up()
    await understand(asking, "hm, my parcel", UNSURE)
    first, second = (request["messages"] for request in server.requests)
    assert [one["role"] for one in first] == ["system"]
    assert second[0] == first[0]
    await Understanding().warm_up()
