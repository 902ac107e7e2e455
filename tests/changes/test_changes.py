"""What differs between two runs, followed through joined ids, and why as far as that is known."""

from msgspec.structs import replace

from enduse.changes import changes
from enduse.records.change import Change
from enduse.records.past import (
    Past,
    PastDocument,
    PastFinding,
    PastHit,
    PastInquiry,
    PastItem,
    PastJudgement,
    PastList,
    PastParty,
    PastReply,
    PastSentence,
    PastTransfer,
    Run,
)

A, B = (PastDocument(id=f"{n}" * 64, origin=f"{n}.txt") for n in "ab")
ORION = PastParty(id="p-orion", name="Orion", also=("p-orion2",), documents=(A.id,))
DELTA = PastParty(id="p-delta", name="Delta", documents=(A.id,))
ORION_LTD = PastParty(id="p-aorion", name="Orion Ltd", documents=(B.id,))
WINCH = PastItem(id="i-winch", name="winches")
SOLD = PastTransfer(
    id="t1", goods="winches", item="i-winch", supplier="p-orion", recipient="p-delta", quantity="seven", when="2031-05",
    state="shipped", roots=1, supported_by=("c1", "c2"), documents=(A.id,),
)  # fmt: skip
LIST = PastList(name="watch", as_of="2031-01-01", sha256="0", entries=3)
HIT = PastHit(party="p-orion", list="watch", entity="e1", caption="ORION", score=0.9)
SENTENCE = PastSentence(claim="c1", text="Orion sold winches.", document=A.id, transfers=("t1",))
BASE = (A, ORION, DELTA, WINCH, SOLD, LIST, HIT, SENTENCE)


def run(*records: Past, number: int = 1, **more: object) -> Run:
    facts = {"number": number, "at": "2031-05-01T00:00:00Z", "tool": "enduse 1", "code": "x", "records": records}
    return Run(**(facts | more))  # type: ignore[arg-type]


def without(*gone: Past) -> tuple[Past, ...]:
    return tuple(r for r in BASE if r not in gone)


def only(all: tuple[Change, ...]) -> Change:
    (one,) = all
    return one


def fields(change: Change) -> dict[str, tuple[str, str]]:
    return {d.field: (d.before, d.after) for d in change.differences}


def test_two_equal_runs_differ_in_nothing() -> None:
    found = changes(run(*BASE), run(*reversed(BASE), number=2))
    assert not found.found and found.causes == ()


def test_a_document_that_came_is_the_reason_for_what_rests_on_it() -> None:
    grown = replace(SOLD, id="t0", state="delivered", roots=2, supported_by=("c0", "c1", "c2"), documents=(A.id, B.id))
    told = PastSentence(claim="c0", text="Delta got winches.", document=B.id, transfers=("t0",))
    found = changes(run(*BASE), run(*without(SOLD, SENTENCE), B, grown, told, replace(SENTENCE, transfers=("t0",))))
    change = only(found.transfers)
    assert (change.how, change.before, change.after) == ("changed", "t1", "t0")
    assert fields(change) == {"state": ("shipped", "delivered"), "claims": ("2", "3"), "roots": ("1", "2")}
    assert change.because == ("document added: b.txt",)
    assert [(s.how, s.what) for s in found.sentences] == [
        ("new", "Delta got winches."),
        ("touched", "Orion sold winches."),
    ]
    assert found.sentences[1].because == ("its transfer changed (state, claims, roots): seven winches: Orion → Delta",)


def test_parties_that_became_one_change_no_roles() -> None:
    joined = PastParty(id="p-aorion", name="Orion Ltd", also=("p-orion", "p-orion2"), documents=(A.id, B.id))
    said = PastJudgement(id="j1", left="p-orion", right="p-aorion", verdict="same", why="register")
    before = run(*BASE, B, ORION_LTD)
    after = run(
        *without(ORION, SOLD, HIT, SENTENCE), B, joined, said, replace(SOLD, supplier="p-aorion"),
        replace(HIT, party="p-aorion"), replace(SENTENCE, text="Orion Ltd sold winches."),
    )  # fmt: skip
    found = changes(before, after)
    change = only(found.parties)
    assert (change.how, change.what) == ("joined", "Orion Ltd and Orion are one party now: Orion Ltd")
    assert change.because == ("judgement added: Orion is the same as Orion Ltd (register)",)
    assert found.transfers == found.hits == ()
    assert only(found.sentences).how == "changed"
    back = changes(after, before)
    assert only(back.parties).how == "parted"
    assert only(back.parties).because == (
        "judgement taken back or replaced: Orion is the same as Orion Ltd (register)",
    )


def test_a_changed_document_gives_new_claims_to_the_same_transfer() -> None:
    new = PastDocument(id="c" * 64, origin="a.txt")
    now = replace(SOLD, id="t9", supported_by=("c9",), documents=(new.id,), quantity="nine")
    found = changes(run(*BASE), run(*without(A, SOLD), new, now))
    change = only(found.transfers)
    assert (change.how, change.before, change.after) == ("changed", "t1", "t9")
    assert fields(change) == {"quantity": ("seven", "nine"), "claims": ("2", "1")}
    assert change.because == ("document changed: a.txt",)


