"""Claims that speak of one transfer become one; those that conflict never do."""

import pytest

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.records.transfer import Transfer
from enduse.trace import trace
from factories import claim, document, item, party, party_id, place, unnamed

PARTIES = (
    party("Delta", countries=("xr",)),
    party("Orion", countries=("xb",)),
    party("Vega"),
    place("Borduria", country="xb"),
    place("Ruritania", country="xr"),
    place("Syldavia", country="xs"),
)
ITEMS = (item("winches"), item("drones"), item("Heron-9"), item("Heron-12"), item("UAVs"))


def transfers(documents: list[Document], claims: list[Claim]) -> tuple[Transfer, ...]:
    found = trace(documents, claims, PARTIES, ITEMS).transfers
    again = trace(list(reversed(documents)), list(reversed(claims)), PARTIES, ITEMS).transfers
    assert found == again, "the order of documents and claims must not matter"
    return found


def tell(text: str, origin: str = "a.txt", **roles: object) -> tuple[Document, Claim]:
    paper = document(origin, text)
    return paper, claim(paper, "transfer", text, **roles)  # type: ignore[arg-type]


def test_two_texts_about_one_delivery() -> None:
    a = tell("Delta got seven winches from Orion.", recipient="Delta", supplier="Orion", item="winches",
             quantity=("seven", 7, "exactly"))  # fmt: skip
    b = tell("Delta received at least six winches.", "b.txt", recipient="Delta", item="winches",
             quantity=("at least six", 6, "at_least"))  # fmt: skip
    (one,) = transfers([a[0], b[0]], [a[1], b[1]])
    assert (one.supplier, one.recipient) == (party_id("Orion"), party_id("Delta"))
    assert one.quantity is not None
    assert one.quantity.text == "seven"
    assert one.supported_by == tuple(sorted((a[1].id, b[1].id)))


def test_goods_are_called_in_latin_letters_where_a_text_does() -> None:
    a = tell("Дельта получила 7 лебёдок от Ориона.", recipient=("Дельта", "Delta"), supplier=("Ориона", "Orion"),
             item=("лебёдок", "winches"), quantity=("7", 7, "exactly"))  # fmt: skip
    b = tell("Delta received winches from Orion.", "b.txt", recipient="Delta", supplier="Orion", item="winches")
    (one,) = transfers([a[0], b[0]], [a[1], b[1]])
    assert one.item_text == "winches"
    (alone,) = transfers([a[0]], [a[1]])
    assert alone.item_text == "лебёдок"


def test_other_goods_ends_and_times_stay_apart() -> None:
    told = [
        tell("Delta got winches in May 2031.", recipient="Delta", item="winches", when=("May 2031", "2031-05")),
        tell("Delta got winches in June 2031.", "b", recipient="Delta", item="winches", when=("June 2031", "2031-06")),
        tell("Delta got drones in May 2031.", "c", recipient="Delta", item="drones", when=("May 2031", "2031-05")),
        tell("Vega got winches in May 2031.", "d", recipient="Vega", item="winches", when=("May 2031", "2031-05")),
    ]
    assert len(transfers([d for d, _ in told], [c for _, c in told])) == 4


def test_two_models_of_one_line_stay_apart() -> None:
    a = tell("Delta got Heron-9 drones.", recipient="Delta", item=("Heron-9 drones", "Heron-9"))
    b = tell("Delta got Heron-12 drones.", "b", recipient="Delta", item=("Heron-12 drones", "Heron-12"))
    assert len(transfers([a[0], b[0]], [a[1], b[1]])) == 2


def test_other_words_for_one_kind_of_goods_meet() -> None:
    a = tell("Drones went from Borduria to Ruritania.", origin="a", item=("Drones", "drones"), to="Ruritania",
             roles=(("from", "Borduria"),))  # fmt: skip
    b = tell("Ruritania received UAVs from Borduria.", origin="b", item="UAVs", recipient="Ruritania",
             supplier="Borduria")  # fmt: skip
    (one,) = transfers([a[0], b[0]], [a[1], b[1]])
    assert one.supplier == party_id("Borduria")
    assert one.origin == party_id("Borduria")


