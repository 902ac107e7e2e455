"""A transfer in the report: disputed figures, who may stand between, places and times on the leg they are told of."""

import pytest
from msgspec.structs import replace

from enduse.records.party import Merge
from enduse.records.picture import Picture
from enduse.records.transfer import Finding, Transfer
from enduse.report.contents import contents
from enduse.report.exporters import html, markdown
from enduse.report.figures import disputed, other_times
from enduse.report.names import Names
from enduse.report.other_ends import other_ends
from enduse.report.pieces import plain
from enduse.trace import trace
from factories import claim, document, item, party, party_id, place, unnamed

WIRE = document("wire.txt", "Orion sold Delta 400 winches through a trading firm, says the wire.")
ROW = document("row.csv", "Orion | Vega | Delta | 240 winches | from Syldavia | 2031-03-22")
PARTIES = (
    party("Orion", countries=("xb",)),
    party("Vega", countries=("xs",)),
    party("Delta", countries=("xr",)),
    place("Syldavia", country="xs"),
    unnamed("a trading firm"),
)
CLAIMS = (
    claim(WIRE, "transfer", WIRE.text, supplier="Orion", recipient="Delta", item="winches", via="a trading firm",
          quantity=("400", 400, "exactly"), state="delivered"),
    claim(ROW, "transfer", ROW.text, supplier="Orion", recipient="Delta", via="Vega", item="winches",
          origin="Syldavia", quantity=("240", 240, "exactly"), when=("2031-03-22", "2031-03-22"), state="delivered",
          reader="table"),
)  # fmt: skip


def picture(*parties: object) -> Picture:
    people = parties or PARTIES
    found = trace([WIRE, ROW], CLAIMS, people, [item("winches")])  # type: ignore[arg-type]
    return Picture(
        documents=(WIRE, ROW), claims=CLAIMS, parties=people, items=(item("winches"),),  # type: ignore[arg-type]
        transfers=found.transfers, findings=found.findings,
    )  # fmt: skip


def test_figures_that_disagree_are_all_shown() -> None:
    told = contents(picture())
    assert told.rows[0].goods == "240 / 400 winches"
    assert told.transfers[0].heading.startswith("240 / 400 winches: ")
    assert told.transfers[0].legs[0].above == "240 / 400 winches"
    assert "".join(p.text for p in dict(told.transfers[0].facts)["Quantity"]) == "240 / 400, disputed"


def test_a_figure_of_a_shorter_time_disputes_none() -> None:
    claims = []
    for origin, words, value, when in (
        ("a.txt", "seven", 7, ("April 2031", "2031-04")),
        ("b.txt", "nine", 9, ("2031", "2031")),
    ):
        paper = document(origin, f"Orion sold Delta {words} winches in {when[0]}.")
        claims.append((paper, claim(paper, "transfer", paper.text, supplier="Orion", recipient="Delta", item="winches",
                                    quantity=(words, value, "exactly"), when=when)))  # fmt: skip
    known = {c.id: c for _, c in claims}
    for own, other in ((0, "nine (2031)"), (1, "seven (April 2031)")):
        one = Transfer(id="t", supported_by=tuple(known), quantity=claims[own][1].quantity)
        assert disputed(one, known) == ""
        assert other_times(one, known) == (other,)
    undated = replace(claims[0][1], when=None)
    assert disputed(one, known | {undated.id: undated}) == "seven / nine"


def test_an_unnamed_intermediary_stands_beside_the_named_one() -> None:
    assert contents(picture()).rows[0].via == "Vega (elsewhere: “a trading firm”, not named)"


def test_intermediaries_that_nobody_names_share_a_box() -> None:
    people = (*PARTIES, unnamed("a broker"))
    hidden = tuple(party_id(words) for words in ("a trading firm", "a broker"))
    one = Transfer(id="t", supplier=party_id("Orion"), via=hidden, recipient=party_id("Delta"), item_text="winches")
    told = contents(Picture(parties=people, transfers=(one,)))
    assert told.rows[0].via == "not named: “a trading firm”, “a broker”"
    assert [(s.name, s.known) for s in told.transfers[0].stops if s.role == "via"] == [(told.rows[0].via, False)]


def test_one_figure_in_two_languages_stands_once() -> None:
    other = document("vesti.txt", "Orion sold Delta четыреста winches.")
    again = claim(other, "transfer", other.text, supplier="Orion", recipient="Delta", item="winches",
                  quantity=("четыреста", 400, "exactly"), state="delivered")  # fmt: skip
    found = trace([WIRE, ROW, other], (*CLAIMS, again), PARTIES, [item("winches")])
    (one,) = found.transfers
    assert disputed(one, {c.id: c for c in (*CLAIMS, again)}) in ("240 / 400", "240 / четыреста")


