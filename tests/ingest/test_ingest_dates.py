"""A date is never more precise than it is written."""

import pytest

from enduse.ingest.dates import iso_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024", "2024"), ("2024-09", "2024-09"), ("2024-09-25", "2024-09-25"), ("20240925", "2024-09-25"),
        (" 2024-09-25T08:00:00+03:00", "2024-09-25"), ("2024-09-25 08:00", "2024-09-25"), ("2024-02-30", None),
        ("2024-13", None), ("Sept 2024", None), ("25.09.2024", None), ("202409", None), ("0000", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_iso_dates(value, date):
    assert iso_date(value) == date
