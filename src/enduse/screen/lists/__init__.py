"""Lists to screen against: files the user gives, read by the list plug that knows them, and the starter list of
enduse itself."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.plugins import plugs
from enduse.records.listing import Watchlist
from enduse.screen.lists.starter import starter

__all__ = ["load_list", "starter"]

_HEAD = 65536


class _Sidecar(msgspec.Struct, frozen=True):
    """`LIST.meta.json` beside a list: what the list does not say of itself."""

    name: str | None = None
    publisher: str | None = None
    licence: str | None = None
    as_of: str | None = None


def load_list(path: Path) -> Watchlist:
    """Read a list, by the first plug that knows its first bytes. Raises BadInput naming the path and the next step.

    A file `LIST.meta.json` beside it may say `name`, `publisher`, `licence` and `as_of`.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            for plug in plugs("enduse.lists"):
                if plug.sniff(head):
                    stream.seek(0)
                    found: Watchlist = plug.load(stream, path.name)
                    return _described(found, path.with_name(path.name + ".meta.json"))
    except OSError as error:
        raise BadInput(f"the list {str(path)!r} cannot be opened: {error.strerror}; check the path") from error
    known = ", ".join(plug.NAME for plug in plugs("enduse.lists"))
    raise BadInput(f"no list plug knows the file {str(path)!r}; formats known: {known}")


def _described(found: Watchlist, beside: Path) -> Watchlist:
    if not beside.is_file():
        return found
    try:
        said = msgspec.json.decode(beside.read_bytes(), type=_Sidecar)
    except msgspec.DecodeError as error:
        raise BadInput(f"{beside.name!r} beside the list cannot be read: {error}; mend or remove it") from error
    return replace(
        found,
        name=said.name or found.name,
        publisher=said.publisher or found.publisher,
        licence=said.licence or found.licence,
        as_of=said.as_of or found.as_of,
    )
