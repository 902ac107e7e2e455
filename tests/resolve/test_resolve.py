import random

from enduse.records.claim import Claim, Evidence, Mention, Role, Voice
from enduse.records.identity import hashed
from enduse.records.judgement import Judgement
from enduse.records.reading import Identifier, Name, Reading, Reference
from enduse.resolve import Resolution, resolve


def ref(document: str, *names: str, kind: str = "organization", **more: object) -> Reference:
    return Reference(
        id=hashed(document, kind, names[0] if names else more["description"]),
        document=document,
        kind=kind,  # type: ignore[arg-type]
        names=tuple(Name(n) for n in names),
        **more,  # type: ignore[arg-type]
    )


def run(*refs: Reference, claims: tuple[Claim, ...] = (), judgements: tuple[Judgement, ...] = ()) -> Resolution:
    documents = dict.fromkeys(r.document for r in refs)
    readings = [
        Reading(
            document=d,
            references=tuple(r for r in refs if r.document == d),
            claims=tuple(c for c in claims if c.document == d),
        )
        for d in documents
    ]
    return resolve((), readings, judgements)


def together(result: Resolution, *refs: Reference) -> bool:
    members = [{p.id, *p.also} for p in (*result.parties, *result.items)]
    return any({r.id for r in refs} <= ids for ids in members)


def judgement(left: str, right: str, verdict: str, at: str = "1", retracted: bool = False) -> Judgement:
    return Judgement(
        id=hashed(left, right, at), left=left, right=right, verdict=verdict, why="test", at=at, retracted=retracted  # type: ignore[arg-type]
    )  # fmt: skip


def test_one_firm_in_three_spellings_is_one_party_that_explains_itself() -> None:
    refs = [ref("a", "TEMZ Vega"), ref("b", "АО «ТЭМЗ «Вега»"), ref("c", "JSC Tarsk Electromechanical Plant Vega")]
    result = run(*refs)
    (party,) = result.parties
    assert party.id == min(r.id for r in refs)
    assert party.also == tuple(sorted(r.id for r in refs))[1:]
    assert len(party.merges) == 2
    assert all(m.reasons for m in party.merges)
    assert party.caption == "JSC Tarsk Electromechanical Plant Vega"


def test_the_result_does_not_depend_on_the_order_of_documents() -> None:
    refs = [ref(d, n) for d, n in zip("abcdefg", ["TEMZ Vega", "Vega", "Вега", "Vega Trading House", "OOO Vega",
                                                  "Orbis", "ООО Орбис"], strict=True)]  # fmt: skip
    first = run(*refs)
    for seed in range(5):
        random.Random(seed).shuffle(refs)
        again = run(*refs)
        assert (again.parties, again.items, again.findings) == (first.parties, first.items, first.findings)


def test_a_head_name_joins_the_one_longer_name_and_no_one_of_two() -> None:
    short, long, other = ref("a", "Vega"), ref("b", "TEMZ Vega"), ref("c", "NPK Vega")
    assert together(run(short, long), short, long)
    result = run(short, long, other)
    assert not together(result, short, long)
    assert {c.party for p in result.parties if p.id == short.id for c in p.candidates} == {long.id, other.id}


def test_a_name_with_its_own_legal_form_is_no_head_name() -> None:
    left, right = ref("a", "Almira JSC"), ref("b", "NPP Almira")
    assert not together(run(left, right), left, right)


def test_a_firm_is_not_the_foreign_firm_that_carries_its_name() -> None:
    left, right = ref("a", "OOO Meridian"), ref("b", "Meridian Industrial (Shenzhen) Co.")
    assert not together(run(left, right), left, right)


def test_a_trading_house_is_not_the_firm_of_that_name() -> None:
    left, right = ref("a", "TSK Orbis"), ref("b", "LLC Trading House Orbis")
    assert not together(run(left, right), left, right)


def test_describing_words_do_not_hinder() -> None:
    left, right = ref("a", "the Vega plant"), ref("b", "Вега")
    assert together(run(left, right), left, right)


def test_an_agency_and_its_paper_may_be_one_and_a_person_never() -> None:
    agency, paper, person = ref("a", "Orbis"), ref("b", "Orbis", kind="publication"), ref("c", "Orbis", kind="person")
    result = run(agency, paper, person)
    assert together(result, agency, paper)
    assert not together(result, agency, person)


def test_ministries_join_by_country_only() -> None:
    refs = [
        ref("a", "Russian defence ministry"),
        ref("b", "Минобороны России"),
        ref("c", "defence ministry", countries=("ru",)),
    ]
    chinese, bare = ref("d", "Chinese Ministry of Defense"), ref("e", "defence ministry")
    result = run(*refs, chinese, bare)
    assert together(result, *refs)
    assert not together(result, refs[0], chinese)
    assert not together(result, refs[0], bare)


