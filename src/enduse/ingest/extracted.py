"""What a format plug is given and what it hands back: limits in, text with its places out."""

from msgspec import Struct

from enduse.records.document import Page, Scanned, Table


class Limits(Struct, frozen=True, kw_only=True):
    """How much one input file may cost. A plug that meets a limit raises TooLarge and names the limit."""

    bytes: int = 512 * 1024 * 1024  # of one file as it lies there
    unpacked: int = 1024 * 1024 * 1024  # bytes of everything a container unpacks to, nested ones included
    ratio: int = 200  # unpacked to packed, once more than `ratio_from` bytes are unpacked
    ratio_from: int = 32 * 1024 * 1024
    depth: int = 8  # containers within containers
    parts: int = 20_000  # of a container, nested ones included
    pages: int = 10_000
    cells: int = 3_000_000  # non-empty table cells of one document
    area: int = 20_000_000  # rows times columns of one sheet, empty cells too
    text: int = 50_000_000  # code points of one document
    rows: int = 250_000  # of one long table of text; those beyond are counted, and told
    dots: int = 150_000_000  # of one picture


class Part(Struct, frozen=True):
    """A file inside a container. `error` tells why it was not taken out; `data` is then empty."""

    name: str
    data: bytes
    error: str | None = None


class Extracted(Struct, frozen=True, kw_only=True):
    """What one format plug found in the bytes. All offsets count code points of `text`, end exclusive."""

    text: str = ""
    headings: tuple[tuple[int, int], ...] = ()
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    scanned: tuple[Scanned, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None  # "2024", "2024-09" or "2024-09-25"
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    unfinished: bool = False  # see `Document`
