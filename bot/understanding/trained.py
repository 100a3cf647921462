"""The trained Rasa model, loaded for understanding alone."""

from __future__ import annotations

import logging
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.errors import ConfigurationError
from bot.settings import ROOT

if TYPE_CHECKING:
    from bot.understanding.understand import Parse


def newest_model(folder: Path = ROOT / "models") -> Path:
    """The model trained last; ConfigurationError says how to make one."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise ConfigurationError("there is no trained model in models/: run `make train`")
    return models[-1]


def load_parse(model: Path) -> Parse:
    """Rasa's parse from the model in the file `model`; takes some ten seconds of imports."""
    _be_quiet()
    from rasa.core.agent import Agent
    from rasa.core.channels.channel import UserMessage

    processor = Agent.load(str(model)).processor

    async def parse(text: str) -> dict[str, Any]:
        parsed: dict[str, Any] = await processor.parse_message(UserMessage(text))
        return parsed

    return parse


def _be_quiet() -> None:
    """A command prints answers only: no warnings of old libraries, and no debug lines.

    Rasa's debug lines hold the customer's text, and structlog prints them unless told not to.
    """
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    logging.getLogger("rasa").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
