"""What Rasa says, as messages of the turn."""

from __future__ import annotations

import pytest

from bot.current import Turn, during
from bot.dialogue import Collector
from bot.pii.vault import Vault


@pytest.mark.parametrize(
    ("attachment", "file"),
    [
        ("https://shop.example/invoice.pdf", "https://shop.example/invoice.pdf"),
        ("javascript:alert(1)", None),
        ({"type": "template"}, None),
        (None, None),
    ],
)
async def test_an_attachment_that_is_an_address_goes_along(
    attachment: object, file: str | None
) -> None:
    with during(Turn("c", 1, "web", 1, Vault())) as turn:
        await Collector("web").send_response("c", {"text": "Here", "attachment": attachment})
    (message,) = turn.outgoing
    assert (message.text, message.file) == ("Here", file)
