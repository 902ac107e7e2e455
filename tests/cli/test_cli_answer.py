"""The answer names who, what, how many, who says so, who denies, the hits, the questions and what was not read."""

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from enduse.cli.answer import LONGEST, answer, summary
from enduse.cli.answered import answers
from enduse.records.claim import Claim, Quantity
from enduse.records.match import Hit, Reason
from enduse.records.party import Candidate
from enduse.records.picture import Picture, Screened
from enduse.records.reading import Name
from enduse.records.reply import Reply
from enduse.records.transfer import Finding, Transfer
from enduse.report.names import Names
from factories import claim, document, item_id, party, party_id, unnamed

TEXT = "Orla Wire: Delta received seven winches from Aster. Aster denied that it had supplied Delta."


def picture(**more: object) -> Picture:
    told = document("a.txt", TEXT)
    bad = document("b.pdf", "", error="breaks off; give a whole copy")
    says = claim(
        told, "transfer", "Delta received seven winches from Aster", supplier="Aster", recipient="Delta",
        item="winches", voice=[("Orla Wire", "publication")],
    )  # fmt: skip
    denies = claim(
        told, "transfer", "Aster denied that it had supplied Delta", supplier="Aster", recipient="Delta",
        voice=[("Orla Wire", "publication"), ("Aster", "organization")], stance="denies",
    )  # fmt: skip
    start = TEXT.index("seven")
    seven = Quantity(value=7, unit=None, qualifier="exactly", text="seven", start=start, end=start + 5)
    moved = Transfer(
        id="t", item=item_id("winches"), item_text="winches", supplier=party_id("Aster"), recipient=party_id("Delta"),
        quantity=seven, state="delivered", supported_by=(says.id,), denied_by=(denies.id,), roots=1,
    )  # fmt: skip
    facts = {
        "documents": (told, bad),
        "claims": (says, denies),
        "parties": (party("Aster"), party("Delta")),
        "transfers": (moved,),
        "hits": (Hit(party=party_id("Aster"), entity="E", caption="ASTER LLC", list="Test list", score=0.91),),
        "findings": (Finding(rule="open_question", severity="question", summary="When were the winches shipped?"),),
        "lists": (Screened(name="Test list", publisher="P", licence="L", as_of="2025-03-31", sha256="0", entries=4),),
        "as_of": "2025-03-31",
    }
    return Picture(**(facts | more))  # type: ignore[arg-type]


def test_everything_that_matters_is_said() -> None:
    told = answer(picture(), Path("case/report.html"))
    for words in (
        "1 document read, 1 not",
        "screened against Test list (2025-03-31, 4 entries)\n",
        "Aster → Delta",
        "winches, seven, date unknown, delivered",
        "said by Orla Wire — 1 text, 1 independent origin",
        "denied by Aster (as reported by Orla Wire)",
        "Aster ~ ASTER LLC",
        "never a verdict",
        "When were the winches shipped?",
        "b.pdf: breaks off; give a whole copy",
        "Report: case/report.html",
    ):
        assert words in told, words


def test_a_general_denial_is_no_denial_of_the_transfer() -> None:
    shown = picture()
    (denial,) = shown.transfers[0].denied_by
    wide = Finding(rule="general_denial", severity="notice", summary="…", claims=(denial,), transfer="t")
    told = answer(picture(findings=(wide,)), Path("r"))
    assert (
        "denied in general, not of this delivery alone, by Aster (as reported by Orla Wire)" in told
        and "     denied by" not in told
    )


def test_figures_that_disagree_are_all_shown() -> None:
    told = document("a.txt", "Delta received seven winches from Aster. A row says 9 winches for Delta from Aster.")
    seven = claim(told, "transfer", "Delta received seven winches from Aster", supplier="Aster", recipient="Delta",
                  item="winches", quantity=("seven", 7, "exactly"))  # fmt: skip
    nine = claim(told, "transfer", "A row says 9 winches for Delta from Aster", supplier="Aster", recipient="Delta",
                 item="winches", quantity=("9", 9, "exactly"))  # fmt: skip
    moved = Transfer(
        id="t", item_text="winches", supplier=party_id("Aster"), recipient=party_id("Delta"), quantity=seven.quantity,
        state="delivered", supported_by=(seven.id, nine.id), roots=2,
    )  # fmt: skip
    shown = answer(picture(documents=(told,), claims=(seven, nine), transfers=(moved,)), Path("r"))
    assert "winches, seven / 9, date unknown" in shown


