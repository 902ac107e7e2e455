from hypothesis import given
from hypothesis import strategies as st

from enduse.reference.places import place
from enduse.screen.lists.country_names import _BY_THREE, country
from enduse.screen.lists.papers import day, joined_day, paper_number, years


def test_numbers_of_papers() -> None:
    for printed, number in {
        "OB 0243318": "OB 0243318",
        "1-78-09-44621-80": "1-78-09-44621-80",
        "381110042 (Expired 25 Jan. 2016)": "381110042",
        "Libya B014995": "B014995",
        "Diplomatic Passport: Z30321794": "Z30321794",
        "German travel document A 0139243": "A 0139243",
        "Passport number 8208 No. 555627": None,
        "not known": None,
        "": None, "x" * 100_000: None, "-" * 100_000 + "1": None,
    }.items():  # fmt: skip
        assert paper_number(printed) == number, printed


def test_dates() -> None:
    for printed, date in {
        "2024-12-11T21:24:35.826+01:00": "2024-12-11",
        "2015-07-01-04:00": "2015-07-01",
        "1961": "1961",
        "1961-04": "1961-04",
        "1961-00-00": "1961",
        "1961-13-40": "1961",
        "05/08/2026": "2026-08-05",
        "5.8.2026": "2026-08-05",
        "Nov. 1973": "1973-11",
        "2 August 1961": "1961-08-02",
        "30-35 years old": None,
        "24/06/1402 (Hijri Calendar)": None,
        "19612": None,
        "": None,
    }.items():
        assert day(printed) == date, printed
    assert joined_day("1961", "4", "") == "1961-04" and joined_day("", "4", "2") is None
    assert years("1957", "1959") == ["1957", "1958", "1959"]
    assert years("", "1980") == years("1900", "1980") == years("1980", "1970") == []


def test_countries() -> None:
    for printed, code in {
        "RU": "ru", "RUS": "ru", "UK": "gb", "EL": "gr", "Russian Federation": "ru",
        "Iran (Islamic Republic of)": "ir", "KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF": "kp",
        "Democratic People's Republic of Korea": "kp", "Republic of Korea": "kr", "MOLDOVA, REPUBLIC OF": "md",
        "CONGO, Democratic Republic of (was Zaire)": "cd", "Congo": "cg", "State of Palestine": "ps",
        "Congo (Democratic Republic)": "cd", "Congo, Democratic Republic": "cd", "Congo (Kinshasa)": "cd",
        "Congo (Brazzaville)": "cg", "Congo (unheard of)": None, "Congo, unheard of": None, "The Gambia": "gm",
        "Gambia, The": "gm", "Korea, North": "kp", "Korea, South": "kr", "Korea": None, "Guinea, Equatorial": "gq",
        "Sudan, South": "ss", "St Kitts and Nevis": "kn", "St. Vincent and the Grenadines": "vc", "St Lucia": "lc",
        "Saint Kitts and Nevis": "kn", "Occupied Palestinian Territories": "ps", "West Bank": "ps",
        "Virgin Islands, British": "vg", "Virgin Islands (British)": "vg", "Myanmar (Burma)": "mm",
        "00": None, "ZZ": None, "UNKNOWN": None, "": None, "former Soviet Union": None, "Moscow": None,
    }.items():  # fmt: skip
        assert country(printed) == code, printed
    assert all((known := place(two)) and known.kind == "country" for two in _BY_THREE.values())
    assert len(_BY_THREE) == len(set(_BY_THREE.values())) == 250


@given(st.text(max_size=40))
def test_nothing_printed_crashes_them(text: str) -> None:
    paper_number(text), day(text), country(text), years(text, text), joined_day(text, text, text)
