"""The processes of `xiaoq run`: gateway, model server, action server, Rasa; restarted when one
dies."""

from __future__ import annotations

import shutil
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
from prometheus_client.multiprocess import mark_process_dead

from bot.errors import StartupError
from bot.ops.processes import Process
from bot.settings import ROOT, Settings
from llm_backend.readiness import fault

_UNFIT = 3  # exit code of a model server that cannot run on this machine
_PATIENCE = 120.0


class Services:
    """Starts, watches and stops our child processes."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._processes: list[Process] = []
        self._started_at: dict[str, float] = {}
        self._worker_port = config.worker_port or free_port()
        self._metrics = config.state_dir / "metrics"

    def start_gateway(self) -> None:
        """The channels: deliveries are taken from now on, answered when the bot is there."""
        shutil.rmtree(self._metrics, ignore_errors=True)  # counts of an earlier run
        self._metrics.mkdir(parents=True)
        gateway = self._start("gateway", ["-m", "channels.gateway"], XIAOQ_WORKER_URL=self._worker)
        self._wait(gateway, f"http://{self._config.host}:{self._config.bot_port}/health/live")

    @property
    def _worker(self) -> str:
        return f"http://127.0.0.1:{self._worker_port}"

    def start_model(self, model_file: Path | None) -> None:
        """llama.cpp in the background; the bot does not wait for it."""
        if model_file is None:
            return
        self._start(
            "model",
            [
                "-m",
                "llm_backend.serving.llamacpp",
                "--model",
                str(model_file),
                "--name",
                self._config.model_name,
                "--port",
                str(self._config.model_port),
            ],
        )

    def start_bot(self, trained: Path) -> None:
        """Action server and Rasa; returns when both answer and the model server has settled."""
        config = self._config
        actions = self._start(
            "actions", ["-m", "actions.server", "--port", str(config.action_port)]
        )
        bot = self._start(
            "bot",
            ["-m", "bot.serve", "--model", str(trained)],
            XIAOQ_HOST="127.0.0.1",
            XIAOQ_PORT=str(self._worker_port),
        )
        self._wait(actions, f"http://127.0.0.1:{config.action_port}/health")
        self._wait(bot, f"{self._worker}/health/ready")
        self._wait_for_model()

    def watch(self) -> None:
        """Until interrupted: start again whatever ends, with a pause when it ends at once."""
        while True:
            time.sleep(0.5)
            for process in list(self._processes):
                if not process.running:
                    self._revive(process)

    def stop(self) -> None:
        """Stop all, last started first."""
        while self._processes:
            self._processes.pop().stop()

    def _start(self, name: str, arguments: list[str], **more: str) -> Process:
        log = self._config.state_dir / "logs" / f"{name}.log"
        environment = {
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "RASA_TELEMETRY_ENABLED": "false",
            **more,
        }
        if name in ("gateway", "bot"):  # one page of metrics for both
            environment["PROMETHEUS_MULTIPROC_DIR"] = str(self._metrics)
        if name != "model":  # llama.cpp wants every core, the sentence vectors only one
            environment["OMP_NUM_THREADS"] = "1"
        process = Process(name, [sys.executable, "-W", "ignore", *arguments], log, environment)
        process.start()
        self._processes.append(process)
        self._started_at[name] = time.monotonic()
        return process

    def _revive(self, process: Process) -> None:
        if process.exit_code == _UNFIT:
            print(
                "XiaoQ: this machine cannot run the model; answers come from passages alone.\n"
                + process.last_words(2),
                flush=True,
            )
            self._processes.remove(process)
            return
        if process.child and self._metrics.is_dir():
            mark_process_dead(process.child.pid, str(self._metrics))  # type: ignore[no-untyped-call]
        lived = time.monotonic() - self._started_at[process.name]
        print(
            f"XiaoQ: {process.name} ended with code {process.exit_code} after {lived:.0f} s; "
            f"starting it again (log: {process.log.name})",
            flush=True,
        )
        if lived < 10:
            time.sleep(3)
        process.start()
        self._started_at[process.name] = time.monotonic()

    def _wait(self, process: Process, url: str) -> None:
        def ended() -> None:
            if not process.running:
                raise StartupError(
                    f"{process.name} ended with code {process.exit_code} before it was ready:\n"
                    f"{process.last_words()}"
                )

        if not _answers(url, while_waiting=ended):
            raise StartupError(f"{process.name} does not answer at {url}; see {process.log}")

    def _wait_for_model(self) -> None:
        """The model may be slow or unfit; either is said, and neither stops the bot."""
        model = next((each for each in self._processes if each.name == "model"), None)
        if model is None:
            self._check_servers()
            return

        def ended() -> None:
            if not model.running:
                raise StartupError("ended")

        try:
            if _answers(f"http://127.0.0.1:{self._config.model_port}/health", while_waiting=ended):
                return
        except StartupError:
            self._revive(model)
        print(
            "XiaoQ: the model server is not ready; until it is, answers come from passages.",
            flush=True,
        )

    def _check_servers(self) -> None:
        """Servers that somebody else runs: a wrong name or key would otherwise show only in that
        every answer comes from a help page."""
        config = self._config
        for url in config.model_base_urls:
            wrong = fault(url, model=config.model_name, api_key=config.model_api_key)
            if wrong is not None:
                print(f"XiaoQ: {url}: {wrong}. Until then answers come from passages.", flush=True)


def _answers(url: str, *, while_waiting: Callable[[], None]) -> bool:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        while_waiting()
        try:
            if httpx.get(url, timeout=5, trust_env=False).status_code == 200:
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    return False


def free_port() -> int:
    """A port of loopback that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
