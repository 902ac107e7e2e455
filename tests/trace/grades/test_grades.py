"""Grades: a source's is a person's word, information's is derived; 1 needs independent roots."""

import pytest
from msgspec.structs import replace

from enduse.records.claim import Claim, VoiceKind
from enduse.records.grade import Grading
from enduse.records.transfer import Finding, Transfer
from enduse.reference.grades import meanings
from enduse.trace.grades import grades
from enduse.trace.grades.information import credibility
from factories import claim, document, party, party_id

WIRE = document("wire.html", "Orlin sold pumps to Delta, papers show. Delta denies it.", publisher="Coastal Wire")
ROW = document("rows.csv", "Orlin Delta pumps 7")
ENDS = {"supplier": "Orlin", "recipient": "Delta"}
TOLD = claim(WIRE, "transfer", "Orlin sold pumps to Delta", voice=[("Coastal Wire", "publication")], **ENDS)
PAPER = claim(ROW, "transfer", "Orlin Delta pumps 7", reader="table 1", **ENDS)
DENIED = claim(
    WIRE, "transfer", "Delta denies it", recipient="Delta", stance="denies", voice=[("Delta", "organization")]
)
OTHER = replace(DENIED, id="d2", voice=(replace(DENIED.voice[0], name="Orlin"),))
PARTIES = (party("Orlin"), party("Delta"), party("Coastal Wire", "The Coastal Wire", kind="publication"))


def moved(roots: int, told: list[Claim], denied: list[Claim] | None = None) -> Transfer:
    return Transfer(
        id="t1", roots=roots, supplier=party_id("Orlin"), recipient=party_id("Delta"),
        supported_by=tuple(c.id for c in told), denied_by=tuple(c.id for c in denied or ()),
    )  # fmt: skip


def grade(roots: int, told: list[Claim], denied: list[Claim] | None = None, *findings: Finding) -> int:
    return credibility(roots, told, denied or [], findings or ())[0]


def test_one_needs_independent_roots() -> None:
    assert grade(1, [PAPER]) == 3
    assert grade(2, [TOLD, PAPER]) == 1
    assert grade(2, [TOLD]) == 2
    assert grade(3, [TOLD]) == 1
    assert all(grade(1, told) != 1 for told in ([TOLD], [PAPER], [TOLD, PAPER]))


def test_a_hedge_is_no_confirmation() -> None:
    assert grade(2, [replace(TOLD, certainty="possible"), replace(PAPER, certainty="probable")]) == 2


@pytest.mark.parametrize("accuser", ["prosecutors", "the indictment", "прокуратура", "起诉书", "the Claimant"])
def test_what_an_accuser_alleges_confirms_nothing(accuser: str) -> None:
    kind: VoiceKind = "document" if "indict" in accuser else "organization"
    alleged = replace(TOLD, voice=(replace(TOLD.voice[0], name=accuser, kind=kind),))
    assert grade(1, [alleged]) == 6
    assert "only accusers state it" in credibility(1, [alleged], [], [])[1]
    assert grade(3, [alleged, replace(PAPER, certainty="probable")]) == 2
    assert grade(2, [alleged, PAPER]) == 1


def test_an_end_that_one_text_names_is_not_confirmed() -> None:
    third = document("later.html", "Delta got pumps.", publisher="Morning Post")
    taken = claim(third, "transfer", "Delta got pumps", recipient="Delta", item="pumps")
    for told, expected, reason in (
        ([TOLD, taken], 2, True),
        ([TOLD, PAPER, taken], 1, False),
    ):
        found = grades((WIRE, ROW, third), told, PARTIES, (moved(3, told),), ())
        (one,) = [g for g in found.information if g.transfer]
        assert one.credibility == expected
        assert ("only one text names Orlin" in one.reasons) is reason


def test_what_speaks_against_it_lowers_it_and_nothing_is_resolved() -> None:
    assert grade(2, [TOLD, PAPER], [DENIED]) == 3
    assert grade(1, [TOLD], [DENIED]) == 4
    assert grade(1, [TOLD], [DENIED, OTHER]) == 5
    sides = (TOLD.id, PAPER.id)
    clash = Finding(rule="contradiction", severity="warning", summary="The figures disagree.", claims=sides)
    assert grade(2, [TOLD, PAPER], None, clash) == 3
    assert grade(1, [TOLD], None, clash) == 4
    assert "contradicted: The figures disagree" in credibility(2, [TOLD], [], [clash])[1]


def test_a_general_denial_lowers_nothing() -> None:
    wide = Finding(rule="general_denial", severity="notice", summary="In general.", claims=(DENIED.id,))
    assert grade(2, [TOLD, PAPER], [DENIED], wide) == 1


def test_one_root_without_paper_cannot_be_judged() -> None:
    assert grade(1, [TOLD]) == 6