def test_what_the_document_tells_apart_stays_apart() -> None:
    left = ref("a", "Orbis")
    right = ref("b", "Orbis", distinct_from=(left.id,))
    assert not together(run(left, right), left, right)


def test_countries_and_numbers_keep_apart() -> None:
    for one, two in (
        ({"countries": ("ru",)}, {"countries": ("us",)}),
        ({"identifiers": (Identifier("inn", "1831083343"),)}, {"identifiers": (Identifier("inn", "7717043113"),)}),
    ):
        left, right = ref("a", "Orbis", **one), ref("b", "Orbis", **two)
        middle = ref("c", "Orbis")
        result = run(left, right, middle)
        assert not together(result, left, right)


def test_an_equal_number_joins_translated_names_and_not_different_ones() -> None:
    uscc = {"identifiers": (Identifier("uscc", "91440300MA5HX80Y1Q"),)}
    left, right = (
        ref("a", "Scarlet Hare Industry Shenzhen Co Ltd", **uscc),
        ref("b", "赤兔实业（深圳）有限公司", **uscc),
    )
    assert together(run(left, right), left, right)
    inn = {"identifiers": (Identifier("inn", "7808035536"),)}
    left, right = ref("a", "Orbis Electronics", **inn), ref("b", "AO Kronvald", **inn)
    result = run(left, right)
    assert not together(result, left, right)
    assert [f.rule for f in result.findings] == ["shared_identifier"]


def test_people_need_more_than_a_family_name() -> None:
    full, initial, family = (
        ref(d, n, kind="person") for d, n in zip("abc", ["Viktor Orlin", "V. Orlin", "Orlin"], strict=True)
    )
    result = run(full, initial, family)
    assert together(result, full, initial)
    assert not together(result, full, family)
    other = ref("d", "Gleb Orlin", kind="person")
    assert not together(run(full, other), full, other)


def test_places_join_across_scripts() -> None:
    left, right = ref("a", "China", kind="place"), ref("b", "Китае", kind="place")
    result = run(left, right, ref("c", "Kashgar", kind="place"))
    assert together(result, left, right)
    assert {p.schema for p in result.parties} == {"Address"}


def test_items_join_by_designation_and_descriptions_never() -> None:
    both, russian, short = (
        ref("a", "Garpiya-3", "G3", kind="item", hs=("880622",)),
        ref("b", "Гарпия-3", kind="item"),
        ref("c", "G3 drones", kind="item"),
    )
    mark, one, two = ref("d", "G4", kind="item"), ref("e", "drones", kind="item"), ref("f", "drones", kind="item")
    result = run(both, russian, short, mark, one, two)
    assert together(result, both, russian, short)
    assert not together(result, short, mark)
    assert not together(result, one, two)
    assert [h.basis for i in result.items for h in i.hs] == ["declared"]


def test_two_marks_under_one_description_in_capitals_stay_two() -> None:
    pump = ref("a", "HP-16Z-307", kind="item", description="НАСОС ГИДРАВЛИЧЕСКИЙ")
    other = ref("b", "QD-40-2", kind="item", description="НАСОС ГИДРАВЛИЧЕСКИЙ")
    unmarked = ref("c", kind="item", description="насос HP-16Z-307")
    result = run(pump, other, unmarked)
    assert not together(result, pump, other)
    assert together(result, pump, unmarked)


def test_judgements_outrank_scores_and_can_be_taken_back() -> None:
    left, right, third = ref("a", "Orbis"), ref("b", "Orbis"), ref("c", "Kronvald")
    apart = judgement(left.id, right.id, "different")
    assert not together(run(left, right, judgements=(apart,)), left, right)
    back = judgement(left.id, right.id, "different", at="2", retracted=True)
    assert together(run(left, right, judgements=(apart, back)), left, right)
    assert together(run(left, third, judgements=(judgement(left.id, third.id, "same"),)), left, third)
    unsure = judgement(left.id, right.id, "unsure")
    assert not together(run(left, right, judgements=(unsure,)), left, right)


def test_judgements_that_contradict_each_other_are_reported() -> None:
    a, b, c = ref("a", "Orbis"), ref("b", "Kronvald"), ref("c", "Vertolin")
    words = (judgement(a.id, b.id, "same"), judgement(b.id, c.id, "same"), judgement(a.id, c.id, "different"))
    result = run(a, b, c, judgements=words)
    assert not together(result, a, c)
    assert [f.rule for f in result.findings] == ["judgement_conflict"]


def told(document: str, *roles: tuple[str, Reference]) -> Claim:
    return Claim(
        id=hashed(document, *[r.id for _, r in roles]),
        document=document,
        relation="transfer",
        roles=tuple(Role(role=role, text="x", start=0, end=1, ref=r.id) for role, r in roles),
        evidence=(Evidence(0, 1, "x"),),
    )


