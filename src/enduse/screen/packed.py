"""Pieces of bytes one behind the other, with the place where each begins: many records without their objects."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, overload

import msgspec
import numpy as np
from numpy.typing import NDArray

from enduse.records.listing import Entry

Arrays = dict[str, NDArray[Any]]


class Packed:
    """Pieces that are being put one behind the other."""

    def __init__(self) -> None:
        self._data = bytearray()
        self._starts = array("q", [0])

    def add(self, piece: bytes) -> None:
        self._data += piece
        self._starts.append(len(self._data))

    def arrays(self, name: str) -> Arrays:
        """The bytes under `name`, where the pieces begin and the last one ends under `name`_at."""
        return {name: np.frombuffer(self._data, np.uint8), f"{name}_at": np.frombuffer(self._starts, np.int64)}


class Pieces(Sequence[memoryview]):
    """The pieces behind two such arrays."""

    def __init__(self, arrays: Arrays, name: str) -> None:
        self._data = memoryview(arrays[name].data)
        self._starts = arrays[f"{name}_at"]

    def __len__(self) -> int:
        return len(self._starts) - 1

    @overload
    def __getitem__(self, at: int) -> memoryview: ...
    @overload
    def __getitem__(self, at: slice) -> list[memoryview]: ...
    def __getitem__(self, at: int | slice) -> memoryview | list[memoryview]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        return self._data[self._starts[place] : self._starts[place + 1]]

    def __iter__(self) -> Iterator[memoryview]:
        for begin, end in pairwise(self._starts):
            yield self._data[begin:end]

    def several(self, places: Sequence[int]) -> list[memoryview]:
        """The pieces at these places."""
        at = np.asarray(places, np.int64)
        begins, ends = self._starts[at].tolist(), self._starts[at + 1].tolist()
        return [self._data[begin:end] for begin, end in zip(begins, ends, strict=True)]


class Entries(Sequence[Entry]):
    """The entries of a list, packed: they take a tenth of the memory and are decoded when they are looked at."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._pieces = Pieces(arrays, "entry")

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Entries":
        """These entries packed; as they are where they are packed already."""
        if isinstance(entries, cls):
            return entries
        packed = Packed()
        for entry in entries:
            packed.add(_ENCODER.encode(entry))
        return cls(packed.arrays("entry"))

    def __len__(self) -> int:
        return len(self._pieces)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, at: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(at, slice):
            return tuple(_DECODER.decode(piece) for piece in self._pieces[at])
        return _DECODER.decode(self._pieces[at])

    def __iter__(self) -> Iterator[Entry]:
        return map(_DECODER.decode, self._pieces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @staticmethod
    def joined(several: Sequence["Entries"]) -> Arrays:
        """The arrays of the entries of several lists, one list behind the other."""
        if len(several) == 1:
            return several[0].arrays
        ends = np.cumsum([0, *(len(one.arrays["entry"]) for one in several)])
        starts = [one.arrays["entry_at"][:-1] + end for one, end in zip(several, ends[:-1], strict=True)]
        data = [one.arrays["entry"] for one in several]
        whole = np.concatenate(data) if data else np.zeros(0, np.uint8)
        return {"entry": whole, "entry_at": np.concatenate([*starts, ends[-1:]]).astype(np.int64)}


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Entry)
