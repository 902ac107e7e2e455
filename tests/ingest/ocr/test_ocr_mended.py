"""Misread labels are mended by the words of labels; figures, names and lines of goods are left alone."""

import pytest

from enduse.ingest.ocr.mended import mended, mended_heads, mended_unit
from enduse.ingest.pagelines import Line, segment
from enduse.ingest.pagewords import Word


def _word(text: str, left: float = 0.0) -> Word:
    return Word(text, left, 0.0, left + 5 * len(text), 8.0, 0, 80.0)


def _line(*texts: str) -> Line:
    return tuple(segment([_word(text, 200.0 * n)]) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("AmountEUR", "Amount EUR"),
        ("Netkg", "Net kg"),
        ("Partnumber", "Part number"),
        ("deivery", "delivery"),
        ("Howep", "Номер"),
        ("Ценатовара", "Цена товара"),
        ("npouenypa", "процедура"),
        ("Quantity", "Quantity"),
        ("AB-1234", "AB-1234"),
        ("Xyzzyqwk", "Xyzzyqwk"),
    ],
)
def test_a_word_of_a_label(read: str, meant: str) -> None:
    assert mended(_word(read)).text == meant


@pytest.mark.parametrize(
    ("read", "meant"), [("WT.", "шт."), ("KOMnn", "компл"), ("pcs", "pcs"), ("шт", "шт"), ("Xyz", "Xyz"), ("W1", "W1")]
)
def test_a_russian_unit_in_latin_letters(read: str, meant: str) -> None:
    assert mended_unit(_word(read)).text == meant


def test_only_heads_are_mended() -> None:
    said = [s.text for s in mended_heads(_line("Description", "Quantlty", "AmountEUR"))]
    assert said == ["Description", "Quantity", "Amount EUR"]
    goods = _line("Quantlty", "Price", "12", "4.50")
    assert mended_heads(goods) == goods
    prose = _line("Zwurbel", "Quantlty", "Vrombax")
    assert mended_heads(prose) == prose
