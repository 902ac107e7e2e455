"""How lists become an index: arrays of numbers that can be saved and mapped into memory as they are."""

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from enduse.compare.names import spellings
from enduse.compare.tokens import parse
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier
from enduse.screen.features import GRAM, INITIALS, KINDS, SKELETON, SOUND, WORD, listed_features

Arrays = dict[str, NDArray[Any]]

#: What a feature of each kind counts, beside its rarity, towards the nearness of two names.
_WORTH = np.zeros(KINDS + 1, dtype=np.float32)
_WORTH[[GRAM, WORD, SKELETON, INITIALS, SOUND]] = 1.0, 2.0, 1.0, 0.0, 2.0
#: Kinds of schemas: of people, of things, of other parties, and the one that says only that it is a party.
PERSON, THING, OTHER, ANY = range(4)
_THINGS = frozenset({"Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security"})


def kind_of(schema: str) -> int:
    """Whether a FollowTheMoney schema is a person's, a thing's, that of either kind of party or any other's."""
    return PERSON if schema == "Person" else THING if schema in _THINGS else ANY if schema == "LegalEntity" else OTHER


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What every hit tells of a listed entity. `list` is the place of its list in the index."""

    id: str
    caption: str
    list: int
    programme: str | None
    listed_since: str | None


def number_key(number: Identifier) -> int:
    """The key of a registration number in the index, 63 bits."""
    return int.from_bytes(blake2b(f"{number.scheme}\0{number.value}".encode(), digest_size=8).digest()) >> 1


class _Packed:
    """Texts or records, one behind the other, with the place where each begins."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.starts = array("q", [0])

    def add(self, piece: bytes) -> None:
        self.data += piece
        self.starts.append(len(self.data))

    def arrays(self, name: str) -> Arrays:
        return {name: np.frombuffer(self.data, np.uint8), f"{name}_at": np.frombuffer(self.starts, np.int64)}


def build(lists: Sequence[Watchlist]) -> Arrays:
    """The arrays of an index over all names of some lists. `entry` holds the entries themselves."""
    entries, heads, names = _Packed(), _Packed(), _Packed()
    kinds, since = array("B"), array("I")
    owner, features, counts = array("I"), array("I"), array("I")
    numbers: list[tuple[int, int]] = []
    encode = msgspec.msgpack.Encoder().encode
    position = 0
    for place, known in enumerate(lists):
        for entry in known.entries:
            entries.add(encode(entry))
            programme = "; ".join(entry.programmes) or None
            heads.add(encode(Head(entry.id, entry.names[0].text, place, programme, entry.listed_since)))
            kinds.append(kind_of(entry.schema))
            since.append(day_number(entry.listed_since))
            numbers += [(number_key(n), position) for n in entry.identifiers]
            for text in _names(entry):
                name = parse(text, entry.schema == "Person")
                if found := listed_features(name):
                    names.add(encode(name))
                    owner.append(position)
                    features += found
                    counts.append(len(found))
            position += 1
    numbers.sort()
    return {
        **entries.arrays("entry"),
        **heads.arrays("head"),
        **names.arrays("name"),
        "kind": np.frombuffer(kinds, np.uint8),
        "since": np.frombuffer(since, np.uint32),
        "owner": np.frombuffer(owner, np.uint32),
        "number": np.array([key for key, _ in numbers], np.uint64),
        "number_of": np.array([at for _, at in numbers], np.uint32),
        **_inverted(np.frombuffer(features, np.uint32), np.frombuffer(counts, np.uint32)),
    }


def _names(entry: Entry) -> list[str]:
    return list(dict.fromkeys(s for name in entry.names for s in spellings(name.text)))


def day_number(date: str | None) -> int:
    """An ISO date of any precision as yyyymmdd, 0 for none."""
    digits = [c for c in date or "" if c in "0123456789"]
    return int(f"{''.join(digits)}00000000"[:8])


def _inverted(features: NDArray[Any], counts: NDArray[Any]) -> Arrays:
    """For each feature the names that hold it, what holding it is worth, and what all features of a name are worth."""
    size = len(counts)
    keys = features.astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= np.repeat(np.arange(size, dtype=np.uint64), counts)
    keys.sort()
    if len(keys):
        keys = keys[np.concatenate(([True], keys[1:] != keys[:-1]))]
    held = (keys >> np.uint64(32)).astype(np.uint32)
    holders = keys.astype(np.uint32)
    starts = np.flatnonzero(np.concatenate(([True], held[1:] != held[:-1]))) if len(held) else np.zeros(0, np.int64)
    known = held[starts]
    lengths = np.diff(np.append(starts, len(held)))
    worth = (np.log1p(size / np.maximum(lengths, 1)) * _WORTH[known & KINDS]).astype(np.float32)
    own = np.where(known & KINDS == SOUND, np.float32(0), worth)  # only one way of several to be asked for
    total = np.bincount(holders, np.repeat(own, lengths), minlength=size).astype(np.float32)
    return {
        "feature": known,
        "feature_at": np.append(starts, len(held)).astype(np.int64),
        "holder": holders,
        "worth": worth,
        "total": total,
    }
