"""What must be there before a service can start: free ports, a database, a model file."""

from __future__ import annotations

import asyncio
import shutil
import socket
from contextlib import ExitStack
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StartupError
from bot.settings import Settings
from bot.store.embedded import embedded_url, start_embedded
from bot.store.migrate import upgrade

_ROOM = 2_000_000_000  # bytes free that the database, logs and a trained model certainly need


def require_free_ports(config: Settings) -> None:
    """StartupError naming the first port that somebody else holds."""
    ports = {
        "XIAOQ_PORT": config.bot_port,
        "XIAOQ_ACTION_PORT": config.action_port,
    }
    if not config.model_base_urls:
        ports["XIAOQ_MODEL_PORT"] = config.model_port
    for setting, port in ports.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((config.host, port))
            except OSError:
                raise StartupError(
                    f"port {port} is in use; stop what uses it (perhaps another `make run`) "
                    f"or choose another with {setting}=…"
                ) from None


def prepare_database(config: Settings, stack: ExitStack) -> str:
    """The URL of a migrated database with the demo shop and the help centre in it."""
    url = migrated_database(config, stack)
    asyncio.run(_fill(url, config))
    return url


def migrated_database(config: Settings, stack: ExitStack, *, passages: bool = True) -> str:
    """The URL of the configured database, or of the embedded one, brought to today's tables.

    passages: as for `bot.store.migrate.upgrade`.
    """
    _require_room(config.state_dir)
    url = config.database_url
    if url is None:
        server = start_embedded(config.state_dir / "postgres")
        stack.callback(server.cleanup)
        url = embedded_url(server)
    try:
        upgrade(url, passages=passages)
    except (OSError, SQLAlchemyError) as error:
        given = config.database_url is not None
        raise StartupError(_database_fault(error, given=given)) from error
    return url


def _database_fault(error: Exception, *, given: bool) -> str:
    """The server's own first line, which holds no password, and what to do."""
    cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    hint = (
        "check that DATABASE_URL names a running PostgreSQL 15+ with pgvector, and its user"
        if given
        else "look into the log under .xiaoq/postgres and at the disk's free space, and run again"
    )
    return f"the database cannot be used: {cause}; {hint}"


async def _fill(url: str, config: Settings) -> None:
    from actions.shop.seed import ensure_async
    from bot.bootstrap import open_database
    from bot.knowledge.ingest import ingest

    await ensure_async(url)
    database = open_database(url)
    try:
        await ingest(database.engine, config.data_dir / "knowledge")
    finally:
        await database.close()


def prepare_model_file(config: Settings) -> Path | None:
    """The GGUF file to serve; None when a server is configured, or none can be had.

    Without a model the bot still runs: flows as ever, free-form answers from passages alone.
    """
    if config.model_base_urls:
        return None
    from llm_backend.errors import ModelError
    from llm_backend.models import fetch

    try:
        return fetch("qwen2.5-1.5b", directory=config.state_dir / "models", file=config.model_file)
    except ModelError as error:
        print(f"  no model: {error}\n  XiaoQ answers from passages alone.", flush=True)
        return None


def _require_room(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(directory).free
    if free < _ROOM:
        raise StartupError(
            f"only {free / 1e9:.1f} GB are free under {directory} and 2 GB are needed; "
            "free some space or set XIAOQ_STATE_DIR to another disk"
        )
