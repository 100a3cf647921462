"""Encryption at rest: AES-256-GCM, one random data key a conversation, wrapped by a KEK.

A ciphertext is nonce (12 bytes) + data + tag; its associated data names table, conversation and
row (rows.py), so that a value copied into another row, table or conversation does not open.
"""

from __future__ import annotations

import json
import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.key_service import KeyService, LocalKeys
from bot.store.schema import data_keys

_NONCE = 12
_CACHED_KEYS = 10_000


class Cipher:
    """Seals and opens the values of one conversation."""

    def __init__(self, key: bytes, conversation: str, made: datetime | None = None) -> None:
        self.made = made
        self._aead = AESGCM(key)
        self._conversation = _quoted(conversation)

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
        return f"[{_quoted(table)}, {self._conversation}, {_quoted(row)}]".encode()  # JSON


@dataclass(frozen=True)
class NewKey:
    """A data key, as it is stored (wrapped), and the id of the key that wrapped it."""

    key: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    kek_id: str


class KeyRing:
    """Data keys by conversation, made on first use and kept in memory for the hot ones."""

    def __init__(self, keys: Sequence[bytes] | KeyService) -> None:
        """keys: key-encryption keys, newest first, or a service that has them."""
        self.service: KeyService = LocalKeys(keys) if isinstance(keys, Sequence) else keys
        self._ciphers: OrderedDict[str, Cipher] = OrderedDict()

    def cached(self, conversation: str) -> Cipher | None:
        """The conversation's cipher where it is in memory."""
        cipher = self._ciphers.get(conversation)
        if cipher is not None:
            self._ciphers.move_to_end(conversation)
        return cipher

    async def cipher(self, connection: AsyncConnection, conversation: str) -> Cipher:
        """The conversation's cipher; makes and stores its key when there is none yet."""
        cached = self.cached(conversation)
        if cached is not None:
            return cached
        row = await self._fetch(connection, conversation)
        if row is not None:
            return await self.opened(conversation, row)
        await connection.execute(await self._insert(conversation))
        row = await self._fetch(connection, conversation)
        assert row is not None
        # not cached: the key exists for others only once this transaction is committed
        return Cipher(await self._unwrap(conversation, row), conversation, row["created_at"])

    async def opened(self, conversation: str, row: Mapping[str, Any]) -> Cipher:
        """The cipher of a committed row of `data_keys`; kept in memory."""
        cipher = Cipher(await self._unwrap(conversation, row), conversation, row["created_at"])
        self.keep(conversation, cipher)
        return cipher

    def keep(self, conversation: str, cipher: Cipher) -> None:
        """Keep the cipher of a committed key in memory."""
        self._ciphers[conversation] = cipher
        if len(self._ciphers) > _CACHED_KEYS:
            self._ciphers.popitem(last=False)

    async def new(self, conversation: str) -> NewKey:
        """A data key for the conversation, not stored yet."""
        key = secrets.token_bytes(32)
        wrapped = await self.service.wrap(key, key_context(conversation))
        return NewKey(key, wrapped, self.service.newest)

    def forget(self, conversation: str) -> None:
        """Drop a cipher from memory; all of them for ""."""
        if conversation:
            self._ciphers.pop(conversation, None)
        else:
            self._ciphers.clear()

    async def existing(
        self, connection: AsyncConnection, conversations: Sequence[str]
    ) -> dict[str, Cipher]:
        """The ciphers of many conversations at once; one without a key is left out."""
        query = select(data_keys).where(data_keys.c.conversation.in_(conversations))
        rows = (await connection.execute(query)).mappings().all()
        return {
            row["conversation"]: Cipher(
                await self._unwrap(row["conversation"], row), row["conversation"]
            )
            for row in rows
        }

    async def secret(self, connection: AsyncConnection, name: str) -> bytes:
        """A random secret of this installation (32 bytes), kept as a data key is: it outlives
        the key-encryption keys that wrap it."""
        if await self._fetch(connection, name) is None:
            await connection.execute(await self._insert(name))
        return await self._unwrap(name, await self._fetch(connection, name))

    async def known_secret(self, connection: AsyncConnection, name: str) -> bytes | None:
        """The secret of that name; None where there is none. Makes nothing."""
        row = await self._fetch(connection, name)
        return None if row is None else await self._unwrap(name, row)

    async def _fetch(self, connection: AsyncConnection, conversation: str) -> Any:
        query = select(data_keys.c.wrapped, data_keys.c.kek_id, data_keys.c.created_at).where(
            data_keys.c.conversation == conversation
        )
        return (await connection.execute(query)).mappings().first()

    async def wrapped_anew(self, row: Any) -> dict[str, Any]:
        """The columns of a row of `data_keys` under the newest key; StoreError when the row does
        not open."""
        key = await self._unwrap(row.conversation, row._mapping)
        wrapped = await self.service.wrap(key, key_context(row.conversation))
        return {"wrapped": wrapped, "kek_id": self.service.newest}

    async def _insert(self, conversation: str) -> Any:
        new = await self.new(conversation)
        values = {"conversation": conversation, "wrapped": new.wrapped, "kek_id": new.kek_id}
        return insert(data_keys).values(values).on_conflict_do_nothing()

    async def _unwrap(self, conversation: str, row: Mapping[str, Any]) -> bytes:
        return await self.service.unwrap(row["kek_id"], row["wrapped"], key_context(conversation))


def key_context(conversation: str) -> bytes:
    """What a conversation's data key is bound to while it is wrapped."""
    return json.dumps(("data_keys", conversation, "")).encode()
