"""Ten outlets that repeat one agency are one root."""

import pytest

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.trace.roots import Origins
from factories import Speaker, claim, document, party

PARTIES = {
    p.id: p
    for p in (
        party("Delta"),
        party("Coastal Wire", kind="publication"),
        party("Ministry"),
        party("岸报", kind="publication"),
    )
}
WIRE: Speaker = ("Coastal Wire", "publication")
PAPERS: Speaker = ("port records", "document")


def told(
    origin: str, publisher: str | None = None, voice: tuple[Speaker, ...] = (), **more: object
) -> tuple[Document, Claim]:
    text = f"Delta received winches, text {origin} says so in words of its own."
    paper = document(origin, str(more.pop("text", text)), publisher=publisher, **more)
    return paper, claim(paper, "transfer", paper.text, recipient="Delta", item="winches", voice=voice)


def roots(*pairs: tuple[Document, Claim]) -> tuple[str, ...]:
    claims = [c for _, c in pairs]
    found = Origins([d for d, _ in pairs], claims, PARTIES).roots(claims)
    assert found == Origins([d for d, _ in reversed(pairs)], claims[::-1], PARTIES).roots(claims[::-1])
    return found


def test_echoes_add_no_root() -> None:
    assert roots(
        told("wire", "Coastal Wire", (PAPERS,)),
        told("gazette", "Harbour Gazette", (WIRE, PAPERS)),
        told("herald", "Hill Herald", (WIRE,)),
        told("blog", None, (("documents reviewed by Coastal Wire", "document"),)),
    ) == ("Coastal Wire (documents reviewed by Coastal Wire; port records)",)


def test_an_outlet_that_leans_on_an_agency_adds_none_by_its_own_words() -> None:
    paper = document(
        "gazette", "Coastal Wire says Delta owns Vega. Delta received winches.", publisher="Harbour Gazette"
    )
    owns = claim(paper, "ownership", "Coastal Wire says Delta owns Vega", owner="Delta", asset="Vega", voice=(WIRE,))
    got = claim(paper, "transfer", "Delta received winches", recipient="Delta", item="winches")
    wire = told("wire", "Coastal Wire")
    assert Origins([paper, wire[0]], [owns, got, wire[1]], PARTIES).roots([got, wire[1]]) == ("Coastal Wire",)


def test_independent_texts_count_each() -> None:
    assert roots(told("a", "Harbour Gazette"), told("b", "Hill Herald"), told("c.pdf")) == (
        "Harbour Gazette",
        "Hill Herald",
        "c.pdf",
    )


def test_same_publisher_twice_is_one() -> None:
    assert roots(told("a", "Harbour Gazette"), told("b", "HARBOUR GAZETTE")) == ("HARBOUR GAZETTE",)


def test_two_outlets_that_quote_one_body_are_one() -> None:
    ministry: Speaker = ("Ministry", "organization")
    assert roots(told("a", "Harbour Gazette", (ministry,)), told("b", "Hill Herald", (ministry,))) == ("Ministry",)


def test_a_copied_passage_is_no_second_root() -> None:
    text = (
        "According to people who know the port, Delta received seven heavy winches in the night of the second of May."
    )
    first = told("a", "Harbour Gazette", text=text)
    assert len(roots(first, told("b", "Hill Herald", text="Here is more. " + text))) == 1
    assert len(roots(first, told("b", "Hill Herald", text="Delta received winches, our own reporters saw it."))) == 2


@pytest.mark.parametrize(("name", "expected"), [("invoice.xlsx", 1), ("other.xlsx", 2)])
def test_one_invoice_in_two_files_is_one_root(name: str, expected: int) -> None:
    rows = []
    for origin, text in (("invoice.pdf", "Delta bought 40 winches"), (name, "Delta 40 winches")):
        paper = document(origin, text)
        rows.append(
            (
                paper,
                claim(
                    paper,
                    "transfer",
                    text,
                    recipient="Delta",
                    item="winches",
                    quantity=("40", 40, "exactly"),
                    reader="table",
                ),
            )
        )
    assert len(roots(*rows)) == expected


