"""Logs carry ids, sizes, timings and decisions; never what a customer wrote.

Rasa's debug records and some of its warnings hold texts, slots and entities, and any library may
quote a text in an exception. They are silenced at the source, where a record is made, so that it
does not matter which handler writes it: foreign records keep the place they come from, structlog
events lose every field that can hold text, and of an exception only types and places are shown.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

_OWN = ("bot", "channels", "actions", "llm_backend", "__main__")
_SPEAKING = ("alembic", "sanic.root", "sanic.server")
"""Loggers of libraries that tell only what the process does: their INFO and above is kept."""
_SAFE_TYPES = (int, float, bool, type(None))
_SAFE_FIELDS = frozenset({"event", "level", "timestamp", "logger"})
_DEEPEST = 6
"""Frames of a traceback that are shown, the innermost first."""


def silence_fields(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: a field of somebody else's stays only when it cannot hold text."""
    if fault := event.pop("exc_info", None):
        event["fault"] = _fault(fault)
    event.pop("stack_info", None)
    if _is_own(str(event.get("logger", ""))):
        return event
    for name, value in event.items():
        if name not in _SAFE_FIELDS and not isinstance(value, _SAFE_TYPES):
            event[name] = "…"
    return event


def silenced_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    """Record factory of the standard library's logging; see the module's docstring."""
    record = logging.LogRecord(*args, **kwargs)
    record.stack_info = None
    if record.name is None:  # a copy is being made, and filled in afterwards
        return record
    if not _is_own(record.name) and not isinstance(record.msg, dict):
        kept = record.name in _SPEAKING and record.levelno >= logging.INFO
        if not kept or record.exc_info:
            record.msg, record.args = f"{record.name}:{record.lineno} ({record.funcName})", ()
    if record.exc_info:
        record.msg = f"{record.getMessage()}: {_fault(record.exc_info)}"
        record.args, record.exc_info = (), None
    return record


def _is_own(logger: str) -> bool:
    return logger.split(".")[0] in _OWN


def _fault(exc_info: Any) -> str:
    """`ValueError at bot.pii.vault:12 < bot.turn:34`: what failed and where, and no message."""
    if exc_info is True:
        exc_info = sys.exc_info()
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if not isinstance(error, BaseException):
        return "unknown"
    frames = list(traceback.walk_tb(error.__traceback__))[::-1][:_DEEPEST]
    places = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in frames]
    cause = error.__cause__ or error.__context__
    because = f" because of {type(cause).__name__}" if cause else ""
    words = f" ({error})" if _is_own(type(error).__module__) else ""  # ours hold no text
    return f"{type(error).__name__}{words} at {' < '.join(places) or '?'}{because}"


def _say_uncaught(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
    """sys.excepthook: Python's own would print the message."""
    if isinstance(error, KeyboardInterrupt):
        return
    logging.getLogger(__name__).critical("uncaught: %s", _fault(error))


def _say_uncaught_in_thread(uncaught: Any) -> None:
    _say_uncaught(uncaught.exc_type, uncaught.exc_value, None)


class _NoDebug(structlog.stdlib.BoundLogger):
    def debug(self, event: str | None = None, *args: Any, **kw: Any) -> None:
        """Nothing, at once."""


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
    root = logging.getLogger()
    root.setLevel(level)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        # Rasa makes a dozen debug records a turn, and each took 40 microseconds to find out who
        # speaks before it was dropped
        wrapper_class=structlog.stdlib.BoundLogger if root.level <= logging.DEBUG else _NoDebug,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.setLogRecordFactory(silenced_record)
    logging.raiseExceptions = False  # a handler that fails would print the record's arguments
    sys.excepthook, threading.excepthook = _say_uncaught, _say_uncaught_in_thread
    root.handlers[:] = [handler]
    logging.getLogger("sanic.access").setLevel(logging.WARNING)
