"""`make check` on designers' files with one slip each: the message, the file and the line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.ops.check.static import check_files

ROOT = Path(__file__).resolve().parents[3]
Break = Callable[[str, str, str], int]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the designers' files."""
    shutil.copy(ROOT / "domain.yml", tmp_path)
    for folder in ("nlu", "rules", "stories", "personas"):
        shutil.copytree(ROOT / "data" / folder, tmp_path / "data" / folder)
    shutil.copy(ROOT / "data" / "business_ids.yml", tmp_path / "data")
    return tmp_path


@pytest.fixture
def replace(project: Path) -> Break:
    """Replace the first `old` in a file; returns its line."""

    def in_file(name: str, old: str, new: str) -> int:
        path = project / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return text[: text.index(old)].count("\n") + 1

    return in_file


def messages(project: Path) -> list[str]:
    return [str(problem) for problem in check_files(project)]


def test_the_files_as_they_are_need_no_mending(project: Path) -> None:
    assert messages(project) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("data/rules/flows.yml", "- intent: stop_flow", "- intent: stop_flwo",
         "no intent `stop_flwo` in domain.yml; did you mean `stop_flow`?"),
        ("data/rules/flows.yml", "- action: return_form", "- action: retrun_form",
         "no action or response `retrun_form` in domain.yml; did you mean `return_form`?"),
        ("data/rules/flows.yml", "- active_loop: lookup_form", "- active_loop: look_form",
         "no form `look_form` in domain.yml; did you mean `lookup_form`?"),
        ("data/rules/smalltalk.yml", "- intent: greet", "- itent: greet",
         "a step is `- intent:`, `- action:`, `- active_loop:` or …"),
        ("domain.yml", "payload: '/return_order'", "payload: '/retrun_order'",
         "no intent `retrun_order`; did you mean `return_order`?"),
        ("domain.yml", """payload: '/inform{{"reason": "size"}}'""",
         """payload: '/inform{"reason": "size"}'""", "double the braces"),
        ("domain.yml", """payload: '/inform{{"reason": "size"}}'""",
         """payload: '/inform{{"raeson": "size"}}'""",
         "no entity `raeson`; did you mean `reason`?"),
        ("data/rules/flows.yml", "- resume_offered: true", "- resume_ofered: true",
         "no slot `resume_ofered` in domain.yml; did you mean `resume_offered`?"),
        ("domain.yml", "text: 不客气，能帮到您我很开心 🙂", "text: 123", "put the text in quotes"),
        ("domain.yml", "text: 不客气，能帮到您我很开心 🙂", "text: 不客气 {",
         "a brace without its other half"),
        ("domain.yml", "text: 不客气，能帮到您我很开心 🙂", "text: 不客气，{nmae}",
         "utter_thank: nothing fills {nmae} here"),
        ("domain.yml", "text: 不客气，能帮到您我很开心 🙂", 'text: "不客气',
         "a quote that is not closed"),
        ("domain.yml", "condition: [{type: slot, name: language, value: zh}]", "condition: zh",
         "write the condition as"),
        ("domain.yml", "  greeted:\n    type: bool", "  greeted:\n    type: boool",
         "the slot greeted needs `type:`"),
        ("data/personas/default.yml", "words: 150", "words: many",
         "`words:` must be a whole number"),
        ("data/personas/default.yml", "  too_long:", "  tolong:",
         "there is no key `tolong:` here; did you mean `too_long`?"),
        ("data/personas/default.yml", "lines: {}", "lines: none",
         "`lines:` must be names with a colon under it, indented"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line(
    project: Path, replace: Break, file: str, old: str, new: str, expected: str
) -> None:
    line = replace(file, old, new)
    found = messages(project)
    assert any(
        message.startswith(f"{file}:{line} ") and expected in message for message in found
    ), found


def test_broken_yaml_is_said_in_plain_words(project: Path, replace: Break) -> None:
    line = replace("data/rules/smalltalk.yml", "- rule: hello", "- rule: hello: again")
    assert messages(project) == [
        f"data/rules/smalltalk.yml:{line}  is not readable YAML from here; look for a colon inside "
        "a text (put the text in quotes), or the indentation"
    ]


def test_a_missing_language_and_a_missing_blank_are_found(project: Path) -> None:
    path = project / "domain.yml"
    text = path.read_text("utf-8")
    text += "  utter_one:\n    - text: Only English\n"
    text += "  utter_two:\n    - condition: [{type: slot, name: language, value: zh}]\n"
    text += "      text: 订单\n    - text: Order {order_number}\n"
    path.write_text(text, "utf-8")
    found = messages(project)
    assert any("utter_one has no Chinese text" in message for message in found)
    assert any("utter_two: {order_number} is missing in the Chinese text" in m for m in found)


def test_an_example_of_two_intents_is_a_contradiction(project: Path) -> None:
    path = project / "data" / "nlu" / "extra.yml"
    path.write_text(
        'version: "3.1"\nnlu:\n- intent: thank\n  examples: |\n    - Where is my parcel, XiaoQ\n'
        "- intent: greet\n  examples: |\n    - where is my parcel XiaoQ?\n    - hi Q\n    - hi Q\n"
        "- intent: tank\n  examples: |\n    - nothing\n",
        "utf-8",
    )
    assert messages(project) == [
        "data/nlu/extra.yml:8  “where is my parcel XiaoQ?” is an example of `greet` here and of "
        "`thank` at data/nlu/extra.yml:5; it can only mean one",
        "data/nlu/extra.yml:10  “hi Q” stands at line 9 already",
        "data/nlu/extra.yml:13  no intent `tank` in domain.yml; did you mean `thank`?",
    ]


def test_a_response_that_code_says_may_not_go(project: Path, replace: Break) -> None:
    replace("domain.yml", "  utter_verify:\n", "  utter_verify_them:\n")
    assert messages(project) == [
        f"domain.yml:{_line(project, 'responses:')}  utter_verify, which XiaoQ says, is gone; "
        "is it now `utter_verify_them`?"
    ]


def _line(project: Path, words: str) -> int:
    lines = (project / "domain.yml").read_text("utf-8").splitlines()
    return lines.index(words) + 1


@pytest.mark.parametrize("text", ["- rule: a\n", "rules: a\n", "rules:\n  - rule: a\n"])
def test_a_rules_file_of_the_wrong_shape_is_said_with_its_line(project: Path, text: str) -> None:
    (project / "data" / "rules" / "x.yml").write_text(text, "utf-8")
    (found,) = messages(project)
    assert found.startswith("data/rules/x.yml:")
    assert "Traceback" not in found


def test_contradicting_rules_are_both_named(project: Path) -> None:
    path = project / "data" / "rules" / "more.yml"
    path.write_text(
        'version: "3.1"\nrules:\n  - rule: thanks, but other\n    steps:\n      - intent: thank\n'
        "      - action: utter_goodbye\n",
        "utf-8",
    )
    found = messages(project)
    assert found
    joined = " ".join(found)
    assert "contradicts" in joined
    assert "“thank you”" in joined
    assert "“thanks, but other”" in joined
    assert "data/rules/more.yml:3" in joined


def test_personas_and_business_ids_are_judged_by_their_readers(
    project: Path, replace: Break
) -> None:
    replace("data/personas/default.yml", "name: 小Q", "nmae: 小Q")
    line = replace("data/business_ids.yml", r"'W\d{7}'", r"'\d{11}'")
    found = messages(project)
    assert any("personas/default.yml" in message and "name" in message for message in found)
    assert any(message.startswith("data/business_ids.yml:") for message in found), (line, found)
