"""The fictional case, traced: parts, denials, contradictions, questions."""

import pytest
from msgspec.structs import replace

import fictional
from enduse.records.transfer import Transfer
from enduse.trace import trace
from factories import claim, document, item, party, party_id, place, unnamed

PICTURE = fictional.picture()
SEVEN = "Delta received seven drones made in Borduria, including two H9s"


def transfer(words: str) -> Transfer:
    return next(t for t in PICTURE.transfers if words in t.item_text)


def found(rule: str) -> list[str]:
    return [f.summary for f in PICTURE.findings if f.rule == rule]


def test_the_seven_drones() -> None:
    seven = transfer("aerial vehicles")
    assert seven.recipient == party_id(fictional.WORKS)
    assert seven.end_user == party_id(fictional.WORKS)
    assert seven.origin == party_id("Borduria")
    assert seven.quantity is not None
    assert seven.quantity.value == 7
    assert seven.state == "delivered"
    assert len(seven.supported_by) == 6, "“the drones” of the same text are the seven, and so are those of the invoice"
    assert seven.roots == 3, "the invoice in two files is one root"


def test_the_two_are_part_of_the_seven() -> None:
    assert transfer("Heron-9s").part_of == transfer("aerial vehicles").id
    assert [t for t in PICTURE.transfers if t.part_of] == [transfer("Heron-9s")]


def test_the_denial_stands_beside_what_it_covers() -> None:
    denied = {t.item_text for t in PICTURE.transfers if t.denied_by}
    assert denied == {"unmanned aerial vehicles", "Heron-9s"}


def test_a_plan_is_a_plan() -> None:
    assert transfer("Heron-12").state == "planned"


def test_findings() -> None:
    assert "The figures disagree: “seven” against “девять” (“unmanned aerial vehicles”)." in found("contradiction")
    assert sum(s.startswith("Borduria denies such transfers in general: ") for s in found("general_denial")) == 1
    questions = found("open_question")
    assert (
        questions[0]
        == "Which party is “a Ruritanian intermediary firm”, through which “unmanned aerial vehicles” passed?"
    )
    assert len(questions) == len(set(questions))


def test_ids_stay_when_nothing_changed() -> None:
    again = fictional.picture()
    assert again.transfers == PICTURE.transfers
    assert again.findings == PICTURE.findings


@pytest.mark.parametrize(
    ("goods", "denied"), [("drones", True), ("missiles", True), ("tractors", False), ("drone components", False)]
)
def test_a_denial_covers_narrower_goods_only(goods: str, denied: bool) -> None:
    paper = document("a.txt", f"Orion shipped {goods} to Delta from Borduria.")
    no = document("b.txt", "Borduria denies supplying Ruritania with weapons.")
    claims = [
        claim(paper, "transfer", paper.text, supplier="Orion", recipient="Delta", item=goods, origin="Borduria"),
        claim(no, "transfer", no.text, supplier="Borduria", recipient="Ruritania", item="weapons", stance="denies"),
    ]
    parties = (party("Orion", countries=("xb",)), party("Delta", countries=("xr",)),
               place("Borduria", country="xb"), place("Ruritania", country="xr"))  # fmt: skip
    (one,) = trace([paper, no], claims, parties, [item(goods), item("weapons")]).transfers
    assert bool(one.denied_by) is denied


def test_a_denial_about_a_claim_is_attached_whatever_its_words() -> None:
    paper = document("a.txt", "Orion sold Delta winches. Nonsense, says Vega.")
    told = claim(paper, "transfer", "Orion sold Delta winches", supplier="Orion", recipient="Delta", item="winches")
    answer = claim(
        paper, "transfer", "Nonsense, says Vega", stance="denies", about=(told.id,), voice=(("Vega", "organization"),)
    )
    (one,) = trace(
        [paper], [told, answer], [party("Orion"), party("Delta"), party("Vega")], [item("winches")]
    ).transfers
    assert one.denied_by == (answer.id,)


def test_many_rows_ask_one_question() -> None:
    text = "\n".join(f"Vega bought item {n:03} winches" for n in range(40))
    paper = document("rows.csv", text)
    rows = [
        claim(paper, "transfer", line, recipient="Vega", item="winches", reader="table") for line in text.splitlines()
    ]
    asked = trace([paper], rows, [party("Vega")], [item("winches")]).findings
    assert [f.summary for f in asked] == [
        "Who supplied “winches” to Vega? (40 transfers)",
        "Is Vega the end user of “winches”, and if not, who is? (40 transfers)",
        "When were “winches” to Vega passed on? (40 transfers)",
    ]


def test_goods_between_the_same_two_share_one_question() -> None:
    sold = ("winches", "pumps", "anchors", "masts", "sails", "oars")
    paper = document("a.txt", "Orion sold Vega " + ", ".join(sold))
    told = [claim(paper, "transfer", paper.text, supplier="Orion", recipient="Vega", item=one) for one in sold]
    asked = trace([paper], told, [party("Orion"), party("Vega")], [item(one) for one in sold]).findings
    (users,) = [f.summary for f in asked if "end user" in f.summary]
    assert users.count("“") == 4 and users.endswith("and 2 more, and if not, who is? (6 transfers)")


