"""Let the model server read what all prompts of a kind begin with, before the first customer.

On a CPU that part takes seconds to read; the server keeps it (prefix caching). llama.cpp keeps it
in one of its slots, so heads that are read at the same time come to lie in slots of their own.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from llm_backend.errors import ModelError
from llm_backend.requests import Message, ModelRequest

if TYPE_CHECKING:
    from llm_backend.client import ModelClient
    from llm_backend.scrubbed import ScrubbedText

logger = logging.getLogger(__name__)
_SECONDS = 180.0
"""Nobody waits for it, and a server that is told to stop early keeps nothing of what it read."""


async def read_ahead(model: ModelClient, head: ScrubbedText) -> None:
    """Have `head` read once as a system message. A server that is not there is no fault."""
    try:
        await model.complete(
            ModelRequest(
                messages=(Message("system", head),),
                max_tokens=1,
                deadline=_SECONDS,
                first_token=_SECONDS,
            )
        )
    except ModelError as error:
        logger.info("a prompt was not read ahead: %s", type(error).__name__)
