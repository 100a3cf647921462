"""A Rasa project with nothing of ours but a tracker store in its endpoints.yml, trained once."""

from __future__ import annotations

import base64
import secrets
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.light_project import light_model
from bench.turn_servers import Server
from tests.conftest import ROOT
from tests.integration.databases import empty_database

STORE = """\
tracker_store:
  type: bot.store.tracker_store.PostgresTrackerStore
  url: {url}
  patience: 2  # seconds; less than the default, since a test waits for it
  alone: true  # which it is not always
event_broker:
  type: file
  path: {broker}
"""


class Project:
    """A folder with a trained model; servers run it on a database of its own, empty at first."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.kek = folder, url, secrets.token_bytes(32)
        self.broker, self.exported = folder / "events.log", folder / "exported.log"
        self.environment = {
            "PYTHONPATH": str(ROOT),
            "XIAOQ_KEK": base64.b64encode(self.kek).decode(),
            "XIAOQ_STATE_DIR": str(folder / "state"),
        }
        (folder / "endpoints.yml").write_text(STORE.format(url=url, broker=self.broker))
        (folder / "export.yml").write_text(STORE.format(url=url, broker=self.exported))
        (folder / "credentials.yml").write_text("rest:\n")

    def server(self, name: str) -> Server:
        """`rasa run`, as the project's own people would."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        command = [sys.executable, "-W", "ignore", "-m", "rasa", "run", "--enable-api"]
        return Server(
            name, [*command, "--port", str(port)], self.folder, port, self.environment, "/status"
        )


@pytest.fixture(scope="module")
def project(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The trained project."""
    folder = tmp_path_factory.mktemp("plain") / "project"
    light_model(folder)
    yield Project(folder, empty_database(postgres))
