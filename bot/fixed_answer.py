"""Messages that need no understanding: a sticker, a voice note, a file alone, "STOP".

A channel says in the inbox payload what came without words (`kind`), and by `notice` which
response answers a message whatever it says.
"""

from __future__ import annotations

from bot.store.files import file_of
from bot.store.inbox import InboxMessage

NOTICES = frozenset({"opted_out", "opted_in"})


def fixed_answer(message: InboxMessage, words: str) -> str | None:
    """The name of the response that answers it; None where there are words to understand."""
    notice = message.payload.get("notice")
    if notice in NOTICES:
        return f"utter_{notice}"
    if words.strip():
        return None
    return "utter_file_received" if file_of(message) else "utter_cannot_use"