def test_a_place_of_the_last_leg_is_not_the_sellers() -> None:
    (one,) = contents(picture()).transfers
    assert one.stops[0].name == "Orion" and one.stops[0].detail == ""
    assert one.legs[-1].below == "delivered · from Syldavia · 2031-03-22"


def test_a_place_in_the_sellers_country_is_the_sellers() -> None:
    people = (replace(PARTIES[0], countries=("xs",)), *PARTIES[1:])
    (one,) = contents(picture(*people)).transfers
    assert one.stops[0].detail == "from Syldavia"


def test_each_party_shows_its_id_and_its_judgements() -> None:
    merge = Merge(left="aaa", right="bbb", score=1.0, judgement="jjj")
    shown = picture(replace(PARTIES[0], merges=(merge,)), *PARTIES[1:])
    for page in (*html.export(shown).values(), *markdown.export(shown).values()):
        text = page.decode()
        assert party_id("Orion") in text and party_id("a trading firm") in text
        assert "aaa and bbb are the same by judgement jjj" in text


def test_a_time_told_of_the_first_leg_stands_there() -> None:
    sale = document("sale.txt", "In May Orion sold winches to Vega.")
    sold = claim(sale, "transfer", sale.text, supplier="Orion", recipient="Vega", item="winches",
                 when=("In May", "2031-05"))  # fmt: skip
    moved = Transfer(
        id="t", item_text="winches", supplier=party_id("Orion"), via=(party_id("Vega"),),
        recipient=party_id("Delta"), when=sold.when, state="delivered", supported_by=(CLAIMS[0].id, sold.id), roots=1,
    )  # fmt: skip
    shown = Picture(documents=(WIRE, sale), claims=(CLAIMS[0], sold), parties=PARTIES, transfers=(moved,))
    (one,) = contents(shown).transfers
    assert [leg.below for leg in one.legs] == ["2031-05", "delivered"]


def test_a_general_denial_is_told_as_such_and_not_drawn() -> None:
    no = document("no.txt", "Orion denies arming anyone.")
    denial = claim(no, "transfer", no.text, supplier="Orion", stance="denies", voice=[("Orion", "organization")])
    moved = Transfer(
        id="t", item_text="winches", supplier=party_id("Orion"), recipient=party_id("Delta"), state="delivered",
        supported_by=(CLAIMS[0].id,), denied_by=(denial.id,), roots=1,
    )  # fmt: skip
    wide = Finding(rule="general_denial", severity="notice", summary="…", claims=(denial.id,), transfer="t")
    shown = Picture(
        documents=(WIRE, no), claims=(CLAIMS[0], denial), parties=PARTIES, transfers=(moved,), findings=(wide,)
    )
    told = contents(shown)
    assert (told.rows[0].denied, told.rows[0].denied_in_general) == (False, True)
    assert not told.transfers[0].denials and not any(leg.denied for leg in told.transfers[0].legs)
    assert plain(told.transfers[0].replies[0]).startswith("In general: Orion denies that Orion supplied")


def test_a_sale_and_a_bill_are_called_what_they_are() -> None:
    for state, shown in (
        ("paid", "sold"),
        ("ordered", "ordered or billed"),
        ("shipped", "shipped"),
        (None, "not told"),
    ):
        one = Transfer(id="t", supplier=party_id("Orion"), recipient=party_id("Delta"), state=state)
        told = contents(Picture(parties=PARTIES, transfers=(one,)))
        assert told.rows[0].state == shown
        assert plain(dict(told.transfers[0].facts)["State"]) == shown


def test_a_figure_among_the_words_of_the_goods_does_not_stand_beside_another() -> None:
    text = document("a.txt", "Orion sold Delta at least 600 winches. Orion sold Delta 640 winches.")
    at_least = ("at least 600", 600, "at_least")
    told = tuple(
        claim(text, "transfer", quote, supplier="Orion", recipient="Delta", item=words, quantity=figure)
        for quote, words, figure in (
            ("Orion sold Delta at least 600 winches.", ("at least 600 winches", "winches"), at_least),
            ("Orion sold Delta 640 winches.", ("winches", "winches"), ("640", 640, "exactly")),
        )
    )  # fmt: skip
    one = Transfer(
        id="t", item_text="at least 600 winches", item=told[0].roles[2].item, quantity=told[1].quantity,
        supplier=party_id("Orion"), recipient=party_id("Delta"), supported_by=tuple(c.id for c in told), roots=1,
    )  # fmt: skip
    shown = contents(Picture(documents=(text,), claims=told, parties=PARTIES, transfers=(one,)))
    assert shown.rows[0].goods == "640 winches"


