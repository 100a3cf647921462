"""Imports point one way, and the road to the model has one gate."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("channels", "bot", "llm_backend", "actions")
ALLOWED = {
    "channels": {"channels", "bot"},
    "bot": {"bot", "llm_backend"},
    "llm_backend": {"llm_backend"},
    "actions": {"actions"},
}
# the two places that may reach across, and why
EXCEPTIONS = {
    ("bot/ops/preparation.py", "actions"),  # `xiaoq run` seeds the demo shop
}
CONFINED = {  # outside library -> the only places that may import it
    "rasa": (
        "channels/",
        "bot/answer/nlg.py",
        "bot/dialogue.py",
        "bot/serve.py",
        "bot/store/tracker_store.py",
        "bot/understanding/",
        "bot/ops/check",
    ),
    "presidio_analyzer": ("bot/pii/",),
    "presidio_anonymizer": ("bot/pii/",),
    "openai": ("llm_backend/",),
    "xllamacpp": ("llm_backend/",),
    "vllm": ("llm_backend/",),
}


def sources() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_packages_import_only_what_lies_below_them() -> None:
    wrong = {
        (relative(path), name.split(".")[0])
        for path in sources()
        for name in imported(path)
        if name.split(".")[0] in PACKAGES
        and name.split(".")[0] not in ALLOWED[relative(path).split("/")[0]]
    }
    assert wrong - EXCEPTIONS - {w for w in wrong if w[0].startswith("bot/ops/check")} == set()


@pytest.mark.parametrize("library", sorted(CONFINED))
def test_a_library_is_imported_only_at_its_edge(library: str) -> None:
    wrong = [
        relative(path)
        for path in sources()
        if any(name.split(".")[0] == library for name in imported(path))
        and not relative(path).startswith(CONFINED[library])
    ]
    assert wrong == []


def test_only_the_scrubber_holds_the_seal() -> None:
    holders = [
        relative(path)
        for path in sources()
        if "llm_backend.scrubbed.SEAL" in set(imported(path))
        or "llm_backend.scrubbed._Seal" in set(imported(path))
    ]
    assert holders == ["bot/pii/scrubber.py"]


def test_nobody_reaches_the_seal_through_the_module() -> None:
    sneaky = [
        relative(path)
        for path in sources()
        if relative(path) not in ("llm_backend/scrubbed.py", "bot/pii/scrubber.py")
        and ("SEAL" in path.read_text("utf-8") or "_Seal" in path.read_text("utf-8"))
    ]
    assert sneaky == []


def test_the_model_is_spoken_to_by_the_client_alone() -> None:
    speakers = [
        relative(path)
        for path in sources()
        if not relative(path).startswith("llm_backend/")
        and "/v1/chat/completions" in path.read_text("utf-8")
    ]
    assert speakers == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {
        relative(path): count
        for path in sources()
        if (count := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}
