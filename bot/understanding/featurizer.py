"""Sentence vectors as a Rasa featurizer: one e5 vector a message, the same in every language."""

from __future__ import annotations

import os
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.sentence import normalise
from bot.understanding.vector_cache import VectorCache, cache_file
from bot.vectors import Vectors, embed_query


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectorFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]
    """Gives each message one dense sentence feature of shape (1, 384), a unit vector.

    Nothing is learnt here; it needs no tokenizer. Rasa's training cache watches this class's
    source, and no file that it imports: hence VERSION.
    """

    VERSION = 3
    """Of what changes a vector: bot/understanding/sentence.py, bot/vectors.py and bot/e5."""

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

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of each message that has text."""
        for message in messages:
            text = message.get(TEXT)
            if text is not None:
                self._add(message, embed_query(normalise(text)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of each training example, on all cores; known ones come from the disk."""
        examples = [one for one in training_data.training_examples if one.get(TEXT) is not None]
        texts = [normalise(one.get(TEXT)) for one in examples]
        cache = VectorCache(cache_file())
        vectors = cache.vectors(texts, from_end=True, threads=os.cpu_count() or 1)
        for example, text in zip(examples, texts, strict=True):
            self._add(example, vectors[text])
        return training_data

    def _add(self, message: Message, vector: Vectors) -> None:
        row = vector.reshape(1, -1)
        message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))
