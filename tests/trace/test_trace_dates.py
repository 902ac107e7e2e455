"""Dates keep the precision they were given in."""

import pytest

from enduse.records.claim import When
from enduse.trace.dates import days, is_day, overlap, width


def when(value: str | None) -> When:
    return When(value=value, text=value or "once", start=0, end=4)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-11", ("2024-02-11", "2024-02-11")),
        ("2023-Q1", ("2023-01-01", "2023-03-31")),
        ("2020/2022", ("2020-01-01", "2022-12-31")),
        ("2022-02/", ("2022-02-01", "9999-12-31")),
        ("../2022-02", ("0000-01-01", "2022-02-28")),
        ("2022/2020", None),
        ("2024-13", None),
        ("spring", None),
        (None, None),
    ],
)
def test_days(value: str | None, expected: tuple[str, str] | None) -> None:
    assert days(when(value)) == expected


def test_overlap() -> None:
    assert overlap(when("2024"), when("2024-09-25")) is True
    assert overlap(when("2024-08"), when("2024-09")) is False
    assert overlap(when("2024"), None) is None


def test_width_orders_by_precision() -> None:
    values = ["2024-09-25", "2024-09", "2023-Q1", "2024", "2020/2022", None]
    assert [width(when(v)) for v in values] == sorted(width(when(v)) for v in values)
    assert is_day(when("2024-09-25"))
    assert not is_day(when("2024-09"))
