"""A connection that is lost is an error of httpx, whichever event loop and moment it is."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
import time

import httpx
import uvloop

from llm_backend.http_client import HttpClient

RESET = struct.pack("ii", 1, 0)  # on closing, no FIN but RST
TRIES = 20


def reset_as_it_opens(client: type[httpx.AsyncClient]) -> set[str]:
    """What is raised when a server resets a connection before the event loop knows it open.

    The loop is held up, so that the reset is nearly always there in time.
    """

    def reset(server: socket.socket) -> None:
        for _ in range(TRIES):
            taken, _ = server.accept()
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            taken.close()

    def hold_up(loop: asyncio.AbstractEventLoop) -> None:
        time.sleep(0.02)
        loop.call_soon(hold_up, loop)

    async def ask() -> set[str]:
        raised = set()
        with socket.create_server(("127.0.0.1", 0)) as server:
            threading.Thread(target=reset, args=(server,), daemon=True).start()
            hold_up(asyncio.get_running_loop())
            async with client(trust_env=False) as http:
                for _ in range(TRIES):
                    try:
                        await http.get(f"http://127.0.0.1:{server.getsockname()[1]}/")
                    except Exception as error:
                        raised.add(type(error).__name__)
        return raised

    loop = uvloop.new_event_loop()
    try:
        return loop.run_until_complete(ask())
    finally:
        loop.close()


def test_a_connection_that_is_reset_as_it_opens_is_a_connect_error() -> None:
    """So that a sender knows that nothing was sent, and tries again."""
    raised = reset_as_it_opens(HttpClient)
    assert "ConnectError" in raised
    assert raised <= {"ConnectError", "ReadError"}


def test_httpx_alone_still_names_it_otherwise() -> None:
    """When this fails, httpx or anyio has mended it: HttpClient can go."""
    assert "AttributeError" in reset_as_it_opens(httpx.AsyncClient)
