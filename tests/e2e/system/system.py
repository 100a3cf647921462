"""The whole system as an operator starts it, and a customer of it that speaks HTTP."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class System:
    """`xiaoq run` in a child process."""

    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.environment['XIAOQ_PORT']}"

    def start(self, patience: float = 400) -> None:
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "run"],
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )
        until = time.monotonic() + patience
        while "XiaoQ is ready" not in self.log.read_text("utf-8"):
            assert self.process.poll() is None, self.log.read_text("utf-8")[-3000:]
            assert time.monotonic() < until, self.log.read_text("utf-8")[-3000:]
            time.sleep(0.3)

    def stop(self) -> int:
        """Ctrl-C; returns the exit code."""
        assert self.process
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def child(self, module: str) -> psutil.Process:
        """The service's process, e.g. "bot.serve"."""
        assert self.process
        for child in psutil.Process(self.process.pid).children():
            if module in child.cmdline():
                return child
        raise AssertionError(f"no {module} is running")

    def kill(self, module: str) -> None:
        """kill -9, as a crash would."""
        self.child(module).kill()

    def wait_healthy(self, patience: float = 120) -> None:
        """Until the bot takes messages."""
        self._wait(f"{self.url}/health/ready", patience)

    def wait_for_actions(self, patience: float = 120) -> None:
        """Until the action server answers."""
        self._wait(f"http://127.0.0.1:{self.environment['XIAOQ_ACTION_PORT']}/health", patience)

    @staticmethod
    def _wait(url: str, patience: float) -> None:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                if httpx.get(url, timeout=5).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.3)
        raise AssertionError(f"{url} did not come back")


@dataclass
class Event:
    kind: str
    data: dict[str, Any]
    id: int | None = None


@dataclass
class Customer:
    """One web session; reads its events as the page does."""

    url: str
    token: str = ""
    conversation: str = ""
    last: int = 0
    seen: list[Event] = field(default_factory=list)
    http: httpx.Client = field(default_factory=lambda: httpx.Client(verify=False, timeout=30))
    """One for all requests: each new one would read the machine's certificates again."""

    def __post_init__(self) -> None:
        session = self.http.post(f"{self.url}/webhooks/web/sessions").json()
        self.token, self.conversation = session["token"], session["conversation"]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def send(self, text: str, payload: str | None = None, identifier: str | None = None) -> int:
        body = {"id": identifier or uuid.uuid4().hex, "text": text}
        if payload:
            body["payload"] = payload
        return self.http.post(
            f"{self.url}/webhooks/web/messages", json=body, headers=self.headers
        ).status_code

    def upload(self, data: bytes, name: str, text: str = "") -> httpx.Response:
        """A file, with a question or without."""
        return self.http.post(
            f"{self.url}/webhooks/web/files",
            data={"id": uuid.uuid4().hex, "text": text},
            files={"file": (name, data)},
            headers=self.headers,
        )

    def events(self, patience: float = 60) -> Iterator[Event]:
        headers = {**self.headers, "Last-Event-ID": str(self.last)}
        with self.http.stream(
            "GET", f"{self.url}/webhooks/web/events", headers=headers, timeout=patience
        ) as stream:
            stream.raise_for_status()
            fields: dict[str, str] = {}
            for line in stream.iter_lines():
                if line:
                    name, _, value = line.partition(": ")
                    fields[name] = value
                    continue
                if "event" in fields:
                    identifier = int(fields["id"]) if "id" in fields else None
                    self.last = identifier or self.last
                    yield Event(fields["event"], json.loads(fields["data"]), identifier)
                fields = {}

    def say(
        self, text: str, payload: str | None = None, messages: int = 1, patience: float = 90
    ) -> str:
        """Send and wait for (at least) so many messages; their texts, joined."""
        assert self.send(text, payload) == 202
        return self.hear(messages, patience)

    def hear(self, messages: int = 1, patience: float = 90) -> str:
        texts: list[str] = []
        until = time.monotonic() + patience
        for event in self.events(patience):
            self.seen.append(event)
            if event.kind == "message":
                texts.append(event.data["text"])
            if len(texts) >= messages:
                break
            assert time.monotonic() < until, f"only heard {texts}"
        return "\n".join(texts)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """Of the last message."""
        messages = [event for event in self.seen if event.kind == "message"]
        return list(messages[-1].data["buttons"])

    def history(self) -> list[dict[str, Any]]:
        answer = self.http.get(f"{self.url}/webhooks/web/history", headers=self.headers).json()
        return list(answer["messages"])
