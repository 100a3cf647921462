"""`python -m channels.gateway`: the channels without Rasa, on the bot's port.

Takes deliveries, serves the page and sends, in a process that starts in a second and that no turn
holds up; the turns are taken by `bot.serve`, wherever it runs. Which channels there are stands in
credentials.yml, as for Rasa. XIAOQ_WORKER_URL names the bot that gets whatever else is asked.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from typing import Any

import structlog
from ruamel.yaml import YAML
from sanic import Sanic
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from bot.ops.logs import configure_logging
from bot.ops.tracing import configure_tracing
from bot.settings import ROOT, settings
from channels.forward import Worker
from channels.seam import Entry

_log = structlog.get_logger(__name__)

_OURS = "channels."  # of other packages' channels nobody knows what they need; Rasa serves them


def main() -> None:
    """Serve until SIGTERM or Ctrl-C."""
    configure_logging()
    configure_tracing("xiaoq-gateway")
    app = make_app(settings().worker_url)
    app.run(settings().host, settings().bot_port, access_log=False, motd=False)


def make_app(worker_url: str | None) -> Sanic:
    """The server with all channels of ours; worker_url: of the bot behind it, if it is known."""
    app = Sanic("xiaoq_gateway", configure_logging=False)
    app.config.update(RESPONSE_TIMEOUT=3600, KEEP_ALIVE_TIMEOUT=30, GRACEFUL_SHUTDOWN_TIMEOUT=2.0)
    for entry in entries():
        prefix = entry.url_prefix()
        app.blueprint(
            entry.blueprint(_no_turns),
            url_prefix=prefix if prefix.startswith("/") else f"/webhooks/{prefix}",
        )
    app.register_middleware(_answer_preflight, "request")
    if worker_url:
        _put_before(app, worker_url)
    return app


def _put_before(app: Sanic, worker_url: str) -> None:
    async def connect(app: Sanic, _: Any) -> None:
        app.ctx.worker = Worker(worker_url)

    async def disconnect(app: Sanic, _: Any) -> None:
        await app.ctx.worker.close()

    async def forward(request: Request, _: NotFound) -> HTTPResponse:
        worker: Worker = request.app.ctx.worker
        return await worker.forward(request)

    app.register_listener(connect, "before_server_start")
    app.register_listener(disconnect, "after_server_stop")
    app.exception(NotFound)(forward)


def entries() -> Iterator[Entry]:
    """Our channels of credentials.yml, each with what stands below it."""
    listed = YAML(typ="safe").load((ROOT / "credentials.yml").read_text("utf-8")) or {}
    for path, arguments in listed.items():
        if not path.startswith(_OURS):
            _log.info("channel.forwarded", channel=path)
            continue
        module, _, name = path.rpartition(".")
        kind: type[Entry] = getattr(importlib.import_module(module), name)
        yield kind.from_credentials(_expanded(arguments or {}))


def _expanded(value: Any) -> Any:
    """`${NAME}` from the environment, as Rasa reads its files."""
    if isinstance(value, dict):
        return {key: _expanded(inner) for key, inner in value.items()}
    return os.path.expandvars(value) if isinstance(value, str) else value


async def _answer_preflight(request: Request) -> HTTPResponse | None:
    """A browser asks by OPTIONS first; on Rasa's server Rasa answers that."""
    return empty(204) if request.method == "OPTIONS" else None


async def _no_turns(message: Any) -> None:
    """In place of Rasa's way into a turn."""


if __name__ == "__main__":
    main()