def test_an_unnamed_party_gets_candidates_and_is_never_joined() -> None:
    buyer, again = ref("a", "TEMZ Vega"), ref("b", "ТЭМЗ Вега")
    unnamed = ref("a", description="a Russian intermediary firm", unnamed=True, countries=("ru",))
    named, foreign = ref("b", "ООО Орбис"), ref("b", "Kronvald GmbH", countries=("de",))
    goods, same_goods = ref("a", "L70 winch", kind="item"), ref("b", "L70", kind="item")
    claims = (
        told("a", ("via", unnamed), ("recipient", buyer), ("item", goods)),
        told("b", ("via", named), ("recipient", again), ("item", same_goods)),
        told("b", ("via", foreign), ("recipient", again), ("item", same_goods)),
    )
    result = run(buyer, again, unnamed, named, foreign, goods, same_goods, claims=claims)
    party = next(p for p in result.parties if p.unnamed)
    assert [c.party for c in party.candidates] == [named.id]
    assert {r.feature for r in party.candidates[0].reasons_for} == {"role", "counterpart", "item", "country"}
    (finding,) = [f for f in result.findings if f.rule == "unnamed_candidate"]
    assert finding.severity == "question"
    assert finding.parties == (unnamed.id, named.id)


def test_claims_voices_and_mentions_carry_the_ids() -> None:
    firm, goods = ref("a", "Orbis"), ref("a", "L70", kind="item")
    claim = Claim(
        id="c",
        document="a",
        relation="transfer",
        roles=tuple(Role(role=n, text="x", start=0, end=1, ref=r.id) for n, r in (("supplier", firm), ("item", goods))),
        voice=(Voice(name="Orbis", kind="organization", ref=firm.id),),
    )
    mention = Mention(document="a", start=0, end=1, text="x", kind="item", ref=goods.id)
    result = resolve((), [Reading(document="a", references=(firm, goods), claims=(claim,), mentions=(mention,))])
    supplier, item = result.claims[0].roles
    assert (supplier.party, supplier.item) == (firm.id, None)
    assert (item.party, item.item) == (None, goods.id)
    assert result.claims[0].voice[0].party == firm.id
    assert result.mentions[0].item == goods.id


def test_a_guessed_person_is_the_firm_of_that_name_with_a_legal_form() -> None:
    guess = ref("a", "Drevna Rotorcraft", kind="person", schema="LegalEntity")
    place = ref("b", "Drevna Rotorcraft", kind="place", schema="Address")
    firm = ref("c", "Drevna Rotorcraft JSC", schema="Company")
    (party,) = run(guess, place, firm).parties
    assert (party.kind, party.schema) == ("organization", "Company")
    alone = run(guess).parties[0]
    assert (alone.kind, alone.schema) == ("person", "Person")


def test_a_person_told_by_a_cue_is_no_firm() -> None:
    person, firm = ref("a", "Karl Zeller", kind="person", schema="Person"), ref("b", "Karl Zeller GmbH")
    assert not together(run(person, firm), person, firm)


def test_a_known_place_is_no_firm() -> None:
    place, firm = ref("a", "Hong Kong", kind="place", schema="Address"), ref("b", "Hong Kong Ltd")
    assert not together(run(place, firm), place, firm)


def test_namesakes_in_other_countries_or_trades_are_candidates_with_reasons_against() -> None:
    bakery, missiles = "a bakery chain in Lisbon", "a missile maker in Tarsk"
    for one, two in (
        ({"countries": ("pt",)}, {"countries": ("ru",)}),
        ({"description": bakery}, {"description": missiles}),
        ({"description": bakery, "countries": ("pt",)}, {"description": missiles}),
    ):
        left, right = ref("a", "Volna Systems", **one), ref("b", "Volna Systems", **two)
        result = run(left, right)
        assert not together(result, left, right)
        for party in result.parties:
            (candidate,) = party.candidates
            assert candidate.reasons_against
            assert candidate.score < 0.8


def test_one_trade_or_one_seat_in_other_words_keeps_nothing_apart() -> None:
    for one, two in (
        ("a missile maker in Tarsk", "a supplier of missiles in Lodva"),
        ("a missile maker in Tula", "an engine plant in Russia"),
        ("a missile maker in Tarsk", "a leading company"),
        ("an engine plant in Tarsk", "a bearing maker"),
    ):
        left, right = ref("a", "Volna Systems", description=one), ref("b", "Volna Systems", description=two)
        assert together(run(left, right), left, right)


def test_names_with_a_legal_form_of_a_country_and_of_none_are_sorted():
    firm = ref(
        "a", "Sample Trading", "Sample Trading Ltd", "Sample Trading LLC", "ООО Sample Trading", "Sample Trading GmbH"
    )
    assert together(run(firm, ref("b", "Sample Trading Ltd")), firm)
