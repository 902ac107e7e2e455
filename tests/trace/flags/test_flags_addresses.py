"""Which addresses name one building, and in which country."""

import pytest

from enduse.trace.flags.addresses import building, country, same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("8 Harbour Road, Room 1204, Port Hallow", "Harbour Road 8, Port Hallow", True),
        ("8 Harbour Road, 7th Floor", "8 Harbour Road, Unit 17", True),
        ("8 Harbour Road", "9 Harbour Road", False),
        ("8 Harbour Road", "8 Mill Road", False),
        ("ул. Ясная, д. 4, кв. 70", "620014, ул. Ясная, дом 4, оф. 12", True),
        ("ул. Ясная, д. 4", "ул. Ясная, д. 41", False),
        ("明灯省明灯市海港路8号1204室", "明灯省明灯市海港路8号301室", True),
        ("明灯省明灯市海港路8号", "明灯省明灯市海港路9号", False),
    ],
)
def test_two_addresses_name_one_building(one: str, other: str, alike: bool) -> None:
    assert same(building(one), building(other)) is alike


@pytest.mark.parametrize("address", ["Port Hallow", "", "Room 1204", "12", "明灯市"])
def test_what_names_no_building_meets_nothing(address: str) -> None:
    assert building(address) == frozenset() and not same(building(address), building(address))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("17 Mill Avenue, Almaty 050000, Kazakhstan", "kz"),
        ("17 Mill Avenue Almaty 050000 Kazakhstan", "kz"),
        ("3 Works Street Samara 443022 Russian Federation", "ru"),
        ("Узбекистан 100000 г. Ташкент, ул. Ясная, 9", "uz"),
        ("亚美尼亚埃里温市科学大街28号", "am"),
        ("8 Harbour Road, Port Hallow", None),
        ("", None),
    ],
)
def test_the_country_of_an_address(address: str, code: str | None) -> None:
    assert country(address) == code