def test_a_paper_comes_from_the_sender_of_its_mail() -> None:
    mail = told("offer.eml", media_type="message/rfc822")
    sheet = told("offer.eml!/list.csv", parent=mail[0].id)
    zipped = told("all.zip!/list.csv", parent=document("all.zip", "").id)
    assert len(roots(mail, sheet)) == 1
    assert len(roots(mail, zipped)) == 2


def test_one_publication_covers_its_unnamed_and_named_sources() -> None:
    official: Speaker = ("officials", "anonymous")
    ministry: Speaker = ("Ministry", "organization")
    assert len(roots(told("a", "Gazette", (WIRE, official)), told("b", "Herald", (WIRE, ministry)))) == 1


def test_who_cites_a_text_at_hand_goes_back_as_far_as_it_does() -> None:
    ministry: Speaker = ("Ministry", "organization")
    assert roots(
        told("wire", "Coastal Wire", (ministry,), published="2031-05-01"),
        told("herald", "Hill Herald", (WIRE,), published="2031-05-02"),
        told("gazette", "Harbour Gazette", (ministry,), published="2031-05-02"),
    ) == ("Ministry",)


def test_what_was_told_before_and_names_no_source_is_no_new_root_in_any_language() -> None:
    first = told("wire", "Coastal Wire", published="2031-05-01")
    paper = document("zh", "德尔塔公司收到绞车。", publisher="海岸观察", published="2031-05-03", language="zh")
    later = claim(
        paper,
        "transfer",
        "德尔塔公司收到绞车",
        roles=(("recipient", ("德尔塔公司", "Delta")), ("item", ("绞车", "winches"))),
    )
    assert len(roots(first, (paper, later))) == 1
    seen: Speaker = ("harbour master", "person")
    assert len(roots(first, told("b", "Hill Herald", (seen,), published="2031-05-03"))) == 2
    assert len(roots(first, told("c", "Hill Herald", published="2032-05-03"))) == 2, "a year later it is no echo"


def test_whom_a_text_is_about_speaks_for_itself() -> None:
    first = told("wire", "Coastal Wire", published="2031-05-01")
    own = told("delta.html", "Delta", published="2031-05-03")
    assert len(roots(first, own)) == 2


def test_two_outlets_that_cite_one_indictment_are_one() -> None:
    charges: Speaker = ("the indictment", "document")
    said: Speaker = ("обвинительное заключение", "document")
    assert len(roots(told("a", "Harbour Gazette", (charges,)), told("b", "Hill Herald", (said,)))) == 1


def test_texts_outlets_and_roots_are_counted_apart() -> None:
    pairs = [told("a", "Harbour Gazette", (WIRE,)), told("b", "Harbour Gazette", (WIRE,)), told("c", None, (WIRE,))]
    found = Origins([d for d, _ in pairs], [c for _, c in pairs], PARTIES).sources([c for _, c in pairs])
    assert found == (3, 1, ("Coastal Wire",))


def test_an_outlet_under_its_name_in_another_script_is_the_same() -> None:
    paper = document("ru", "Дельта получила лебёдки, пишет «Коастал Уайр».", publisher="Вестник порта", language="ru")
    cited: Speaker = ("Коастал Уайр", "publication")
    ends = (("recipient", ("Дельта", "Delta")), ("item", ("лебёдки", "winches")))
    echo = claim(paper, "transfer", "Дельта получила лебёдки", roles=ends, voice=(cited,))
    wire = told("wire", "Coastal Wire")
    known = {p.id: p for p in (*PARTIES.values(), party("Коастал Уайр", "Coastal Wire", kind="publication"))}
    claims = [echo, wire[1]]
    assert len(Origins([paper, wire[0]], claims, known).roots(claims)) == 1


