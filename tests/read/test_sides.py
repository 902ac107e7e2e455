"""What the encoder did not see of an event is told by grammar, or may be left out where a verb surely tells it."""

from itertools import repeat

import pytest
from test_framed import frame, roles, tell

from enduse.read.encoder.seen import Seen
from enduse.read.known import Known
from enduse.read.names import find_names
from enduse.read.segment import sentences
from enduse.read.teller import Teller
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim

Marked = tuple[str, str, dict[str, str]]

ONE_SIDE = {
    "The barge Nordkap Lily, which belongs to Fenwick Marine, lay at anchor.": (
        ("O", "belongs", {"ow": "Fenwick Marine"}),
        {"owner": "Fenwick Marine", "asset": "Nordkap Lily"},
    ),
    "Papers name Halden Works GmbH, in which Fenwick Marine LLC holds an interest.": (
        ("O", "holds", {"ow": "Fenwick Marine LLC"}),
        {"owner": "Fenwick Marine LLC", "asset": "Halden Works GmbH"},
    ),
    "The trader Oskar Brandt, on whom Norland imposed sanctions in May, did not answer.": (
        ("X", "imposed", {"au": "Norland", "pg": "sanctions"}),
        {"authority": "Norland", "target": "Oskar Brandt"},
    ),
    "Halden Works GmbH was paid by Fenwick Marine LLC.": (
        ("Y", "paid", {"py": "Fenwick Marine LLC"}),
        {"payer": "Fenwick Marine LLC", "payee": "Halden Works GmbH"},
    ),
    "Halden Works GmbH has run it ever since.": (("U", "run", {"ui": "it"}), {"user": "Halden Works GmbH"}),
}


@pytest.mark.parametrize("text", ONE_SIDE)
def test_the_other_side_is_told_by_grammar(text: str) -> None:
    marked, told = ONE_SIDE[text]
    relation = {"O": "ownership", "X": "sanction", "Y": "payment", "U": "use"}[marked[0]]
    (claim,) = [c for c in tell(text, marked) if c.relation == relation and "encoder-en" in c.reader]
    assert told.items() <= roles(claim).items()


def test_a_side_that_stands_in_another_role_is_not_told_twice() -> None:
    text = "Halden Works GmbH owns."
    assert not [c for c in tell(text, ("O", "owns", {"ow": "Halden Works GmbH"})) if c.relation == "ownership"]


def transfers(text: str, *marked: Marked, eventful: bool | None = True, score: float = 0.9) -> list[ProposedClaim]:
    """The transfers of one sentence in a document that tells of supply, or does not."""
    document = Document(id="d", origin="x", text=text, language="en")
    (sentence,) = sentences(document)
    names = find_names(document, [sentence], Known.of([]))
    teller = Teller(document, names.found, names.references)
    teller.referents.eventful = eventful
    frames = tuple(frame(sentence, a, b, s, **c) for (a, b, c), s in zip(marked, repeat(score), strict=False))
    return [c for c in teller.tell(sentence, Seen((), frames)) if c.relation == "transfer"]


def test_goods_alone_are_enough_where_a_verb_surely_tells_what_became_of_them() -> None:
    text = "No such hydrophones were ever received."
    seen = ("T", "received", {"it": "hydrophones"})
    (claim,) = transfers(text, seen)
    assert claim.stance == "denies"
    assert not transfers(text, seen, score=0.55)
    assert not transfers(text, seen, eventful=False)


@pytest.mark.parametrize("text", ["Nobody could tell who received them.", "How the valves were received is not known."])
def test_a_question_tells_of_no_delivery(text: str) -> None:
    item = "them" if "them" in text else "valves"
    assert not transfers(text, ("T", "received", {"it": item}))


def test_the_subject_stands_where_its_verb_has_it() -> None:
    text = "Velmet Oy has handed over the first of four ST-9 radars ordered by the Latvian army."
    said = text, ("T", "handed over", {"re": "Velmet Oy", "it": "ST-9 radars"})
    (claim,) = tell(*said)
    assert roles(claim)["supplier"] == "Velmet Oy"
    (claim,) = tell(
        "Velmet Oy leased the crane from Denva Trading.", ("T", "leased", {"su": "Velmet Oy", "it": "crane"})
    )
    assert "supplier" not in roles(claim)


def test_who_uses_what_goods_are_built_into_supplies_nothing() -> None:
    text = "The 40 sensors would be installed in aircraft operated by Velmet Oy."
    told = tell(text, ("T", "installed", {"it": "40 sensors", "su": "Velmet Oy"}))
    assert [c.relation for c in told] == ["use"]


def test_a_firm_behind_to_is_no_place() -> None:
    text = "Denva Trading shipped 40 sensors, valued at $312,000, from Riga to Velmet Oy."
    (claim,) = tell(text, ("T", "shipped", {"it": "40 sensors", "to": "Velmet Oy"}))
    assert roles(claim)["recipient"] == "Velmet Oy"


def test_goods_are_no_sum() -> None:
    text = "The engines had been paid for by a businessman from Izmir."
    assert all("amount" not in roles(c) for c in tell(text, ("Y", "paid", {"am": "The engines", "py": "businessman"})))


def test_where_goods_turn_up_gave_nothing() -> None:
    (claim,) = tell("Lathes turned up in eastern Congo.", ("T", "turned", {"it": "Lathes", "fr": "eastern Congo"}))
    assert roles(claim) == {"item": "Lathes", "to": "eastern Congo"}
    text = "Velmet Oy never bought lathes in Chile."
    (claim,) = tell(text, ("T", "bought", {"re": "Velmet Oy", "it": "lathes", "fr": "Chile"}))
    assert roles(claim)["from"] == "Chile"


def test_a_firm_of_another_clause_gets_nothing() -> None:
    text = "Papers point to Velmet Oy as the channel by which four lathes got there."
    told = tell(text, ("T", "got", {"it": "four lathes", "to": "Velmet Oy"}))
    assert all("recipient" not in roles(c) for c in told)


def test_who_gets_somebody_goods_supplies_them() -> None:
    text = "Oskar Brandt can get Velmet Oy forty lathes."
    (claim,) = tell(text, ("T", "can get", {"re": "Oskar Brandt", "re1": "Velmet Oy", "it": "forty lathes"}))
    assert (roles(claim)["supplier"], roles(claim)["recipient"]) == ("Oskar Brandt", "Velmet Oy")
    (claim,) = tell("Oskar Brandt can get lathes.", ("T", "can get", {"su": "Oskar Brandt", "it": "lathes"}))
    assert roles(claim)["recipient"] == "Oskar Brandt"


def test_the_channel_of_goods_passes_them_on() -> None:
    text = "Papers point to Velmet Oy as the channel by which four lathes got there."
    (claim,) = [c for c in tell(text, ("T", "got", {"it": "four lathes", "to": "Velmet Oy"})) if c.roles]
    assert roles(claim)["via"] == "Velmet Oy"


def test_a_boarded_ship_is_no_visit() -> None:
    text = "The coast guard boarded the dhow Selma Star 90 miles off Nishtun."
    told = tell(text, ("Z", "boarded", {"vr": "Selma Star", "vp": "Nishtun"}))
    assert not [c for c in told if c.relation == "visit"]
    seen = ("Z", "boarded", {"vr": "Oskar Brandt", "vp": "Tehran"})
    (claim,) = tell("Oskar Brandt boarded a flight to Tehran.", seen)
    assert claim.relation == "visit"
