"""What is accepted as a translation."""

import pytest

from bot.answer.translate import is_plausible

SOURCE = "Please send me your order number. It starts with W."


@pytest.mark.parametrize(
    ("said", "language", "plausible"),
    [
        ("Veuillez m'envoyer votre numéro de commande. Il commence par W.", "fr", True),
        ("Пожалуйста, пришлите номер заказа. Он начинается с W.", "ru", True),
        ("ご注文番号を教えてください。Wで始まります。", "ja", True),
        ("", "fr", False),
        ("[Veuillez m'envoyer votre numéro de commande. Il commence par W.", "fr", False),
        ("Oui.", "fr", False),
        (SOURCE, "fr", False),
        (f"Bien sûr ! {SOURCE} " * 5, "fr", False),
        ("请发送您的订单号。它以W开头，谢谢您的配合。", "fr", False),
        ("Please send the number of your order.", "ru", False),
        ("Envoyez le numéro 12345 de la commande qui commence par W.", "fr", False),
        ("Voici :\n\nVotre numéro\nde commande, s'il vous plaît.", "fr", False),
        ("Votre numéro {order_number} de commande, il commence par W.", "fr", False),
    ],
)
def test_is_plausible(said: str, language: str, plausible: bool) -> None:
    """Length, lines, digits and script must fit."""
    assert is_plausible(SOURCE, said, language) is plausible