def test_an_outlet_cited_in_another_script_is_the_one_that_told_it_before() -> None:
    wire = told("wire", "Coastal Wire", published="2031-05-01")
    paper = document(
        "zh", "据《岸报》，德尔塔公司收到绞车。", publisher="港口观察", published="2031-05-03", language="zh"
    )
    cited: Speaker = ("岸报", "publication")
    ends = (("recipient", ("德尔塔公司", "Delta")), ("item", ("绞车", "winches")))
    echo = claim(paper, "transfer", "德尔塔公司收到绞车", roles=ends, voice=(cited,))
    assert roots(wire, (paper, echo)) == ("Coastal Wire",)
    other = document("zh2", "据《岸报》，部里购买无人机。", publisher="港口观察", published="2031-05-03", language="zh")
    ends = (("recipient", ("部里", "Ministry")), ("item", ("无人机", "drones")))
    assert len(roots(wire, (other, claim(other, "transfer", "部里购买无人机", roles=ends, voice=(cited,))))) == 2


def test_a_sentence_without_a_source_goes_with_the_source_beside_it() -> None:
    paper = document(
        "gazette", "Delta received winches. The winches came by sea, records show.", publisher="Harbour Gazette"
    )
    got = claim(paper, "transfer", "Delta received winches", recipient="Delta", item="winches", voice=(WIRE,))
    records: Speaker = ("records", "document")
    came = claim(paper, "transfer", "The winches came by sea", item="winches", voice=(records,))
    seen: Speaker = ("harbour master", "person")
    spoken = claim(paper, "transfer", "The winches came by sea", item="winches", voice=(seen,))
    assert len(roots((paper, got), (paper, came))) == 1
    assert roots((paper, got), (paper, spoken)) == ("Harbour Gazette",)


def test_what_points_back_to_a_publication_is_no_source_of_its_own() -> None:
    paper = document(
        "gazette", "Delta got winches, Coastal Wire says. The site has seen invoices for winches.", publisher="Gazette"
    )
    said = claim(paper, "transfer", "Delta got winches", recipient="Delta", item="winches", voice=(WIRE,))
    pointing = (("The site", "publication"), ("invoices", "document"))
    shown = claim(paper, "transfer", "invoices for winches", item="winches", voice=pointing)
    assert len(roots((paper, said), (paper, shown))) == 1


def test_what_unnamed_press_is_said_to_have_told_is_nobody_s_own() -> None:
    media: Speaker = ("外媒", "publication")
    clerks: Speaker = ("two clerks", "anonymous")
    wire = told("wire", "Coastal Wire", (PAPERS,), published="2024-03-01")
    retold = told("b", "Harbour Gazette", (media, clerks), published="2024-03-02")
    assert roots(wire, retold) == ("Coastal Wire (port records)",)
    assert len(roots(wire, told("b", "Harbour Gazette", (clerks,), published="2024-03-02"))) == 2


def test_a_firm_or_an_office_retells_nobody_but_press_without_a_source_does() -> None:
    first = told("a", "Coastal Wire", (PAPERS,), published="2024-03-01")
    for publisher, expected in (
        ("Brightwater Haulage Ltd", 2),
        ("Directorate of Inland Customs", 2),
        ("Customs Gazette", 1),
        ("Hill Herald", 1),
    ):
        assert len(roots(first, told("b", publisher, published="2024-03-04"))) == expected, publisher


def test_a_model_that_two_texts_name_is_no_number_of_a_paper() -> None:
    rows = []
    for origin, publisher in (("a", "Harbour Gazette"), ("b", "Hill Herald")):
        paper = document(origin, f"Delta received 40 winches W-600, {publisher} can tell.", publisher=publisher)
        rows.append(
            (
                paper,
                claim(paper, "transfer", paper.text, recipient="Delta", item="winches", quantity=("40", 40, "exactly")),
            )
        )
    assert len(roots(*rows)) == 2