def test_a_country_alone_is_too_little() -> None:
    a = tell("Delta got drones from Borduria.", recipient="Delta", item="drones", roles=(("from", "Borduria"),))
    b = tell("Vega got drones from Borduria.", "b", recipient="Vega", item="drones", roles=(("from", "Borduria"),))
    c = tell("Drones from Borduria are sold.", "c", item=("Drones", "drones"), roles=(("from", "Borduria"),))
    assert len(transfers([a[0], b[0], c[0]], [a[1], b[1], c[1]])) == 3


def test_other_countries_of_origin_stay_apart() -> None:
    a = tell("Delta got drones from Borduria.", recipient="Delta", item="drones", roles=(("from", "Borduria"),))
    b = tell("Delta got drones from Syldavia.", "b", recipient="Delta", item="drones", roles=(("from", "Syldavia"),))
    assert len(transfers([a[0], b[0]], [a[1], b[1]])) == 2


def test_an_intermediary_may_be_called_the_supplier() -> None:
    a = tell(
        "Orion sold winches to Delta through Vega.", supplier="Orion", recipient="Delta", via="Vega", item="winches"
    )
    b = tell("Vega sold winches to Delta.", "b", supplier="Vega", recipient="Delta", item="winches")
    (one,) = transfers([a[0], b[0]], [a[1], b[1]])
    assert {one.supplier, *one.via} >= {party_id("Vega")}


def test_a_figure_may_disagree_within_bounds() -> None:
    def winches(origin: str, word: str, figure: int, **more: object) -> tuple[Document, Claim]:
        return tell(f"Delta got {word} winches in May.", origin, recipient="Delta", item="winches",
                    quantity=(word, figure, "exactly"), **more)  # fmt: skip

    may = {"when": ("in May", "2031-05")}
    dated = [winches("a", "seven", 7, **may), winches("b", "nine", 9, **may)]
    more = [*dated, winches("c", "thirty", 30, **may)]
    for told, events in ((dated, 1), (more, 2)):
        assert len(transfers([d for d, _ in told], [c for _, c in told])) == events


def test_one_author_with_two_figures_speaks_of_two_things() -> None:
    paper = document("a", "Delta got seven winches. Later Delta got nine winches.")
    claims = [
        claim(paper, "transfer", "Delta got seven winches", recipient="Delta", item="winches",
              quantity=("seven", 7, "exactly")),
        claim(paper, "transfer", "Later Delta got nine winches", recipient="Delta", item="winches",
              quantity=("nine", 9, "exactly")),
    ]  # fmt: skip
    assert len(transfers([paper], claims)) == 2


def test_rows_of_one_table_are_events_of_their_own() -> None:
    paper = document("a.csv", "Orion;Delta;winches;40\nOrion;Delta;winches;40")
    rows = [
        claim(paper, "transfer", "Orion;Delta;winches;40\nOrion", supplier="Orion", recipient="Delta", item="winches",
              quantity=("40", 40, "exactly"), reader="table"),
        claim(paper, "transfer", "\nOrion;Delta;winches;40", supplier="Orion", recipient="Delta", item="winches",
              quantity=("40", 40, "exactly"), reader="table"),
    ]  # fmt: skip
    assert len(transfers([paper], rows)) == 2


def test_a_plan_and_a_deed_meet_only_when_the_figures_tie_them() -> None:
    done = tell("Delta got ten winches.", recipient="Delta", item="winches", quantity=("ten", 10, "exactly"),
                state="delivered")  # fmt: skip
    plan = tell("Delta will get ten winches.", "b", recipient="Delta", item="winches", quantity=("ten", 10, "exactly"),
                phase="planned", state="planned")  # fmt: skip
    more = tell("Delta will get more winches.", "c", recipient="Delta", item="winches", phase="planned")
    (one,) = transfers([done[0], plan[0]], [done[1], plan[1]])
    assert one.state == "delivered"
    assert sorted(t.state or "" for t in transfers([done[0], more[0]], [done[1], more[1]])) == ["delivered", "planned"]


