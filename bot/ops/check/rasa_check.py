"""Rasa's own judgement of domain, rules and stories, translated into plain words and places."""

from __future__ import annotations

import re
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from rasa.core.policies.rule_policy import InvalidRule, RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain, InvalidDomain
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.training_data.loading import load_data_from_files
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.exceptions import RasaException, YamlException

from bot.ops.check.problem import Problem
from bot.ops.check.rules_check import Places

_CONTRADICTION = re.compile(
    r"action '(?P<action>[^']+)' in (?:rule|story) '(?P<rule>[^']+)' is contradicting with "
    r"rule\(s\) '(?P<others>[^']+)'(?: which predicted action '(?P<other_action>[^']+)')?"
)
_INCOMPLETE = re.compile(r"action '(?P<action>[^']+)' in rule '(?P<rule>[^']+)'[^.]*")


def check_with_rasa(root: Path, files: list[Path], places: Places) -> list[Problem]:
    """What keeps Rasa from training on these rules and stories."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            domain = Domain.load(str(root / "domain.yml"))
    except (InvalidDomain, YamlException, RasaException, ValueError) as error:
        return [_unreadable(error, root, "domain.yml")]
    try:
        _analyse(domain, files)
    except InvalidRule as error:
        return list(_translate(str(error), places))
    except (RasaException, ValueError) as error:
        return [_unreadable(error, root, "data/rules")]
    return []


def _unreadable(error: Exception, root: Path, file: str) -> Problem:
    """Rasa names the file by its whole path and, of YAML of the wrong shape, the line."""
    text = str(error).replace(f"{root}/", "")
    if place := re.search(r"in (\S+):(\d+):\s*(.*)", text):
        return Problem(place[1], int(place[2]), f"Rasa cannot read this: {place[3]}")
    return Problem(file, 0, f"Rasa cannot read this: {_first_sentence(text)}")


def _analyse(domain: Domain, files: list[Path]) -> None:
    """Train the rule policy on nothing but the rules and stories: it compares them all."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        steps = load_data_from_files([str(path) for path in files], domain)
        trackers = TrainingDataGenerator(StoryGraph(steps), domain, augmentation_factor=0)
        policy = RulePolicy(
            RulePolicy.get_default_config(),
            LocalModelStorage(Path(folder)),
            Resource("rules"),
            ExecutionContext(GraphSchema({})),
        )
        policy.train(trackers.generate(), domain)


def _translate(message: str, places: Places) -> Iterator[Problem]:
    found = False
    for match in _CONTRADICTION.finditer(message):
        found = True
        others = ", ".join(f"“{name}”{_at(name, places)}" for name in match["others"].split(", "))
        instead = f", which says `{match['other_action']}`" if match["other_action"] else ""
        yield _problem(
            match["rule"],
            places,
            f"“{_bare(match['rule'])}” says `{match['action']}` where it contradicts "
            f"{others}{instead}; give one of them a condition, or make them agree",
        )
    for match in () if found else _INCOMPLETE.finditer(message):
        found = True
        yield _problem(match["rule"], places, f"“{_bare(match['rule'])}”: {match[0]}")
    if not found:
        yield Problem("data/rules", 0, _first_sentence(message))


def _bare(name: str) -> str:
    """Rasa adds the file's blocks to a name."""
    return name.split(" / ")[0].strip()


def _at(name: str, places: Places) -> str:
    place = places.get(_bare(name))
    return f" ({place[0]}:{place[1]})" if place else ""


def _problem(rule: str, places: Places, message: str) -> Problem:
    file, line = places.get(_bare(rule), ("data/rules", 0))
    return Problem(file, line, message)


def _first_sentence(error: object) -> str:
    text = " ".join(str(error).split())
    return text.split(". ")[0][:300]
