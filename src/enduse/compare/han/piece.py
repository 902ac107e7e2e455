"""One part of a name in Chinese characters: how it is read, what it means and what it sounds like."""

from typing import Literal

from msgspec import Struct

PieceKind = Literal["word", "generic", "place", "country", "filler", "number"]


class Piece(Struct, frozen=True):
    """A part of a name. `word` is its pinyin in one word; `key` its meaning (`=plant`) or its folded reading.

    `readings` are other ways to read it aloud, syllables parted by blanks; `meanings` what it may say in English, each
    as keys parted by blanks (`=international =trade`); `sounds` is its sound where it may be a foreign word.
    """

    word: str
    key: str
    kind: PieceKind
    initials: tuple[str, ...]
    readings: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    sounds: str = ""
