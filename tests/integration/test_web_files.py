"""`POST /files` over HTTP on the real PostgreSQL: what is taken, refused and stored."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import structlog

from bot.settings import settings
from bot.store.database import Database
from bot.store.erase import erase
from bot.store.files import file_in_view
from bot.store.identity import load_identity
from bot.store.inbox import Incoming, accept, latest_received
from bot.store.own_data import own_data
from bot.store.transcript import transcript
from channels import web_files
from channels.web import WebInput
from tests.files import docx, paragraph, pdf
from tests.integration.channel_server import ChannelServer, make_parts
from tests.integration.conftest import take

NAME = "Zhang Wei invoice.txt"
TEXT = "Seven days to send it back, says Ottoline Featherstonehaugh."


@pytest.fixture(scope="module")
async def server(store: Database) -> AsyncIterator[ChannelServer]:
    server = ChannelServer(make_parts(store, await load_identity(store)), [WebInput()])
    await server.start()
    yield server
    await server.stop()


class Session:
    """One web conversation."""

    def __init__(self, server: ChannelServer, opened: dict[str, str]) -> None:
        self._client, self.conversation = server.client, opened["conversation"]
        self.headers = {"Authorization": f"Bearer {opened['token']}"}

    async def send(self, data: bytes, name: str = NAME, **fields: str) -> httpx.Response:
        return await self._client.post(
            "/webhooks/web/files", headers=self.headers, data=fields, files={"file": (name, data)}
        )

    async def history(self) -> list[dict[str, Any]]:
        answer = await self._client.get("/webhooks/web/history", headers=self.headers)
        return list(answer.json()["messages"])


@pytest.fixture
async def session(server: ChannelServer) -> Session:
    return Session(server, (await server.client.post("/webhooks/web/sessions")).json())


async def test_a_file_is_a_message_with_its_text(store: Database, session: Session) -> None:
    taken = await session.send(TEXT.encode(), id="one", text="How long?", language="en")
    assert (taken.status_code, taken.json()) == (202, {"id": "one"})
    (received,) = await latest_received(store, session.conversation)
    assert received.payload | {"traceparent": None} == {
        "text": "How long?", "kind": "file", "language": "en", "traceparent": None,
        "file": {"name": NAME, "kind": "text", "text": TEXT},
    }  # fmt: skip
    (shown,) = await session.history()
    assert shown["file"] == {"name": NAME, "kind": "text"} and shown["text"] == "How long?"


async def test_a_repeated_id_is_taken_once_and_none_is_made_up(session: Session) -> None:
    for _ in range(3):
        assert (await session.send(TEXT.encode(), id="same")).status_code == 202
    assert len(await session.history()) == 1
    first, second = [(await session.send(TEXT.encode())).json()["id"] for _ in range(2)]
    assert first != second
    assert [one["id"] for one in await session.history()] == ["same", first, second]


REFUSED = [
    (b"", "a.txt", 400, "empty"),
    (b"MZ" + bytes(200), "a.exe", 415, "unknown_type"),
    (bytes(200), "a.txt", 415, "unknown_type"),
    (b"%PDF-1.4 and no more", "a.pdf", 422, "broken"),
    (docx(paragraph("")), "a.docx", 422, "no_text"),
    (b"x" * 200_001, "a.txt", 413, "too_long"),
    (b"x" * (settings().web_file_bytes + 1), "a.txt", 413, "too_large"),
    (b"x" * (settings().web_file_bytes + 200_000), "a.txt", 413, "too_large"),
]


@pytest.mark.parametrize(
    ("data", "name", "status", "code"), REFUSED, ids=[f"{row[3]} {row[1]}" for row in REFUSED]
)
async def test_what_is_refused_says_why(
    session: Session, data: bytes, name: str, status: int, code: str
) -> None:
    answer = await session.send(data, name)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert ";" in answer.json()["error"], "what happened; what to do"
    assert (answer.json()["limit"] is None) == (status != 413)
    assert await session.history() == []


async def test_a_form_that_is_none(server: ChannelServer, session: Session) -> None:
    """Not a form at all, without a file, cut off, a bad id, too much text."""
    multipart = {**session.headers, "Content-Type": "multipart/form-data; boundary=b"}
    url = "/webhooks/web/files"
    answers = [
        await server.client.post(url, headers=session.headers, json={"file": "x"}),
        await server.client.post(url, headers=session.headers, files={"other": b"x"}),
        await server.client.post(url, headers=multipart, content=b"--b\r\nnonsense\xff"),
        await session.send(TEXT.encode(), id="a b"),
        await session.send(TEXT.encode(), text="x" * 4001),
    ]
    assert [answer.status_code for answer in answers] == [400, 400, 400, 400, 413]
    assert all(answer.json()["error"] for answer in answers)


async def test_a_stranger_uploads_nothing(server: ChannelServer, session: Session) -> None:
    """Told so before the body is read."""
    headers = {"Authorization": "Bearer web:x.y"}
    files = {"file": (NAME, b"x" * 3_000_000)}
    answer = await server.client.post("/webhooks/web/files", headers=headers, files=files)
    assert answer.status_code == 401


async def test_a_picture_is_a_message_without_words(store: Database, session: Session) -> None:
    """As on other channels: the bot says that it reads text only."""
    assert (await session.send(b"\x89PNG\r\n\x1a\n" + bytes(50), "me.png")).status_code == 202
    (received,) = await latest_received(store, session.conversation)
    assert (received.payload["kind"], received.payload["text"]) == ("image", "")
    assert received.payload["file"] == {"name": "me.png", "kind": "image"}


async def test_more_files_than_a_person_sends(server: ChannelServer, session: Session) -> None:
    answers = {(await session.send(b"", "a.txt")).status_code for _ in range(31)}
    assert answers == {400, 429}


async def test_nothing_of_a_file_lies_in_clear(
    store: Database, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither its name nor its text: in no column of any table, and in no line of the log."""
    said = structlog.testing.CapturingLogger()  # `capture_logs` misses one that was used before
    monkeypatch.setattr(web_files, "_log", said)
    assert (await session.send(pdf([TEXT]), NAME.replace("txt", "pdf"))).status_code == 202
    assert (await session.send(b"", NAME)).status_code == 400
    assert {call.args[0] for call in said.calls} == {"web.file", "web.file_refused"}
    assert not [call for call in said.calls if "Zhang" in str(call) or "Ottoline" in str(call)]
    names = await store.fetch(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'xiaoq'"
    )
    for (name,) in names:
        rows = await store.fetch(f'SELECT * FROM xiaoq."{name}"')
        cells = b"\n".join(
            value if isinstance(value, bytes) else str(value).encode()
            for row in rows
            for value in row.values()
        )
        assert b"Ottoline" not in cells and b"Zhang Wei inv" not in cells, name


