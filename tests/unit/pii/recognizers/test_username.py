"""What a label introduces is a user name."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.username import UsernameRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "my login is jsmith and password is abc12345", ["jsmith"]),
    ("fr", "Mon identifiant est mdupont75", ["mdupont75"]),
    ("de", "Benutzername ist mueller_78", ["mueller_78"]),
    ("es", "usuario: carlos_m", ["carlos_m"]),
    ("it", "il mio nome utente è rossi_mario", ["rossi_mario"]),
    ("ru", "логин: ivan_p", ["ivan_p"]),
    ("ko", "카톡 아이디 minsu_99", ["minsu_99"]),
    ("zh", "用户名是xiaoming88", ["xiaoming88"]),
    ("zh", "帐号dongdong_77被锁了", ["dongdong_77"]),
    ("zh", "账号vip会员怎么续费", []),
    ("en", "username is crazycat", ["crazycat"]),
    ("en", "my username: rmcmillan1", ["rmcmillan1"]),
    ("fr", "mon pseudo est lulu_75", ["lulu_75"]),
    ("en", "my username is wrong", []),
    ("en", "user guide please", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(UsernameRecognizer(), text, language) == values
