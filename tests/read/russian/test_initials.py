"""Firms by their initials."""

import pytest

from enduse.read.names.found import Spot
from enduse.read.russian.initials import abbreviated

FIRM = Spot(0, 22, "organization", "Бурлинский гидрозавод")


@pytest.mark.parametrize(("text", "own"), [("БГЗ купил станки.", "Бурлинский гидрозавод"), ("БЗГ купил.", None)])
def test_initials_stand_for_the_firm_that_is_named(text: str, own: str | None) -> None:
    whole = f"Бурлинский гидрозавод молчит. {text}"
    assert [s.own for s in abbreviated(whole, [FIRM]) if s is not FIRM] == ([own] if own else [])


def test_of_two_firms_neither_is_meant() -> None:
    other = Spot(40, 60, "organization", "Большой газовый завод")
    assert abbreviated("БГЗ купил станки.", [FIRM, other]) == [FIRM, other]
