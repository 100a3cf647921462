"""`xiaoq COMMAND`: each command is one module with `add_arguments(parser)` and `run(args)`."""

from __future__ import annotations

import argparse
import importlib
import sys
import warnings

import structlog

from bot.errors import XiaoQError

COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("bot.ops.run_command", "start everything and stop it on Ctrl-C"),
    "train": ("bot.ops.train_command", "train Rasa's model if the designers' files changed"),
    "check": ("bot.ops.check_command", "tell designers what is wrong in data/ and domain.yml"),
    "export": ("bot.ops.export_command", "conversations for review or training, masked"),
    "erase": ("bot.ops.erase_command", "erase a conversation, or all of one customer"),
    "retain": ("bot.ops.retain_command", "erase what is older than so many days"),
    "rotate-keys": ("bot.ops.rotate_keys_command", "wrap all data keys under the newest key"),
    "import-tracker": ("bot.ops.import_tracker_command", "take over Rasa's own SQL tracker store"),
    "verify-audit": ("bot.ops.verify_audit_command", "whether the audit was tampered with"),
    "scrub": ("bot.pii.scrub_command", "replace personal values (JSON Lines)"),
    "restore": ("bot.pii.restore_command", "put personal values back (JSON Lines)"),
    "parse": ("bot.understanding.parse_command", "intent, entities, language (JSON Lines)"),
    "search": ("bot.knowledge.search_command", "find passages (JSON Lines)"),
    "guard": ("bot.answer.guard_command", "what may go in or out (JSON Lines)"),
    "channels": ("bot.ops.channels_command", "check the platforms, register a webhook"),
    "ask": ("bot.answer.ask_command", "one free-form question (JSON Lines)"),
}


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code. Errors of ours are one sentence on stderr."""
    if argv is None and not sys.warnoptions:
        _hide_library_warnings()
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="xiaoq", description="XiaoQ (小Q) customer service bot")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if arguments[:1] == [name]:  # only the chosen command's imports are paid for
            importlib.import_module(module).add_arguments(command)
    # standard output belongs to the command's results
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    parsed = parser.parse_args(arguments)
    try:
        return int(importlib.import_module(COMMANDS[parsed.command][0]).run(parsed) or 0)
    except XiaoQError as error:
        print(f"xiaoq {parsed.command}: {error}", file=sys.stderr)
        return 1


def _hide_library_warnings() -> None:
    """Standard error is for what a user can mend; `python -W` and PYTHONWARNINGS show them again.

    A filter would not do: libraries set their own while they are imported.
    """
    warnings.showwarning = lambda *args, **kwargs: None


if __name__ == "__main__":
    raise SystemExit(main())
