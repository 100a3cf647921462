"""Does a short question lean on the one before it ("and to France?"), or is it another one?

One that leans is searched together with the question before it. Words that belong there leave the
match with the help page as good as it was; words about something else dilute it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from llm_backend.scrubbed import ScrubbedText

if TYPE_CHECKING:
    from bot.knowledge.search import KnowledgeBase, SearchResult

LONGEST = 40
"""Characters from which a question stands by itself."""
DILUTED = 0.045
"""How much of its margin a question may lose by words that lean on it. Chosen on 45 pairs in six
languages, and tried on 40 others: 19 of 20 that lean are kept, 11 of the 18 that do not and that
no page answers are told apart; before it, none (docs/answers.md)."""


async def search_with_earlier(
    knowledge: KnowledgeBase,
    asked: ScrubbedText,
    earlier: ScrubbedText,
    *,
    language: str | None,
    k: int,
    line: str | None,
) -> SearchResult | None:
    """The pages for `earlier` and `asked` together; None where `asked` does not lean on it.

    Raises what the search raises.
    """
    if len(asked.value) >= LONGEST:
        return None
    both = ScrubbedText.join(" ", [earlier, asked])
    together = await knowledge.search(both, language=language, k=k, line=line)
    alone = await knowledge.search(earlier, language=language, k=1, line=line)
    return together if together.margin >= alone.margin - DILUTED else None
