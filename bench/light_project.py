"""A light Rasa project: word counts, logistic regression and rules, trained in seconds.

Nothing in it is ours, as in a project of somebody else's that takes only the tracker store.
"""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

EXAMPLES = {
    "greet": ("hello", "hi there", "good morning", "hey", "good evening"),
    "thank": ("thank you so much", "thanks a lot", "thank you", "thanks"),
    "goodbye": ("bye bye", "goodbye", "see you later", "bye"),
}
CONFIG = {
    "recipe": "default.v1",
    "language": "en",
    "assistant_id": "light",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "LogisticRegressionClassifier"},
    ],
    "policies": [{"name": "RulePolicy"}],
}
DOMAIN = {
    "version": "3.1",
    "intents": [*EXAMPLES],
    "responses": {f"utter_{intent}": [{"text": intent}] for intent in EXAMPLES},
    "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
}
RULES = [
    {"rule": intent, "steps": [{"intent": intent}, {"action": f"utter_{intent}"}]}
    for intent in EXAMPLES
]
NLU = [
    {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
    for intent, texts in EXAMPLES.items()
]


def write_light_project(folder: Path) -> None:
    """The files of the project, untrained."""
    (folder / "data").mkdir(parents=True)
    yaml = YAML()
    yaml.dump(CONFIG, folder / "config.yml")
    yaml.dump(DOMAIN, folder / "domain.yml")
    yaml.dump({"version": "3.1", "nlu": NLU, "rules": RULES}, folder / "data" / "all.yml")


def light_model(folder: Path) -> Path:
    """Write and train the project; its folder of models."""
    from rasa.model_training import train

    write_light_project(folder)
    trained = train(
        domain=str(folder / "domain.yml"),
        config=str(folder / "config.yml"),
        training_files=[str(folder / "data")],
        output=str(folder / "models"),
    )
    assert trained.model, f"training failed with code {trained.code}"
    return folder / "models"
