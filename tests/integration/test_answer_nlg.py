"""Rasa's NLG seam on real Rasa objects: written responses, translations, the model's answers."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.answer.nlg import AnswerGenerator
from bot.answer.parts import AnswerParts, build_parts
from bot.current import Turn, during
from bot.knowledge.search import KnowledgeBase
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault
from bot.store.database import Database
from llm_backend.client import ModelClient
from tests.unit.llm_backend.fake_server import FakeServer, Say, fake_server

MARK = secrets.token_hex(4)
DOMAIN = Domain.from_yaml(
    f"""
slots:
  language: {{type: text, influence_conversation: false, mappings: [{{type: custom}}]}}
  number: {{type: text, influence_conversation: false, mappings: [{{type: custom}}]}}
responses:
  utter_found:
    - condition: [{{type: slot, name: language, value: zh}}]
      text: 订单{{number}}已找到。
    - condition: [{{type: slot, name: language, value: es}}]
      text: El pedido {{number}} está aquí.
    - text: Order {{number}} found {MARK}.
      buttons:
        - {{title: Thanks {MARK}, payload: /thank}}
  utter_free_form:
    - text: unused
"""
)
FRENCH = (f"Commande [1] trouvée {MARK}.", f"Merci {MARK}")
Makers = Callable[..., AnswerGenerator]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """One page."""
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "shipping.md").write_text("# Shipping\n\nStandard delivery takes 2-4 days.", "utf-8")
    return KnowledgeBase.of_folder(folder)


@pytest.fixture
async def make(knowledge: KnowledgeBase, store: Database) -> AsyncIterator[Makers]:
    """Generators as Rasa makes them, over a model server; closed after the test."""
    clients: list[ModelClient] = []

    def parts(server: FakeServer | None) -> AnswerParts:
        address = server.url if server else "http://127.0.0.1:9"
        clients.append(ModelClient([address], model="qwen2.5", api_key="none"))
        return build_parts(
            scrubber=default_scrubber(),
            knowledge=knowledge,
            model=clients[-1],
            engine=store.engine,
        )

    def generator(server: FakeServer | None = None) -> AnswerGenerator:
        made = AnswerGenerator(parts=parts(server))
        made.responses = DOMAIN.responses
        return made

    yield generator
    for client in clients:
        await client.close()


def tracker(language: str | None, *talk: Any) -> DialogueStateTracker:
    found = DialogueStateTracker.from_events("c", [], slots=DOMAIN.slots)
    for event in (SlotSet("language", language), SlotSet("number", "W1234567"), *talk):
        found.update(event, DOMAIN)
    return found


def test_rasa_builds_it_and_updates_it() -> None:
    """`Agent.load_model` gives responses to templated generators only; the seam must be one."""
    endpoint = EndpointConfig(type="bot.answer.nlg.AnswerGenerator")
    made = NaturalLanguageGenerator.create(endpoint, None)
    assert isinstance(made, TemplatedNaturalLanguageGenerator)
    assert isinstance(made, AnswerGenerator)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "订单W1234567已找到。"),
        ("zh-TW", "订单W1234567已找到。"),
        ("en", f"Order W1234567 found {MARK}."),
        (None, f"Order W1234567 found {MARK}."),
        ("es", "El pedido W1234567 está aquí."),
    ],
)
async def test_written_responses(make: Makers, language: str | None, text: str) -> None:
    """The variant of the language, slots filled, without the model."""
    message = await make().generate("utter_found", tracker(language), "web")
    assert message is not None
    assert message["text"] == text


async def test_unknown_response(make: Makers) -> None:
    """As stock Rasa: no message."""
    assert await make().generate("utter_nothing", tracker("en"), "web") is None


async def test_translated_once(make: Makers) -> None:
    """Slots stay out of the model's hands; another process finds the translation in the table."""
    async with fake_server(*(Say((text,)) for text in FRENCH)) as server:
        message = await make(server).generate("utter_found", tracker("fr"), "web")
        assert message is not None
        assert message["text"] == f"Commande W1234567 trouvée {MARK}."
        assert message["buttons"] == [{"title": f"Merci {MARK}", "payload": "/thank"}]
        asked = [request["messages"][-1]["content"] for request in server.requests]
        assert not any("W1234567" in text for text in asked)
        assert await make(server).generate("utter_found", tracker("fr"), "web") == message
        assert len(server.requests) == len(FRENCH)
    assert await make().generate("utter_found", tracker("fr"), "web") == message


async def test_implausible_translation(make: Makers) -> None:
    """A lost slot is tried again, then the English stands; not every turn pays for it."""
    async with fake_server(usual=Say(("Bestellung gefunden.",))) as server:
        generator = make(server)
        for _ in range(2):
            message = await generator.generate("utter_found", tracker("de"), "web")
            assert message is not None
            assert message["text"] == f"Order W1234567 found {MARK}."
        assert len(server.requests) == 3  # the text twice, its button once


async def test_model_down(make: Makers) -> None:
    """Flows go on in English."""
    message = await make().generate("utter_found", tracker("it"), "web")
    assert message is not None
    assert message["text"] == f"Order W1234567 found {MARK}."


async def test_free_form_in_a_turn(make: Makers) -> None:
    """The turn's vault, language and audience are used; staff see where the answer came from."""
    shown: list[dict[str, Any]] = []

    async def emit(kind: str, data: dict[str, Any]) -> None:
        shown.append({"kind": kind, **data})

    turn = Turn(
        conversation="c",
        inbox_id=7,
        channel="web",
        fence=1,
        vault=Vault(),
        language="en",
        emit=emit,
    )
    talk = (
        UserUttered("hello, I am reachable at anna@example.com"),
        BotUttered("Thank you, anna@example.com."),
        UserUttered("How long does standard delivery take?"),
    )
    async with fake_server(Say(("It takes 2-4 days, <EMAIL_ADDRESS_1>.",))) as server:
        with during(turn):
            message = await make(server).generate("utter_free_form", tracker("zh", *talk), "web")
        prompt = server.requests[0]["messages"]
    assert message == {
        "text": "It takes 2-4 days, anna@example.com.",
        "source": "model",
        "citations": [{"document": "shipping.md", "passage": "0", "title": "Shipping"}],
    }
    assert [m["role"] for m in prompt] == ["system", "user"], "a page answers it as it stands"
    assert "anna@" not in str(prompt)
    assert shown == [{"kind": "delta", "turn": 7, "text": message["text"]}]
    assert turn.facts["answer_source"] == "model"
    assert turn.citations == message["citations"]


async def test_free_form_offers_a_human(make: Makers) -> None:
    """Without a turn (`rasa shell`) it works too; what is unknown comes with a button."""
    asked = tracker("zh", UserUttered("1998年世界杯冠军是谁？"))
    message = await make().generate("utter_free_form", asked, "cmdline")
    assert message is not None
    assert message["source"] == "flow"
    assert message["buttons"] == [{"title": "转人工客服", "payload": "/talk_to_human"}]
