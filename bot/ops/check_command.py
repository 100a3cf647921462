"""`xiaoq check`: for designers. Plain words, file and line; exit code 1 when something is wrong."""

from __future__ import annotations

import argparse
import logging
import os
import warnings
from pathlib import Path

from bot.ops.check.conversation import Conversation, read_conversations
from bot.ops.check.conversation_check import check_conversations
from bot.ops.check.problem import Problem
from bot.ops.check.static import check_files
from bot.settings import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to check; without options everything."""
    parser.add_argument("--only", metavar="WORDS", help="conversations whose name has these words")
    parser.add_argument("--files-only", action="store_true", help="do not play conversations")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path, help="a trained model, in place of training one")


def run(options: argparse.Namespace) -> int:
    """Check the files; when they are right, play the test conversations."""
    _quiet()
    root: Path = options.root.resolve()
    problems = check_files(root)
    conversations, unreadable = _conversations(root, options.only or "")
    problems += unreadable
    if not problems:  # a response that is gone would be missed at every step that names it
        problems += check_conversations(conversations, root)
    if problems:
        return _fail(problems, "No conversation was played; mend these first.")
    print("Files: nothing to mend.", flush=True)
    if options.files_only:
        return 0
    failed = _play(conversations, options.model, root)
    if failed:
        return _fail(
            failed, f"{len(conversations) - len(failed)} of {len(conversations)} went well."
        )
    print(f"Everything is right: {len(conversations)} conversations went as written.")
    return 0


def _conversations(root: Path, words: str) -> tuple[list[Conversation], list[Problem]]:
    found: list[Conversation] = []
    problems: list[Problem] = []
    for path in sorted((root / "tests" / "conversations").glob("**/*.yml")):
        more, wrong = read_conversations(path, root)
        found += [one for one in more if words in one.name]
        problems += wrong
    return found, problems


def _play(conversations: list[Conversation], model: Path | None, root: Path) -> list[Problem]:
    if model is None:
        from bot.ops.training import train_if_stale

        print("Training, if a file has changed …", flush=True)
        model = train_if_stale(root)
    from bot.ops.check.playing import play_all

    return play_all(conversations, model, _report)


def _report(conversation: Conversation, problem: Problem | None) -> None:
    print(f"  {'✗' if problem else '✓'} {conversation.name}", flush=True)


def _fail(problems: list[Problem], last: str) -> int:
    print()
    for problem in sorted(problems):
        print(problem)
    things = "1 thing" if len(problems) == 1 else f"{len(problems)} things"
    print(f"\n{things} to mend. {last}")
    return 1


def _quiet() -> None:
    """Only our own words: Rasa's and the libraries' records are no help to a designer."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    # A filter would not do: libraries set their own while they are imported.
    warnings.showwarning = lambda *args, **kwargs: None
    logging.disable(logging.CRITICAL)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