def test_the_group_is_the_body_that_the_text_named_before() -> None:
    group: Speaker = ("the group", "organization")
    paper = document(
        "b", "Delta owns Vega, the Ministry says. Delta received winches, the group says.", publisher="Hill Herald"
    )
    owns = claim(paper, "ownership", "Delta owns Vega, the Ministry says", owner="Delta", asset="Vega",
                 voice=(("Ministry", "organization"),))  # fmt: skip
    got = claim(
        paper, "transfer", "Delta received winches, the group says", recipient="Delta", item="winches", voice=(group,)
    )
    other = told("a", "Harbour Gazette", (("Ministry", "organization"),))
    assert Origins([paper, other[0]], [owns, got, other[1]], PARTIES).roots([got, other[1]]) == ("Ministry",)


def test_an_outlet_s_own_report_is_no_other_source() -> None:
    ours: Speaker = ("our report of 3 March", "publication")
    assert roots(told("a", "Coastal Wire", (PAPERS,)), told("b", "Coastal Wire", (ours,))) == (
        "Coastal Wire (port records)",
    )


def test_a_court_paper_is_one_whoever_reads_from_it() -> None:
    forwarder: Speaker = ("the forwarder", "person")
    suit: Speaker = ("a court filing", "document")
    assert len(roots(told("a", "Harbour Gazette", (suit, forwarder)), told("b", "Hill Herald", (suit,)))) == 1


def test_a_paper_without_a_publisher_an_institute_and_a_vague_date_are_sources_of_their_own() -> None:
    first = told("a", "Coastal Wire", (PAPERS,), published="2026-03-01")
    for publisher, day, count in (
        ("Hill Herald", "2026-03-20", 1), (None, "2026-03-20", 2), ("Institute for Sea Trade", "2026-03-20", 2),
        ("Hill Herald", "2026-03", 2),
    ):  # fmt: skip
        paper = document("b", "The hoists are with Vega.", publisher=publisher, published=day)
        got = claim(paper, "transfer", paper.text, recipient="Vega", item="hoists")
        assert len(roots(first, (paper, got))) == count, publisher
    media: Speaker = ("media", "publication")
    assert len(roots(told("a", "Coastal Wire", (media,), published="2026-03-01"),
                     told("b", "Hill Herald", published="2026-03-20"))) == 1  # fmt: skip


def test_an_outlet_called_ours_is_another() -> None:
    ours: Speaker = ("Наша версия", "publication")
    paper, got = told("b", "Hill Herald", (ours,))
    assert roots((paper, got)) != ("Hill Herald",)


def test_another_body_without_a_name_is_another() -> None:
    paper = document(
        "b", "Delta owns Vega, the Ministry says. Delta received winches, the embassy says.", publisher=None
    )
    owns = claim(paper, "ownership", "Delta owns Vega, the Ministry says", owner="Delta", asset="Vega",
                 voice=(("Ministry", "organization"),))  # fmt: skip
    got = claim(paper, "transfer", "Delta received winches, the embassy says", recipient="Delta", item="winches",
                voice=(("the embassy", "organization"),))  # fmt: skip
    other = told("a", None, (("Ministry", "organization"),))
    assert len(Origins([paper, other[0]], [owns, got, other[1]], PARTIES).roots([got, other[1]])) == 2


@pytest.mark.parametrize("name", ["Coastal Wire news agency", "the Coastal Wire agency"])
def test_an_agency_named_with_what_it_is_is_one_origin(name: str) -> None:
    assert len(roots(told("wire", "Coastal Wire"), told("b", "Hill Herald", ((name, "anonymous"), PAPERS)))) == 1


def test_the_agency_is_the_one_that_the_text_cites() -> None:
    text = "Delta received winches, Coastal Wire said. They went by a broker, the agency said."
    paper = document("b", text, publisher="Hill Herald")
    first = claim(paper, "transfer", "Delta received winches, Coastal Wire said", recipient="Delta", voice=(WIRE,))
    voice: Speaker = ("agency", "anonymous")
    then = claim(paper, "transfer", "They went by a broker, the agency said", item="They", voice=(voice,))
    assert len(Origins([paper], [first, then], PARTIES).roots([first, then])) == 1


