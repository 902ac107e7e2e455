"""A table of names in a workbook: the rows of its first sheet."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from enduse.errors import BadInput, SkipDocument
from enduse.ingest.extracted import Limits
from enduse.ingest.formats.sheet import cell_text
from enduse.ingest.sheetsize import check_area


class Sheet(NamedTuple):
    """A sheet: its name, the number of its last row, how many sheets stand beside it, and its rows with their numbers.

    A row's cells begin at the first column that is used.
    """

    name: str
    last: int
    others: int
    rows: Iterator[tuple[int, Sequence[str]]]


def first_sheet(path: Path, limits: Limits | None = None) -> Sheet:
    """The first sheet of the xlsx, xlsb, xls or ods workbook at `path`, its cells as a reader sees them.

    Raises BadInput naming the path when it cannot be opened, asks for a password, is damaged or over the limits.
    """
    import python_calamine as calamine

    try:
        data = path.read_bytes()
        if data.startswith(b"PK"):
            check_area(data, limits or Limits())
        del data
        book = calamine.CalamineWorkbook.from_path(path)
        sheets = [s.name for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
        if not sheets:
            raise BadInput(f"the workbook {str(path)!r} has no sheet; save the table as CSV")
        sheet = book.get_sheet_by_name(sheets[0])
    except SkipDocument as error:
        raise BadInput(f"the workbook {str(path)!r} cannot be read: {error}") from error
    except calamine.PasswordError as error:
        raise BadInput(f"the workbook {str(path)!r} asks for a password; give an unlocked copy") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        raise BadInput(
            f"the workbook {str(path)!r} cannot be read: {cause}; save it anew, or the table as CSV"
        ) from error
    rows = ((number, [cell_text(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), 1))
    last = sheet.end[0] + 1 if sheet.end else 0
    return Sheet(sheets[0], last, len(sheets) - 1, rows)
