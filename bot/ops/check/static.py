"""Every check that needs no trained model, in the order in which mending makes sense."""

from __future__ import annotations

from pathlib import Path

from bot.ops.check.domain_check import check_domain, names
from bot.ops.check.ids_check import check_business_ids
from bot.ops.check.lines import load
from bot.ops.check.nlu_check import check_nlu
from bot.ops.check.persona_check import check_personas
from bot.ops.check.problem import Problem
from bot.ops.check.rules_check import check_rules
from bot.ops.check.written_check import check_written


def check_files(root: Path) -> list[Problem]:
    """What is wrong in domain.yml and data/, sorted by place."""
    domain, problems = load(root / "domain.yml", root)
    data = root / "data"
    problems += check_personas(data / "personas", root)
    problems += check_business_ids(data / "business_ids.yml", root)
    if problems and domain is None:
        return sorted(problems)
    problems += check_domain(domain)
    if not isinstance(domain, dict):
        return sorted(problems)
    problems += check_nlu(
        data / "nlu",
        root,
        intents=names(domain.get("intents")),
        entities=names(domain.get("entities")),
    )
    problems += check_written(data / "responses", root, domain)
    folders = [data / "rules", data / "stories"]
    in_rules, places = check_rules(folders, root, domain)
    problems += in_rules
    if not problems:  # Rasa's own judgement of files that are wrong anyway only repeats it
        from bot.ops.check.rasa_check import check_with_rasa

        files = sorted(file for folder in folders for file in folder.rglob("*.yml"))
        problems += check_with_rasa(root, files, places)
    return sorted(problems)
