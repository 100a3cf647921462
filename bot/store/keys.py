"""Encryption at rest: AES-256-GCM, one random data key a conversation, wrapped by a KEK.

A ciphertext is nonce (12 bytes) + data + tag; its associated data names table, conversation and
row (rows.py), so that a value copied into another row, table or conversation does not open.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from collections import OrderedDict
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import ConfigurationError, StoreError
from bot.settings import Settings
from bot.store.schema import data_keys

_NONCE = 12
_CACHED_KEYS = 10_000


def _kek_id(kek: bytes) -> str:
    return hashlib.sha256(b"xiaoq kek id" + kek).hexdigest()[:16]


def _decode(kek: str, number: int) -> bytes:
    try:
        raw = base64.b64decode(kek, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise ConfigurationError(
            f"XIAOQ_KEK: key {number} is not base64 of 32 bytes; "
            "make one with `openssl rand -base64 32`"
        )
    return raw


def load_keks(settings: Settings) -> list[bytes]:
    """The key-encryption keys, newest first; development makes one in the state folder.

    Raises ConfigurationError in production without XIAOQ_KEK.
    """
    if settings.kek:
        return [_decode(kek, number) for number, kek in enumerate(settings.kek, 1)]
    if settings.production:
        raise ConfigurationError(
            "XIAOQ_KEK is not set and XIAOQ_ENV=production; make a key with "
            "`openssl rand -base64 32` and keep it safe: without it the data cannot be read"
        )
    return [_development_kek(settings.state_dir / "development.kek")]


def _development_kek(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)).decode())
    except FileExistsError:
        pass  # made before, or by another process just now
    return _decode(path.read_text("ascii"), 1)


class Cipher:
    """Seals and opens the values of one conversation."""

    def __init__(self, key: bytes, conversation: str) -> None:
        self._aead = AESGCM(key)
        self._conversation = conversation

    def seal(self, table: str, row: str, data: bytes) -> bytes:
        """Ciphertext of `data` for a row of `table`; `row` is "" where there is only one."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._aead.encrypt(nonce, data, self._bound_to(table, row))

    def open(self, table: str, row: str, sealed: bytes) -> bytes:
        """The data; StoreError when it was changed, moved, or sealed with another key."""
        try:
            return self._aead.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound_to(table, row))
        except InvalidTag:
            raise StoreError(
                f"a row of {table} does not open with its conversation's key"
            ) from None

    def _bound_to(self, table: str, row: str) -> bytes:
        return json.dumps((table, self._conversation, row)).encode()


class KeyRing:
    """Data keys by conversation, made on first use and kept in memory for the hot ones."""

    def __init__(self, keks: list[bytes]) -> None:
        self._keks = {_kek_id(kek): kek for kek in keks}
        self._newest = _kek_id(keks[0])
        self._ciphers: OrderedDict[str, Cipher] = OrderedDict()

    async def cipher(
        self, connection: AsyncConnection, conversation: str, *, fresh: bool = False
    ) -> Cipher:
        """The conversation's cipher; makes and stores its key when there is none yet.

        fresh: look at the table even when the cipher is at hand: the conversation may have been
        erased and begun anew elsewhere a moment ago.
        """
        cached = None if fresh else self._ciphers.get(conversation)
        if cached is not None:
            self._ciphers.move_to_end(conversation)
            return cached
        row = await self._fetch(connection, conversation)
        if row is None:
            self.forget(conversation)
            await connection.execute(self._insert(conversation))
            row = await self._fetch(connection, conversation)
            assert row is not None
            # not cached: the key exists for others only once this transaction is committed
            return Cipher(self._unwrap(conversation, row), conversation)
        cipher = Cipher(self._unwrap(conversation, row), conversation)
        self._ciphers[conversation] = cipher
        if len(self._ciphers) > _CACHED_KEYS:
            self._ciphers.popitem(last=False)
        return cipher

    def forget(self, conversation: str) -> None:
        """Drop a cipher from memory; all of them for ""."""
        if conversation:
            self._ciphers.pop(conversation, None)
        else:
            self._ciphers.clear()

    async def secret(self, connection: AsyncConnection, name: str) -> bytes:
        """A random secret of this installation (32 bytes), kept as a data key is: it outlives
        the key-encryption keys that wrap it."""
        if await self._fetch(connection, name) is None:
            await connection.execute(self._insert(name))
        return self._unwrap(name, await self._fetch(connection, name))

    async def known_secret(self, connection: AsyncConnection, name: str) -> bytes | None:
        """The secret of that name; None where there is none. Makes nothing."""
        row = await self._fetch(connection, name)
        return None if row is None else self._unwrap(name, row)

    async def _fetch(self, connection: AsyncConnection, conversation: str) -> Any:
        query = select(data_keys.c.wrapped, data_keys.c.kek_id).where(
            data_keys.c.conversation == conversation
        )
        return (await connection.execute(query)).first()

    def _insert(self, conversation: str) -> Any:
        kek = Cipher(self._keks[self._newest], conversation)
        wrapped = kek.seal("data_keys", "", secrets.token_bytes(32))
        values = {"conversation": conversation, "wrapped": wrapped, "kek_id": self._newest}
        return insert(data_keys).values(values).on_conflict_do_nothing()

    def _unwrap(self, conversation: str, row: Any) -> bytes:
        kek = self._keks.get(row.kek_id)
        if kek is None:
            raise StoreError(
                f"a conversation's key was wrapped with key {row.kek_id}, which XIAOQ_KEK lacks; "
                "add the older key at the end of the list"
            )
        return Cipher(kek, conversation).open("data_keys", "", row.wrapped)