def test_disputed_figures_stand_once_before_the_goods() -> None:
    text = document("a.txt", "Orion sold Delta 310 winches. Orion sold Delta 340 winches.")
    told = tuple(
        claim(text, "transfer", f"Orion sold Delta {n} winches.", supplier="Orion", recipient="Delta",
              item=(f"{n} winches", "winches"), quantity=(str(n), n, "exactly"))
        for n in (310, 340)
    )  # fmt: skip
    one = Transfer(
        id="t", item_text="310 winches", item=told[0].roles[2].item, quantity=told[0].quantity,
        supplier=party_id("Orion"), recipient=party_id("Delta"), supported_by=tuple(c.id for c in told), roots=1,
    )  # fmt: skip
    shown = contents(Picture(documents=(text,), claims=told, parties=PARTIES, transfers=(one,)))
    assert shown.rows[0].goods == "310 / 340 winches"


def test_what_those_concerned_deny_of_other_matters_stands_with_the_transfer_and_apart() -> None:
    text = document(
        "a.txt", "Orion sold Delta winches. Orion denied selling Umbra boats. Vega denied selling Umbra boats."
    )
    sold = claim(text, "transfer", "Orion sold Delta winches.", supplier="Orion", recipient="Delta", item="winches")
    denied = [
        claim(text, "transfer", f"{name} denied selling Umbra boats.", supplier=name, recipient="Umbra", item="boats",
              stance="denies", voice=[(name, "organization")])
        for name in ("Orion", "Vega")
    ]  # fmt: skip
    one = Transfer(id="t", item_text="winches", supplier=party_id("Orion"), recipient=party_id("Delta"),
                   supported_by=(sold.id,), roots=1)  # fmt: skip
    shown = Picture(documents=(text,), claims=(sold, *denied), parties=PARTIES, transfers=(one,))
    (told,) = contents(shown).transfers
    assert [plain(line) for line in told.besides] == ["Orion denies that Orion supplied boats to Umbra."]
    assert told.denials == () and not contents(shown).rows[0].denied
    for export in (html, markdown):
        (page,) = export.export(shown).values()
        assert "Other denials by those who take part" in page.decode()


def test_a_text_that_speaks_for_itself_denies_for_who_is_said_to_have_acted() -> None:
    text = document("statement.txt", "We did not sell boats to Umbra. Orion sold Delta winches.")
    sold = claim(text, "transfer", "Orion sold Delta winches.", supplier="Orion", recipient="Delta", item="winches")
    denied = claim(text, "transfer", "We did not sell boats to Umbra.", supplier=("We", "Orion"), recipient="Umbra",
                   item="boats", stance="denies")  # fmt: skip
    one = Transfer(id="t", supplier=party_id("Orion"), recipient=party_id("Delta"), supported_by=(sold.id,), roots=1)
    (told,) = contents(Picture(documents=(text,), claims=(sold, denied), parties=PARTIES, transfers=(one,))).transfers
    assert [plain(line) for line in told.besides] == ["“statement.txt” denies that [Orion] supplied boats to Umbra."]


def test_the_same_denials_stand_once_and_are_pointed_to() -> None:
    text = document("a.txt", "Orion sold Delta winches. Orion sold Vega ropes. Orion denied selling Umbra boats.")
    sold = [
        claim(text, "transfer", f"Orion sold {buyer} {goods}.", supplier="Orion", recipient=buyer, item=goods)
        for buyer, goods in (("Delta", "winches"), ("Vega", "ropes"))
    ]
    denied = claim(text, "transfer", "Orion denied selling Umbra boats.", supplier="Orion", recipient="Umbra",
                   item="boats", stance="denies", voice=[("Orion", "organization")])  # fmt: skip
    both = tuple(
        Transfer(id=c.id, item_text=c.roles[2].text, supplier=party_id("Orion"), recipient=c.roles[1].party,
                 supported_by=(c.id,), roots=1)
        for c in sold
    )  # fmt: skip
    first, second = contents(
        Picture(documents=(text,), claims=(*sold, denied), parties=PARTIES, transfers=both)
    ).transfers
    assert [plain(line) for line in first.besides] == ["Orion denies that Orion supplied boats to Umbra."]
    assert [plain(line) for line in second.besides] == [f"The same denials as under {first.heading}."]
    assert second.besides[0][1].target == first.anchor


def test_texts_that_name_another_end_are_counted() -> None:
    wire = document("wire.txt", "Orion sold Umbra winches.")
    row = document("row.csv", "Orion | Delta | winches")
    claims = (
        claim(wire, "transfer", wire.text, supplier="Orion", recipient="Umbra", item="winches"),
        claim(row, "transfer", row.text, supplier="Orion", recipient="Delta", item="winches"),
    )
    one = Transfer(
        id="t", supplier=party_id("Orion"), recipient=party_id("Delta"), item_text="winches",
        supported_by=tuple(c.id for c in claims),
    )  # fmt: skip
    people = (party("Orion"), party("Delta"), party("Umbra"))
    told = contents(Picture(documents=(wire, row), claims=claims, parties=people, transfers=(one,)))
    assert told.transfers[0].sources.endswith("; 1 of the texts names another end: to Umbra")