def test_a_mail_at_hand_and_the_email_that_a_text_saw_are_one() -> None:
    mail = told("mail.eml", media_type="message/rfc822")
    seen = told("a", "Harbour Gazette", (("an email", "document"),))
    other = told("b", "Hill Herald", (("a contract", "document"),))
    assert len(roots(mail, seen)) == 1
    assert len(roots(mail, other)) == 2
    assert len(roots(mail, told("second.eml", media_type="message/rfc822"), seen)) == 3, "which of two nobody knows"


def test_a_firm_that_says_we_and_what_its_head_says_of_its_deals_are_the_firm() -> None:
    own = document("statement.txt", "We delivered winches in June.")
    we = claim(own, "transfer", own.text, supplier=("We", "Delta"), item="winches")
    letter = document("panel.txt", "Delta wrote that it had delivered winches.", publisher="Harbour Panel")
    wrote = claim(letter, "transfer", letter.text, supplier=("it", "Delta"), item="winches",
                  voice=(("Delta", "organization"),))  # fmt: skip
    told = document("wire.txt", "Ada Vane, who heads Delta, says Delta sold winches.", publisher="Coastal Wire")
    heads = claim(told, "affiliation", "Ada Vane, who heads Delta", member="Ada Vane", organization="Delta")
    says = claim(told, "transfer", "Delta sold winches", supplier="Delta", item="winches",
                 voice=(("Ada Vane", "person"),))  # fmt: skip
    parties = PARTIES | {p.id: p for p in (party("Ada Vane", kind="person", schema="Person"),)}
    claims = [we, wrote, heads, says]
    assert Origins([own, letter, told], claims, parties).roots([we, wrote, says]) == ("Delta",)


def test_there_are_never_more_roots_than_texts() -> None:
    text = "Ada Vane says Delta received winches. Bo Rand says Delta received winches too."
    paper = document("hearing.txt", text)
    one = claim(paper, "transfer", "Delta received winches", recipient="Delta", item="winches",
                voice=(("Ada Vane", "person"),))  # fmt: skip
    other = claim(paper, "transfer", "Delta received winches too", recipient="Delta", item="winches",
                  voice=(("Bo Rand", "person"),))  # fmt: skip
    assert roots((paper, one), (paper, other)) == ("hearing.txt",)
    assert len(roots((paper, one), (paper, other), told("b", "Hill Herald", (("Ada Vane", "person"),)))) == 2


@pytest.mark.parametrize(
    "voice",
    [
        ("the Wire", "document"),
        ("the Wire", "publication"),
        ("Coastal Wire", "organization"),
        ("Coastal Wire", "document"),
    ],
)
def test_a_paper_under_its_last_word_or_taken_for_a_body_is_that_paper(voice: Speaker) -> None:
    assert len(roots(told("wire", "Coastal Wire"), told("a", "Hill Herald", (voice,)))) == 1
    assert len(roots(told("wire", "Coastal Wire"), told("a", "Hill Herald", (("the Ministry", "organization"),)))) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("По данным издания, Delta received winches", 1),
        ("По данным газеты, Delta received winches", 1),
        ("According to the newspaper, Delta received winches", 1),
        ("据该报报道 Delta received winches", 1),
        ("Delta received winches, a driver told the newspaper", 2),
        ("Об этом изданию рассказал водитель: Delta received winches", 2),
    ],
)
def test_what_is_told_after_the_paper_that_the_text_goes_by_is_from_there(words: str, count: int) -> None:
    text = f"Delta owns Vega, says Coastal Wire. {words}."
    paper = document("a", text, publisher="Hill Herald")
    owns = claim(paper, "ownership", "Delta owns Vega, says Coastal Wire", owner="Delta", asset="Vega", voice=(WIRE,))
    driver: Speaker = ("a driver", "anonymous")
    voice = () if count == 1 else (driver,)
    got = claim(paper, "transfer", words, recipient="Delta", item="winches", voice=voice)
    wire = told("wire", "Coastal Wire")
    assert len(Origins([paper, wire[0]], [owns, got, wire[1]], PARTIES).roots([got, wire[1]])) == count
