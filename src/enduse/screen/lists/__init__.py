"""Lists to screen against: files the user gives, read by the list plug that knows them, and the starter list of
enduse itself."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from enduse.errors import BadInput
from enduse.plugins import plugs
from enduse.records.listing import Watchlist
from enduse.screen.lists.starter import starter
from enduse.screen.lists.undated import with_date

__all__ = ["beside", "load_list", "open_list", "starter"]

#: Gives the bytes of the file of that name beside a list, None where there is none.
Beside = Callable[[str], bytes | None]

_HEAD = 65536


class _Sidecar(msgspec.Struct, frozen=True):
    """`LIST.meta.json` beside a list: what the list does not say of itself."""

    name: str | None = None
    publisher: str | None = None
    licence: str | None = None
    as_of: str | None = None


def load_list(path: Path) -> Watchlist:
    """Read a list, by the plug that knows its first bytes. Raises BadInput naming the path and the next step.

    A file `LIST.meta.json` beside it may say `name`, `publisher`, `licence` and `as_of`.
    """
    return open_list(path)[0]


def open_list(path: Path, near: Beside | None = None) -> tuple[Watchlist, str]:
    """The list, as `load_list` reads it, and the name of its format. `near` gives the file of a name lying beside it,
    where that is not the file in the folder of the list."""
    near = near or partial(beside, path)
    known = plugs("enduse.lists")
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            able = [plug for plug in known if plug.sniff(head)]
            if len(able) == 1:
                stream.seek(0)
                with _uncollected():
                    found: Watchlist = able[0].load(stream, path.name, near)
                return _described(found, f"{path.name}.meta.json", near), str(able[0].NAME)
    except OSError as error:
        raise BadInput(f"the list {str(path)!r} cannot be opened: {error.strerror}; check the path") from error
    if able:
        raise BadInput(
            f"{' and '.join(plug.NAME for plug in able)} both claim the list {str(path)!r}; "
            "uninstall the plug that is not wanted"
        )
    names = ", ".join(plug.NAME for plug in known)
    raise BadInput(f"no list plug knows the file {str(path)!r}; formats known: {names}")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a list makes very many objects and no cycles, and it would look at all of them
    again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def beside(path: Path, name: str) -> bytes | None:
    """The bytes of the file of that name, whatever its case, in the folder of the list; None where there is none."""
    alike = [p for p in path.parent.iterdir() if p.name.casefold() == name.casefold() and p.is_file()]
    if not alike:
        return None
    file = min(alike, key=lambda p: (p.name != name, p.name))
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadInput(f"{file.name!r} beside the list cannot be read: {error.strerror}; mend or remove it") from error


def _described(found: Watchlist, sidecar: str, near: Beside) -> Watchlist:
    data = near(sidecar)
    if data is None:
        return found
    try:
        said = msgspec.json.decode(data, type=_Sidecar)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{sidecar!r} beside the list cannot be read: {error}; mend or remove it") from error
    return replace(
        found,
        name=said.name or found.name,
        publisher=said.publisher or found.publisher,
        licence=said.licence or found.licence,
        as_of=said.as_of or found.as_of,
        note=with_date(found.note) if said.as_of else found.note,
    )