def test_what_makes_no_transfer() -> None:
    told = [
        tell("If sold, Delta would get winches.", recipient="Delta", item="winches", certainty="conditional"),
        tell(
            "Orion never sold Delta winches.", "b", recipient="Delta", supplier="Orion", item="winches", stance="denies"
        ),
        tell(
            "Orion does not know whether Delta got winches.", "c", recipient="Delta", item="winches", stance="unaware"
        ),
        tell("Winches were sold.", "d", item=("Winches", "winches")),
    ]
    assert transfers([d for d, _ in told], [c for _, c in told]) == ()


def test_the_day_of_an_agreement_is_not_the_day_of_the_delivery() -> None:
    figure = ("ten", 10, "exactly")
    signed = tell("In March Delta agreed to buy ten winches.", recipient="Delta", item="winches", quantity=figure,
                  when=("In March", "2031-03"), state="agreed")  # fmt: skip
    came = tell("Delta got ten winches.", "b", recipient="Delta", item="winches", quantity=figure, state="delivered")
    (one,) = transfers([signed[0], came[0]], [signed[1], came[1]])
    assert (one.state, one.when) == ("delivered", None)
    (alone,) = transfers([signed[0]], [signed[1]])
    assert alone.when == signed[1].when


def test_a_signed_agreement_is_agreed_though_nothing_has_come() -> None:
    signed = tell("Delta signed for ten winches.", recipient="Delta", item="winches", phase="planned", state="agreed")
    (one,) = transfers([signed[0]], [signed[1]])
    assert one.state == "agreed"


def test_a_plan_without_ends_gives_a_deed_of_its_text_no_figure() -> None:
    text = "Talks about another 30 drones went on; nothing was signed. Other drones turned up in Ruritania."
    paper = document("a", text)
    plan = claim(paper, "transfer", "Talks about another 30 drones went on", item="drones", phase="planned",
                 quantity=("30", 30, "exactly"))  # fmt: skip
    deed = claim(paper, "transfer", "Other drones turned up in Ruritania", item="drones", to="Ruritania",
                 state="delivered")  # fmt: skip
    found = transfers([paper], [plan, deed])
    assert [(t.quantity, t.state) for t in found if t.destination] == [(None, "delivered")]


def test_two_texts_without_an_end_in_common_are_not_one_for_their_figure() -> None:
    order = tell("Delta ordered 120 drones from Orion.", recipient="Delta", supplier="Orion", item="drones",
                 quantity=("120", 120, "exactly"), state="ordered")  # fmt: skip
    rumour = tell("It is said that 120 drones went to Syldavia.", "b", item="drones", to="Syldavia", state="shipped",
                  quantity=("120", 120, "exactly"), certainty="probable")  # fmt: skip
    assert len(transfers([order[0], rumour[0]], [order[1], rumour[1]])) == 2


def test_a_party_alone_in_two_texts_tells_of_no_one_delivery() -> None:
    a = tell("The papers name Delta as the recipient.", recipient="Delta")
    b = tell("Customer: Delta.", "b.txt", recipient="Delta")
    assert len(transfers([a[0], b[0]], [a[1], b[1]])) == 2
    c = tell("Delta got winches in May 2031.", "c.txt", recipient="Delta", item="winches", when=("May 2031", "2031-05"))
    d = tell("The winches came in May 2031.", "d.txt", item="winches", when=("May 2031", "2031-05"))
    assert len(transfers([c[0], d[0]], [c[1], d[1]])) == 1


@pytest.mark.parametrize(("first", "second", "many"), [(1240, 12400, 1), (1240, 3200, 2), (1000, 10000, 2)])
def test_a_nought_too_many_in_a_retelling_is_no_other_delivery(first: int, second: int, many: int) -> None:
    source = document(
        "a.txt", f"Orion sold {first} winches to Delta.", publisher="Island Ledger", published="2031-04-01"
    )
    words = f"Orion sold {second} winches to Delta, the Island Ledger reported."
    retold = document("b.txt", words, publisher="Coastal Wire", published="2031-04-03")
    told = [
        claim(
            p, "transfer", p.text, supplier="Orion", recipient="Delta", item="winches", quantity=(str(n), n, "exactly")
        )
        for p, n in ((source, first), (retold, second))
    ]
    found = trace([source, retold], told, PARTIES, ITEMS)
    assert len(found.transfers) == many
    if many == 1:
        assert [f.kind for f in found.findings if f.rule == "contradiction"] == ["quantity"]


