"""Ids: a hash of content and place, so that a second run gives the same ids."""

import hashlib


def hashed(*parts: object) -> str:
    """The first 32 hex digits (128 bits) of the SHA-256 over `parts`, each written as text and closed by a NUL."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()[:32]


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_bytes(data: bytes) -> str:
    """SHA-256 (hex) of bytes: the id of a document."""
    return hashlib.sha256(data).hexdigest()
