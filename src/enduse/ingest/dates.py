"""What day, month or year a machine-readable date names, with no more precision than it gives."""

import datetime
import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|(\d{2})(\d{2}))?(?=$|[T\s])")


def iso_date(value: str | None) -> str | None:
    """ "2024", "2024-09" or "2024-09-25" from the head of an ISO 8601 date or time; None where it is none."""
    if not value or not (m := _ISO.match(value.strip())):
        return None
    year, month, day = m[1], m[2] or m[4], m[3] or m[5]
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part) if int(year) >= 1000 else None
