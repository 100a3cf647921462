"""Where a model server's routes are."""

from __future__ import annotations


def base_url(address: str) -> str:
    """The server's root, without `/v1`: both ways of writing MODEL_BASE_URLS are understood."""
    return address.strip().rstrip("/").removesuffix("/v1").rstrip("/")
