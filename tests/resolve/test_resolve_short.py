"""Short names within one text, guessed kinds, and what a paper calls itself."""

from naming import ref, run, together

from enduse.records.document import Document
from enduse.records.reading import Reading
from enduse.resolve import resolve


def test_a_family_name_is_the_person_of_the_same_text_only() -> None:
    full, alone = (ref("a", name, kind="person") for name in ("Rustam Velik", "Velik"))
    elsewhere = ref("b", "Velik", kind="person")
    result = run(full, alone, elsewhere)
    assert together(result, full, alone)
    assert not together(result, full, elsewhere)


def test_a_family_name_of_two_people_is_nobody() -> None:
    one, two, alone = (ref("a", n, kind="person") for n in ("Rustam Velik", "Dora Velik", "Velik"))
    result = run(one, two, alone)
    assert not together(result, one, alone)
    assert not together(result, two, alone)


def test_a_head_word_is_the_firm_of_the_same_text() -> None:
    full, head, other = ref("a", "Lindauer Pumpenbau AG"), ref("a", "Lindauer"), ref("b", "Lindauer Druck GmbH")
    result = run(full, head, other)
    assert together(result, full, head)
    assert not together(result, full, other)


def test_initials_are_the_body_of_the_same_text() -> None:
    full, short = ref("a", "Coastal Ferry Service"), ref("a", "CFS")
    assert together(run(full, short), full, short)


def test_a_ministry_is_no_short_name_of_its_police() -> None:
    ministry, police = ref("a", "白俄罗斯内务部"), ref("a", "白俄罗斯内务部防暴警察")
    assert not together(run(ministry, police), ministry, police)


def test_a_paper_may_call_itself_by_a_part_of_its_name() -> None:
    own, elsewhere = ref("a", "The Bugle", kind="publication"), ref("b", "Orchard Bugle", kind="publication")
    documents = (Document(id="a", origin="a", publisher="Orchard Bugle"), Document(id="b", origin="b"))
    readings = [Reading(document=r.document, references=(r,)) for r in (own, elsewhere)]
    assert together(resolve(documents, readings), own, elsewhere)
    assert not together(resolve((), readings), own, elsewhere)


def test_a_firm_is_not_the_paper_that_has_its_name_in_its_own() -> None:
    short, firm = ref("a", "Arden"), ref("a", "Arden Pumps Ltd")
    paper = ref("b", "Arden Wire", kind="publication")
    documents = (Document(id="a", origin="a", publisher="Arden Wire"), Document(id="b", origin="b"))
    readings = [Reading(document="a", references=(short, firm)), Reading(document="b", references=(paper,))]
    assert not together(resolve(documents, readings), short, paper)


def test_our_company_in_a_newspaper_is_not_the_newspaper() -> None:
    quoted, paper = ref("a", "our company"), ref("b", "Coastal Wire", kind="publication")
    documents = (Document(id="a", origin="a", publisher="Coastal Wire"), Document(id="b", origin="b"))
    readings = [Reading(document=r.document, references=(r,)) for r in (quoted, paper)]
    assert not together(resolve(documents, readings), quoted, paper)


def test_a_guessed_place_is_the_paper_that_others_name() -> None:
    guess, paper = ref("a", "Fjord Bugle", kind="place"), ref("b", "Fjord Bugle", kind="publication")
    assert together(run(guess, paper), guess, paper)


def test_a_country_that_speaks_is_the_place() -> None:
    speaker, place = ref("a", "Russian Federation", schema="Organization"), ref("b", "Россия", kind="place")
    assert together(run(speaker, place), speaker, place)


def test_a_chinese_firm_is_known_without_its_seat_where_the_choice_is_plain() -> None:
    seated, bare = ref("a", "Nanjing Tansheng Furniture"), ref("b", "Tansheng Furniture")
    assert together(run(seated, bare), seated, bare)
    other = ref("c", "Ningbo Tansheng Furniture")
    result = run(seated, bare, other)
    assert not together(result, seated, bare)
    assert not together(result, other, bare)
    west, plain = ref("a", "Hamburg Arden Furniture"), ref("b", "Arden Furniture")
    assert not together(run(west, plain), west, plain)


def test_a_region_is_not_its_town() -> None:
    town, region = ref("a", "Almaty", kind="place"), ref("b", "Almaty Region", kind="place")
    assert not together(run(town, region), town, region)
