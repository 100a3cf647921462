"""A bare yes or no, and the sentences of the page it should rest on."""

from __future__ import annotations

import pytest

from bot.answer.polarity import agrees_to_number, contradicts

NO_PAYPAL = "We do not accept cash on delivery, PayPal, cheques or cryptocurrency."
JAPAN = "We ship to Japan; it takes 5-10 working days."


@pytest.mark.parametrize(
    ("answer", "sentences", "wrong"),
    [
        ("Yes, you can pay with PayPal.", NO_PAYPAL, True),
        ("Oui, vous pouvez payer avec PayPal.", NO_PAYPAL, True),
        ("Ja, das geht.", NO_PAYPAL, True),
        ("**Sí**, puede pagar con PayPal.", NO_PAYPAL, True),
        ("可以，您可以用PayPal付款。", NO_PAYPAL, True),
        ("可以用PayPal付款。", "不支持货到付款、PayPal、支票和加密货币。", True),
        ("はい、使えます。", NO_PAYPAL, True),
        ("Да, можно.", NO_PAYPAL, True),
        ("No, we do not ship to Japan.", JAPAN, True),
        ("不可以。", "我们发货到日本，5到10个工作日。", True),
        ("No, PayPal is not accepted.", NO_PAYPAL, False),
        ("Non, PayPal n'est pas accepté.", NO_PAYPAL, False),
        ("不支持PayPal。", NO_PAYPAL, False),
        ("Yes, we ship to Japan.", JAPAN, False),
        ("是的，我们发往日本。", JAPAN, False),
        ("Yes, but not with another coupon.", "It cannot be combined with another coupon.", False),
        ("We accept Visa.", NO_PAYPAL, False),
        ("Yesterday's orders arrive today.", NO_PAYPAL, False),
        ("Jacken haben 90 Tage Garantie.", NO_PAYPAL, False),
        ("None of this costs anything.", JAPAN, False),
        ("", NO_PAYPAL, False),
    ],
)
def test_contradicts(answer: str, sentences: str, wrong: bool) -> None:
    """In the languages of customers and of help pages."""
    assert contradicts(answer, sentences) is wrong


ONE = ("One coupon can be used per order. Orders above ¥5,000 may be paid by transfer.",)


@pytest.mark.parametrize(
    ("question", "answer", "wrong"),
    [
        ("Can I use two coupons?", "Yes, you can use two coupons in one order.", True),
        ("两张优惠券可以一起用吗", "可以，您可以同时使用两张优惠券。", True),
        ("Puis-je utiliser 3 coupons ?", "Oui, 3 coupons sont possibles.", True),
        ("Can I use two coupons?", "No, only one of the two.", False),
        ("Can I use two coupons?", "One coupon per order, not two.", False),
        ("Can I use two coupons?", "One coupon can be used per order.", False),
        ("Can I use one coupon?", "Yes, one coupon.", False),
        ("Can I pay 5000 yuan by transfer?", "Yes, above 5000 yuan.", False),
        ("Is it there, <PERSON_2>?", "Yes, <PERSON_2>.", False),
        ("Can I use a coupon?", "Yes.", False),
    ],
)
def test_agrees_to_number(question: str, answer: str, wrong: bool) -> None:
    """A number of the question alone is no fact, unless the answer denies it."""
    assert agrees_to_number(answer, question, ONE) is wrong
