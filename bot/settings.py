"""All configuration of ours, read once from the environment and `.env` (DESIGN.md section 5)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bot.errors import ConfigurationError
from bot.platforms import SECRETS, Platforms, read_platforms

ROOT = Path(__file__).resolve().parent.parent
LINE_NAME = re.compile(r"[\w-]{1,64}")
"""Of a business line; it is the name of its persona's file too."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """XiaoQ's settings; one instance for the process, see :func:`settings`."""

    database_url: str | None = None
    """A PostgreSQL server; None starts the embedded one."""
    kek: tuple[str, ...] = ()
    """Key-encryption keys, base64 of 32 bytes, newest first."""
    kek_file: Path | None = None
    """A file of such keys, one a line, in place of `kek`."""
    key_service: str | None = None
    """`package.module:factory` of a KeyService, in place of both."""
    production: bool = False
    model_base_urls: tuple[str, ...] = ()
    model_name: str = "qwen2.5"
    model_api_key: str = field(default="none", repr=False)
    model_file: Path | None = None
    """A GGUF file to use in place of the one that would be fetched."""
    model_first_token: float = 8.0
    """Seconds to the model's first token before the customer gets the passage instead."""
    model_deadline: float = 60.0
    """Seconds that all calls of the model for one message may take together."""
    model_concurrency: int | None = None
    """Requests to the model running at a time in this process; None: what the server suits."""
    model_queue: int = 64
    """Requests that may wait for that; one more is answered from the help pages at once."""
    model_hedge: float | None = None
    """Seconds without a first token after which a second server is asked too; None: never."""
    state_dir: Path = ROOT / ".xiaoq"
    """Embedded database, fetched models, development keys."""
    retain_days: float | None = None
    """Days without activity after which a conversation is erased, every night; None: never."""
    audit_anchor: Path | None = None
    """A file that says where the audit ends; None: audit.head in the state folder."""
    data_dir: Path = ROOT / "data"
    region: str = "CN"
    """Where a phone number without country code is assumed to be from (ISO 3166)."""
    public_url: str | None = None
    web_message_rate: str = "30/minute"
    """What one web session may send; in the notation of the `limits` library."""
    web_session_rate: str = "60/minute"
    """How many sessions one network address may open."""
    web_file_bytes: int = 5_000_000
    """The largest file a customer may upload on the page; of its text, see bot/files."""
    platforms: Platforms = field(default_factory=Platforms)
    """The channels that are on, with their secrets."""
    lines: Mapping[str, str] = field(default_factory=dict)
    """The business line of each channel that has one: its persona and its help pages."""
    notice_key: str | None = field(default=None, repr=False)
    """Who knows it may send notices (POST /notices); None: nobody."""
    takes_turns: bool = True
    """Whether the bot's process also handles messages, or only accepts, shows and sends."""
    worker_url: str | None = None
    """For the gateway: the bot on this machine that takes the turns; None where there are many."""
    host: str = "127.0.0.1"
    bot_port: int = 5005
    worker_port: int | None = None
    """Where `xiaoq run` has Rasa listen on loopback, behind the gateway; None: any free port."""
    desk_port: int = 5006
    action_port: int = 5055
    model_port: int = 8000

    @property
    def action_url(self) -> str:
        return f"http://127.0.0.1:{self.action_port}/webhook"


