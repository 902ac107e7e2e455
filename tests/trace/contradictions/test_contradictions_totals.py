"""A part that exceeds its total, and more sent on than was received, exclude each other."""

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding
from enduse.trace import trace
from factories import claim, document, item, party

PARTIES = (party("Delta"), party("Orion"), party("Vega"))
ITEMS = (item("winches"), item("anchors"))
YEAR, MAY = ("in all of 2031", "2031"), ("May 2031", "2031-05")


def tell(text: str, origin: str, **more: object) -> tuple[Document, Claim]:
    paper = document(origin, text)
    return paper, claim(paper, "transfer", text, **more)  # type: ignore[arg-type]


def figures(*pairs: tuple[Document, Claim]) -> list[Finding]:
    found = trace([d for d, _ in pairs], [c for _, c in pairs], PARTIES, ITEMS).findings
    return [f for f in found if f.kind == "quantity"]


def total(**more: object) -> tuple[Document, Claim]:
    said = {"item": "winches", "recipient": "Delta", "quantity": ("sixty", 60, "at_most"), "when": YEAR, **more}
    return tell("Delta got no more than sixty winches in all of 2031", "a", **said)


def part(**more: object) -> tuple[Document, Claim]:
    said = {"item": "winches", "supplier": "Orion", "recipient": "Delta", "quantity": ("400", 400, "exactly"),
            "when": MAY, **more}  # fmt: skip
    return tell("Orion sent Delta 400 winches in May 2031, and Vega got anchors", "b", **said)


def test_a_part_that_exceeds_its_total() -> None:
    (found,) = figures(total(), part())
    assert sorted(map(len, found.sides)) == [1, 1]
    assert "no more" not in found.summary and "sixty" in found.summary and "400" in found.summary


def test_a_part_that_the_total_holds_does_not() -> None:
    assert not figures(total(), part(quantity=("400", 40, "exactly")))


def test_other_goods_ends_or_times_do_not() -> None:
    assert not figures(total(), part(item="anchors"))
    assert not figures(total(), part(recipient="Vega"))
    assert not figures(total(), part(when=("May 2031", "2032-05")))


def test_a_lower_bound_is_no_total() -> None:
    assert not figures(total(quantity=("sixty", 60, "at_least")), part())


def test_more_sent_on_than_was_received() -> None:
    onward = {"supplier": "Delta", "recipient": "Vega"}
    assert figures(total(), part(**onward))
    assert not figures(total(), part(**onward, quantity=("400", 40, "exactly")))
