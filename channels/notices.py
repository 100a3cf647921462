"""POST /notices: the action server, or the shop, tells a customer something on any channel."""

from __future__ import annotations

import hmac
from typing import Any

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.errors import StoreError
from bot.notices import load_notices, send_notice
from bot.runtime import runtime_of
from bot.settings import settings
from channels.rejected import Rejected
from channels.request_body import checked_size, json_object, list_at, text_at
from channels.seam import Entry, OnMessage

_STATUS = {"queued": 202, "repeated": 202, "opted_out": 200, "unknown": 404}


class Notices(Entry):
    """For who has XIAOQ_NOTICE_KEY."""

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "notices"

    def url_prefix(self) -> str:
        """At the root, not under /webhooks."""
        return "/notices"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """POST /notices `{"id", "conversation", "notice", "variables"}`."""
        blueprint = Blueprint("xiaoq_notices")
        notices = load_notices(settings().data_dir / "notices.yml")

        async def post(request: Request) -> HTTPResponse:
            try:
                _verify(request)
                body = json_object(checked_size(request))
                outcome = await send_notice(
                    runtime_of(request.app).database,
                    notices,
                    conversation=text_at(body, "conversation"),
                    name=text_at(body, "notice"),
                    variables=[str(value) for value in list_at(body, "variables")],
                    key=_key(body),
                )
            except Rejected as rejected:
                return json({"error": rejected.reason}, rejected.status)
            except (KeyError, ValueError) as error:
                return json({"error": f"see data/notices.yml: {error}"}, 400)
            except StoreError:
                return json({"error": "the database does not answer; try again"}, 503)
            return json({"outcome": outcome}, _STATUS[outcome])

        blueprint.add_route(post, "/", methods=["POST"], name="post")
        return blueprint


def _verify(request: Request) -> None:
    key = settings().notice_key
    given = request.headers.get("authorization", "")
    if not key or not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
        raise Rejected(401, "send `Authorization: Bearer` with XIAOQ_NOTICE_KEY")


def _key(body: dict[str, Any]) -> str:
    key = text_at(body, "id")
    if not key:
        raise Rejected(400, '"id" names the occasion, so that it is told once')
    return key
