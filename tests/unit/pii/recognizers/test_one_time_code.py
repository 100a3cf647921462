"""PINs and one-time codes need their word; other codes are the shop's."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.one_time_code import OneTimeCodeRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "otp 123 456", ["123 456"]),
    ("zh", "验证码 482913", ["482913"]),
    ("fr", "le code reçu est 834112", ["834112"]),
    ("es", "El código de verificación es 559021", ["559021"]),
    ("zh", "验证码是884213", ["884213"]),
    ("en", "my pin is 4821", ["4821"]),
    ("fi", "vahvistuskoodi on 449120", ["449120"]),
    ("el", "ο κωδικός επιβεβαίωσης είναι 449120", ["449120"]),
    ("he", "קוד האימות שקיבלתי הוא 449120", ["449120"]),
    ("ar", "رمز التحقق الذي وصلني 449120", ["449120"]),
    ("hi", "ओटीपी 449120 आया है", ["449120"]),
    ("th", "รหัส OTP คือ 449120", ["449120"]),
    ("vi", "mã OTP của tôi là 449120", ["449120"]),
    ("ja", "認証コードは449120でした", ["449120"]),
    ("ko", "인증번호 449120 왔어요", ["449120"]),
    ("id", "kode OTP saya 449120", ["449120"]),
    ("tr", "doğrulama kodu 449120", ["449120"]),
    ("cs", "ověřovací kód je 449120", ["449120"]),
    ("pl", "kod weryfikacyjny to 449120", ["449120"]),
    ("ro", "codul de verificare este 449120", ["449120"]),
    ("uk", "код підтвердження 449120", ["449120"]),
    ("ru", "код из смс 449120", ["449120"]),
    ("sv", "koden är 449120, verifieringskod", ["449120"]),
    ("da", "engangskode 449120", ["449120"]),
    ("nl", "verificatiecode is 449120", ["449120"]),
    ("pt", "o código de verificação que recebi foi 449120", ["449120"]),
    ("it", "il codice che ho ricevuto è 449120, codice di verifica", ["449120"]),
    ("de", "der Bestätigungscode lautet 449120", ["449120"]),
    ("fa", "کد تایید 449120", ["449120"]),
    ("zh", "取款密码是884213", ["884213"]),
    ("en", "promo code 482913", []),
    ("en", "zip code 90210", []),
    ("en", "error code 500123", []),
    ("en", "the code does not work", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(OneTimeCodeRecognizer(), text, language) == values
