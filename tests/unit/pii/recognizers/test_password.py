"""What a label introduces is a password, what says something about one is not."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.password import PasswordRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "密码是abc123，谢谢", ["abc123"]),
    ("en", "my password is sunshine", ["sunshine"]),
    ("en", "password - hunter2", ["hunter2"]),
    ("en", 'password: "open sesame"', ["open"]),
    ("fr", "Mon mot de passe est Soleil2024!", ["Soleil2024!"]),
    ("de", "Das Kennwort lautet: Sommer#21", ["Sommer#21"]),
    ("es", "mi contraseña es Gatito99", ["Gatito99"]),
    ("it", "la mia password è Pippo!2020", ["Pippo!2020"]),
    ("pt", "minha senha é flor1234", ["flor1234"]),
    ("nl", "mijn wachtwoord is Fiets2020", ["Fiets2020"]),
    ("sv", "mitt lösenord är Kalle123", ["Kalle123"]),
    ("da", "min adgangskode er Sommer22", ["Sommer22"]),
    ("no", "passordet mitt er Fjord99", ["Fjord99"]),
    ("fi", "salasanani on Koira123", ["Koira123"]),
    ("pl", "moje hasło to Kotek12", ["Kotek12"]),
    ("cs", "heslo je Pes1234", ["Pes1234"]),
    ("ru", "мой пароль qwerty77", ["qwerty77"]),
    ("uk", "мій пароль Sonce55", ["Sonce55"]),
    ("ro", "parola mea este Floare12", ["Floare12"]),
    ("hu", "jelszavam: Alma1234", ["Alma1234"]),
    ("el", "ο κωδικός μου είναι Thalassa1", ["Thalassa1"]),
    ("tr", "şifrem Kedi1234", ["Kedi1234"]),
    ("ar", "كلمة المرور هي Qamar123", ["Qamar123"]),
    ("he", "הסיסמה שלי היא Shalom12", ["Shalom12"]),
    ("hi", "मेरा पासवर्ड Surya123 है", ["Surya123"]),
    ("id", "kata sandi saya Bunga123", ["Bunga123"]),
    ("vi", "mật khẩu là Hoasen123", ["Hoasen123"]),
    ("th", "รหัสผ่านคือ Maew1234", ["Maew1234"]),
    ("ja", "パスワードはNeko1234です", ["Neko1234"]),
    ("ko", "비밀번호는 Goyangi12예요", ["Goyangi12"]),
    ("zh", "密码：Abc12345", ["Abc12345"]),
    ("hu", "A jelszóm Macska88, nem tudok belépni", ["Macska88"]),
    ("es", "mi clave es 4821", ["4821"]),
    ("ms", "kata laluan saya Harimau99", ["Harimau99"]),
    ("fa", "رمز عبور من Tehran12 است", ["Tehran12"]),
    ("bn", "পাসওয়ার্ড হলো Dhaka123", ["Dhaka123"]),
    ("tl", "ang password ko ay Manila12", ["Manila12"]),
    ("en", "my password is not working", []),
    ("en", "password reset link", []),
    ("es", "mi contraseña es incorrecta", []),
    ("zh", "密码忘了怎么办", []),
    ("fr", "mon mot de passe ne marche pas", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(PasswordRecognizer(), text, language) == values
