"""The rows of a CSV, each with the number of the line where it begins."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator

from enduse.errors import BadInput

#: A byte that was no UTF-8, as `surrogateescape` decodes it.
NO_UTF8 = re.compile("[\udc80-\udcff]")


def csv_rows(lines: Iterable[str], broken: Callable[[int, str], BadInput]) -> Iterator[tuple[int, list[str]]]:
    """The rows of these lines. Where a row is no CSV, raises what `broken` makes of its line and the reason."""
    reader = csv.reader(lines, strict=True)
    begins = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise broken(begins, str(error)) from error
        yield begins, row
        begins = reader.line_num + 1
