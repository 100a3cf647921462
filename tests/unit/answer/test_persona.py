"""The persona files are read, merged and checked."""

from pathlib import Path

import pytest
import yaml

from bot.answer.persona import REPLIES, Personas
from bot.errors import ConfigurationError
from bot.settings import ROOT

FOLDER = ROOT / "data" / "personas"
DEFAULT = yaml.safe_load((FOLDER / "default.yml").read_text("utf-8"))


def folder_with(tmp_path: Path, **files: object) -> Path:
    for name, data in files.items():
        (tmp_path / f"{name}.yml").write_text(
            data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True), "utf-8"
        )
    return tmp_path


def test_the_committed_persona() -> None:
    """It keeps the limits of the product and answers in the customer's language."""
    persona = Personas(FOLDER).for_line(None)
    assert (persona.limits.chinese_characters, persona.limits.words) == (300, 150)
    assert persona.model.max_tokens == 512
    assert "colleague" in persona.reply("unknown", "en")
    assert "人工" in persona.reply("unknown", "zh-TW")
    assert "人工" in persona.reply("unknown", "yue")
    assert persona.reply("unknown", "fr").startswith("Désolé")
    assert persona.reply("too_long", "sw") == persona.reply("too_long", "en")


@pytest.mark.parametrize("reply", REPLIES)
def test_replies_fit_the_limits(reply: str) -> None:
    """No fixed reply is longer than an answer may be."""
    persona = Personas(FOLDER).for_line(None)
    assert all(persona.limits.share(text) <= 1 for text in persona.replies[reply].values())


def test_a_line_holds_only_what_differs(tmp_path: Path) -> None:
    """A line without a file of its own gets the default; a path is no line."""
    personas = Personas(folder_with(tmp_path, default=DEFAULT, outlet={"name": "小O"}))
    assert personas.for_line("outlet").name == "小O"
    assert personas.for_line("outlet").tone == personas.for_line(None).tone
    assert personas.for_line("other").name == DEFAULT["name"]
    assert personas.for_line("../outlet").name == DEFAULT["name"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({k: v for k, v in DEFAULT.items() if k != "tone"}, "default.yml: the key 'tone'"),
        ({**DEFAULT, "limits": {"word": 3}}, "default.yml: a key is unknown"),
        ({**DEFAULT, "replies": {"unknown": {"en": "?"}}}, "replies: about: zh is missing"),
        ("name: [", "default.yml line"),
        ("- a", "at the left margin"),
    ],
)
def test_faults_are_named(tmp_path: Path, data: object, message: str) -> None:
    """A designer is told file and key."""
    with pytest.raises(ConfigurationError, match=message.replace("?", r"\?")):
        Personas(folder_with(tmp_path, default=data)).for_line(None)


def test_missing_file(tmp_path: Path) -> None:
    """Without a default there is no assistant."""
    with pytest.raises(ConfigurationError, match=r"default\.yml is missing"):
        Personas(tmp_path).for_line(None)
