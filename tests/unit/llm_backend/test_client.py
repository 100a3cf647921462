"""The client against servers that behave and misbehave."""

from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from llm_backend.errors import (
    ModelError,
    ModelInterrupted,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)
from tests.unit.llm_backend.asking import NOBODY, question
from tests.unit.llm_backend.conftest import Connect
from tests.unit.llm_backend.fake_server import FakeServer, Refuse, Say, fake_server


async def collect(client: object, **options: object) -> list[str]:
    return [text async for text in client.stream(question(**options))]  # type: ignore[attr-defined]


async def runs(server: FakeServer, *, least: int = 0, most: int = 99) -> bool:
    """Whether its running count comes between `least` and `most` within two seconds."""
    for _ in range(200):
        if least <= server.running <= most:
            return True
        await asyncio.sleep(0.01)
    return False


async def test_texts_arrive_in_order_and_unchanged(connect: Connect) -> None:
    """What the server writes is what the caller reads, blank pieces and all."""
    texts = ("您的", "包裹", "\n\n", "- [DONE] is text here", "🚚")
    async with fake_server(Say(texts)) as server:
        assert await collect(connect(server)) == list(texts)


async def test_the_request_carries_what_was_asked(connect: Connect) -> None:
    """Model, caps, salt and ids reach the server; it always streams."""
    async with fake_server() as server:
        ask = question(max_tokens=9, cache_salt="shoes", stop=("END",), session="s", request_id="r")
        await connect(server).complete(ask)
    sent, headers = server.requests[0], server.headers[0]
    assert sent["messages"] == [{"role": "user", "content": "Where is my parcel?"}]
    assert (sent["model"], sent["max_tokens"], sent["stream"]) == ("qwen2.5", 9, True)
    assert (sent["cache_salt"], sent["stop"]) == ("shoes", ["END"])
    assert (headers["x-request-id"], headers["x-session-id"]) == ("r", "s")
    assert headers["authorization"] == "Bearer key"


async def test_connections_are_used_again(connect: Connect) -> None:
    """One conversation needs one, however many answers it gets."""
    async with fake_server() as server:
        client = connect(server)
        for _ in range(5):
            assert await collect(client) == ["hello"]
        assert server.connections == 1


@pytest.mark.parametrize(
    ("reply", "error", "says"),
    [
        (Refuse(404, {"message": "no such model"}), ModelRejected, "MODEL_NAME"),
        (Refuse(401), ModelRejected, "MODEL_API_KEY"),
        (Refuse(400, {"message": "exceeds the available context size"}), ModelRejected, "longer"),
        (Refuse(422, {"input": "secret words"}), ModelRejected, "HTTP 422"),
        (Refuse(500), ModelUnavailable, "HTTP 500"),
        (Refuse(429), ModelUnavailable, "busy"),
        (Refuse(503), ModelUnavailable, "busy"),
        (Say((), end="break"), ModelUnavailable, "broke off"),
        (Say(("He",), end="break"), ModelInterrupted, "broke off"),
        (Say(("He",), end="error"), ModelInterrupted, "broke off"),
        (Say(before=60), ModelTimeout, "first token"),
        (Say(("He",), end="silence"), ModelTimeout, "silent"),
    ],
)
async def test_every_failure_is_one_of_ours(
    connect: Connect, reply: Say | Refuse, error: type[ModelError], says: str
) -> None:
    """Each way to fail has its own error, which repeats no words of the server's."""
    async with fake_server(usual=reply) as server:
        client = connect(server, between_tokens=0.2)
        with pytest.raises(error, match=says) as caught:
            await collect(client, first_token=0.6, deadline=5.0)
        assert "secret" not in str(caught.value)
        assert await runs(server, most=0)


@pytest.mark.parametrize("failure", [Refuse(500), Refuse(429), Refuse(503), Say((), end="break")])
async def test_a_failure_before_the_first_token_is_tried_again(
    connect: Connect, failure: Say | Refuse
) -> None:
    """The caller never learns of it."""
    async with fake_server(failure, Say(("fine",))) as server:
        assert await collect(connect(server)) == ["fine"]
        assert len(server.requests) == 2


