"""The table of places answers in three scripts and stays small."""

from importlib.resources import files

import pytest

from enduse.reference.places import demonym, fold, lookup, place


@pytest.mark.parametrize(
    ("name", "key"),
    [("China", "cn"), ("Китай", "cn"), ("中国", "cn"), ("USA", "us"), ("U.S.", "us"), ("США", "us"),
     ("Xinjiang", "cn-xj"),
     ("新疆", "cn-xj"), ("喀什市", "gn1280849"),
     ("Kashgar", "gn1280849"), ("Ischewsk", "gn554840"), ("Türkiye", "tr")],
)  # fmt: skip
def test_names_in_three_scripts(name: str, key: str) -> None:
    found = lookup(name)
    assert found is not None
    assert found.key == key


def test_an_abbreviation_needs_capitals() -> None:
    assert lookup("us") is None
    assert lookup("US") is not None


def test_a_place_tells_country_kind_and_coordinates() -> None:
    izhevsk = lookup("Izhevsk")
    assert izhevsk is not None
    assert (izhevsk.country, izhevsk.kind, izhevsk.lat, izhevsk.lon) == ("ru", "city", 56.85, 53.2)
    assert place("no such key") is None


def test_demonyms() -> None:
    assert (demonym("Russian"), demonym("chinese"), demonym("blue")) == ("ru", "cn", None)


def test_folding_keeps_short_i() -> None:
    assert fold("Йошкар-Ола") == "йошкар ола"


def test_every_name_leads_to_a_place() -> None:
    folder = files("enduse.reference.places")
    keys = {line.split("\t")[0] for line in folder.joinpath("places.tsv").read_text("utf-8").splitlines()}
    names = [line.split("\t") for line in folder.joinpath("names.tsv").read_text("utf-8").splitlines()]
    assert {key for _, key in names} <= keys
    assert all(name == fold(name) for name, _ in names[::50])
    assert sum(len(folder.joinpath(n).read_bytes()) for n in ("places.tsv", "names.tsv")) < 8_000_000
