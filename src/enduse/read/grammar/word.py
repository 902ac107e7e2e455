"""A word of a sentence with what it does there."""

from msgspec import Struct

from enduse.read.names import Found
from enduse.read.segment import Token


class Word(Struct):
    """A token with what it does; `found` is the mention it belongs to."""

    token: Token
    low: str
    tag: str
    lemma: str = ""
    form: str = ""
    found: Found | None = None
