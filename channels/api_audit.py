"""What is read and changed through Rasa's own HTTP API (RASA_API_TOKEN) stands in the audit."""

from __future__ import annotations

from typing import Any

import structlog
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.errors import StoreError
from bot.runtime import runtime_of
from bot.store.audit import record

ACTOR = "key:RASA_API_TOKEN"
_ACTIONS = {"GET": "read", "POST": "change", "PUT": "change"}
_log = structlog.get_logger(__name__)


async def audit_api(app: Any, _: Any) -> None:
    """Listener before the server starts: nothing of a conversation leaves unrecorded."""

    async def note(request: Request, response: HTTPResponse | None) -> HTTPResponse | None:
        conversation = request.match_info.get("conversation_id")
        action = _ACTIONS.get(request.method)
        if not conversation or not action or response is None or response.status >= 400:
            return None
        what = request.path.rpartition("/")[2]  # tracker, events, story, …
        database = runtime_of(request.app).database
        try:
            async with database.transaction() as connection:
                await record(
                    connection,
                    database,
                    actor=ACTOR,
                    action=action,
                    conversation=conversation,
                    detail={"what": what},
                )
        except StoreError as error:
            _log.error("audit.not_written", action=action, error=str(error))
            return json({"error": "the audit cannot be written now; try again in a moment"}, 503)
        return None

    app.register_middleware(note, "response")