def test_who_is_overdue_and_who_was_not_asked_stand_with_the_answers() -> None:
    rows = (
        Reply(id="1", party="o", name="Osterholm Works", answer="not_asked"),
        Reply(id="3", party="d", name="Delta", answer="not_asked"),  # about another delivery
        Reply(id="2", party="d", name="Delta", answer="asked", way="question", due="2025-02-01", overdue=True),
    )
    unasked = Finding(rule="not_asked", severity="question", summary="Was Osterholm Works asked?")
    told = answer(picture(replies=rows, findings=(unasked,)), Path("r"))
    assert "  overdue: Delta (due 2025-02-01)" in told
    assert "  not asked, as far as known: Osterholm Works\n" in told and "OPEN QUESTIONS" not in told


def test_colour_only_when_asked_for() -> None:
    assert "\x1b" not in answer(picture(), Path("r"))
    assert "\x1b[1m" in answer(picture(), Path("r"), colour=True)


def test_a_hostile_name_cannot_act_on_the_terminal() -> None:
    hostile = msgspec.structs.replace(party("Aster"), names=(Name("\x1b[2J[red]A"),))
    told = answer(picture(parties=(hostile, party("Delta"))), Path("r"))
    assert "\x1b" not in told and "\\x1b[2J[red]A → Delta" in told


def test_long_sections_are_cut_and_say_so() -> None:
    many = tuple(
        Finding(rule="open_question", severity="question", summary=f"Question {n}?") for n in range(LONGEST + 5)
    )
    told = answer(picture(findings=many), Path("r"))
    assert "… and 5 more in the report" in told and f"Question {LONGEST}?" not in told


def test_no_list_and_no_transfer_are_said_plainly() -> None:
    told = answer(picture(lists=(), transfers=(), hits=()), Path("r"))
    assert "not screened" in told and "the documents speak of none" in told
    assert "HITS" not in told


def test_the_summary_counts() -> None:
    told = summary(picture(), Path("case"))
    assert (told["documents"], told["transfers"], told["hits"]) == (2, 1, 1)
    assert told["unread"] == [{"origin": "b.pdf", "error": "breaks off; give a whole copy"}]


SPOKEN = (
    "Delta would not comment. Delta denied buying winches. Aster knew of no boats. Vega knew of no boats. "
    "Delta denied buying boats. We sold no boats."
)


def spoken(quote: str, who: str | None, stance: str, **more: object) -> Claim:
    voice = [(who, "organization")] if who else []
    relation = "transfer" if stance == "denies" else "statement"
    return claim(document("s.txt", SPOKEN), relation, quote, voice=voice, stance=stance, **more)  # type: ignore[arg-type]


def test_each_party_answers_on_one_line_and_those_who_deny_come_first() -> None:
    told = (
        spoken("Aster knew of no boats.", "Aster", "unaware"),
        spoken("Delta would not comment.", "Delta", "declines"),
        spoken("Delta denied buying winches.", "Delta", "denies", recipient="Delta"),
        spoken("Delta denied buying boats.", "Delta", "denies", recipient="Delta"),
        spoken("We sold no boats.", None, "denies", supplier=("We", "Aster")),
    )
    shown = picture(documents=(document("s.txt", SPOKEN),), claims=told, transfers=())
    assert list(answers(shown, Names(shown))) == [
        "Delta: denies “Delta denied buying winches.” (and 1 more); declined to comment “Delta would not comment.”",
        "“s.txt”: denies “We sold no boats.”",
        "Aster: says it is unaware “Aster knew of no boats.”",
    ]


def test_whom_nobody_asked_is_told_however_many_answered() -> None:
    names = [f"Firm {n}" for n in range(LONGEST + 2)]
    text = document("n.txt", " ".join(f"{name} gave no reply." for name in names))
    told = tuple(
        claim(text, "statement", f"{name} gave no reply.", voice=[(name, "organization")], stance="no_reply")
        for name in names
    )
    row = Reply(id="1", party="o", name="Osterholm Works", answer="not_asked")
    shown = answer(picture(documents=(text,), claims=told, transfers=(), replies=(row,)), Path("r"))
    assert "… and 2 more in the report" in shown and "not asked, as far as known: Osterholm Works" in shown


