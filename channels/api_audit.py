"""What is read and changed through Rasa's own HTTP API (RASA_API_TOKEN) stands in the audit.

A change is recorded by the store, in the transaction that writes it; a call that wrote nothing is
a read, and recorded before it is answered.
"""

from __future__ import annotations

from typing import Any

import structlog
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.errors import StoreError
from bot.runtime import runtime_of
from bot.store.audit import record
from bot.store.caller import Caller, set_caller

ACTOR = "key:RASA_API_TOKEN"
_ASKS_NOTHING = ("OPTIONS", "HEAD")
_log = structlog.get_logger(__name__)


async def audit_api(app: Any, _: Any) -> None:
    """Listener before the server starts: nothing of a conversation leaves or changes unrecorded."""
    app.register_middleware(_begin, "request")
    app.register_middleware(_end, "response")


async def _begin(request: Request) -> None:
    conversation = request.match_info.get("conversation_id")
    named = bool(conversation) and request.method not in _ASKS_NOTHING
    what = request.path.rpartition("/")[2]  # tracker, events, story, …
    # None as well: the requests of a connection share their context
    request.ctx.caller = Caller(conversation, ACTOR, what) if named else None
    set_caller(request.ctx.caller)


async def _end(request: Request, response: HTTPResponse | None) -> HTTPResponse | None:
    caller: Caller | None = getattr(request.ctx, "caller", None)
    if caller is None:
        return None
    caller.ended = True
    if caller.recorded or response is None or response.status >= 400:
        return None
    try:
        database = runtime_of(request.app).database
        async with database.transaction() as connection:
            await record(
                connection,
                database,
                actor=caller.actor,
                action="read",
                conversation=caller.conversation,
                detail={"what": caller.what},
            )
    except StoreError as error:
        _log.error("audit.not_written", error=str(error))
        return json({"error": "the audit cannot be written now; try again in a moment"}, 503)
    return None
