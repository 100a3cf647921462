"""Who wraps the data keys: an interface, and the one implementation that ships with XiaoQ.

A cloud's key service takes the place of `LocalKeys` by implementing the three members of
`KeyService`; docs/keys.md has one for AWS. Data keys are cached, so it is asked once a conversation
and process, not once a message.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import os
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import ConfigurationError, StoreError
from bot.settings import Settings

_NONCE = 12


class KeyService(Protocol):
    """Wraps and unwraps data keys (32 bytes) under keys that it does not give away."""

    @property
    def newest(self) -> str:
        """The id (16 characters at most) of the key that wraps from now on."""

    async def wrap(self, key: bytes, context: bytes) -> bytes:
        """`key` wrapped under the newest key, bound to `context` (associated data)."""

    async def unwrap(self, kek_id: str, wrapped: bytes, context: bytes) -> bytes:
        """The data key; StoreError when the key is unknown or `wrapped` was changed."""


class LocalKeys:
    """Key-encryption keys in memory, newest first, of the environment or of a file.

    path: the file is read anew when a key is asked for that is not known, so that a rotation
    needs no restart.
    """

    def __init__(self, keks: Sequence[bytes], path: Path | None = None) -> None:
        self._keks = {kek_id(kek): kek for kek in keks}
        self._newest = kek_id(keks[0])
        self._path = path

    @property
    def newest(self) -> str:
        return self._newest

    async def wrap(self, key: bytes, context: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._keks[self._newest]).encrypt(nonce, key, context)

    async def unwrap(self, kek_id: str, wrapped: bytes, context: bytes) -> bytes:
        kek = self._keks.get(kek_id) or self._read_again(kek_id)
        if kek is None:
            raise StoreError(
                f"a conversation's key was wrapped with key {kek_id}, which XIAOQ_KEK lacks; "
                "add the older key at the end of the list"
            )
        try:
            return AESGCM(kek).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], context)
        except InvalidTag:
            raise StoreError(
                "a row of data_keys does not open with its key-encryption key"
            ) from None

    def _read_again(self, wanted: str) -> bytes | None:
        if self._path is not None:
            keks = read_key_file(self._path)
            self._keks = {kek_id(kek): kek for kek in keks}
            self._newest = kek_id(keks[0])
        return self._keks.get(wanted)


def kek_id(kek: bytes) -> str:
    """What a key is called in `data_keys`; says nothing of the key."""
    return hashlib.sha256(b"xiaoq kek id" + kek).hexdigest()[:16]


def load_keks(settings: Settings) -> list[bytes]:
    """The key-encryption keys, newest first; development makes one in the state folder.

    Raises ConfigurationError in production without XIAOQ_KEK or XIAOQ_KEK_FILE.
    """
    if settings.kek and settings.kek_file:
        raise ConfigurationError("set XIAOQ_KEK or XIAOQ_KEK_FILE, not both")
    if settings.kek_file:
        return read_key_file(settings.kek_file)
    if settings.kek:
        return [_decode(kek, "XIAOQ_KEK", number) for number, kek in enumerate(settings.kek, 1)]
    if settings.production:
        raise ConfigurationError(
            "XIAOQ_KEK is not set and XIAOQ_ENV=production; make a key with "
            "`openssl rand -base64 32` and keep it safe: without it the data cannot be read"
        )
    return [_development_kek(settings.state_dir / "development.kek")]


def load_key_service(settings: Settings) -> KeyService:
    """The configured key service; ConfigurationError where it cannot be loaded."""
    if settings.key_service:
        if settings.kek or settings.kek_file:
            raise ConfigurationError("set XIAOQ_KEY_SERVICE, or XIAOQ_KEK or XIAOQ_KEK_FILE")
        module, _, factory = settings.key_service.partition(":")
        try:
            service: KeyService = getattr(importlib.import_module(module), factory)()
        except Exception as error:  # whatever somebody else's module raises
            raise ConfigurationError(
                f"XIAOQ_KEY_SERVICE={settings.key_service} cannot be loaded "
                f"({type(error).__name__}: {error}); write package.module:factory"
            ) from error
        return service
    return LocalKeys(load_keks(settings), settings.kek_file)


def read_key_file(path: Path) -> list[bytes]:
    """Keys of a file: base64 of 32 bytes each, one a line, newest first; # begins a comment."""
    try:
        lines = path.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"XIAOQ_KEK_FILE cannot be read ({type(error).__name__}); "
            "it holds one key a line, newest first"
        ) from None
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not keys:
        raise ConfigurationError("XIAOQ_KEK_FILE holds no key; add one: `openssl rand -base64 32`")
    return [_decode(key, "XIAOQ_KEK_FILE", number) for number, key in enumerate(keys, 1)]


def _decode(kek: str, source: str, number: int) -> bytes:
    try:
        raw = base64.b64decode(kek, validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise ConfigurationError(
            f"{source}: key {number} is not base64 of 32 bytes; "
            "make one with `openssl rand -base64 32`"
        )
    return raw


def _development_kek(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)).decode())
        print(
            f"XiaoQ: no XIAOQ_KEK is set, so a key for development was made: {path}. "
            "Production needs one of your own.",
            file=sys.stderr,
        )
    except FileExistsError:
        pass  # made before, or by another process just now
    return _decode(path.read_text("ascii"), path.name, 1)
