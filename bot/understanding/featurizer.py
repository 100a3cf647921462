"""Sentence vectors as a Rasa featurizer: one e5 vector a message, the same in every language."""

from __future__ import annotations

import os
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.vectors import embed_query

# The engine under the vectors reads this when it loads. Its threads wait for each other busily:
# on a machine with other work two of them took 446 ms for a vector that one makes in 22 ms.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectorFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]
    """Gives each message one dense sentence feature of shape (1, 384), a unit vector.

    Nothing is learnt here; it needs no tokenizer. Rasa's training cache watches this class's
    source, so everything that changes a vector stands inside the class.
    """

    MAX_CHARACTERS = 400
    """The intent stands near the start; the time of a vector grows with the length."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectorFeaturizer:
        """A featurizer for one node of Rasa's graph."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing can be configured, so nothing can be wrong."""

    @classmethod
    def normalise(cls, text: str) -> str:
        """`text` as the model should see it: compatibility forms, lower case, few repeats."""
        start = text[: 4 * cls.MAX_CHARACTERS]  # repeats and blanks are taken out of it below
        whole = start.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no UTF-8
        plain = unicodedata.normalize("NFKC", whole).lower().replace("\0", " ")
        calm = re.sub(r"(.)\1{3,}", r"\1\1\1", plain, flags=re.DOTALL)
        return " ".join(calm.split())[: cls.MAX_CHARACTERS]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of each message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None:
                self._add_vector(message, text)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of each training example, on all cores: training is mostly this."""
        examples = [one for one in training_data.training_examples if one.get(TEXT) is not None]
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            list(pool.map(lambda one: self._add_vector(one, one.get(TEXT)), examples))
        return training_data

    def _add_vector(self, message: Message, text: str) -> None:
        vector = np.asarray(embed_query(self.normalise(text))).reshape(1, -1)
        message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
