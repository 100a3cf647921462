"""data/responses: texts in further languages fit the responses of domain.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.ops.check.lines import line_of, load
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem
from bot.ops.check.response_check import blanks_of

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SHAPE = "write `texts:` with names and texts under it, then `buttons:` with titles"


def check_written(folder: Path, root: Path, domain: Any) -> list[Problem]:
    """Problems of every file in `folder`; a response that is missing in one is none."""
    problems: list[Problem] = []
    english = _english(domain)
    for path in sorted(folder.glob("*.yml")):
        content, wrong = load(path, root)
        file = str(path.relative_to(root))
        problems += wrong or _check_file(content, path.stem, file, english)
    return problems


def _english(domain: Any) -> dict[str, Any]:
    """Each response's variant without condition."""
    responses = domain.get("responses") or {}
    return {
        name: variant
        for name, variants in responses.items()
        for variant in (variants if isinstance(variants, list) else ())
        if isinstance(variant, dict) and not variant.get("condition")
    }


def _check_file(
    content: Any, language: str, file: str, english: dict[str, Any]
) -> Iterator[Problem]:
    if not _LANGUAGE.fullmatch(language) or language in ("zh", "en"):
        yield Problem(file, 0, "is named by a language's code, as fr.yml; zh and en: domain.yml")
    sections = content if isinstance(content, dict) else {}
    texts, buttons = sections.get("texts") or {}, sections.get("buttons") or {}
    shaped = isinstance(texts, dict) and isinstance(buttons, dict)
    if not sections or not shaped or set(sections) - {"texts", "buttons"}:
        yield Problem(file, 1, _SHAPE)
        return
    for name, text in texts.items():
        yield from _check_text(name, text, file, line_of(texts, name), english)
    titles = {
        str(button.get("title"))
        for one in english.values()
        for button in one.get("buttons") or ()
        if isinstance(button, dict)
    }
    for title in buttons:
        if title not in titles:
            hint = nearest(str(title), titles)
            line = line_of(buttons, title)
            yield Problem(file, line, f"no English button “{title}” in domain.yml{hint}")


def _check_text(
    name: str, text: Any, file: str, line: int, english: dict[str, Any]
) -> Iterator[Problem]:
    if name not in english:
        yield Problem(file, line, f"no response `{name}` in domain.yml{nearest(name, english)}")
    elif not isinstance(text, str) or not text.strip():
        yield Problem(file, line, f"{name}: put the text in quotes")
    else:
        wanted, found = blanks_of(english[name]), blanks_of({"text": text})
        for blank in sorted(wanted - found):
            yield Problem(file, line, f"{name}: {{{blank}}} is missing")
        for blank in sorted(found - wanted):
            yield Problem(file, line, f"{name}: {{{blank}}} is not in the English text")
