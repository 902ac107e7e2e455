"""What must not be put together: another giver, other goods, other receivers, without a figure, a day or a source."""

import pytest

from enduse.trace import trace
from factories import Filler, claim, document, item, party, place, unnamed

PARTIES = (
    party("Orion"),
    party("Corax", countries=("xb",)),
    party("Delta"),
    place("Borduria", country="xb"),
    place("Cyprus", country="cy"),
    *map(unnamed, ("fighters of the front", "a field hospital", "a customer in Cyprus", "a buyer in Malta", "an army")),
    *map(unnamed, ("a customer", "Maltese authorities")),
)
ITEMS = tuple(map(item, ("missiles", "pumps", "radios", "parts", "engines", "crates", "bandages")))

Told = dict[str, object]


def told(*claims: Told, texts: int = 1) -> int:
    """How many transfers come of claims that stand one after another in one text, or each in a text of its own."""
    words = [f"In case {n} there were " + ", ".join(map(_words, roles.values())) for n, roles in enumerate(claims)]
    if texts == 1:
        papers = [document("a.txt", ". ".join(words))] * len(claims)
    else:
        papers = [document(f"{n}.txt", text) for n, text in enumerate(words)]
    made = [claim(p, "transfer", w, **c) for p, w, c in zip(papers, words, claims, strict=True)]  # type: ignore[arg-type]
    return len(trace(list(dict.fromkeys(papers)), made, PARTIES, ITEMS).transfers)


def _words(filler: Filler) -> str:
    if isinstance(filler, tuple):
        return filler[0]
    return filler


@pytest.mark.parametrize("texts", [1, 2])
@pytest.mark.parametrize(
    ("state", "firm", "made"),
    [
        ({"item": "missiles"}, {"item": "parts"}, 2),
        ({"item": "missiles"}, {"item": "pumps"}, 2),
        ({"item": "radios"}, {"item": "radios"}, 1),
    ],
)
def test_what_a_state_gave_is_not_what_a_firm_of_no_known_country_gave(
    state: Told, firm: Told, made: int, texts: int
) -> None:
    gave = {"supplier": "Borduria", "recipient": "Delta", **state}
    assert told(gave, {"supplier": "Orion", "recipient": "Delta", **firm}, texts=texts) == made


def test_what_a_state_gave_may_be_what_a_firm_of_it_gave() -> None:
    assert (
        told(
            {"supplier": "Borduria", "recipient": "Delta", "item": "radios"},
            {"supplier": "Corax", "recipient": "Delta"},
        )
        == 1
    )


@pytest.mark.parametrize(("goods", "made"), [("missiles", 2), ("engines", 1)])
def test_parts_are_no_missiles_but_may_be_engines(goods: str, made: int) -> None:
    assert (
        told({"item": goods, "recipient": "Delta"}, {"supplier": "Orion", "item": "parts", "recipient": "Delta"})
        == made
    )


def test_two_givers_of_one_text_gave_two_things() -> None:
    one = {"supplier": "Orion", "recipient": "Delta", "item": "engines"}
    assert told(one, {**one, "supplier": "Corax", "item": "parts"}) == 2
    assert told(one, {**one}) == 1


@pytest.mark.parametrize(
    ("one", "other", "made"),
    [
        ("fighters of the front", "a field hospital", 2),
        ("fighters of the front", "an army", 1),
        ("a customer in Cyprus", "a buyer in Malta", 2),
        ("a customer in Cyprus", "Maltese authorities", 2),
        ("a customer in Cyprus", "a customer", 1),
    ],
)
def test_receivers_without_a_name_may_differ_by_what_they_are_and_where(one: str, other: str, made: int) -> None:
    assert told({"recipient": one, "item": "crates"}, {"recipient": other, "item": "crates"}) == made


def test_other_goods_of_one_text_with_nothing_in_common() -> None:
    assert told({"item": "crates", "recipient": "Delta"}, {"item": "bandages", "supplier": "Orion"}) == 2
    assert told({"item": "crates", "recipient": "Delta"}, {"item": "crates", "recipient": "Delta"}) == 1