@pytest.mark.parametrize(
    ("recipient", "via", "told"),
    [
        ("Delta", (), "Delta"),
        ("Delta", ("Umbra",), "Umbra"),  # the source tells of the first leg only
        ("Delta", (), None),
        (None, (), "Umbra"),
        ("Borduria", (), "Umbra"),
    ],
)
def test_no_other_end(recipient: str | None, via: tuple[str, ...], told: str | None) -> None:
    people = (party("Orion"), party("Delta"), party("Umbra"), place("Borduria", country="xb"))
    paper = document("a.txt", f"Orion sold {told} winches.")
    said = claim(paper, "transfer", paper.text, supplier="Orion", **({"recipient": told} if told else {}))
    one = Transfer(
        id="t", supplier=party_id("Orion"), via=tuple(map(party_id, via)), item_text="winches",
        recipient=party_id(recipient) if recipient else None,
    )  # fmt: skip
    assert other_ends(said, one, Names(Picture(documents=(paper,), parties=people))) == ()


def rows(*told: tuple[str, dict[str, object]]) -> list[str]:
    """The goods of the transfers that these passages tell of, in one text."""
    paper = document("a.txt", " ".join(text for text, _ in told))
    claims = tuple(claim(paper, "transfer", text, **more) for text, more in told)  # type: ignore[arg-type]
    items = (item("winches"), item("they"))
    found = trace([paper], claims, PARTIES, items)
    return [r.goods for r in contents(Picture(documents=(paper,), claims=claims, parties=PARTIES, items=items,
                                              transfers=found.transfers, findings=found.findings)).rows]  # fmt: skip


def test_goods_that_are_told_by_a_pronoun_are_called_what_they_are() -> None:
    ends = {"supplier": "Orion", "recipient": "Delta"}
    assert rows(("Orion sold them to Delta.", {**ends, "item": ("them", "winches")})) == ["winches"]
    assert rows(("Orion sold them to Delta.", {**ends, "item": ("them", "they")})) == ["goods not named"]
    assert rows(("Orion sold the first two to Delta.", {**ends, "item": ("first two", "winches")})) == ["first two"]
    count = ("120", 120, "exactly")
    assert rows(("Orion sold 120 of them to Delta.", {**ends, "quantity": count})) == ["goods not named (120)"]


def test_words_that_only_count_stand_with_the_goods_they_count() -> None:
    told = (
        ("Orion sent winches to Delta.", {"supplier": "Orion", "recipient": "Delta", "item": "winches"}),
        ("Delta got 60 units.", {"recipient": "Delta", "item": ("60 units", "winches"),
                                 "quantity": ("60", 60, "exactly")}),
    )  # fmt: skip
    assert rows(*told) == ["60 units (winches)"]


def test_an_end_that_nobody_names_stands_in_the_words_of_the_source() -> None:
    one = Transfer(id="t", supplier=party_id("a trading firm"), recipient=party_id("Delta"), item_text="winches")
    told = contents(Picture(parties=PARTIES, transfers=(one,))).rows[0]
    assert (told.supplier, told.recipient) == ("“a trading firm”", "Delta")


def test_a_claim_about_nobody_is_filed_under_who_says_it() -> None:
    paper = document("a.txt", "It is not known who sent them, says Orion.")
    told = claim(paper, "statement", paper.text, topic="who sent them", stance="unaware",
                 voice=(("Orion", "organization"),))  # fmt: skip
    (group,) = contents(Picture(documents=(paper,), claims=(told,), parties=PARTIES)).groups
    assert group.heading == "Orion"


def test_a_unit_that_is_a_code_is_named() -> None:
    text = document("row.csv", "Orion | Delta | 40 | deck lamps")
    sold = claim(text, "transfer", text.text, supplier="Orion", recipient="Delta", item="deck lamps",
                 quantity=("40", 40, "exactly"), reader="table")  # fmt: skip
    assert sold.quantity is not None
    sold = replace(sold, quantity=replace(sold.quantity, unit="H87"))
    found = trace([text], [sold], PARTIES, [item("deck lamps")])
    shown = Picture(documents=(text,), claims=(sold,), parties=PARTIES, items=(item("deck lamps"),),
                    transfers=found.transfers)  # fmt: skip
    assert "40 pieces × deck lamps" in contents(shown).transfers[0].heading
