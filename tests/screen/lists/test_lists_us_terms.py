import pytest

from enduse.records.reading import Identifier
from enduse.screen.lists.us_terms import aside, country, dates, number, schema, scheme


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "ru"), ("RU", "ru"), ("Korea, North", "kp"), ("Korea, South", "kr"),
        ("Congo, Democratic Republic of the", "cd"), ("Congo, Republic of the", "cg"),
        ("Virgin Islands, British", "vg"), ("The Gambia", "gm"), ("Bahamas, The", "bs"), ("Burma", "mm"),
        ("Region: Gaza", "ps"), ("West Bank", "ps"), ("possibly Palestinian", "ps"), ("Palestinian", "ps"),
        ("St. Kitts and Nevis", "kn"), ("North Macedonia, The Republic of", "mk"), ("Georgia", "ge"),
        ("Democratic People's Republic of Korea", "kp"), ("undetermined", None), ("Jalisco", None), ("London", None),
        ("", None), ("ZZ", None),
    ],
)  # fmt: skip
def test_countries_as_these_lists_print_them(name: str, code: str | None) -> None:
    assert country(name) == code


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 Mar 1965", ("1965-03-12",)), ("2 March 1965", ("1965-03-02",)), ("Mar 1965", ("1965-03",)),
        ("1965", ("1965",)), ("circa 1961", ("1961",)), ("circa 12 Mar 1961", ("1961",)),
        ("1965-03-12", ("1965-03-12",)),
        ("1959 to 1961", ("1959", "1960", "1961")), ("between 1953 and 1954", ("1953", "1954")),
        ("circa 1980-1981", ("1980", "1981")), ("01 Jan 1960 to 31 Dec 1960", ("1960",)),
        ("01 May 1960 to 31 May 1960", ("1960-05",)), ("1900 to 1999", ("1900", "1999")),
        ("31 Feb 1960", ()), ("31 Foo 1960", ()), ("1965-13", ()), ("x", ()), ("", ()), ("1 to 2 to 3", ()),
    ],
)  # fmt: skip
def test_dates_keep_the_precision_told(text: str, told: tuple[str, ...]) -> None:
    assert dates(text) == told


def test_numbers_by_what_they_are_called() -> None:
    assert number("Tax ID No.", "7700123459", "ru") == Identifier("inn", "7700123459")
    assert number("Tax ID No.", "7700123459", None) == Identifier("inn", "7700123459")
    assert number("Tax ID No.", "7700123459", "ua") == Identifier("tax", "7700123459"), "no Russian number elsewhere"
    assert number("alt. Registration Number", "91110000MA0000001L", "cn") == Identifier("uscc", "91110000MA0000001L")
    assert number("V.A.T. Number", "BG-odd", "bg") == Identifier("tax", "BGODD")
    assert number("Company Number", "IMO 1234567", None, vessel=True) == Identifier("imo", "1234567")
    assert number("Vessel Registration Identification", "IMO 1234568", None, vessel=True) is None
    assert number("Vessel Registration Identification", "RS 15", "ru", vessel=True) == Identifier(
        "registration", "RS15"
    )
    assert number("Legal Entity Number", "ABCD00EXAMPLE0000063", None) == Identifier("lei", "ABCD00EXAMPLE0000063")
    assert number("Height in feet", "6", None) is None


def test_kinds_and_words_aside() -> None:
    assert [schema(kind) for kind in ("Individual", "entity", "VESSEL", "aircraft", "odd", "")] == [
        "Person", "Organization", "Vessel", "Airplane", "LegalEntity", "LegalEntity",
    ]  # fmt: skip
    assert aside("Gender") and aside("alt. Email Address x@example.org") and not aside("Linked To: X")
    assert scheme("Government Gazette Number") == "okpo" and scheme("Linked To: X") is None