def test_what_all_goods_of_a_year_were_worth_is_no_delivery_of_some() -> None:
    year = tell("Delta imported goods worth $4 million from Orion in 2031.", recipient="Delta", supplier="Orion",
                item="goods", price="$4 million", when=("2031", "2031"))  # fmt: skip
    some = tell("How winches reached Delta.", "b.txt", recipient="Delta", item="winches")
    assert len(transfers([year[0], some[0]], [year[1], some[1]])) == 2
    may = tell("Delta imported goods worth $4 million from Orion in May 2031.", "c.txt", recipient="Delta",
               supplier="Orion", item="goods", price="$4 million", when=("May 2031", "2031-05"))  # fmt: skip
    then = tell("Orion sent Delta winches in May 2031.", "d.txt", recipient="Delta", supplier="Orion", item="winches",
                when=("May 2031", "2031-05"))  # fmt: skip
    assert len(transfers([may[0], then[0]], [may[1], then[1]])) == 1


def test_whom_another_text_names_is_not_asked_for() -> None:
    stranger = unnamed("a Bordurian plant")
    parties = (*PARTIES, stranger)
    when, seven = ("May 2031", "2031-05"), ("seven", 7, "exactly")
    texts = ("A Bordurian plant sold Delta seven winches in May 2031.", "Orion sold Delta seven winches in May 2031.")
    papers = [document(f"{n}.txt", text) for n, text in zip("ab", texts, strict=True)]
    told = [
        claim(p, "transfer", p.text, recipient="Delta", item="winches", when=when, quantity=seven, supplier=by)
        for p, by in zip(papers, (("A Bordurian plant", "a Bordurian plant"), "Orion"), strict=True)
    ]
    both = trace(papers, told, parties, ITEMS)
    assert len(both.transfers) == 1
    assert not [f for f in both.findings if f.rule == "open_question" and stranger.id in f.parties]
    alone = trace(papers[:1], told[:1], parties, ITEMS)
    assert [f for f in alone.findings if f.rule == "open_question" and stranger.id in f.parties]


def test_a_rumour_takes_no_fact_a_step_further() -> None:
    order = tell("Delta ordered 120 drones from Orion.", recipient="Delta", supplier="Orion", item="drones",
                 quantity=("120", 120, "exactly"), state="ordered")  # fmt: skip
    rumour = tell("Delta is said to have got 120 drones.", "b", recipient="Delta", item="drones", state="delivered",
                  quantity=("120", 120, "exactly"), certainty="probable")  # fmt: skip
    (one,) = transfers([order[0], rumour[0]], [order[1], rumour[1]])
    assert one.state == "ordered"
    (alone,) = transfers([rumour[0]], [rumour[1]])
    assert alone.state == "delivered"


def test_nobody_is_told_to_supply_itself() -> None:
    a = tell("Orion sent Delta seven winches.", supplier="Orion", recipient="Delta", item="winches",
             quantity=("seven", 7, "exactly"))  # fmt: skip
    b = tell("Orion got seven winches from the firm.", "b", recipient="Orion", item="winches",
             quantity=("seven", 7, "exactly"))  # fmt: skip
    for one in transfers([a[0], b[0]], [a[1], b[1]]):
        assert one.supplier is None or one.supplier != one.recipient


def test_a_person_whom_few_name_does_not_head_what_a_firm_gave() -> None:
    parties = (*PARTIES, party("Anna Test", schema="Person", kind="person"), unnamed("a trading firm"))
    seven = {"recipient": "Delta", "item": "winches", "quantity": ("seven", 7, "exactly")}
    given = ["a trading firm", "a trading firm", "Anna Test"]
    told = [tell(f"Delta got seven winches from {who}.", str(n), supplier=who, **seven) for n, who in enumerate(given)]
    (one,) = trace([d for d, _ in told], [c for _, c in told], parties, ITEMS).transfers
    assert one.supplier == party_id("a trading firm")
    (one,) = trace([d for d, _ in told[1:]], [c for _, c in told[1:]], parties, ITEMS).transfers
    assert one.supplier == party_id("Anna Test")
