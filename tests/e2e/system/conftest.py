"""PostgreSQL, a real Qwen2.5-0.5B, its recording proxy and `xiaoq run`: once for all tests here."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from bot.settings import settings
from bot.store.engine import asyncpg_arguments
from llm_backend.models import fetch
from llm_backend.readiness import wait_ready
from tests.collector import Collector
from tests.e2e.system.recording_proxy import RecordingProxy
from tests.e2e.system.system import ROOT, Customer, System, free_port

DATABASE = "xiaoq_e2e"


def _create_database(url: str) -> str:
    async def create() -> None:
        connection = await asyncpg.connect(**asyncpg_arguments(url))
        await connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {DATABASE}")
        await connection.close()

    asyncio.run(create())
    head, _, query = url.partition("?")
    return f"{head.rpartition('/')[0]}/{DATABASE}" + (f"?{query}" if query else "")


@pytest.fixture(scope="session")
def system_database(postgres: str) -> str:
    """A database of the system's own: its worker must not take other tests' messages."""
    return _create_database(postgres)


@pytest.fixture(scope="session")
def model_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Qwen2.5-0.5B on llama.cpp."""
    file = fetch("qwen2.5-0.5b", directory=settings().state_dir / "models")
    port = free_port()
    log = tmp_path_factory.mktemp("model") / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "llm_backend.serving.llamacpp",
                "--model",
                str(file),
                "--port",
                str(port),
            ],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=ROOT,
        )
    url = f"http://127.0.0.1:{port}"
    asyncio.run(wait_ready(url, 120, alive=lambda: server.poll() is None))
    yield url
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="session")
def proxy(model_url: str) -> Iterator[RecordingProxy]:
    """All that the bot says to the model passes here."""
    proxy = RecordingProxy(model_url, free_port())
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture(scope="session")
def collector() -> Iterator[Collector]:
    """Where the system's traces go."""
    collector = Collector()
    collector.start()
    yield collector
    collector.stop()


@pytest.fixture(scope="session")
def system(
    system_database: str,
    proxy: RecordingProxy,
    collector: Collector,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[System]:
    """`xiaoq run`, with every log at DEBUG and traces for the canary test."""
    folder: Path = tmp_path_factory.mktemp("system")
    (folder / "temporary").mkdir()
    running = System(
        environment={
            "DATABASE_URL": system_database,
            "MODEL_BASE_URLS": proxy.url,
            "MODEL_FIRST_TOKEN_SECONDS": "20",
            "XIAOQ_STATE_DIR": str(folder / "state"),
            "XIAOQ_PORT": str(free_port()),
            "XIAOQ_DESK_PORT": str(free_port()),
            "XIAOQ_ACTION_PORT": str(free_port()),
            "XIAOQ_MODEL_PORT": str(free_port()),
            "TMPDIR": str(folder / "temporary"),
            "LOG_LEVEL": "DEBUG",
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
            "OTEL_BSP_SCHEDULE_DELAY": "300",
            "XIAOQ_WEB_SESSION_RATE": "600/minute",  # the canary test: many at one address
        },
        log=folder / "run.log",
    )
    running.start()
    yield running
    assert running.stop() == 0


@pytest.fixture
def proxy_restored(proxy: RecordingProxy) -> Iterator[RecordingProxy]:
    """The proxy, set back to passing after the test."""
    yield proxy
    proxy.mode = "pass"


@pytest.fixture
def new_customer(system: System) -> Callable[[], Customer]:
    """Makes web sessions."""
    return lambda: Customer(system.url)


@pytest.fixture
def customer(new_customer: Callable[[], Customer]) -> Customer:
    """One web session."""
    return new_customer()