def test_a_public_body_buys_for_itself() -> None:
    paper = document("a.txt", "In 2031 Orion sold winches to the Ministry of Works.")
    told = claim(paper, "transfer", paper.text, supplier="Orion", recipient="Ministry of Works", item="winches")
    ministry = replace(party("Ministry of Works"), schema="PublicBody")
    asked = trace([paper], [told], [party("Orion"), ministry], [item("winches")]).findings
    assert not any("end user" in f.summary for f in asked)


def test_an_unnamed_party_outside_transfers_is_asked_for() -> None:
    paper = document("a.txt", "Vega is owned by a Gulf investor.")
    owns = claim(paper, "ownership", paper.text, owner="a Gulf investor", asset="Vega")
    (asked,) = trace([paper], [owns], [party("Vega"), unnamed("a Gulf investor")], []).findings
    assert asked.summary == "Which party is “a Gulf investor”?"
    assert asked.parties == (party_id("a Gulf investor"),)


def test_done_and_planned_is_noticed() -> None:
    done = document("a.txt", "Delta got ten winches.", published="2031-01")
    plan = document("b.txt", "Delta will get ten winches.", published="2031-02")
    figure = ("ten", 10, "exactly")
    claims = [
        claim(done, "transfer", done.text, recipient="Delta", item="winches", quantity=figure, state="delivered"),
        claim(plan, "transfer", plan.text, recipient="Delta", item="winches", quantity=figure, phase="planned"),
    ]
    rules = [f.summary for f in trace([done, plan], claims, [party("Delta")], [item("winches")]).findings]
    assert "Told as done and as planned: “winches”." in rules


def test_a_denial_reaches_an_open_end_that_its_passage_names_and_the_parts_of_the_whole() -> None:
    paper = document("a.txt", f"{SEVEN}. Borduria denies arming Ruritania.")
    whole = claim(paper, "transfer", SEVEN, recipient="Delta",
                  item="drones", quantity=("seven", 7, "exactly"))  # fmt: skip
    part = claim(paper, "transfer", SEVEN, recipient="Delta",
                 item=("H9s", "H9"), quantity=("two", 2, "exactly"))  # fmt: skip
    denial = claim(paper, "transfer", "Borduria denies arming Ruritania", supplier="Borduria", recipient="Ruritania",
                   stance="denies")  # fmt: skip
    parties = [party("Delta", countries=("xr",)), place("Borduria", country="xb"), place("Ruritania", country="xr")]
    found = trace([paper], [whole, part, denial], parties, [item("drones"), item("H9")]).transfers
    assert [t.denied_by for t in found] == [(denial.id,)] * 2
    assert sum(t.part_of is not None for t in found) == 1


def test_a_denial_does_not_reach_an_end_that_is_someone_else() -> None:
    paper = document("a.txt", "Unlike Borduria, Syldavia sent drones to Ruritania. Borduria denies arming Ruritania.")
    sent = claim(paper, "transfer", "Unlike Borduria, Syldavia sent drones to Ruritania", supplier="Syldavia",
                 recipient="Ruritania", item="drones")  # fmt: skip
    denial = claim(paper, "transfer", "Borduria denies arming Ruritania", supplier="Borduria", recipient="Ruritania",
                   stance="denies")  # fmt: skip
    parties = [place(n, country=c) for n, c in (("Borduria", "xb"), ("Ruritania", "xr"), ("Syldavia", "xs"))]
    (one,) = trace([paper], [sent, denial], parties, [item("drones")]).transfers
    assert one.denied_by == ()


def test_an_unnamed_intermediary_told_twice_is_one_question() -> None:
    claims, papers = [], []
    for name in ("a.txt", "b.txt"):
        paper = document(name, f"Orion sold Delta winches through a broker, says {name}.")
        papers.append(paper)
        claims.append(
            claim(paper, "transfer", paper.text, supplier="Orion", recipient="Delta", item="winches",
                  via=("a broker", f"a broker {name}"))
        )  # fmt: skip
    brokers = [unnamed("a broker", id=party_id(f"a broker {name}")) for name in ("a.txt", "b.txt")]
    traced = trace(papers, claims, [party("Orion"), party("Delta"), *brokers], [item("winches")])
    (one,) = traced.transfers
    assert len(one.via) == 1
    assert [f.summary for f in traced.findings if "broker" in f.summary] == [
        "Which party is “a broker”, through which “winches” passed?"
    ]


def test_a_works_belongs_to_the_country_of_its_owners() -> None:
    paper = document(
        "a.txt",
        "Delta received drones from Borduria. Umbra owns Delta. Ruritania owns Umbra. "
        "Borduria denies arming Ruritania.",
    )
    got = claim(
        paper, "transfer", "Delta received drones from Borduria", recipient="Delta", item="drones", origin="Borduria"
    )
    owned = [
        claim(paper, "ownership", "Umbra owns Delta", owner="Umbra", asset="Delta"),
        claim(paper, "ownership", "Ruritania owns Umbra", owner="Ruritania", asset="Umbra"),
    ]
    denial = claim(
        paper,
        "transfer",
        "Borduria denies arming Ruritania",
        supplier="Borduria",
        recipient="Ruritania",
        stance="denies",
    )
    parties = [party("Delta"), party("Umbra"), place("Borduria", country="xb"), place("Ruritania", country="xr")]
    assert trace([paper], [got, *owned, denial], parties, [item("drones")]).transfers[0].denied_by == (denial.id,)
    assert trace([paper], [got, owned[0], denial], parties, [item("drones")]).transfers[0].denied_by == ()
