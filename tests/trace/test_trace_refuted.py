"""A text that takes a report back is no source for it, and a retraction denies what was told just before it."""

import pytest

from enduse.records.transfer import Transfer
from enduse.trace import trace
from factories import claim, document, item, party

PARTIES = (party("Orion"), party("Delta"), party("Coastal Wire", kind="publication"))
ENDS = {"supplier": "Orion", "recipient": "Delta", "item": "pumps"}


def told(later: str) -> Transfer:
    """The transfer that one paper tells of, and another in these words."""
    first = document("a.txt", "Orion sold Delta pumps", publisher="Coastal Wire", published="2031-03-01")
    then = document("b.txt", later, publisher="Morning Post", published="2031-03-09")
    claims = [claim(d, "transfer", d.text, **ENDS) for d in (first, then)]  # type: ignore[arg-type]
    (one,) = trace([first, then], claims, PARTIES, [item("pumps")]).transfers
    return one


@pytest.mark.parametrize(
    ("later", "texts"),
    [
        ("The Wire wrongly reported that Orion sold Delta pumps", 1),
        ("The Wire incorrectly stated that Orion sold Delta pumps", 1),
        ("This contradicts a report that Orion sold Delta pumps", 1),
        ("An earlier version of this text said that Orion sold Delta pumps", 1),
        ("Издание ошибочно сообщило, что Orion sold Delta pumps", 1),
        ("该报误报 Orion sold Delta pumps", 1),
        ("Orion sold Delta pumps, as the Wire reported", 2),
        ("Orion wrongly sold Delta pumps", 2),
    ],
)
def test_a_text_that_takes_a_report_back_is_no_source_for_it(later: str, texts: int) -> None:
    one = told(later)
    assert (one.texts, len(one.supported_by)) == (texts, 2)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("The Post withdraws that statement.", True),
        ("The Post has retracted this.", True),
        ("Редакция отзывает это утверждение.", True),
        ("The Post stands by that statement.", False),
    ],
)
def test_a_retraction_denies_what_was_told_just_before(said: str, denied: bool) -> None:
    paper = document("a.txt", f"Orion sold Delta pumps. {said}")
    one = claim(paper, "transfer", "Orion sold Delta pumps", **ENDS)  # type: ignore[arg-type]
    back = claim(paper, "statement", said, stance="denies" if denied else "asserts")
    (found,) = trace([paper], [one, back], PARTIES, [item("pumps")]).transfers
    assert found.denied_by == ((back.id,) if denied else ())


@pytest.mark.parametrize(("goods", "denied"), [("pumps", True), ("winches", False)])
def test_no_pumps_were_delivered_denies_the_pumps_of_its_own_text(goods: str, denied: bool) -> None:
    here = document("a.txt", f"Orion sold Delta pumps. No {goods} were delivered")
    there = document("b.txt", "Orion sold Vega forty pumps")
    one = claim(here, "transfer", "Orion sold Delta pumps", **ENDS)  # type: ignore[arg-type]
    other = claim(there, "transfer", there.text, supplier="Orion", recipient="Vega", item="pumps")
    no = claim(here, "transfer", f"No {goods} were delivered", item=goods, stance="denies", state="delivered")
    parties = (*PARTIES, party("Vega"))
    found = trace([here, there], [one, other, no], parties, [item("pumps"), item("winches")]).transfers
    assert {t.supported_by: bool(t.denied_by) for t in found} == {(one.id,): denied, (other.id,): False}
