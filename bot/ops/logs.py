"""Logs carry ids, sizes, timings and decisions; never what a customer wrote.

Rasa's debug records and some of its warnings hold texts, slots and entities. They are silenced at
the source: structlog events lose every field that can hold text, and plain records of Rasa's and
of the libraries under it keep their message template and lose its arguments.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_OWN = ("bot", "channels", "actions", "llm_backend", "__main__")
_SAFE_TYPES = (int, float, bool, type(None))
_SAFE_FIELDS = frozenset(
    {"event", "level", "timestamp", "logger", "action_name", "policy_name", "error", "channel"}
)


def silence_fields(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: a field of somebody else's stays only when it cannot hold text."""
    if str(event.get("logger", "")).split(".")[0] in _OWN:
        return event
    for name, value in event.items():
        if name not in _SAFE_FIELDS and not isinstance(value, _SAFE_TYPES):
            event[name] = "…"
    return event


class SilenceArguments(logging.Filter):
    """Standard logging: a foreign record keeps where it came from, and nothing it was told."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Called by every handler of ours for each record."""
        if record.name.split(".")[0] in _OWN or getattr(record, "_from_structlog", False):
            return True
        place = f"{record.name}:{record.lineno}"
        if record.levelno < logging.INFO or record.name.startswith("rasa"):
            record.msg, record.args = f"{place} ({record.funcName})", ()
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{place}: {record.exc_info[0].__name__}"
            record.args, record.exc_info, record.exc_text = (), None, None
        record.stack_info = None
        return True


def configure_logging() -> None:
    """One handler on the root logger: plain text or LOG_FORMAT=json, at level LOG_LEVEL."""
    level = os.environ.get("LOG_LEVEL", "INFO").upper()
    as_json = os.environ.get("LOG_FORMAT") == "json"
    renderer = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    shared: list[Any] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        silence_fields,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(SilenceArguments())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("sanic.access").setLevel(logging.WARNING)
