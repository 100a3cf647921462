"""The intent classifier of Rasa's pipeline: a linear model over the sentence vector."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.featurizer import SentenceVectorFeaturizer
from bot.understanding.linear_model import LinearModel, Matrix


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]
    """Names the intent of a message from its sentence vector; knows only trained intents."""

    FILE = "linear.npz"

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: LinearModel | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def required_components(cls) -> list[type]:
        """The vectors must have been made before."""
        return [SentenceVectorFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength`: inverse regularisation. `ranking_length`: intents listed, best first."""
        return {"strength": 20.0, "ranking_length": 5}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuse values that could not train."""
        if not float(config["strength"]) > 0 or int(config["ranking_length"]) < 1:
            raise InvalidConfigException(
                "LinearIntentClassifier in config.yml: strength must be above 0 and "
                "ranking_length at least 1"
            )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """The classifier as `train` left it; untrained where no example was given."""
        try:
            with model_storage.read_from(resource) as folder:
                model = LinearModel.load(folder / cls.FILE)
        except ValueError:  # Rasa's storage: nothing was written for this resource
            model = None
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the intent examples; with fewer than two intents there is nothing to fit."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        labels = [example.get(INTENT) for example in examples]
        if len(set(labels)) > 1:
            vectors = np.vstack([_vector(example) for example in examples])
            model = LinearModel.fit(vectors, labels, strength=float(self._config["strength"]))
            with self._model_storage.write_to(self._resource) as folder:
                model.save(folder / self.FILE)
            self._model = model
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set `intent` and `intent_ranking` of each message."""
        for message in messages:
            ranking = self._rank(message)
            best = ranking[0] if ranking else {"name": None, "confidence": 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _rank(self, message: Message) -> list[dict[str, Any]]:
        if self._model is None or not message.get(TEXT, "").strip():
            return []
        row = self._model.probabilities(_vector(message))[0]
        order = np.argsort(-row)[: int(self._config["ranking_length"])]
        return [{"name": self._model.labels[i], "confidence": float(row[i])} for i in order]


def _vector(message: Message) -> Matrix:
    """The sentence vector the featurizer left in `message`, shape (1, dimensions)."""
    _, sentence = message.get_dense_features(TEXT)
    assert sentence is not None, "the featurizer stands before the classifier"
    vector: Matrix = sentence.features
    return vector
