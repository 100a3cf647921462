"""A gateway process of the kill test: channels, inbox worker and sender, with an echo for Rasa.

One process imports everything and forks the others, so that one killed is back within
milliseconds and hundreds of kills fit into minutes.
"""

from __future__ import annotations

import asyncio
import dataclasses
import os
import signal
import socket
import sys
from typing import Any

from sqlalchemy import text

KEK = b"chaos test key, 32 bytes long !!"

_RETURN = text(
    """
    INSERT INTO chaos.returns (inbox_id, conversation, said) VALUES (:id, :conversation, :said)
    ON CONFLICT (inbox_id) DO NOTHING
    """
)


async def answer(message: Any, lease: Any, database: Any) -> None:
    """A turn: a side effect under the inbox id, then one commit with the answer."""
    from bot.current import Outgoing, Turn
    from bot.pii.vault import Vault
    from bot.store.commit import commit_turn

    async with database.transaction() as connection:  # as the action server: on its own
        said = {"conversation": message.conversation, "said": message.payload["text"]}
        await connection.execute(_RETURN, {"id": message.id, **said})
    turn = Turn(message.conversation, message.id, message.channel, lease.fence, Vault())
    turn.outgoing.append(Outgoing(f"answer to {message.payload['text']}"))
    async with database.transaction() as connection:
        await commit_turn(connection, database, turn)


async def serve(port: int, url: str, fake_urls: dict[str, str]) -> None:
    """Run until killed."""
    from functools import partial

    from bot.settings import settings
    from bot.store.database import Database
    from bot.store.engine import make_engine
    from bot.store.identity import load_identity
    from bot.store.keys import KeyRing
    from bot.worker import Worker
    from channels import slack, switch, telegram, twilio, whatsapp
    from tests.integration.channel_server import ChannelServer, make_parts, platforms
    from tests.platforms import FAKES
    from tests.platforms.twilio import PUBLIC_URL

    database = Database(url, make_engine(url, pool_size=5), KeyRing([KEK]))
    fakes = {name: FAKES[name](url=address) for name, address in fake_urls.items()}
    changed = dataclasses.replace(settings(), platforms=platforms(fakes), public_url=PUBLIC_URL)
    for module in (slack, telegram, whatsapp, twilio, switch):
        module.settings = lambda: changed
    parts = make_parts(database)
    parts.identity = await load_identity(database)
    worker = Worker(
        database,
        parts.listener,
        take=partial(answer, database=database),
        give_up=partial(answer, database=database),
    )
    inputs = [
        slack.SlackInput(),
        telegram.TelegramInput(),
        whatsapp.WhatsAppInput(),
        twilio.TwilioInput(),
    ]
    server = ChannelServer(parts, inputs)
    await server.start(port)
    worker.start()
    await asyncio.Event().wait()


class Nursery:
    """Forks gateway processes from one that has imported everything."""

    def __init__(self, url: str, fake_urls: dict[str, str]) -> None:
        ours, theirs = socket.socketpair()
        self._pid = os.fork()
        if self._pid == 0:
            ours.close()
            _raise(theirs, url, fake_urls)
        theirs.close()
        self._pipe = ours.makefile("rw", buffering=1)
        self._pipe.readline()  # imported

    def spawn(self, port: int) -> int:
        """A new process on `port`; returns its id."""
        self._pipe.write(f"{port}\n")
        return int(self._pipe.readline())

    def close(self) -> None:
        """End the nursery; its children have to be killed before."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)


def _raise(pipe: socket.socket, url: str, fake_urls: dict[str, str]) -> None:
    import tests.integration.channel_server  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    stream = pipe.makefile("rw", buffering=1)
    stream.write("ready\n")
    for line in stream:
        child = os.fork()
        if child == 0:
            _silence()
            try:
                asyncio.run(serve(int(line), url, fake_urls))
            finally:
                os._exit(1)  # never up into the run it was forked from
        stream.write(f"{child}\n")
    os._exit(0)


def _silence() -> None:
    """The processes' logs tell of every kill; they go to a file beside the run."""
    log = os.open(os.environ.get("CHAOS_LOG", os.devnull), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