def test_what_a_party_denies_besides_is_pointed_to() -> None:
    other = spoken("Delta denied buying boats.", "Delta", "denies", recipient="Delta", item="boats")
    both = picture()
    told = answer(picture(claims=(*both.claims, other)), Path("r"))
    assert "     other denials by Delta, not of this delivery for sure: see the report" in told
    assert "not of this delivery" not in answer(both, Path("r"))


def test_a_party_without_a_name_has_one_line_with_all_its_candidates() -> None:
    reason = (Reason(feature="role", score=0.3, detail="both sell"),)
    likely = (Candidate(party=party_id("Delta"), score=0.5), Candidate(party=party_id("Aster"), score=0.8,
                                                                      reasons_for=reason))  # fmt: skip
    firm = unnamed("trading firm", candidates=likely)
    found = tuple(
        Finding(rule="unnamed_candidate", severity="question", summary="…", parties=(firm.id, c.party)) for c in likely
    )
    which = Finding(rule="open_question", severity="question", summary="Which is “trading firm”?", parties=(firm.id,))
    told = answer(picture(parties=(party("Aster"), party("Delta"), firm), findings=(*found, which)), Path("r"))
    assert "  “trading firm” may be Aster (same role) or Delta\n" in told
    assert "OPEN QUESTIONS" not in told


@pytest.mark.parametrize("certainty", ["possible", "probable"])
def test_a_hedge_stands_beside_the_state(certainty: str) -> None:
    base = picture()
    hedged = tuple(msgspec.structs.replace(c, certainty=certainty) if c.stance == "asserts" else c for c in base.claims)
    assert f"delivered (said to be {certainty})" in answer(picture(claims=hedged), Path("r"))
    assert "said to be" not in answer(base, Path("r"))


def test_who_names_another_receiver_is_no_word_for_this_one() -> None:
    told = document("a.txt", "Orla Wire: Delta got winches from Aster. The Herald: Umbra got winches from Aster.")
    one = claim(told, "transfer", "Orla Wire: Delta got winches from Aster", supplier="Aster", recipient="Delta",
                item="winches", voice=[("Orla Wire", "publication")])  # fmt: skip
    other = claim(told, "transfer", "The Herald: Umbra got winches from Aster", supplier="Aster", recipient="Umbra",
                  item="winches", voice=[("The Herald", "publication")])  # fmt: skip
    moved = Transfer(
        id="t", item_text="winches", supplier=party_id("Aster"), recipient=party_id("Delta"), state="delivered",
        supported_by=(one.id, other.id), roots=2,
    )  # fmt: skip
    people = (party("Aster"), party("Delta"), party("Umbra"))
    shown = answer(picture(documents=(told,), claims=(one, other), parties=people, transfers=(moved,)), Path("r"))
    assert "said by Orla Wire — 1 text, 2 independent origins" in shown
    assert "another end by The Herald (to Umbra)" in " ".join(shown.split())


def test_each_list_has_its_own_date() -> None:
    lists = (
        Screened(name="Old list", publisher="P", licence="L", as_of="2025-03-31", sha256="0", entries=4),
        Screened(name="Undated", publisher="P", licence="L", as_of=None, sha256="1", entries=1),
    )
    told = " ".join(answer(picture(lists=lists), Path("r")).split())
    assert "Old list (2025-03-31, 4 entries); Undated (no date given, 1 entry) TRANSFERS" in told
    assert "1 entry), for 2025-01-02 TRANSFERS" in " ".join(
        answer(picture(lists=lists, as_of="2025-01-02"), Path("r")).split()
    )


def test_texts_without_a_date_or_an_outlet_are_told_of() -> None:
    told = " ".join(answer(picture(), Path("r")).split())
    assert "Texts without a date, so that “last year” and the like have no value: 1 of 1; without an outlet" in told
    (text, bad), claims = picture().documents, picture().claims
    signed = structs.replace(text, publisher="Orla Wire", published="2025-03")
    assert "Texts without" not in answer(picture(documents=(signed, bad), claims=claims), Path("r"))
