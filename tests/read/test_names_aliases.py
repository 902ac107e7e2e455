"""A short form that the text gives to one firm is no further form of another firm of the same first word."""

import pytest

from enduse.read.names.aliases import Name, join


@pytest.mark.parametrize(
    ("full", "short", "other"),
    [
        ("Tolmar Trading FZE", "Tolmar", "Tolmar Lojistik Limited Sirketi"),
        ("Vestra Chemie GmbH", "Vestra", "Vestra Kimya Sanayi"),
        ("Kestrel Optics Ltd", "Kestrel", "Kestrel Marine Services LLC"),
    ],
)
def test_other_firm_of_one_first_word(full: str, short: str, other: str) -> None:
    names = [Name(full, "organization", 0), Name(short, "organization", 20), Name(other, "organization", 60)]
    joined = join(names, [(0, 1)], [])
    assert joined.root == (0, 0, 2)
    assert joined.apart == ((0, 2),)


def test_short_form_that_nobody_was_given() -> None:
    names = [Name("Tolmar Lojistik Limited Sirketi", "organization", 0), Name("Tolmar", "organization", 40)]
    assert join(names, [], []).root == (0, 0)


def test_name_within_the_full_name_is_not_kept_apart() -> None:
    names = [
        Name("Halden Precision Works", "organization", 0),
        Name("Halden", "organization", 25),
        Name("Halden Works", "organization", 60),
    ]
    assert join(names, [(0, 1)], []).apart == ()
