"""Facts that nobody gave the model are found, and given ones are left alone."""

import pytest

from bot.answer.grounding import Grounding

PAGE = (
    "Standard delivery takes 2–4 working days and is free from ¥99. Returns within seven days. "
    "Write to help@xiaoq.example or see https://xiaoq.example/help. 保修一年，三十天内退货。"
)
GROUNDING = Grounding([PAGE, "Where is W1234567? I paid 45 yuan"])


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("It takes 2-4 working days.", None),
        ("It is free from 99 yuan.", None),
        ("You have 7 days.", None),
        ("七天内可以退货。", None),
        ("30 天内可以退。", None),
        ("1. Open the app.", None),
        ("12. Open the app.", None),
        ("**Step 2**: press the button.", None),
        ("W1234567 is the number you sent.", None),
        ("See https://xiaoq.example/help.", None),
        ("Call <PHONE_NUMBER_12> please.", None),
        ("Once your order has shipped you get a mail.", None),
        ("If your refund has been sent, wait.", None),
        ("您可以在订单页取消订单。", None),
        ("It takes 5 working days.", "number"),
        ("三天内送达。", "number"),
        ("It takes three days.", "number"),
        ("The fee is ¥12.50.", "number"),
        ("It is free from 99 euros.", "currency"),
        ("Gratuit à partir de 99 €.", "currency"),
        ("It is free from $99.", "currency"),
        ("满99美元包邮。", "currency"),
        ("99円以上は無料です。", "currency"),
        ("Es ist ab 99 Yuan gratis.", None),
        ("满99元包邮。", None),
        ("Your number is W7654321.", "identifier"),
        ("Tracking: SF1029384756.", "identifier"),
        ("See https://evil.example/x", "link"),
        ("Go to www.taobao.com now", "link"),
        ("Write to boss@shop.example", "email"),
        ("Your order has been shipped.", "order_claim"),
        ("Good news, your parcel is on its way.", "order_claim"),
        ("I have cancelled your order.", "order_claim"),
        ("I've refunded the amount.", "order_claim"),
        ("I will process your refund.", "order_claim"),
        ("您的订单已经发货。", "order_claim"),
        ("我已为您取消该商品。", "order_claim"),
        ("Votre commande a été expédiée.", "order_claim"),
        ("Ihre Bestellung wurde verschickt.", "order_claim"),
        ("Su pedido ha sido enviado.", "order_claim"),
    ],
)
def test_invented(sentence: str, kind: str | None) -> None:
    """Each kind of invented fact by its name."""
    assert GROUNDING.invented(sentence) == kind


def test_a_currency_that_the_page_or_the_customer_names_may_be_named() -> None:
    """The shop may price in euros, and the customer may ask about them."""
    assert Grounding(["Delivery costs 4.90 €."]).invented("It costs 4.90 euros.") is None
    assert Grounding(["free from ¥99", "is that 99 dollars?"]).invented("Not 99 dollars.") is None
