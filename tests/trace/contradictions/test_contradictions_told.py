"""How findings are told: which text told it more firmly, whose denial it is, and each thing once."""

import pytest

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Finding
from enduse.trace import contradictions, trace
from factories import claim, document, item, party

PARTIES = (party("Orion"), party("Delta"), party("Vega"), party("Umbra"))
ITEMS = (item("winches"), item("pumps"))


def told(*pairs: tuple[Document, Claim]) -> list[Finding]:
    return list(trace([d for d, _ in pairs], [c for _, c in pairs], PARTIES, ITEMS).findings)


def tell(text: str, origin: str, day: str, relation: str = "transfer", **more: object) -> tuple[Document, Claim]:
    paper = document(f"{origin}.txt", text, published=day, publisher=origin)
    return paper, claim(paper, relation, text, **more)  # type: ignore[arg-type]


def test_the_text_that_told_it_more_firmly_is_the_one_with_the_same_figure() -> None:
    figure = ("400", 400, "exactly")
    first = tell("Delta could make 400 winches", "Ledger", "2031-03-01", "production", producer="Delta",
                 item="winches", quantity=figure, phase="planned", certainty="possible")  # fmt: skip
    bare = tell("Delta makes winches", "Times", "2031-03-02", "production", producer="Delta", item="winches",
                phase="ongoing")  # fmt: skip
    grown = tell("Delta makes 400 winches", "Dispatch", "2031-03-20", "production", producer="Delta", item="winches",
                 quantity=figure, phase="ongoing")  # fmt: skip
    found = [f for f in told(first, bare, grown) if f.rule == "inflation"]
    assert len(found) == 1
    assert "became “ongoing” (Dispatch, 2031-03-20)" in found[0].summary


def denied(denier: str, text: str, origin: str, day: str, **more: object) -> tuple[Document, Claim]:
    return tell(f"{denier} {text}", origin, day, stance="denies", voice=[(denier, "organization")], **more)


def test_nobodys_denial_becomes_anothers() -> None:
    sold = tell("Orion sold Delta winches by Umbra", "Gazette", "2031-01-01", supplier="Orion", recipient="Delta",
                via="Umbra", item="winches")  # fmt: skip
    narrow = {"supplier": "Orion", "recipient": "Delta", "item": "winches"}
    text = "sold no winches to Delta, says Orion"
    for other in ("Orion", "Umbra"):
        found = told(
            sold,
            denied("Orion", text, "Ledger", "2031-03-01", **narrow),
            denied(other, "never sold winches, nor did Orion", "Times", "2031-04-01", supplier="Orion",
                   item="winches"),
        )  # fmt: skip
        grown = [f for f in found if f.rule == "inflation" and "A denial reaches further" in f.summary]
        assert len(grown) == (other == "Orion")
        assert all("(Orion, Ledger, 2031-03-01) became" in f.summary for f in grown)


def test_two_deniers_are_told_apart() -> None:
    ends = {"supplier": "Orion", "recipient": "Delta"}
    sold = tell("Orion sold Delta winches", "Gazette", "2031-01-01", item="winches", **ends)
    found = told(
        sold,
        denied("Orion", "sold Delta no winches", "Ledger", "2031-03-01", item="winches", supplier="Orion",
               recipient="Delta"),
        denied("Delta", "got no winches from Orion", "Times", "2031-03-01", item="winches", **ends),
    )  # fmt: skip
    said = sorted(f.summary for f in found if f.kind == "stance")
    assert said == ["Delta denies what others assert: “winches”.", "Orion denies what others assert: “winches”."]


def test_a_denial_in_general_is_told_once_for_all_that_it_reaches() -> None:
    winches = tell(
        "Orion sold Delta winches", "Gazette", "2031-01-01", supplier="Orion", recipient="Delta", item="winches"
    )
    pumps = tell("Vega sold Delta pumps", "Bugle", "2031-01-01", supplier="Vega", recipient="Delta", item="pumps")
    no = denied("Delta", "got nothing", "Ledger", "2031-03-01", recipient="Delta")
    found = [f for f in told(winches, pumps, no) if f.rule == "general_denial"]
    assert len(found) == 1
    assert len(found[0].transfers) == 2
    assert "“pumps”" in found[0].summary and "“winches”" in found[0].summary


def test_two_dates_of_one_transfer_are_told_however_unlikely(monkeypatch: pytest.MonkeyPatch) -> None:
    def dates(other: tuple[str, str]) -> list[str]:
        first = ("from March to August 2031", "2031-03/2031-08")
        ends = {"supplier": "Orion", "recipient": "Delta", "item": "winches", "state": "shipped"}
        pairs = [
            tell(f"Orion shipped Delta winches {when[0]}", str(n), "2031-11-01", when=when, **ends)
            for n, when in enumerate((first, other))
        ]
        return [f.severity for f in told(*pairs) if f.kind == "date"]

    assert dates(("from March to July 2031", "2031-03/2031-07")) == ["warning"]
    monkeypatch.setattr(contradictions, "TOLD", 1.1)
    assert dates(("from March to July 2031", "2031-03/2031-07")) == ["notice"]
    assert dates(("from March to August 2031", "2031-03/2031-08")) == []
