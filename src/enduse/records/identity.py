"""Ids: a hash of content and place, so that a second run gives the same ids."""

import hashlib
from typing import BinaryIO


def hashed(*parts: object) -> str:
    """The first 32 hex digits (128 bits) of the SHA-256 over `parts`, each written as text and closed by a NUL."""
    closed = "".join([f"{part}\0" for part in parts])
    return hashlib.sha256(closed.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def sha256_text(text: str) -> str:
    """SHA-256 (hex) of a text as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_bytes(data: bytes) -> str:
    """SHA-256 (hex) of bytes: the id of a document."""
    return hashlib.sha256(data).hexdigest()


def sha256_stream(stream: BinaryIO) -> str:
    """SHA-256 (hex) of an open file from its beginning, read piece by piece; it then stands at its beginning again."""
    stream.seek(0)
    digest = hashlib.sha256()
    while piece := stream.read(1 << 20):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()
