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
# the places that may reach across, and why
EXCEPTIONS = {
    # a connection that is reset as it opens means the same in every process
    ("actions/notices.py", "llm_backend"),
    ("channels/forward.py", "llm_backend"),
    ("channels/platform_api.py", "llm_backend"),
    ("channels/slack_files.py", "llm_backend"),
    ("actions/server.py", "bot"),  # one rule about what a log may hold, in every process
    ("bot/ops/preparation.py", "actions"),  # `xiaoq run` seeds the demo shop
    ("bot/ops/erase_command.py", "actions"),  # asks the shop for a customer's orders
}
CONFINED = {  # outside library -> the only places that may import it
    "rasa": (  # not the channels: the gateway does without it
        "bot/action_server.py",
        "bot/answer/nlg.py",
        "bot/dialogue.py",
        "bot/export/rasa_sink.py",
        "bot/serve.py",
        "bot/store/domain_facts.py",
        "bot/store/fail_safe.py",
        "bot/store/tracker.py",
        "bot/store/tracker_store.py",
        "bot/understanding/",
        "bot/ops/check",
    ),
    "presidio_analyzer": ("bot/pii/",),
    "presidio_anonymizer": ("bot/pii/",),
    # what a span may hold is decided in one place
    "opentelemetry": ("llm_backend/spans.py", "bot/ops/tracing.py"),
    "openpyxl": ("bot/export/xlsx_sink.py",),
    "openai": ("llm_backend/",),
    "xllamacpp": ("llm_backend/",),
    "vllm": ("llm_backend/",),
    # what could speak to the model server past the client
    **dict.fromkeys(
        ("httpx", "aiohttp", "requests", "urllib3", "urllib.request", "http.client"),
        (
            "llm_backend/",
            "bot/action_server.py",  # names the faults of Rasa's own calls; makes none
            "channels/platform_api.py",  # the platforms' own servers
            "channels/slack_files.py",  # fetches what is uploaded to Slack
            "channels/forward.py",  # the gateway's way to the bot
            "bot/ops/services.py",  # waits for the health of what it has started
            "bot/ops/channel_checks.py",  # `xiaoq channels`
            "actions/notices.py",  # tells the bot that an order changed
        ),
    ),
}
FIXED = {  # each text that is sealed without being scrubbed, and whose words it is
    ("bot/understanding/understand.py", "instructions()"),  # the intents' meanings
    ("bot/answer/road.py", "fixed_part(persona)"),  # designers' persona
    ("bot/answer/road.py", "persona.reply('about', question.language)"),  # designers' reply
    ("bot/answer/prompt.py", "fixed_part(asked.persona)"),
    ("bot/answer/prompt.py", "heading"),  # designers' business line
    ("bot/answer/prompt.py", "says"),  # _SAY or _FILE_SAYS
    ("bot/answer/prompt.py", "_FILE"),
    ("bot/answer/prompt.py", "'<file>'"),
    ("bot/answer/prompt.py", "'</file>'"),
    (
        "bot/answer/prompt.py",
        "f'(Answer in {language}, from {source} only.{way_out})'",  # a name of our table
    ),
    ("bot/answer/translate.py", "_RULES"),
    ("bot/answer/translate.py", "task"),  # a response of domain.yml before its slots are filled
}
ADDRESS = {  # who may know where the model server is
    "bot/settings.py",
    "bot/bootstrap.py",  # gives it to the client
    "bot/understanding/parse_command.py",  # the same for `xiaoq parse`
    "bot/ops/preparation.py",  # whether to start one
    "bot/ops/services.py",  # starts one and waits for its health
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
        if any(f"{name}.".startswith(f"{library}.") for name in imported(path))
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


def calls(path: Path, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == method
        ):
            yield node


def test_what_is_sealed_unscrubbed_is_our_own_words() -> None:
    """`Scrubber.fixed` takes any text; a new caller must be weighed and named in FIXED."""
    found = {
        (relative(path), ast.unparse(argument))
        for path in sources()
        for call in calls(path, "fixed")
        for argument in call.args
    }
    assert found == FIXED


def test_sealed_text_is_not_changed_from_outside() -> None:
    """Not by the private attribute, nor by a new object without a constructor."""
    meddlers = [
        relative(path)
        for path in sources()
        if relative(path) != "llm_backend/scrubbed.py"
        and "ScrubbedText" in (text := path.read_text("utf-8"))
        and ("._value" in text or "__new__" in text or "__setattr__" in text)
    ]
    assert meddlers == []


def test_few_know_where_the_model_server_is() -> None:
    knowing = {
        relative(path)
        for path in sources()
        if not relative(path).startswith("llm_backend/")
        and any(
            word in path.read_text("utf-8")
            for word in ("model_base_urls", "model_port", "MODEL_BASE_URLS")
        )
    }
    assert knowing == ADDRESS


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
