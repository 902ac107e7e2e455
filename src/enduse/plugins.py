"""The four plug points. A plug is a function or small class carrying facts; built-ins are registered like anyone's.

enduse.formats     bytes -> document parts      `NAME`, `MEDIA_TYPES`, `EXTENSIONS`, `read(data, name, limits)`
enduse.readers     document -> proposals        `NAME`, `VERSION`, `reads(document)`, `propose(document)`
enduse.lists       open file -> entries         `NAME`, `sniff(head)`, `load(stream, origin, beside)`
enduse.exporters   picture -> bytes             `NAME`, `export(picture) -> files`

A list plug's `sniff` knows its own format from the first bytes and no other's. Its `load` gets the open file, the name
by which the user calls it, and `beside: Callable[[str], bytes | None]`: the bytes of the file of that name (whatever
its case) lying beside the list, None where there is none.
"""

from functools import cache
from importlib.metadata import entry_points
from typing import Any

from enduse.errors import BadInput

GROUPS = ("enduse.formats", "enduse.readers", "enduse.lists", "enduse.exporters")


@cache
def plugs(group: str) -> tuple[Any, ...]:
    """All plugs of one group, by name; loaded on first use.

    Raises BadInput, naming the plug, when one cannot be imported.
    """
    found = []
    for point in sorted(entry_points(group=group), key=lambda p: p.name):
        try:
            found.append(point.load())
        except Exception as error:
            raise BadInput(
                f"the plug {point.name!r} of {group} cannot be loaded: {error}; "
                f"uninstall or repair the package of {point.value}"
            ) from error
    return tuple(found)
