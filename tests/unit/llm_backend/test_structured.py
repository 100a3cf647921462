"""JSON answers: the watch, the check, and the client's one retry."""

from __future__ import annotations

from typing import Any

import pytest

from llm_backend.errors import ModelOutputInvalid
from llm_backend.structured import BlankWatch, parse
from tests.unit.llm_backend.asking import question
from tests.unit.llm_backend.conftest import Connect
from tests.unit.llm_backend.fake_server import Say, fake_server

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"intent": {"enum": ["greet", "return_order"]}},
    "required": ["intent"],
    "additionalProperties": False,
}
GOOD = '{"intent": "greet"}'


@pytest.mark.parametrize(
    "text", ["", "{", '["greet"]', '{"intent": "dance"}', "{}", '{"intent": "greet", "x": 1}']
)
def test_what_does_not_fit_is_refused_without_being_shown(text: str) -> None:
    """Cut off, of another shape, or with a value the schema does not know."""
    with pytest.raises(ModelOutputInvalid) as caught:
        parse(text, SCHEMA)
    assert "dance" not in str(caught.value)


def test_blanks_may_indent_but_not_go_on_for_ever() -> None:
    """White space counts over pieces, and starts anew after each real character."""
    watch = BlankWatch()
    for text in ("{\n" + " " * 40, "  1", " " * 40, "2"):
        watch.feed(text)
    with pytest.raises(ModelOutputInvalid, match="white space"):
        for _ in range(20):
            watch.feed("\n   ")


@pytest.mark.parametrize(
    "bad",
    [
        Say(('{"intent": "dance"}',)),
        Say(("{", *[" \n "] * 500), end="silence"),
        Say(('{"int',), finish="length"),
        Say((), end="well"),
    ],
)
async def test_one_bad_answer_is_asked_for_again(connect: Connect, bad: Say) -> None:
    """Warmer, since at temperature 0 it would be written again; a blank loop is cut at once."""
    async with fake_server(bad, Say((GOOD,))) as server:
        ask = question(json_schema=SCHEMA, temperature=0.0, deadline=5.0)
        assert await connect(server).complete_json(ask) == {"intent": "greet"}
        first, second = server.requests
    assert first["response_format"]["json_schema"]["schema"] == SCHEMA
    assert (first["temperature"], second["temperature"]) == (0.0, 0.3)


async def test_two_bad_answers_are_the_callers_fallback(connect: Connect) -> None:
    """There is no third try."""
    async with fake_server(usual=Say(("[]",))) as server:
        with pytest.raises(ModelOutputInvalid):
            await connect(server).complete_json(question(json_schema=SCHEMA))
        assert len(server.requests) == 2
