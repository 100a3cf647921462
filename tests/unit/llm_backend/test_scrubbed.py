"""The one type that travels to a model: what mypy refuses, and what it refuses itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

from bot.pii.scrubber import default_scrubber
from llm_backend.scrubbed import ScrubbedText, _Seal

ROOT = Path(__file__).resolve().parents[3]
WRONG = [
    ('Message("user", text)', "arg-type"),
    ('Message("user", f"{scrubbed}")', "arg-type"),
    ('Message("user", scrubbed.value)', "arg-type"),
    ("text + scrubbed", "operator"),
    ("scrubbed + text", "operator"),
    ('"".join([text, scrubbed])', "list-item"),
    ("ScrubbedText(text)", "call-arg"),
    ("ScrubbedText(text, seal=None)", "arg-type"),
    ('ScrubbedText.join(" ", [scrubbed, text])', "list-item"),
    ("scrubbed.value = text", "misc"),
    ("class Own(ScrubbedText): ...", "misc"),
]


def test_mypy_refuses_every_other_road(tmp_path: Path) -> None:
    lines = [
        "from llm_backend.requests import Message",
        "from llm_backend.scrubbed import ScrubbedText",
        "text: str",
        "scrubbed: ScrubbedText",
        'Message("user", scrubbed)',
        *(line for line, _ in WRONG),
    ]
    program = tmp_path / "roads.py"
    program.write_text("\n".join(lines))
    config = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path / "cache")]
    said, fault, _ = api.run([*config, "--follow-imports", "silent", str(program)])
    assert fault == ""
    errors = {
        (int(line), kind)
        for line, kind in re.findall(r"roads\.py:(\d+): error: .*\[([a-z-]+)\]", said)
    }
    assert errors == {(number, kind) for number, (_, kind) in enumerate(WRONG, 6)}, said


def test_it_can_be_made_by_the_scrubber_only() -> None:
    with pytest.raises(TypeError, match="scrub the text first"):
        ScrubbedText("Ada", seal=_Seal())


def test_it_neither_changes_nor_turns_into_text_by_mistake() -> None:
    scrubbed = default_scrubber().fixed("Be polite.")
    with pytest.raises(AttributeError):
        scrubbed._value = "Ada"
    assert f"{scrubbed}" == str(scrubbed) == "ScrubbedText(10 characters)"
    with pytest.raises(TypeError):
        "".join(["Ada", scrubbed])  # type: ignore[list-item]


def test_only_marks_may_join_it() -> None:
    scrubbed = default_scrubber().fixed("Be polite.")
    assert ScrubbedText.join("\n\n", [scrubbed, scrubbed]).value == "Be polite.\n\nBe polite."
    with pytest.raises(ValueError, match="separator"):
        ScrubbedText.join(" Ada ", [scrubbed, scrubbed])


@pytest.mark.parametrize(
    ("most", "left"),
    [(3, "Hi "), (5, "Hi "), (11, "Hi "), (13, "Hi <PERSON_1>"), (99, "Hi <PERSON_1>, hello")],
)
def test_a_placeholder_is_never_cut(most: int, left: str) -> None:
    assert default_scrubber().fixed("Hi <PERSON_1>, hello").shortened(most).value == left


def test_a_part_holds_whole_placeholders() -> None:
    text = default_scrubber().fixed("Hello. Ask <PERSON_1> first. Bye.")
    assert text.part(6, 28).value == "Ask <PERSON_1> first."
    with pytest.raises(ValueError, match="placeholder"):
        text.part(0, 15)
    assert default_scrubber().fixed("Open **Account > Cards**.").part(0, 25).value[-4:] == "s**."