def test_transfers_that_are_told_as_one_or_apart() -> None:
    one, two = replace(SOLD, supported_by=("c1",)), replace(SOLD, id="t2", supported_by=("c2",))
    found = changes(run(*without(SOLD), one, two), run(*BASE))
    assert {c.how for c in found.transfers} == {"changed", "joined"}
    back = changes(run(*BASE), run(*without(SOLD), one, two))
    assert {c.how for c in back.transfers} == {"changed", "parted"}


def test_roles_are_told_by_name() -> None:
    now = replace(SOLD, via=("p-aorion",), recipient=None)
    change = only(changes(run(*BASE), run(*without(SOLD), now, ORION_LTD)).transfers)
    assert fields(change) == {"recipient": ("Delta", ""), "via": ("", "Orion Ltd")}


def test_a_hit_moves_only_beyond_the_threshold() -> None:
    newer = replace(LIST, as_of="2031-02-01", sha256="1", entries=4)
    moved = run(*without(LIST, HIT), newer, replace(HIT, score=0.86))
    assert changes(run(*BASE), moved).hits == ()
    change = only(changes(run(*BASE), moved, 0.02).hits)
    assert fields(change) == {"score": ("0.90", "0.86")}
    assert change.because == ("list changed: watch, as of 2031-01-01 → as of 2031-02-01 (3 → 4 entries)",)
    assert [c.how for c in changes(run(*BASE), run(*without(HIT))).hits] == ["gone"]
    assert [c.how for c in changes(run(*without(HIT)), run(*BASE)).hits] == ["new"]


def test_findings_by_rule_and_words() -> None:
    seven = PastFinding(rule="contradiction", severity="warning", summary="seven or nine", transfer="t1")
    eight = replace(seven, summary="seven or eight")
    question = PastFinding(rule="open_question", severity="question", summary="Who?")
    unasked = replace(question, rule="not_asked")
    found = changes(run(*BASE, seven, question, unasked), run(*BASE, eight, question)).findings
    assert [(c.how, fields(c)) for c in found] == [("changed", {"words": ("seven or nine", "seven or eight")})]
    assert [c.how for c in changes(run(*BASE, question), run(*BASE)).findings] == ["gone"]


def test_an_answer_to_an_inquiry_is_one_row_that_changed() -> None:
    asked = PastInquiry(id="q1", party="p-delta", way="trace_request", answer="asked", asked_on="2031-01-01")
    row = PastReply(id="r1", party="p-delta", name="Delta", answer="asked", way="trace_request", inquiry="q1")
    before = run(*BASE, asked, row)
    after = run(*BASE, replace(asked, answer="denied"), replace(row, answer="denied"))
    change = only(changes(before, after).replies)
    assert fields(change) == {"answer": ("asked", "denied")}
    assert change.because == ("answer noted: denied, by Delta, trace request of 2031-01-01",)
    late = changes(before, run(*BASE, asked, replace(row, overdue=True), day="2031-06-01"))
    assert fields(only(late.replies)) == {"deadline": ("not overdue", "overdue")}
    assert only(late.replies).because == ("screened for 2031-06-01, before for no day",)


def test_the_only_cause_is_told_where_none_touches_and_of_several_none_is_blamed() -> None:
    code = changes(run(*BASE), run(*without(SOLD), code="y", tool="enduse 2"))
    assert only(code.transfers).because == ("enduse itself changed: enduse 1 → enduse 2",)
    both = changes(run(*BASE), run(*without(SOLD), B, code="y"))
    assert only(both.transfers).because == ()
    papers = changes(run(*BASE), run(*without(SOLD), B, replace(B, id="d" * 64, origin="d.txt")))
    assert only(papers.transfers).because == ("one or more of 2 changes of documents",)


def test_a_document_that_can_be_read_now_is_a_cause() -> None:
    broken = replace(A, error="damaged")
    found = changes(run(*without(A), broken), run(*BASE))
    assert [c.what for c in found.causes] == ["document can be read now: a.txt"]
    assert [c.what for c in changes(run(*BASE), run(*without(A))).causes] == ["document removed: a.txt"]


def test_a_row_of_who_was_not_asked_stays_one_row_whatever_it_rests_on() -> None:
    row = PastReply(id="r1", party="p-delta", name="Delta", answer="not_asked", way="text", documents=(A.id,))
    assert changes(run(*BASE, row), run(*BASE, replace(row, documents=(A.id, B.id)))).replies == ()
    told = replace(row, answer="denied", document=A.id)
    elsewhere = replace(told, id="r2", document=B.id)
    assert [c.how for c in changes(run(*BASE, told), run(*BASE, told, elsewhere)).replies] == ["new"]


def test_a_party_that_is_called_otherwise_says_so_as_a_reason() -> None:
    asks = PastFinding(rule="open_question", severity="question", summary="Who sold Orion?", transfer="t1")
    told = replace(asks, summary="Who sold Orion Works?")
    found = changes(run(*BASE, asks), run(*without(ORION), replace(ORION, name="Orion Works"), told))
    assert only(found.findings).because == ("Orion is called Orion Works now",)
