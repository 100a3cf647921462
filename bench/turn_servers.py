"""The servers that bench/turns.py compares, each a child process on the same PostgreSQL."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import httpx
from ruamel.yaml import YAML

from bot.settings import ROOT
from bot.store.embedded import embedded_url, start_embedded
from bot.store.migrate import upgrade

INTENTS = ("greet", "thank", "goodbye")
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "LOG_LEVEL": "ERROR",
    "SANIC_WORKERS": "1",
}


@dataclass
class Server:
    """A bot's server; a context manager that starts and stops it."""

    name: str
    command: list[str]
    folder: Path
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    ready: str = "/"
    child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Server:
        environment = {**os.environ, **QUIET, **self.environment}
        with (self.folder / f"{self.name}.log").open("wb") as log:
            self.child = subprocess.Popen(
                self.command, cwd=self.folder, env=environment, stdout=log, stderr=log
            )
        until = time.monotonic() + 180
        while time.monotonic() < until:
            assert self.child.poll() is None, (self.folder / f"{self.name}.log").read_text()
            try:
                if httpx.get(self.url + self.ready, trust_env=False).status_code == 200:
                    return self
            except httpx.HTTPError:
                time.sleep(0.3)
        raise AssertionError(f"{self.name} did not start")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.child
        self.child.terminate()
        self.child.wait(30)


def prepare(folder: Path, *, with_default: bool) -> Iterator[Server]:
    """Train what is needed, then give one server after the other."""
    database = start_embedded(folder / "postgres")
    url = embedded_url(database)
    socket_folder = url.partition("host=")[2]
    try:
        shared = _our_pipeline(folder / "pipeline")
        if with_default:
            yield _stock("stock-default", _default_project(folder / "default"), socket_folder)
        yield _stock("stock-pipeline", shared, socket_folder)
        upgrade(url)
        port = _free_port()
        yield Server(
            "xiaoq",
            [sys.executable, "-W", "ignore", "-m", "bot.serve", "--model", str(shared / "models")],
            shared,
            port,
            {
                "DATABASE_URL": url,
                "XIAOQ_PORT": str(port),
                "PYTHONPATH": str(ROOT),
                "XIAOQ_STATE_DIR": str(folder / "state"),
                "XIAOQ_WEB_MESSAGE_RATE": "1000000/minute",
                "XIAOQ_WEB_SESSION_RATE": "100000/minute",
            },
            ready="/health/ready",
        )
    finally:
        database.cleanup()


def _stock(name: str, project: Path, socket_folder: str) -> Server:
    port = _free_port()
    (project / "credentials.yml").write_text("rest:\n")
    (project / "endpoints.yml").write_text(
        "tracker_store:\n  type: SQL\n  dialect: postgresql\n  db: postgres\n"
        f"  username: postgres\n  query:\n    host: {socket_folder}\n"
    )
    command = [sys.executable, "-W", "ignore", "-m", "rasa", "run", "--port", str(port)]
    return Server(name, command, project, port, {"PYTHONPATH": str(ROOT)})


def _default_project(folder: Path) -> Path:
    import rasa.cli

    scaffold = Path(rasa.cli.__file__).parent / "initial_project"
    shutil.copytree(scaffold, folder)
    _train(folder)
    return folder


def _our_pipeline(folder: Path) -> Path:
    """Our config.yml and our examples of three intents, with fixed replies."""
    (folder / "data").mkdir(parents=True)
    shutil.copy(ROOT / "config.yml", folder)
    yaml = YAML()
    for intent in INTENTS:
        shutil.copy(ROOT / "data" / "nlu" / f"{intent}.yml", folder / "data")
    rules = [
        {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]}
        for intent in INTENTS
    ]
    domain = {
        "version": "3.1",
        "intents": [*INTENTS],
        "entities": ["language", "order_number"],
        "slots": {
            "language": {
                "type": "text",
                "influence_conversation": False,
                "mappings": [{"type": "from_entity", "entity": "language"}],
            }
        },
        "responses": {f"utter_{intent}": [{"text": intent}] for intent in INTENTS},
    }
    yaml.dump({"version": "3.1", "rules": rules}, folder / "data" / "rules.yml")
    yaml.dump(domain, folder / "domain.yml")
    _train(folder)
    return folder


def _train(folder: Path) -> None:
    print(f"training {folder.name} …", flush=True)
    started = time.monotonic()
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "rasa", "train"],
        cwd=folder,
        check=True,
        env={**os.environ, **QUIET, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    print(f"training {folder.name} took {time.monotonic() - started:.0f} s", flush=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
