"""A hundred thousand characters take a moment: what is quadratic would time out."""

from __future__ import annotations

import pytest

from bot.pii.catalogue import Catalogue
from bot.pii.known import with_known_values
from bot.pii.mentions import later_mentions
from bot.pii.merge import merge
from bot.pii.normalise import normalise
from bot.pii.restore import StreamRestorer, restore
from bot.pii.span import Span
from bot.pii.typed import typed_placeholders
from bot.pii.vault import Vault

SIZE = 100_000
PIECES = [
    *("a", "1", " ", "\n", "<", "&", "%", "\\", "_", "A_", "<A_", "<PERSON_", "<PERSON_1>"),
    *("密码", "一", "а", "aа", "\u200b", "\u0301", "e\u0301", "Ａ", "\ud83d", "👩\u200d👧"),
    *("&lt;", "&#60;", "&aaaaaaaa", "%41", "%E5", "<mailto:", "<mailto:a@b|", "<mailto:a@b|a@b>"),
    *("Ada ", "ada", "Ada Byron, ", "calvin klein "),
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_each_step_is_linear(piece: str) -> None:
    text = piece * (SIZE // len(piece))
    vault = Vault()
    for value in ("Ada", "aaaa", "密码密码", "1111111"):
        vault.placeholder("PERSON", value)
    plain = normalise(text)
    some = [Span(at, at + 2, "PERSON", 0.8) for at in range(0, len(plain.text) - 2, 50)]
    spans = merge(Catalogue().without_names(plain.text, some))
    assert len(list(later_mentions(plain.text, spans[:1]))) <= len(text)
    few = [plain.original_span(span) for span in spans[:100]]
    assert len(with_known_values(text, vault, few)) >= len(few) - 1
    typed_placeholders(text, few)
    restore(text, vault)


@pytest.mark.parametrize("piece", ["A", "<", "&lt;", "<PERSON_", "\\", " ", "A_"])
def test_a_stream_of_small_chunks_is_linear_and_holds_little_back(piece: str) -> None:
    stream = StreamRestorer(Vault())
    shown = sum(len(stream.feed(piece)) for _ in range(20_000))
    assert shown >= 20_000 * len(piece) - 120 - len(piece) or piece == " "
