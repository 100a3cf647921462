"""What breaks while a customer waits, and what the customer notices of it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import asyncpg

from bot.store.engine import asyncpg_arguments
from tests.e2e.system.recording_proxy import RecordingProxy
from tests.e2e.system.system import Customer, System

QUESTION = "How do I pair the headphones with my phone?"


def returns_of(database: str, order: str) -> int:
    async def count() -> int:
        connection = await asyncpg.connect(**asyncpg_arguments(database))
        query = "SELECT count(*) FROM shop.returns WHERE order_number = $1"
        found = await connection.fetchval(query, order)
        await connection.close()
        return int(found)

    return asyncio.run(count())


def test_a_model_that_is_down_gives_the_passage_and_flows_go_on(
    customer: Customer, proxy_restored: RecordingProxy
) -> None:
    proxy_restored.mode = "refuse"
    text = customer.say(QUESTION)
    assert "pair" in text.lower()
    assert customer.seen[-1].data["citations"]
    assert "W1000002" in customer.say("where is my order W1000002")
    assert "¥" in customer.say("4821")


def test_a_model_that_dies_in_mid_answer_leaves_no_half_sentence(
    customer: Customer, proxy_restored: RecordingProxy
) -> None:
    proxy_restored.mode = "cut"
    text = customer.say("How do I descale the kettle?")
    message = customer.seen[-1].data
    assert message["citations"] and len(text) > 80
    proxy_restored.mode = "pass"
    assert customer.say("thank you")


def test_the_bot_killed_in_mid_turn_answers_once(
    customer: Customer, system: System, proxy_restored: RecordingProxy
) -> None:
    customer.say("hello")
    proxy_restored.mode = "hang"
    assert customer.send("How long is the warranty on electronics?", identifier="warranty") == 202
    time.sleep(3)  # it is waiting for the model now
    system.kill("bot.serve")
    proxy_restored.mode = "pass"
    system.wait_healthy()
    assert customer.send("How long is the warranty on electronics?", identifier="warranty") == 202
    customer.hear()
    time.sleep(3)
    history = [(m["role"], m["text"]) for m in customer.history()]
    assert [role for role, _ in history] == ["user", "bot", "user", "bot"], history


def test_a_return_is_created_once_though_bot_and_actions_are_killed(
    new_customer: Callable[[], Customer], system: System, system_database: str
) -> None:
    customer = new_customer()
    customer.say("I want to return W1000014")
    customer.say("7356")
    assert "¥359.00" in customer.say("it is broken")
    assert returns_of(system_database, "W1000014") == 0
    killers = [
        threading.Timer(0.15, system.kill, ["actions.server"]),
        threading.Timer(0.3, system.kill, ["bot.serve"]),
    ]
    assert customer.send("yes", identifier="confirm") == 202
    for killer in killers:
        killer.start()
    for killer in killers:
        killer.join()
    system.wait_healthy()
    assert customer.send("yes", identifier="confirm") == 202
    customer.hear()
    time.sleep(3)  # a second answer would come now
    assert returns_of(system_database, "W1000014") == 1
    said = [m["text"] for m in customer.history() if m["role"] == "bot"]
    assert sum("R2" in text for text in said) == 1, said


def test_an_action_server_that_is_down_is_an_apology_and_a_retry(
    customer: Customer, system: System
) -> None:
    system.kill("actions.server")
    text = customer.say("track order W1000009")
    if "W1000009" not in text:  # it was away for longer than the turn is tried again
        assert "sorry" in text.lower()
        (again,) = [b for b in customer.buttons if "W1000009" in b["title"]]
        system.wait_for_actions()
        assert "W1000009" in customer.say(again["title"])
    assert "¥" in customer.say("4821")


def test_the_gateway_killed_is_back_and_the_customer_goes_on(
    customer: Customer, system: System
) -> None:
    customer.say("hello")
    gateway = system.child("channels.gateway")
    gateway.kill()
    gateway.wait(30)
    system.wait_healthy()
    assert customer.say("thank you")