async def test_it_is_exported_to_its_owner_and_erased(store: Database, session: Session) -> None:
    """The owner's copy has name and text; the transcript that staff's exports are made from, the
    text alone; nothing is left of either after the erasure."""
    await session.send(TEXT.encode(), text="How long?")
    (mine,) = await own_data(store, session.conversation)
    assert mine["file"] == NAME and mine["text"] == f"How long?\n\n{TEXT}"
    (line,) = await transcript(store, session.conversation)
    assert line.text == f"How long?\n\n{TEXT}" and NAME not in line.text
    done = await erase(store, session.conversation, actor="test", reason="customer")
    assert done.counts["inbox"] == 1 and done.counts["data_keys"] == 1
    assert await transcript(store, session.conversation) == []


async def test_which_file_a_question_is_about(store: Database, conversation: str) -> None:
    """The one that came with it; else the latest, and how long ago that was."""

    async def say(text: str, file: str | None = None) -> Any:
        payload: dict[str, Any] = {"text": text}
        if file:
            payload["file"] = {"name": "a.txt", "kind": "text", "text": file}
        await accept(store, Incoming("test", secrets.token_hex(8), conversation, payload))
        message, _ = await take(store, conversation)
        found = await file_in_view(store, message)
        mark = '{"file": "text"}' if file else "{}"
        done = "UPDATE xiaoq.inbox SET state = 'done', facts = $2 WHERE id = $1"
        await store.fetch(done, message.id, mark)
        free = "UPDATE xiaoq.conversations SET lease_owner = NULL, lease_until = NULL WHERE id = $1"
        await store.fetch(free, conversation)
        return found and (found.text, found.age)

    assert await say("hello") is None
    assert await say("", "first") == ("first", 0)
    assert await say("what is in it?") == ("first", 0)
    assert await say("thank you") == ("first", 2)
    assert await say("and this?", "second") == ("second", 0)
    assert await say("how long does delivery take?") == ("second", 1)
