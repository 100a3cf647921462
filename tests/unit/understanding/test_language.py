"""The language of a message, alone and within a session."""

from __future__ import annotations

import pytest

from bot.understanding.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我的快递到哪了", "zh"),
        ("我要退貨，謝謝", "zh"),
        ("唔該幫我查下訂單", "zh"),
        ("track一下我的order", "zh"),
        ("where is my order", "en"),
        ("WHERE IS MY ORDER W1234567???", "en"),
        ("hi", "en"),
        ("hola", "es"),
        ("où est mon colis", "fr"),
        ("wo bleibt meine Bestellung", "de"),
        ("注文をキャンセルしたい", "ja"),
        ("W1234567をキャンセルしてください", "ja"),
        ("제 택배 어디에 있나요", "ko"),
        ("где мой заказ", "ru"),
        ("де моє замовлення", "uk"),
        ("onde está meu pedido", "pt"),
        ("dov'è il mio ordine", "it"),
        ("أين طلبي", "ar"),
        ("سفارش من کجاست", "fa"),
        ("siparişim nerede", "tr"),
        ("cảm ơn", "vi"),
        ("พัสดุของฉันอยู่ที่ไหน", "th"),
        ("di mana pesanan saya", "id"),
        ("gdzie jest moje zamówienie", "pl"),
        ("waar is mijn bestelling", "nl"),
    ],
)
def test_of_one_message(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "session", "language"),
    [
        ("4821", "fr", "fr"),
        ("W1234567", "en", "en"),
        ("W1234567", None, "zh"),
        ("anna@example.com", "de", "de"),
        ("👍", "ja", "ja"),
        ("", None, "zh"),
        ("ok", "zh", "zh"),
        ("return order", "zh", "zh"),
        ("I want to return my order", "zh", "en"),
        ("je voudrais retourner ma commande", "en", "fr"),
        ("返品", "ja", "ja"),
        ("返品", None, "zh"),
        ("我要退货，鞋子太小了", "ja", "zh"),
        ("你好", "en", "zh"),
        ("да", "uk", "uk"),
        ("да", None, "ru"),
        ("\ud800 wo ist mein Paket", None, "de"),
    ],
)
def test_a_message_with_little_to_go_by_keeps_the_session(
    text: str, session: str | None, language: str
) -> None:
    assert detect_language(text, session=session) == language


def test_the_language_of_nothing_can_be_chosen() -> None:
    assert detect_language("123", default="en") == "en"
