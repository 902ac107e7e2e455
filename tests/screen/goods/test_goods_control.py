"""Control lists cover codes of any length, as of a day; codes of the edition before are told as such."""

import pytest

from enduse.screen.goods import controls


@pytest.mark.parametrize("code", ["848210", "8482.10", "84821010", "8482 10 10 00"])
def test_a_longer_code_begins_with_the_listed_one(code: str) -> None:
    assert controls(code) == ("CHPL tier 3.B", "EAR 746 Supp. 4")


def test_a_heading_is_covered_in_part() -> None:
    assert controls("8542") == ("CHPL tier 1 (part of the heading)", "EAR 746 Supp. 4")


def test_a_code_of_the_edition_before() -> None:
    assert controls("8525801900")[0] == "CHPL tier 3.A (by its HS 2017 code)"
    assert controls("8803300000")[0] == "CHPL tier 3.B (by its HS 2017 code)"


def test_a_list_counts_from_its_first_day_on() -> None:
    assert controls("854231", "2023-05-18") == ()
    assert controls("854231", "2023-05-19") == ("EAR 746 Supp. 4",)
    assert controls("854231", "2024-02-23") == ("CHPL tier 1", "EAR 746 Supp. 4")
    assert controls("880730", "2024-01-24") == ()


@pytest.mark.parametrize("code", ["", "84", "n/a", "940360", "9503"])
def test_no_list(code: str) -> None:
    assert controls(code) == ()
