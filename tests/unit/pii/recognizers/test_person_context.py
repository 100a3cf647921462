"""A name is known by what stands beside it, in every language and with or without capitals."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.person_context import ContextPersonRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "hi my name is christine lopez and i want a refund", ["christine lopez"]),
    ("en", "im christine, can you check", ["christine"]),
    ("en", "this is Maria Garcia calling", ["Maria Garcia"]),
    ("en", "Best regards,\nJohn M. Smith", ["John M. Smith"]),
    ("en", "full name: john doe, email below", ["john doe"]),
    ("en", "invoice from mr. spears", ["spears"]),
    ("en", "Anna here, any news?", ["Anna"]),
    ("de", "ich heiße anna müller und warte", ["anna müller"]),
    ("en", "a gift for Ottoline Frobisher, please", ["Ottoline Frobisher"]),
    ("en", "i spoke to Ottoline Frobisher", ["Ottoline Frobisher"]),
    ("en", "my name is Zoltra. I need help", ["Zoltra"]),
    ("en", "this is weird. my order is late.", []),
    ("en", "hi its caspian again", ["caspian"]),
    ("en", "ciset lives on elm street", ["ciset"]),
    ("de", "Ich bin die Notburga, meine Bestellung fehlt", ["Notburga"]),
    ("de", "Ich bin die Kundin, die gestern anrief", []),
    ("fr", "merci, c'est parfait", []),
    ("no", "sønnen min Eirik hentet den", ["Eirik"]),
    ("en", "the package from Abu Dhabi", []),
    ("en", "a refund for Galaxy Buds", []),
    ("en", "do you deliver to Northern Ireland", []),
    ("en", "ask for reimbursements", []),
    ("de", "ein Geschenk für Annette", ["Annette"]),
    ("de", "ein geschenk für annette", ["annette"]),
    ("de", "für Kinder und für Weihnachten", []),
    ("es", "es para mi suegra Remedios", ["Remedios"]),
    ("fr", "un cadeau pour Noël", []),
    ("ru", "посылка от Сергея", ["Сергея"]),
    ("he", "זה אורי כהן, מתי המשלוח מגיע?", ["אורי כהן"]),
    ("hi", "mera naam Pooja Bhatt hai", ["Pooja Bhatt"]),
    ("de", "ich bin Kunde bei euch", []),
    ("fr", "je m'appelle Jean-Luc Dupont et", ["Jean-Luc Dupont"]),
    ("fr", "je m appelle jean dupont", ["jean dupont"]),
    ("es", "soy María de los Ángeles Pérez, mi pedido", ["María de los Ángeles Pérez"]),
    ("it", "mi chiamo Luca Rossi", ["Luca Rossi"]),
    ("pt", "me chamo João da Silva e", ["João da Silva"]),
    ("nl", "ik ben Jan van der Berg, mijn", ["Jan van der Berg"]),
    ("pl", "nazywam się Łukasz Wójcik i", ["Łukasz Wójcik"]),
    ("cs", "jmenuji se Tereza Nováková a", ["Tereza Nováková"]),
    ("ro", "ma numesc Andrei Ionescu", ["Andrei Ionescu"]),
    ("hu", "Jó napot, Kovács János vagyok, nem", ["Kovács János"]),
    ("sv", "jag heter Björn Åkesson", ["Björn Åkesson"]),
    ("da", "jeg hedder Søren Kjær og", ["Søren Kjær"]),
    ("no", "navnet mitt er Ingrid Haugen", ["Ingrid Haugen"]),
    ("fi", "nimeni on Matti Virtanen ja", ["Matti Virtanen"]),
    ("ru", "меня зовут Иван Петров, мой", ["Иван Петров"]),
    ("uk", "мене звати Олена Шевченко", ["Олена Шевченко"]),
    ("bg", "казвам се Георги Иванов и", ["Георги Иванов"]),
    ("el", "με λένε Γιώργος Παπαδόπουλος και", ["Γιώργος Παπαδόπουλος"]),
    ("tr", "adım Ayşe Yılmaz, siparişim", ["Ayşe Yılmaz"]),
    ("ar", "اسمي محمد أحمد ولم يصل", ["محمد أحمد"]),
    ("he", "קוראים לי דוד כהן, הטלפון", ["דוד כהן"]),
    ("fa", "اسم من علی رضایی است", ["علی رضایی"]),
    ("hi", "मेरा नाम राहुल शर्मा है", ["राहुल शर्मा"]),
    ("th", "ผมชื่อ สมชาย ใจดี ครับ", ["สมชาย ใจดี"]),
    ("vi", "tôi tên là Nguyễn Văn An, đơn", ["Nguyễn Văn An"]),
    ("id", "nama saya Budi Santoso dan", ["Budi Santoso"]),
    ("ms", "nama saya Siti Aminah, pesanan", ["Siti Aminah"]),
    ("en", "i am waiting since monday", []),
    ("fr", "je suis très déçue", []),
    ("es", "soy cliente desde 2010", []),
    ("pl", "Czy wysyłacie do Niemiec?", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str | None, text: str, expected: list[str]) -> None:
    assert found(ContextPersonRecognizer(), text, language) == expected