def _read_env_file(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        name, equals, value = text.removeprefix("export ").partition("=")
        if not equals:
            raise ConfigurationError(f"{path.name} line {number}: write NAME=value")
        found[name.strip()] = value.strip().strip("\"'")
    return found


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    value = env.get(name, "")
    try:
        return float(value) if value else default
    except ValueError:
        raise ConfigurationError(f"{name} must be a number, not {value!r}") from None


def _port(env: Mapping[str, str], name: str, default: int) -> int:
    port = float(_number(env, name, default))
    if not (port.is_integer() and 0 < port < 65536):
        raise ConfigurationError(f"{name} must be a port, 1 to 65535, not {env[name]!r}")
    return int(port)


def _role(env: Mapping[str, str]) -> str:
    role = env.get("XIAOQ_ROLE") or "all"
    if role not in ("all", "accept"):
        raise ConfigurationError(f'XIAOQ_ROLE must be "all" or "accept", not {role!r}')
    return role


def _lines(env: Mapping[str, str]) -> dict[str, str]:
    names = {channel: f"{channel}_LINE".upper() for channel in ("web", *SECRETS)}
    found = {channel: env[name] for channel, name in names.items() if env.get(name)}
    for channel, line in found.items():
        if not LINE_NAME.fullmatch(line):
            raise ConfigurationError(
                f"{names[channel]} must be 1 to 64 letters, digits, - or _, not {line!r}"
            )
    return found


def _list(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())


def read_settings(env: Mapping[str, str]) -> Settings:
    """Settings from `env`; raises ConfigurationError naming the variable that is wrong."""
    base = Settings()
    return Settings(
        database_url=env.get("DATABASE_URL") or None,
        kek=_list(env, "XIAOQ_KEK"),
        kek_file=Path(env["XIAOQ_KEK_FILE"]) if env.get("XIAOQ_KEK_FILE") else None,
        key_service=env.get("XIAOQ_KEY_SERVICE") or None,
        production=env.get("XIAOQ_ENV", "development") == "production",
        model_base_urls=_list(env, "MODEL_BASE_URLS"),
        model_name=env.get("MODEL_NAME", base.model_name),
        model_api_key=env.get("MODEL_API_KEY", base.model_api_key),
        model_file=Path(env["MODEL_FILE"]) if env.get("MODEL_FILE") else None,
        model_first_token=_number(env, "MODEL_FIRST_TOKEN_SECONDS", base.model_first_token),
        model_deadline=_number(env, "MODEL_DEADLINE_SECONDS", base.model_deadline),
        model_concurrency=int(_number(env, "MODEL_CONCURRENCY", 0)) or None,
        model_queue=int(_number(env, "MODEL_QUEUE", base.model_queue)),
        model_hedge=_number(env, "MODEL_HEDGE_SECONDS", 0.0) or None,
        state_dir=Path(env.get("XIAOQ_STATE_DIR", str(base.state_dir))),
        retain_days=_number(env, "XIAOQ_RETAIN_DAYS", 0.0) or None,
        audit_anchor=Path(env["XIAOQ_AUDIT_ANCHOR"]) if env.get("XIAOQ_AUDIT_ANCHOR") else None,
        data_dir=Path(env.get("XIAOQ_DATA_DIR", str(base.data_dir))),
        region=env.get("XIAOQ_REGION", base.region).upper(),
        public_url=env.get("PUBLIC_URL") or None,
        web_message_rate=env.get("XIAOQ_WEB_MESSAGE_RATE", base.web_message_rate),
        web_session_rate=env.get("XIAOQ_WEB_SESSION_RATE", base.web_session_rate),
        web_file_bytes=int(_number(env, "XIAOQ_WEB_FILE_BYTES", base.web_file_bytes)),
        platforms=read_platforms(env),
        lines=_lines(env),
        notice_key=env.get("XIAOQ_NOTICE_KEY") or None,
        takes_turns=_role(env) == "all",
        worker_url=env.get("XIAOQ_WORKER_URL") or None,
        host=env.get("XIAOQ_HOST", base.host),
        bot_port=_port(env, "XIAOQ_PORT", base.bot_port),
        worker_port=_port(env, "XIAOQ_WORKER_PORT", 1) if env.get("XIAOQ_WORKER_PORT") else None,
        desk_port=_port(env, "XIAOQ_DESK_PORT", base.desk_port),
        action_port=_port(env, "XIAOQ_ACTION_PORT", base.action_port),
        model_port=_port(env, "XIAOQ_MODEL_PORT", base.model_port),
    )


def environment() -> dict[str, str]:
    """What is configured: the environment wins over `.env` at the project's root."""
    return {**_read_env_file(ROOT / ".env"), **os.environ}


@cache
def settings() -> Settings:
    """The process's settings, see `environment`."""
    return read_settings(environment())