def test_a_source_is_f_until_a_person_grades_it() -> None:
    deal = moved(2, [TOLD, PAPER], [DENIED])
    found = grades((WIRE, ROW), (TOLD, PAPER, DENIED), PARTIES, (deal,), ())
    assert {s.source: (s.kind, s.reliability, s.graded) for s in found.sources} == {
        "Coastal Wire": ("publication", "F", None),
        "rows.csv": ("paper", "F", None),
        "Delta": ("speaker", "F", None),
    }
    said = [
        Grading(id="g1", source="The Coastal Wire", reliability="C", why="at first"),
        Grading(id="g2", source="coastal wire", reliability="B", why="four stories checked"),
        Grading(id="g3", source="Gone Gazette", reliability="A", why="x"),
    ]
    graded = grades((WIRE, ROW), (TOLD, PAPER, DENIED), PARTIES, (deal,), (), said)
    wire = next(s for s in graded.sources if s.source == "Coastal Wire")
    assert (wire.reliability, wire.graded, wire.why) == ("B", "g2", "four stories checked")
    assert graded.unmatched == ("Gone Gazette",)


def test_the_grade_of_a_source_never_changes_that_of_its_information() -> None:
    deal = moved(2, [TOLD, PAPER])
    for letter in "ABCDEF":
        said = [Grading(id="g", source="Coastal Wire", reliability=letter, why="x")]  # type: ignore[arg-type]
        (one,) = grades((WIRE, ROW), (TOLD, PAPER), PARTIES, (deal,), (), said).information
        assert one.credibility == 1 and one.sources == ("Coastal Wire", "rows.csv")


def test_proposals_stand_apart_and_are_never_high() -> None:
    def case(denied: bool, clash: bool = False) -> tuple[str, str | None]:
        deals, claims, clashes = [], [], []
        for n in range(3):
            told, paper = replace(TOLD, id=f"w{n}"), replace(PAPER, id=f"p{n}")
            claims += [told, paper]
            against = (DENIED.id,) if denied else ()
            if denied:
                paper = replace(paper, id=told.id)
            deals.append(replace(moved(1 if denied else 2, [told, paper]), id=f"t{n}", denied_by=against,
                                 supported_by=(f"w{n}", f"p{n}")))  # fmt: skip
            if clash:
                sides = (told.id, paper.id)
                clashes.append(Finding(rule="contradiction", severity="warning", summary="Figures.", claims=sides,
                                       transfer=f"t{n}"))  # fmt: skip
        found = grades((WIRE, ROW), (*claims, DENIED), PARTIES, deals, clashes)
        wire = next(s for s in found.sources if s.source == "Coastal Wire")
        return wire.reliability, wire.proposed

    assert case(denied=False) == ("F", "C")
    assert case(denied=True) == ("F", None), "to print what is denied, and the denial, is no mark against a paper"
    assert case(denied=True, clash=True) == ("F", "D")


def test_who_speaks_of_its_own_dealings_is_told_so() -> None:
    found = grades((WIRE, ROW), (TOLD, DENIED), PARTIES, (moved(1, [TOLD], [DENIED]),), ())
    speaker = next(s for s in found.sources if s.source == "Delta")
    assert speaker.proposed == "F" and "its own dealings" in speaker.proposed_why


def test_the_scales_are_whole() -> None:
    assert list(meanings("reliability")) == list("ABCDEF")
    assert list(meanings("credibility")) == list("123456")
    assert len(meanings("likelihood")) == 7


def test_other_relations_are_graded_where_several_texts_tell_them() -> None:
    post = document("post.html", "Varlok owns Delta.", publisher="Harbour Post")
    echo = document("echo.html", "Varlok owns Delta, Coastal Wire reported.", publisher="Echo")
    wire = document("wire2.html", "Varlok owns Delta.", publisher="Coastal Wire")
    people = (*PARTIES, party("Varlok"))

    def owned(papers: list[tuple[object, list[tuple[str, str]]]], stance: str = "asserts") -> list[Claim]:
        return [
            claim(d, "ownership", "Varlok owns Delta", owner="Varlok", asset="Delta", voice=v, stance=stance)  # type: ignore[arg-type]
            for d, v in papers
        ]

    one = (wire, [("Coastal Wire", "publication")])
    same = (echo, [("Echo", "publication"), ("Coastal Wire", "publication")])
    other = (post, [("Harbour Post", "publication")])
    found = grades((wire, post), owned([one, other]), people, (), ()).information
    assert [(g.transfer, g.relation, g.credibility, len(g.claims)) for g in found] == [(None, "ownership", 2, 2)]
    (echoed,) = grades((wire, echo), owned([one, same]), people, (), ()).information
    assert echoed.credibility == 6 and echoed.reasons[0] == "1 independent origin"
    assert grades((wire,), owned([one]), people, (), ()).information == ()
