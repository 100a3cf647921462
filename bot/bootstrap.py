"""All the wiring, in one place: which parts there are and what each one rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bot.errors import ConfigurationError
from bot.settings import Settings, settings
from bot.store.anchor import Anchor
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.key_service import load_key_service
from bot.store.keys import KeyRing

if TYPE_CHECKING:
    from bot.knowledge.search import KnowledgeBase
    from bot.pii.scrubber import Scrubber
    from bot.understanding.understand import Understanding
    from llm_backend.client import ModelClient
    from llm_backend.limits import ClientLimits


@cache
def database() -> Database:
    """The process's database; ConfigurationError when DATABASE_URL is not set.

    `xiaoq run` starts the embedded server and sets DATABASE_URL for every process it starts.
    """
    url = settings().database_url
    if url is None:
        raise ConfigurationError("DATABASE_URL is not set; start everything with `make run`")
    return open_database(url)


def open_database(url: str) -> Database:
    """A database by its URL, with the configured keys."""
    config = settings()
    anchor = Anchor(config.audit_anchor or config.state_dir / "audit.head")
    return Database(url, make_engine(url), KeyRing(load_key_service(config)), anchor)


@dataclass(frozen=True)
class Components:
    """What the answer road is made of."""

    scrubber: Scrubber
    knowledge: KnowledgeBase
    model: ModelClient
    database: Database


@cache
def components() -> Components:
    """The process's answer road parts."""
    from bot.knowledge.search import KnowledgeBase
    from bot.pii.scrubber import default_scrubber

    store = database()
    return Components(
        scrubber=default_scrubber(),
        knowledge=KnowledgeBase.of_database(store.engine),
        model=model(),
        database=store,
    )


@cache
def model() -> ModelClient:
    """The process's client of the model, for the whole process's places and counts."""
    return model_client()


def model_client() -> ModelClient:
    """A client of the configured servers, or of the one that `xiaoq run` starts."""
    from llm_backend.client import ModelClient

    config = settings()
    return ModelClient(
        config.model_base_urls or (f"http://127.0.0.1:{config.model_port}/v1",),
        model=config.model_name,
        api_key=config.model_api_key,
        limits=_limits(config),
    )


def _limits(config: Settings) -> ClientLimits:
    """Our own llama.cpp writes a few answers at a time; the others wait here, where the wait is
    counted and ends in the degraded answer, and not in the server's own queue."""
    from llm_backend.limits import ClientLimits
    from llm_backend.serving.llamacpp import PARALLEL

    usual = ClientLimits().concurrency if config.model_base_urls else PARALLEL
    return ClientLimits(
        concurrency=config.model_concurrency or usual,
        queue=config.model_queue,
        hedge_after=config.model_hedge,
    )


@cache
def understanding() -> Understanding:
    """The process's understanding, over the same scrubber and model."""
    from bot.understanding.understand import Understanding

    return Understanding(scrubber=components().scrubber, model=components().model)
