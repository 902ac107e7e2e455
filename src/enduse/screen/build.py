"""How lists become an index: arrays of numbers that can be saved and mapped into memory as they are."""

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from enduse.compare.names import spellings
from enduse.compare.tokens import taken_apart
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Identifier
from enduse.screen.features import GRAM, INITIALS, KINDS, SKELETON, SOUND, WORD, listed_features
from enduse.screen.packed import Arrays, Entries, Packed

#: What a feature of each kind counts, beside its rarity, towards the nearness of two names.
_WORTH = np.zeros(KINDS + 1, dtype=np.float32)
_WORTH[[GRAM, WORD, SKELETON, INITIALS, SOUND]] = 1.0, 2.0, 1.0, 0.0, 2.0
#: Kinds of schemas: of people, of things, of other parties, and the one that says only that it is a party.
PERSON, THING, OTHER, ANY = range(4)
#: So many names or postings are dealt with at a time: more would take more memory.
_AT_ONCE = 500_000
_THINGS = frozenset({"Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security"})


def kind_of(schema: str) -> int:
    """Whether a FollowTheMoney schema is a person's, a thing's, that of either kind of party or any other's."""
    return PERSON if schema == "Person" else THING if schema in _THINGS else ANY if schema == "LegalEntity" else OTHER


class Head(msgspec.Struct, frozen=True):
    """What every hit tells of a listed entity, and in which order."""

    entity: str
    name: str
    programme: str | None
    listed_since: str | None


def number_key(number: Identifier) -> int:
    """The key of a registration number in the index, 63 bits."""
    return int.from_bytes(blake2b(f"{number.scheme}\0{number.value}".encode(), digest_size=8).digest()) >> 1


def build(lists: Sequence[Watchlist]) -> Arrays:
    """The arrays of an index over all names of some lists.

    `entry` holds the entries themselves, `head` what every hit tells of them: JSON objects without their last brace,
    for a hit to go on with.
    """
    held = [Entries.of(known.entries) for known in lists]
    heads, names = Packed(), Packed()
    kinds, since, places = array("B"), array("I"), array("I")
    owner, features, counts = array("I"), array("I"), array("I")
    numbers: list[tuple[int, int]] = []
    encode = msgspec.msgpack.Encoder().encode
    position = 0
    for place, entries in enumerate(held):
        for entry in entries:
            programme = "; ".join(entry.programmes) or None
            head = Head(entry.id, entry.names[0].text, programme, entry.listed_since)
            heads.add(msgspec.json.encode(head)[:-1])
            places.append(place)
            kinds.append(kind_of(entry.schema))
            since.append(day_number(entry.listed_since))
            numbers += [(number_key(n), position) for n in entry.identifiers]
            for text in _names(entry):
                name = taken_apart(text, entry.schema == "Person")
                if found := listed_features(name):
                    names.add(encode(name))
                    owner.append(position)
                    features += found
                    counts.append(len(found))
            position += 1
    numbers.sort()
    return {
        **Entries.joined(held),
        **heads.arrays("head"),
        **names.arrays("name"),
        "list": np.frombuffer(places, np.uint32),
        "kind": np.frombuffer(kinds, np.uint8),
        "since": np.frombuffer(since, np.uint32),
        "owner": np.frombuffer(owner, np.uint32),
        "number": np.array([key for key, _ in numbers], np.uint64),
        "number_of": np.array([at for _, at in numbers], np.uint32),
        **_inverted(features, counts),
    }


def _names(entry: Entry) -> list[str]:
    return list(dict.fromkeys(s for name in entry.names for s in spellings(name.text)))


def day_number(date: str | None) -> int:
    """An ISO date of any precision as yyyymmdd, 0 for none."""
    if not date:
        return 0
    digits = [c for c in date if c in "0123456789"]
    return int(f"{''.join(digits)}00000000"[:8])


def _inverted(features: "array[int]", counts: "array[int]") -> Arrays:
    """For each feature the names that hold it, what holding it is worth, and what all features of a name are worth.

    `features` are those of one name after the other, `counts` how many each name has. They are sorted as numbers of 64
    bits, the feature above the name that holds it, in the one array that is made of them; `features` is empty then.
    """
    size = len(counts)
    keys = np.empty(len(features), "<u8")
    name, feature = keys.view("<u4")[0::2], keys.view("<u4")[1::2]
    feature[:] = np.frombuffer(features, np.uint32)
    del features[:]
    many, end = np.frombuffer(counts, np.uint32), 0
    for at in range(0, size, _AT_ONCE):
        these = np.repeat(np.arange(at, min(at + _AT_ONCE, size), dtype=np.uint32), many[at : at + _AT_ONCE])
        name[end : end + len(these)] = these
        end += len(these)
    keys.sort()
    once = _differ_from_the_last(keys)
    starts = np.flatnonzero(_differ_from_the_last(feature))
    known = feature[starts].astype(np.uint32)
    lengths = np.add.reduceat(once, starts, dtype=np.int64) if len(starts) else np.zeros(0, np.int64)
    holders = name[once].astype(np.uint32)
    del keys, name, feature
    worth = (np.log1p(size / np.maximum(lengths, 1)) * _WORTH[known & KINDS]).astype(np.float32)
    own = np.repeat(
        np.where(known & KINDS == SOUND, np.float32(0), worth), lengths
    )  # one sound of several is asked for
    total = np.zeros(size)
    for at in range(0, len(holders), _AT_ONCE):
        total += np.bincount(holders[at : at + _AT_ONCE], own[at : at + _AT_ONCE], minlength=size)
    return {
        "feature": known,
        "feature_at": np.concatenate(([0], np.cumsum(lengths))).astype(np.int64),
        "holder": holders,
        "worth": worth,
        "total": total.astype(np.float32),
    }


def _differ_from_the_last(values: NDArray[Any]) -> NDArray[Any]:
    differ = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=differ[1:])
    return differ