async def test_nothing_is_tried_again_after_the_first_token(connect: Connect) -> None:
    """The customer has read the beginning already; a second one would not fit to it."""
    async with fake_server(Say(("He",), end="break")) as server:
        with pytest.raises(ModelInterrupted):
            await collect(connect(server))
        assert len(server.requests) == 1


async def test_a_whole_answer_that_breaks_off_is_asked_for_again(connect: Connect) -> None:
    """Nobody has seen its beginning."""
    async with fake_server(Say(("He",), end="break"), Say(("fine",))) as server:
        assert await connect(server).complete(question()) == "fine"


async def test_a_refusal_is_not_tried_again(connect: Connect) -> None:
    """Asking twice would not help."""
    async with fake_server(Refuse(400)) as server:
        with pytest.raises(ModelRejected):
            await collect(connect(server))
        assert len(server.requests) == 1


async def test_retries_are_on_a_budget(connect: Connect) -> None:
    """An outage is not answered by a storm of retries."""
    async with fake_server(usual=Refuse(500)) as server:
        client = connect(server, retry_reserve=2, retry_share=0.0, breaker_failures=99)
        for _ in range(5):
            with pytest.raises(ModelUnavailable):
                await collect(client)
        assert len(server.requests) == 5 + 2


async def test_a_pause_longer_than_the_patience_is_not_waited_for(connect: Connect) -> None:
    """A `Retry-After` beyond the first token's time is the caller's degraded answer now."""
    async with fake_server(usual=Refuse(503, retry_after="5")) as server:
        with pytest.raises(ModelUnavailable):
            await asyncio.wait_for(collect(connect(server), first_token=1.0), 0.9)


async def test_a_stopped_server_is_not_noticed_by_callers(connect: Connect) -> None:
    """Two servers, one refuses connections: every call succeeds, and soon without a detour."""
    async with fake_server() as server:
        client = connect(NOBODY, server)
        answers = await asyncio.gather(
            *(client.complete(question(session=str(i))) for i in range(20))
        )
        assert answers == ["hello"] * 20
        assert await client.healthy()


async def test_a_server_that_dies_under_many_calls_fails_none_of_them(connect: Connect) -> None:
    """All of its calls move to the other one at once."""
    async with fake_server(usual=Say(before=0.2)) as dying, fake_server() as other:
        client = connect(dying, other, affinity_slack=99, concurrency=32)
        calls = [
            asyncio.ensure_future(client.complete(question(session=str(i)))) for i in range(32)
        ]
        assert await runs(dying, least=4)  # its port decides which; one port in a million has less
        await dying.stop()
        assert await asyncio.gather(*calls) == ["hello"] * 32


async def test_a_server_that_comes_back_is_used_again(connect: Connect) -> None:
    """Nobody waits for it meanwhile: calls fail at once, and succeed once it answers."""
    async with fake_server() as server:
        client = connect(server)
        await collect(client)
        await server.stop()
        with pytest.raises(ModelUnavailable):
            await collect(client)
        assert not await client.healthy()
        await server.start()
        for _ in range(100):
            if await client.healthy():
                break
            await asyncio.sleep(0.02)
        assert await collect(client) == ["hello"]


