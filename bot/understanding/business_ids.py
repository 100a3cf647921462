"""Order numbers and the shop's other numbers as Rasa entities."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.shop_ids import shop_ids


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class BusinessIdExtractor(EntityExtractorMixin, GraphComponent):  # type: ignore[misc]
    """Finds the numbers declared in data/business_ids.yml; the entity has the number's name."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`names`: which of the file's numbers flows use; each is an entity of domain.yml."""
        return {"names": ["order_number"]}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> BusinessIdExtractor:
        """An extractor for one node of Rasa's graph."""
        return cls(frozenset(config["names"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Append the numbers found to each message's entities."""
        for message in messages:
            found = self.add_extractor_name(self.find(message.get(TEXT) or ""))
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def find(self, text: str) -> list[dict[str, Any]]:
        """Entities of `text`: where they stand, and their value as the shop writes it."""
        return [
            {"entity": one.name, "start": one.start, "end": one.end, "value": one.value}
            for one in shop_ids().find(text)
            if one.name in self._names
        ]
