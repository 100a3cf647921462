"""The parts of the answer road, put together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.answer.cache import FaqCache
from bot.answer.persona import Personas
from bot.answer.road import AnswerRoad, Patience
from bot.answer.translate import Translator
from bot.answer.translations import Translations
from bot.settings import settings

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.knowledge.search import KnowledgeBase
    from bot.pii.scrubber import Scrubber
    from llm_backend.client import ModelClient


@dataclass(frozen=True)
class AnswerParts:
    """What the NLG and `xiaoq ask` work with."""

    road: AnswerRoad
    translator: Translator
    personas: Personas


def build_parts(
    *,
    scrubber: Scrubber,
    knowledge: KnowledgeBase,
    model: ModelClient,
    engine: AsyncEngine | None,
) -> AnswerParts:
    """The road over these parts; without an engine nothing is remembered between runs."""
    personas = Personas(settings().data_dir / "personas")
    patience = Patience(
        first_token=settings().model_first_token, deadline=settings().model_deadline
    )
    return AnswerParts(
        road=AnswerRoad(
            scrubber=scrubber,
            knowledge=knowledge,
            model=model,
            personas=personas,
            faq_cache=FaqCache(engine) if engine is not None else None,
            patience=patience,
        ),
        translator=Translator(scrubber=scrubber, model=model, translations=Translations(engine)),
        personas=personas,
    )


@cache
def answer_parts() -> AnswerParts:
    """The process's own, over `bot.bootstrap.components()`."""
    from bot.bootstrap import components

    found = components()
    return build_parts(
        scrubber=found.scrubber,
        knowledge=found.knowledge,
        model=found.model,
        engine=found.database.engine,
    )
