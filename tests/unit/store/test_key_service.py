"""docs/keys.md's key service for AWS, against a server that holds it to AWS's own API model."""

from __future__ import annotations

import base64
import json
import secrets
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.validate import ParamValidator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import ConfigurationError, StoreAway, StoreError
from bot.settings import Settings
from bot.store.key_service import KeyService, load_key_service
from bot.store.keys import key_context

_ROOT = Path(__file__).resolve().parents[3]
_MODEL = ServiceModel(Loader().load_service_model("kms", "service-2"))
_KEYS = {"alias/xiaoq-2026-11": secrets.token_bytes(32), "alias/xiaoq-2025-11": b"o" * 32}
_BLOBS = ("Plaintext", "CiphertextBlob")


class _Kms(BaseHTTPRequestHandler):
    """Encrypt and Decrypt. `away`: answers as KMS does when it is overloaded."""

    away = False
    refused: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        """One call of the JSON protocol."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        target, _, operation = self.headers["X-Amz-Target"].partition(".")
        sent = {k: base64.b64decode(v) if k in _BLOBS else v for k, v in body.items()}
        wrong = ParamValidator().validate(sent, _MODEL.operation_model(operation).input_shape)
        if (
            wrong.has_errors()
            or target != "TrentService"
            or "/kms/aws4_request" not in str(self.headers["Authorization"])
        ):
            self.refused.append(f"{target}.{operation}: {wrong.generate_report()}")
            return self._answer(400, {"__type": "ValidationException"})
        if self.away:
            return self._answer(400, {"__type": "DisabledException"})
        bound = json.dumps(sent["EncryptionContext"]).encode()
        aead, nonce = AESGCM(_KEYS[sent["KeyId"]]), secrets.token_bytes(12)
        if operation == "Encrypt":
            done = {"CiphertextBlob": nonce + aead.encrypt(nonce, sent["Plaintext"], bound)}
        else:
            blob = sent["CiphertextBlob"]
            try:
                done = {"Plaintext": aead.decrypt(blob[:12], blob[12:], bound)}
            except InvalidTag:
                return self._answer(400, {"__type": "InvalidCiphertextException"})
        self._answer(200, {k: base64.b64encode(v).decode() for k, v in done.items()})

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[_Kms]]:
    """The server, and an environment in which boto3 goes to it."""
    handler = type("Kms", (_Kms,), {"refused": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL_KMS", f"http://127.0.0.1:{server.server_port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "invented")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    yield handler
    server.shutdown()
    server.server_close()


@pytest.fixture
def service(
    kms: type[_Kms], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[KeyService]:
    """The class of the document, loaded as a setting names it."""
    page = (_ROOT / "docs" / "keys.md").read_text("utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    (tmp_path / "company_keys.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield load_key_service(Settings(key_service="company_keys:AwsKeys"))
    sys.modules.pop("company_keys")


async def test_a_key_comes_back_in_its_own_conversation_only(
    service: KeyService, kms: type[_Kms]
) -> None:
    key, context = secrets.token_bytes(32), key_context("web:a")
    wrapped = await service.wrap(key, context)
    assert key not in wrapped
    assert len(service.newest) <= 16
    assert await service.unwrap(service.newest, wrapped, context) == key
    with pytest.raises(StoreError, match="does not open"):
        await service.unwrap(service.newest, wrapped, key_context("web:b"))
    assert kms.refused == []


async def test_an_older_key_opens_what_it_wrapped(service: KeyService) -> None:
    context = key_context("web:a")
    bound = json.dumps({"xiaoq": base64.b64encode(context).decode()}).encode()
    wrapped = b"n" * 12 + AESGCM(b"o" * 32).encrypt(b"n" * 12, b"k" * 32, bound)
    assert await service.unwrap("2025-11", wrapped, context) == b"k" * 32
    with pytest.raises(StoreError, match="lacks"):
        await service.unwrap("2024-11", wrapped, context)


async def test_what_may_pass_is_tried_again(service: KeyService, kms: type[_Kms]) -> None:
    kms.away = True
    with pytest.raises(StoreAway, match="KMS failed"):
        await service.wrap(b"k" * 32, key_context("web:a"))


@pytest.mark.parametrize("name", ["nothing_like_it:Keys", "json:Keys", "json"])
def test_a_service_that_cannot_be_loaded_is_named(name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"XIAOQ_KEY_SERVICE={name} cannot be loaded"):
        load_key_service(Settings(key_service=name))
