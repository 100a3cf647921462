"""A web session's token opens its own conversation, on every replica, and no other."""

from __future__ import annotations

import pytest

from bot.store.identity import Identity
from channels.base import Rejected
from channels.web_session import Sessions

HERE = Identity(b"s" * 32)


def test_a_token_opens_its_conversation_on_another_replica() -> None:
    token, conversation = Sessions(HERE).create()
    assert conversation.startswith("web:")
    assert Sessions(Identity(b"s" * 32)).conversation(f"Bearer {token}") == conversation


def test_two_sessions_are_two_conversations() -> None:
    assert Sessions(HERE).create() != Sessions(HERE).create()


def _forged() -> list[str | None]:
    (token, conversation), (other, _) = Sessions(HERE).create(), Sessions(HERE).create()
    signature = other.rpartition(".")[2]
    return [
        None,
        "",
        token,
        f"Basic {token}",
        f"Bearer {conversation}",
        f"Bearer {conversation}.",
        f"Bearer {conversation}.{signature}",
        f"Bearer {token}x",
        f"Bearer slack:{token.removeprefix('web:')}",
        f"Bearer {Sessions(Identity(b'x' * 32)).create()[0]}",
    ]


@pytest.mark.parametrize("number", range(10))
def test_anything_else_is_refused(number: int) -> None:
    with pytest.raises(Rejected) as refused:
        Sessions(HERE).conversation(_forged()[number])
    assert refused.value.status == 401
