"""A change through Rasa's HTTP API and its entry in the audit: both or neither."""

from __future__ import annotations

import secrets
import socket
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from rasa.core.agent import Agent
from rasa.server import create_app

from bot.store.audit import page, subject_of
from bot.store.audit_check import verify
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.keys import KeyRing
from bot.store.migrate import upgrade
from bot.store.tracker_store import PostgresTrackerStore
from channels.api_audit import ACTOR, audit_api
from tests.integration.databases import empty_database
from tests.integration.plain_rasa.conftest import Project

REFUSED = """
    CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE check_violation; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON {table}
      FOR EACH ROW EXECUTE FUNCTION public.refuse()
"""
ALLOWED = "DROP TRIGGER refuse ON {table}; DROP FUNCTION public.refuse()"
SLOT = {"event": "slot", "name": "thing", "value": "secret", "timestamp": 1.5}
USER = {"event": "user", "text": "hello", "parse_data": {"intent": {"name": "greet"}}}


@pytest.fixture(scope="module")
def own_url(postgres: str) -> str:
    url = empty_database(postgres)
    upgrade(url)
    return url


@pytest.fixture(scope="module")
async def database(own_url: str) -> AsyncIterator[Database]:
    own = Database(own_url, make_engine(own_url), KeyRing([secrets.token_bytes(32)]))
    yield own
    await own.close()


@pytest.fixture(scope="module")
async def api(project: Project, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Rasa's own server with a trained model on our store, behind the middleware."""
    tracker_store = PostgresTrackerStore(store=database)
    agent = Agent.load(str(project.folder / "models"), tracker_store=tracker_store)
    app = create_app(agent, auth_token="t")
    app.ctx.xiaoq = SimpleNamespace(database=database)
    app.register_listener(audit_api, "before_server_start")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/conversations"
    async with httpx.AsyncClient(base_url=url, params={"token": "t"}, trust_env=False) as client:
        yield client
    server.close()


async def entries(database: Database, conversation: str) -> list[tuple[str, str, str]]:
    async with database.transaction() as connection:
        subject = await subject_of(connection, database, conversation)
        rows = [row for row in await page(connection, 0) if row.subject == subject]
    return [(row.actor, row.action, row.detail["what"]) for row in rows]


async def events(database: Database, conversation: str) -> int:
    query = "SELECT count(*) FROM xiaoq.events WHERE sender_id = $1"
    return int((await database.fetch(query, conversation))[0]["count"])


async def script(database: Database, statements: str) -> None:
    async with database.transaction() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute(statements)


CHANGES = {
    "events appended": ("POST", "tracker/events", SLOT, "events"),
    "events replaced": ("PUT", "tracker/events", [USER, *[SLOT] * 9], "events"),
    "an action": ("POST", "execute", {"name": "utter_greet"}, "execute"),
    "an intent": ("POST", "trigger_intent", {"name": "greet"}, "trigger_intent"),
    "a message": ("POST", "messages", {"text": "hello", "sender": "user"}, "messages"),
}


@pytest.mark.parametrize("change", CHANGES)
async def test_each_transaction_that_changes_holds_its_entry(
    api: httpx.AsyncClient, database: Database, conversation: str, change: str
) -> None:
    """Those of one call are of one kind, and the answer adds none."""
    method, path, body, what = CHANGES[change]
    await api.post(f"/{conversation}/tracker/events", json=USER)
    before = await events(database, conversation)
    answer = await api.request(method, f"/{conversation}/{path}", json=body)
    assert answer.status_code == 200, answer.text
    assert await events(database, conversation) > before
    first, *found = await entries(database, conversation)
    assert first == (ACTOR, "change", "events")
    assert set(found) == {(ACTOR, "change", what)}
    await api.get(f"/{conversation}/tracker")
    assert (await entries(database, conversation))[-1] == (ACTOR, "read", "tracker")
    assert (await verify(database)).ok


@pytest.mark.parametrize("table", ["xiaoq.audit", "xiaoq.events"])
@pytest.mark.parametrize("known", [False, True], ids=["a new conversation", "a known one"])
async def test_a_change_and_its_entry_are_written_both_or_neither(
    api: httpx.AsyncClient, database: Database, conversation: str, table: str, known: bool
) -> None:
    """PostgreSQL refuses the one or the other; afterwards the conversation goes on."""
    path = f"/{conversation}/tracker/events"
    if known:
        await api.post(path, json=USER)
    before = (await events(database, conversation), await entries(database, conversation))
    await script(database, REFUSED.format(table=table))
    answer = await api.post(path, json=SLOT)
    await script(database, ALLOWED.format(table=table))
    assert answer.status_code == 500
    assert (await events(database, conversation), await entries(database, conversation)) == before
    assert (await api.post(path, json=SLOT)).status_code == 200
    written = await events(database, conversation) - before[0]
    assert written >= 1
    assert await entries(database, conversation) == [*before[1], (ACTOR, "change", "events")]
    tracker = (await api.get(f"/{conversation}/tracker")).json()
    assert [one["value"] for one in tracker["events"] if one["event"] == "slot"] == ["secret"]


async def test_a_change_of_which_the_commit_failed_is_not_sent_again(
    api: httpx.AsyncClient, database: Database, conversation: str
) -> None:
    """The transaction may be done when its answer is lost; a second one might write it twice."""
    failing = """
        CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'admin_shutdown'; END $$;
        CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON xiaoq.audit
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.fail()
    """
    await script(database, failing)
    answer = await api.post(f"/{conversation}/tracker/events", json=SLOT)
    await script(database, "DROP TRIGGER fail ON xiaoq.audit; DROP FUNCTION public.fail()")
    assert answer.status_code == 500
    assert "went away at the commit" in answer.json()["message"]
    assert await events(database, conversation) == 0
    assert await entries(database, conversation) == []