async def test_a_customer_who_leaves_stops_the_server(connect: Connect) -> None:
    """Cancelling the task, or leaving the loop, ends the request there."""
    async with fake_server(usual=Say(("He",), end="silence")) as server:
        client = connect(server)
        task = asyncio.ensure_future(collect(client))
        assert await runs(server, least=1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await runs(server, most=0)
        async with aclosing(client.stream(question())) as texts:
            assert await texts.__anext__() == "He"
            assert server.running == 1
        assert await runs(server, most=0)


async def test_a_place_is_given_back_however_a_call_ends(connect: Connect) -> None:
    """With one place only, each kind of end must free it for the next call."""
    ends = [Say(("He",), end="silence"), Refuse(400), Say(("He",), end="break")]
    async with fake_server(*ends, Say(("fine",))) as server:
        client = connect(server, concurrency=1, between_tokens=0.1)
        for _ in ends:
            with pytest.raises(ModelError):
                await collect(client, first_token=0.5)
        assert await collect(client) == ["fine"]


async def test_one_session_stays_with_one_server(connect: Connect) -> None:
    """Its prefix is cached there; sessions as such are spread."""
    async with fake_server() as one, fake_server() as two:
        client = connect(one, two)
        for session in range(24):
            before = len(one.requests), len(two.requests)
            for _ in range(2):
                await client.complete(question(session=str(session)))
            assert 2 in (len(one.requests) - before[0], len(two.requests) - before[1])
        assert one.requests and two.requests


async def test_a_hedge_wins_over_a_slow_server_and_the_loser_is_cancelled(connect: Connect) -> None:
    """The first to begin answers; the other one is told to stop."""
    async with fake_server(usual=Say(before=30)) as slow, fake_server() as quick:
        client = connect(slow, quick, hedge_after=0.05, affinity_slack=99)
        session = next(
            str(i)
            for i in range(99)
            if client._choose(question(session=str(i)), []).name in slow.url
        )
        assert await collect(client, session=session) == ["hello"]
        assert await runs(slow, most=0)


async def test_leaving_while_hedging_stops_both_servers(connect: Connect) -> None:
    """Neither goes on for a customer who is gone."""
    slow = Say(before=30)
    async with fake_server(usual=slow) as one, fake_server(usual=slow) as two:
        task = asyncio.ensure_future(collect(connect(one, two, hedge_after=0.02)))
        assert await runs(one, least=1) and await runs(two, least=1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await runs(one, most=0) and await runs(two, most=0)


async def test_the_deadline_holds_for_the_whole_answer(connect: Connect) -> None:
    """A server that drips tokens cannot go on past it."""
    async with fake_server(usual=Say(("He",), end="silence")) as server:
        with pytest.raises(ModelTimeout, match="deadline"):
            await collect(connect(server), deadline=2.0)


async def test_a_business_lines_adapter_is_asked_for_by_its_name(connect: Connect) -> None:
    """Beside the client's own model, on the same server."""
    async with fake_server() as server:
        client = connect(server)
        await client.complete(question(model="shoes"))
        await client.complete(question())
        assert [sent["model"] for sent in server.requests] == ["shoes", "qwen2.5"]


async def test_a_caller_in_a_hurry_does_not_blame_the_server(connect: Connect) -> None:
    """Only a first token that was given time enough, and did not come, counts against it."""
    async with fake_server(usual=Say(before=60)) as server:
        for fair, trusted in ((5.0, True), (0.02, False)):
            client = connect(server, fair_wait=fair, breaker_failures=2, probe_every=60)
            for _ in range(2):
                with pytest.raises(ModelTimeout):
                    await collect(client, first_token=0.05)
            assert await client.healthy() == trusted


async def test_hedges_are_two_in_a_hundred_at_most(connect: Connect) -> None:
    """Even where every first token is late: a weak server must not get twice the load."""
    late = Say(before=0.02)
    async with fake_server(usual=late) as one, fake_server(usual=late) as two:
        client = connect(one, two, hedge_after=0.001)
        for _ in range(10):
            await asyncio.gather(*(collect(client) for _ in range(20)))
        asked = len(one.requests) + len(two.requests)
    assert 200 < asked <= 200 + 1 + 200 * 0.02


async def test_healthy_means_that_our_model_is_served(connect: Connect) -> None:
    """A server that listens and knows another model only is of no use."""
    async with fake_server() as server:
        assert await connect(server).healthy()
        server.models = ["other"]
        assert not await connect(server).healthy()


async def test_too_many_requests_are_refused_at_once(connect: Connect) -> None:
    """One runs, two wait, the fourth gets the degraded answer now, and the server never sees it."""
    async with fake_server(usual=Say(before=30)) as server:
        client = connect(server, concurrency=1, queue=2)
        calls = [asyncio.ensure_future(client.complete(question())) for _ in range(4)]
        done, _ = await asyncio.wait(calls, return_when=asyncio.FIRST_COMPLETED)
        assert [type(call.exception()) for call in done] == [ModelUnavailable]
        assert len(server.requests) <= 1
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)
