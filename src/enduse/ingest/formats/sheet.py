"""Tables: csv and tsv text, xlsx, xlsb, xls and ods workbooks. A row is a line of the text, cells parted by tabs."""

import datetime
import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from enduse.errors import Damaged, Empty, Encrypted
from enduse.ingest.compose import Composer, clean, one_line
from enduse.ingest.delimited import delimiter, rows
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.longtable import LONG, SNIFFED, cut, is_table
from enduse.ingest.sheetsize import check_area
from enduse.ingest.sniff import ENCRYPTED_OFFICE, ODS, XLS, XLSB, XLSX

NAME = "sheet"
MEDIA_TYPES = ("text/csv", "text/tab-separated-values", XLSX, XLSB, XLS, ODS, ENCRYPTED_OFFICE)
EXTENSIONS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")

_WORKBOOK = (b"PK", b"\xd0\xcf\x11\xe0")
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.I)
_WHOLE = 10**15  # above, a floating-point number no longer counts in ones


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """Each sheet as a table under its name; csv and tsv as one table without a name, a long one cut into parts.

    Raises Encrypted for a workbook with a password, Damaged for one that cannot be parsed, Empty when no cell holds
    anything, TooLarge when a sheet is laid out over more cells than the limit.
    """
    return _workbook(data, name, limits) if data.startswith(_WORKBOOK) else _delimited(data, name, limits)


def _delimited(data: bytes, name: str, limits: Limits) -> Extracted:
    """A csv or tsv text; a long one as parts."""
    if len(data) > LONG and is_table(data[:SNIFFED], name):
        return cut(io.BytesIO(data), name, limits)
    decoded = decode(data)
    text, notes = clean(decoded.text), [decoded.note]
    if first := _SEPARATOR_LINE.match(text):
        mark, text = first[1], text[first.end() :]
        notes.append(f"the line {first[0].strip()!r} tells programs how to read the rest; left out")
    else:
        mark = delimiter(text, "\t" if name.lower().endswith((".tsv", ".tab")) else ",")
    found, note = rows(text.rstrip("\n"), mark)
    out = Composer(limits)
    out.grid((range(len(row)), row) for row in found)
    if not out.tables:
        raise Empty("no cell holds anything; check that it is the right file")
    return Extracted(text=out.text, tables=tuple(out.tables), notes=tuple(n for n in [*notes, note] if n))


def _workbook(data: bytes, name: str, limits: Limits) -> Extracted:
    """An xlsx, xlsb, xls or ods workbook."""
    import python_calamine as calamine

    if not data.startswith(b"PK") and "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted("asks for a password; give an unlocked copy")
    if data.startswith(b"PK"):
        check_area(data, limits)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise Encrypted("asks for a password; give an unlocked copy") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Damaged(f"workbook that cannot be opened ({error}); save it anew") from error
    out, notes = Composer(limits), []
    for sheet in book.sheets_metadata:
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            notes.append(f"the sheet {one_line(sheet.name)!r} is hidden; it is read all the same")
        if sheet.typ not in (calamine.SheetTypeEnum.WorkSheet, calamine.SheetTypeEnum.DialogSheet):
            continue
        try:
            _sheet(book.get_sheet_by_name(sheet.name), out)
        except (calamine.CalamineError, OSError, ValueError) as error:
            notes.append(f"the sheet {one_line(sheet.name)!r} could not be read ({error})")
    if not out.tables:
        raise Empty("; ".join(["no cell holds anything", *notes, "check that it is the right file"]))
    return Extracted(text=out.text, headings=tuple(out.headings), tables=tuple(out.tables), notes=tuple(notes))


def _sheet(sheet: Any, out: Composer) -> None:
    """One sheet: its name as a line, then its rows, counted as in the sheet."""
    if sheet.start is None:
        return
    top, left = sheet.start
    values = sheet.to_python(skip_empty_area=True)
    if any(one_line(cell_text(value)) for row in values for value in row if value != ""):
        name = one_line(sheet.name)
        out.block(name, heading=True)
        out.add("\n")
        out.grid((_cells(row, left) for row in values), name, top)


def _cells(row: list[object], left: int) -> tuple[Sequence[int], list[str]]:
    """The columns of a row, and what they hold."""
    return range(left, left + len(row)), [v if type(v) is str else cell_text(v) for v in row]


def cell_text(value: object) -> str:
    """A cell's value as a reader sees it: whole numbers without a point, dates as ISO, 15 digits at most."""
    if type(value) is str:
        return value
    if type(value) is float and -_WHOLE < value < _WHOLE:
        if value.is_integer():
            return str(int(value))
        plain = f"{value:.15g}"
        return plain if "e" not in plain else f"{Decimal(plain) + 0:f}"
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{Decimal(f'{value:.15g}'):f}" if value == value and abs(value) != float("inf") else ""
        case datetime.datetime():
            midnight = value.time() == datetime.time()
            return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
        case datetime.timedelta():
            seconds = int(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case None:
            return ""
        case _:
            return str(value)
