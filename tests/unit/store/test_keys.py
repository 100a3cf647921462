"""Encryption of rows: what opens, and what must not."""

from __future__ import annotations

import base64
import secrets
from pathlib import Path

import pytest

from bot.errors import ConfigurationError, StoreError
from bot.settings import Settings
from bot.store.key_service import load_keks
from bot.store.keys import Cipher


def test_a_value_opens_in_its_own_row_only() -> None:
    key = secrets.token_bytes(32)
    sealed = Cipher(key, "web:a").seal("events", "7", b"13812345678")
    assert b"13812345678" not in sealed
    assert Cipher(key, "web:a").open("events", "7", sealed) == b"13812345678"
    for other, table, row in (
        (Cipher(key, "web:b"), "events", "7"),
        (Cipher(key, "web:a"), "inbox", "7"),
        (Cipher(key, "web:a"), "events", "8"),
        (Cipher(secrets.token_bytes(32), "web:a"), "events", "7"),
    ):
        with pytest.raises(StoreError):
            other.open(table, row, sealed)


def test_a_changed_byte_is_noticed() -> None:
    cipher = Cipher(secrets.token_bytes(32), "web:a")
    sealed = bytearray(cipher.seal("events", "7", b"hello"))
    sealed[-1] ^= 1
    with pytest.raises(StoreError, match="does not open"):
        cipher.open("events", "7", bytes(sealed))


def test_production_refuses_to_start_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="openssl rand"):
        load_keks(Settings(production=True, state_dir=tmp_path))


def test_development_makes_one_key_and_keeps_it(tmp_path: Path) -> None:
    first = load_keks(Settings(state_dir=tmp_path))
    assert load_keks(Settings(state_dir=tmp_path)) == first
    assert (tmp_path / "development.kek").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("bad", ["short", base64.b64encode(b"x" * 31).decode(), "§§§"])
def test_a_bad_key_is_named_and_not_shown(bad: str) -> None:
    with pytest.raises(ConfigurationError, match="key 1 is not base64 of 32 bytes") as raised:
        load_keks(Settings(kek=(bad,)))
    assert bad not in str(raised.value)


def test_keys_come_from_a_file_newest_first(tmp_path: Path) -> None:
    keys = [secrets.token_bytes(32) for _ in range(2)]
    file = tmp_path / "keys"
    lines = ["# ours", *(base64.b64encode(key).decode() for key in keys), ""]
    file.write_text("\n".join(lines), "ascii")
    assert load_keks(Settings(kek_file=file, production=True)) == keys
    with pytest.raises(ConfigurationError, match="not both"):
        load_keks(Settings(kek_file=file, kek=("x",)))
    for content in ("", "short\n"):
        file.write_text(content, "ascii")
        with pytest.raises(ConfigurationError, match="XIAOQ_KEK_FILE"):
            load_keks(Settings(kek_file=file))
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_keks(Settings(kek_file=tmp_path / "none"))


def test_development_says_that_it_made_a_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_keks(Settings(state_dir=tmp_path))
    assert "a key for development was made" in capsys.readouterr().err
    load_keks(Settings(state_dir=tmp_path))
    assert capsys.readouterr().err == ""
