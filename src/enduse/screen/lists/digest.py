"""The hash by which a list can be told from another of the same name."""

import hashlib
from typing import BinaryIO


def sha256(stream: BinaryIO) -> str:
    """The SHA-256 of an open file, which then stands at its start again."""
    digest = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(1 << 20):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()
