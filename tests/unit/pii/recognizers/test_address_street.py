"""Street addresses by the grammar of the street, down to the country."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.address_street import StreetAddressRecognizer
from tests.unit.pii.recognizers.found import found

WHOLE = [
    ("en", "876 Jesse Drive Suite 012, West Kimberlyview, NJ 78456"),
    ("en", "1234 main st apt 5, san mateo, ca 94401"),
    ("en", "21 West 52nd Street, New York, NY 10019"),
    ("en", "P.O. Box 104"),
    ("en", "10 Downing Street, London SW1A 2AA"),
    ("en", "san mateo, ca 94401"),
    ("en", "Unit 5, 212 Wattle Grove Parade, Ballarat VIC 3350"),
    ("en", "the old vicarage, mill lane, brampton, ca8 1ns"),
    ("en", "14 Kirkton Brae, Dundee DD3 8QS"),
    ("en", "flat 7, sector 9, nehru nagar, bhopal 462003"),
    ("de", "Lange Straße 12, 10115 Berlin"),
    ("de", "Hauptstr. 5a, 80331 München"),
    ("fr", "12 bis rue de la Paix, 75002 Paris"),
    ("es", "Calle de Jesús Cordero 260, 28013 Madrid"),
    ("it", "Via Roma 131, 00184 Roma"),
    ("pt", "Rua das Flores, 925"),
    ("nl", "Joostsingel 87, 9232 YV Alkmaar"),
    ("pl", "ul. Floriana 60/12, 98-981 Luboń"),
    ("ru", "ул. Ленина, д. 5, кв. 12"),
    ("hu", "Kecskeméti utca 223."),
    ("sv", "Skolstigen 95, 59350 Ängelholm"),
    ("fi", "Saparonkatu 286, 12904 Leppävirta"),
    ("id", "Jalan Pasteur No. 96"),
]
NONE = [
    ("en", "30 day return policy"),
    ("en", "i bought 2 items from the store on the way"),
    ("en", "Do you ship to Canada?"),
    ("de", "in 3 Tagen"),
    ("fr", "en 2 jours"),
    ("es", "hace 5 días"),
    ("en", "size 10 in the blue one"),
]


@pytest.mark.parametrize(("language", "address"), WHOLE)
def test_is_hidden_whole(language: str, address: str) -> None:
    text = f"ok {address}" if address.islower() else f"- {address}"
    assert max(found(StreetAddressRecognizer(), text, language), key=len) == address


@pytest.mark.parametrize(("language", "text"), NONE)
def test_is_no_address(language: str, text: str) -> None:
    assert found(StreetAddressRecognizer(), text, language) == []
