"""Which figures agree."""

import pytest

from enduse.compare.quantities import agree, precision, tenfold
from enduse.records.claim import Qualifier, Quantity


def quantity(value: float | None, qualifier: Qualifier = "exactly", unit: str | None = None) -> Quantity:
    return Quantity(value=value, unit=unit, qualifier=qualifier, text=str(value), start=0, end=1)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (quantity(7), quantity(7), True),
        (quantity(7), quantity(9), False),
        (quantity(7, "at_least"), quantity(7), True),
        (quantity(7, "at_least"), quantity(9), True),
        (quantity(7, "at_least"), quantity(6), False),
        (quantity(40, "more_than"), quantity(30), False),
        (quantity(40, "more_than"), quantity(40), False),
        (quantity(40, "more_than"), quantity(41), True),
        (quantity(40, "more_than"), quantity(30, "at_least"), True),
        (quantity(40, "more_than"), quantity(40, "at_most"), False),
        (quantity(2000, "about"), quantity(1900), True),
        (quantity(2000, "about"), quantity(1500), False),
        (quantity(10, "up_to"), quantity(4), True),
        (quantity(10, "up_to"), quantity(11), False),
        (quantity(None), quantity(7), None),
    ],
)
def test_agree(left: Quantity, right: Quantity, expected: bool | None) -> None:
    assert agree(left, right) is expected
    assert agree(right, left) is expected


def test_units_are_compared_in_their_base() -> None:
    assert agree(quantity(2, unit="tonnes"), quantity(2000, unit="кг")) is True
    assert agree(quantity(2, unit="t"), quantity(3000, unit="kg")) is False
    assert agree(quantity(2, unit="t"), quantity(2, unit="pieces")) is None
    assert agree(quantity(7, unit="架"), quantity(7, unit="шт.")) is True


def test_a_bare_figure_is_the_sharpest() -> None:
    worded = [quantity(7, q) for q in ("exactly", "about", "at_least", "more_than")]
    assert [precision(q) for q in worded] == sorted(precision(q) for q in worded)
    assert precision(quantity(None)) > max(precision(q) for q in worded)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (12400, 1240, True),
        (15, 150, True),
        (1000, 100, False),
        (1240, 1250, False),
        (7, 70, False),
        (124000, 1240, False),
    ],
)
def test_a_nought_too_many_is_a_slip_where_the_figure_is_not_round(one: float, other: float, slip: bool) -> None:
    assert tenfold(one, other) is tenfold(other, one) is slip
