"""What a model answers is looked up word by word; what does not hold is dropped, counted and noted."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endpoint_server import entity, transfer
from enduse.read.ground import ground
from enduse.read.openai.answer import MOST, Telling
from enduse.read.openai.passages import passages
from enduse.read.openai.shape import decoded
from enduse.records.document import Document
from enduse.records.proposal import Proposals
from enduse.records.reading import Reading

TEXT = (
    "Tarn Trading shipped at least seven winches to Osterholm Works in May 2024, Orla Wire reported. "
    "A trading firm in Vesna took them over.\n\n"
    "The company denied that it had supplied Osterholm Works."
)
SALE = TEXT[: TEXT.index(" A trading")]
DENIAL = TEXT[TEXT.index("The company") :]


def proposed(answer: Any, text: str = TEXT, **facts: Any) -> tuple[Proposals, Reading]:
    document = Document(id="d", origin="a.txt", text=text, language="en", **facts)
    telling = Telling(document, "openai m")
    for passage in passages(document):
        telling.take(passage, decoded(answer if isinstance(answer, str) else json.dumps(answer)))
    made = telling.proposals()
    return made, ground(document, [made])


def claims(*made: dict[str, Any], entities: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"entities": list(entities), "claims": list(made)}


FIRMS = (
    entity("Tarn Trading"),
    entity("Osterholm Works"),
    entity("Orla Wire", "publication"),
    entity("A trading firm", unnamed=True),
)


def test_a_good_answer_becomes_grounded_claims() -> None:
    sale = transfer(
        "Tarn Trading shipped at least seven winches",
        supplier="Tarn Trading",
        recipient="Osterholm Works",
        item="winches",
        quantity="seven",
        when="in May 2024",
        state="shipped",
        voice=[{"words": "Orla Wire", "kind": "publication", "entity": "Orla Wire"}],
        cues=[{"field": "voice", "words": "reported"}],
    )
    denial = transfer(
        DENIAL,
        recipient="Osterholm Works",
        stance="denies",
        voice=[{"words": "The company", "kind": "organization", "entity": "Tarn Trading"}],
        cues=[{"field": "stance", "words": "denied"}],
        answers=[0, 1, 9, -1],
    )
    denial["roles"].append({"role": "supplier", "words": "it", "entity": "Tarn Trading"})
    _, reading = proposed(claims(sale, denial, entities=FIRMS))
    assert reading.rejections == () and reading.notes == ()
    told, denied = reading.claims
    assert told.evidence[0].quote == SALE  # the whole sentence
    assert {(r.role, r.text) for r in told.roles} == {
        ("supplier", "Tarn Trading"),
        ("recipient", "Osterholm Works"),
        ("item", "winches"),
    }
    assert told.quantity is not None and told.when is not None
    assert (told.quantity.value, told.quantity.qualifier, told.quantity.unit) == (7, "at_least", "winch")
    assert told.when.value == "2024-05" and told.state == "shipped"
    assert [v.name for v in told.voice] == ["Orla Wire"] and told.reader == "openai m"
    assert denied.stance == "denies" and denied.about == (told.id,)
    names = {r.id: r for r in reading.references}
    assert [(r.role, names[r.ref].names[0].text) for r in denied.roles if r.ref] == [
        ("recipient", "Osterholm Works"),
        ("supplier", "Tarn Trading"),
    ]
    assert denied.voice[0].name == "Tarn Trading" and denied.voice[0].ref in names
    for claim in reading.claims:
        for part in (*claim.roles, *claim.cues, claim.quantity, claim.when):
            assert part is None or TEXT[part.start : part.end] == part.text


def test_entities_become_references_and_mentions_at_every_place() -> None:
    _, reading = proposed(claims(entities=FIRMS))
    told = sorted((r.kind, r.unnamed, r.schema, tuple(n.text for n in r.names)) for r in reading.references)
    assert told == [
        ("organization", False, "LegalEntity", ("Osterholm Works",)),
        ("organization", False, "LegalEntity", ("Tarn Trading",)),
        ("organization", True, "LegalEntity", ("trading firm",)),
        ("publication", False, "Organization", ("Orla Wire",)),
    ]
    assert [m.start for m in reading.mentions if m.text == "Osterholm Works"] == [
        TEXT.index("Osterholm"),
        TEXT.rindex("Osterholm"),
    ]


def test_two_firms_are_not_one_because_the_model_says_so() -> None:
    _, reading = proposed(claims(entities=(entity("Tarn Trading", "organization", "Tarn", "Osterholm Works"),)))
    assert sorted(tuple(n.text for n in r.names) for r in reading.references) == [
        ("Osterholm Works",),
        ("Tarn Trading",),
    ]


def test_a_name_within_a_longer_one_is_not_mentioned_there() -> None:
    text = "Tarn Trading of Osterholm paid Osterholm Works. Tarn was late."
    firms = (entity("Tarn Trading", "organization", "Tarn"), entity("Osterholm Works"), entity("Osterholm", "place"))
    _, reading = proposed(claims(entities=firms), text)
    assert [(m.text, m.start) for m in reading.mentions] == [
        ("Tarn Trading", 0),
        ("Osterholm", 16),
        ("Osterholm Works", 31),
        ("Tarn", 48),
    ]


def test_words_that_name_another_do_not_stand_for_what_the_model_says() -> None:
    text = "Norder Shipping and Tarn Trading sold winches. It also sold cranes."
    sale = transfer("It also sold cranes.", item="cranes")
    sale["roles"] += [{"role": "supplier", "words": w, "entity": "Tarn Trading"} for w in ("Norder Shipping", "It")]
    swapped = transfer(text[:46], item="winches")
    swapped["roles"].append({"role": "supplier", "words": "Tarn Trading", "entity": "Winchmaker"})
    _, reading = proposed(claims(sale, swapped, entities=(entity("Tarn Trading"),)), text)
    refs = {r.text: r.ref for c in reading.claims for r in c.roles if r.role == "supplier"}
    (tarn,) = (r.id for r in reading.references if r.kind == "organization")
    assert refs == {"Norder Shipping": None, "It": tarn, "Tarn Trading": tarn}


def test_goods_without_a_name_are_an_item_as_worded_and_places_have_their_country() -> None:
    text = "Tarn Trading sold the winches to a yard in Turkey."
    _, reading = proposed(claims(transfer(text, item="the winches"), entities=(entity("Turkey", "place"),)), text)
    (item,) = (r for r in reading.references if r.kind == "item")
    (place,) = (r for r in reading.references if r.kind == "place")
    assert (item.description, item.names, item.unnamed) == ("winches", (), False)
    assert (place.schema, place.countries) == ("Address", ("tr",))
    assert reading.claims[0].roles[0].ref == item.id


def test_one_name_in_two_passages_is_one_reference_and_two_firms_without_name_are_two() -> None:
    text = ("Tarn Trading met a trading firm. " * 200).strip()
    _, reading = proposed(claims(entities=(entity("Tarn Trading"), entity("a trading firm", unnamed=True))), text)
    assert len(passages(Document(id="d", origin="a", text=text, language="en"))) == 2
    assert sum(not r.unnamed for r in reading.references) == 1
    assert sum(r.unnamed for r in reading.references) == 2


def test_made_up_quotes_are_dropped_and_counted() -> None:
    made_up = transfer("Orla Wire sold forty engines to the navy.", supplier="Orla Wire", item="forty engines")
    _, reading = proposed(claims(made_up, entities=(entity("Orla Wire"), entity("Imaginary Navy"))))
    assert reading.claims == ()
    assert {(r.field, r.text) for r in reading.rejections} == {
        ("evidence", "Orla Wire sold forty engines to the navy."),
        ("mention organization", "Imaginary Navy"),
    }


def test_made_up_parts_are_dropped_from_a_claim_that_stands() -> None:
    sale = transfer(SALE, supplier="Tarn Trading", recipient="the navy", item="winches", quantity="700", when="in 2031")
    _, reading = proposed(claims(sale))
    (claim,) = reading.claims
    assert {r.role for r in claim.roles} == {"supplier", "item"}
    assert claim.quantity is None and claim.when is None
    assert sorted(r.field for r in reading.rejections) == ["quantity", "role recipient", "when"]


def test_words_that_stand_elsewhere_in_the_document_are_not_taken_for_this_passage() -> None:
    text = ("Tarn Trading sold winches. " * 200).strip() + "\n\n" + ("Osterholm Works paid. " * 200).strip()
    document = Document(id="d", origin="a.txt", text=text, language="en")
    telling = Telling(document, "openai m")
    last = passages(document)[-1]
    sale = transfer("Osterholm Works paid.", supplier="Osterholm Works", item="winches")
    telling.take(last, decoded(json.dumps(claims(sale, transfer("Tarn Trading sold winches.", item="winches")))))
    reading = ground(document, [telling.proposals()])
    assert [{r.role for r in c.roles} for c in reading.claims] == [{"supplier"}]
    assert sorted(r.field for r in reading.rejections) == ["evidence", "role item"]


def test_a_quantity_outside_the_evidence_is_no_quantity_of_it() -> None:
    denial = transfer(DENIAL, recipient="Osterholm Works", stance="denies", quantity="seven", when="in May 2024")
    _, reading = proposed(claims(denial))
    (claim,) = reading.claims
    assert claim.quantity is None and claim.when is None


def test_the_value_of_a_quantity_is_read_from_the_words_and_words_beyond_the_rules_have_none() -> None:
    text = "Tarn Trading sold an armful of winches to Osterholm Works in the fullness of time."
    sale = transfer(text, supplier="Tarn Trading", quantity="an armful", when="in the fullness of time")
    _, reading = proposed(claims(sale), text)
    (claim,) = reading.claims
    assert claim.quantity is not None and claim.when is not None
    assert (claim.quantity.value, claim.quantity.text, claim.when.value) == (None, "an armful", None)


def test_a_claim_whose_speaker_is_made_up_is_left_out_with_a_note() -> None:
    sale = transfer(
        SALE, supplier="Tarn Trading", voice=[{"words": "General Nobody", "kind": "person", "entity": None}]
    )
    _, reading = proposed(claims(sale))
    assert reading.claims == () and "who says it" in reading.notes[0]


def test_a_claim_that_nothing_fills_is_left_out_with_a_note() -> None:
    _, reading = proposed(claims(transfer(SALE, supplier="Nobody Ltd"), transfer(SALE)))
    assert reading.claims == () and "(2×)" in reading.notes[0]


@pytest.mark.parametrize(
    ("field", "value"),
    [("relation", "theft"), ("stance", "hints"), ("certainty", "sure"), ("phase", "later"), ("relation", "Transfer")],
)
def test_a_claim_with_a_value_outside_the_closed_sets_is_left_out_with_a_note(field: str, value: str) -> None:
    good = transfer(SALE, supplier="Tarn Trading")
    _, reading = proposed(claims(good | {field: value}, good))
    assert len(reading.claims) == 1
    assert [value in note for note in reading.notes] == [True]


def test_parts_with_a_value_outside_the_closed_sets_are_left_out_of_their_claim() -> None:
    sale = transfer(SALE, supplier="Tarn Trading", state="teleported", cues=[{"field": "mood", "words": "reported"}])
    sale["roles"].append({"role": "producer", "words": "Osterholm Works", "entity": None})
    _, reading = proposed(claims(sale, entities=(entity("Osterholm Works", "plant"), entity("Tarn Trading"))))
    (claim,) = reading.claims
    assert claim.state is None and claim.cues == () and [r.role for r in claim.roles] == ["supplier"]
    assert [r.field for r in reading.rejections] == ["role producer"]
    assert sorted(n.split("'")[1] for n in reading.notes) == ["mood", "plant", "teleported"]


def test_what_the_answer_leaves_out_has_its_plain_value() -> None:
    bare = {"relation": "transfer", "evidence": SALE, "roles": [{"role": "supplier", "words": "Tarn Trading"}]}
    _, reading = proposed({"claims": [bare, bare | {"stance": None, "roles": None}]})
    (claim,) = reading.claims
    assert (claim.stance, claim.certainty, claim.phase, claim.state) == ("asserts", "stated", "done", None)


def test_the_publisher_known_from_metadata_stands_in_front() -> None:
    _, reading = proposed(claims(transfer(SALE, supplier="Tarn Trading")), publisher="Norder Courier")
    assert [(v.name, v.start) for v in reading.claims[0].voice] == [("Norder Courier", None)]


@pytest.mark.parametrize(
    "part",
    [
        7,
        None,
        "words",
        [],
        {"relation": 7, "evidence": SALE},
        {"relation": "transfer", "evidence": SALE, "roles": {}},
        {"relation": "transfer", "evidence": None},
    ],
)
def test_a_part_of_another_shape_is_left_out_and_the_rest_is_kept(part: Any) -> None:
    _, reading = proposed({"entities": [part, FIRMS[0]], "claims": [part, transfer(SALE, supplier="Tarn Trading")]})
    assert len(reading.claims) == 1 and len(reading.references) == 1
    assert any("another shape" in note for note in reading.notes)


def test_a_flood_is_cut_off_with_a_note() -> None:
    _, reading = proposed(claims(*[transfer(f"made up {n}", item="x") for n in range(MOST + 5)]))
    assert sum(r.field == "evidence" for r in reading.rejections) == MOST
    assert any(f"more than {MOST} claims" in note for note in reading.notes)


def test_many_kinds_of_trouble_are_told_in_few_lines() -> None:
    bad = [transfer(SALE, item="winches") | {"relation": f"theft{n}\n" * 30} for n in range(50)]
    _, reading = proposed(claims(*bad))
    assert len(reading.notes) == 11 and all(len(n) < 200 and "\n" not in n for n in reading.notes)


@pytest.mark.parametrize(
    "content",
    ["", "no", "[1]", "{}", '{"entities": []}', '{"claims": 7}', '{"claims": [', "}{", '{"claims": ' + "[" * 99_999],
)
def test_what_is_no_answer_says_so(content: str) -> None:
    with pytest.raises(ValueError, match="its answer"):
        decoded(content)


def test_half_a_character_is_broken_json() -> None:
    with pytest.raises(ValueError, match="broken JSON"):
        decoded('{"claims": [{"relation": "transfer", "evidence": "\\ud800"}]}')


@pytest.mark.parametrize(
    "around", ["{}", "```json\n{}\n```", "<think>Is {this} it? {}</think>\n{}", "Here it is:\n{}\nDone."]
)
def test_an_answer_is_found_whatever_stands_around(around: str) -> None:
    plain = json.dumps(claims(transfer(SALE, supplier="Tarn Trading")))
    assert len(decoded(around.replace("{}", plain)).claims) == 1


_WORDS = st.sampled_from(
    [
        SALE,
        DENIAL,
        TEXT,
        "Tarn Trading",
        "Tarn",
        "it",
        "The company",
        "seven",
        "May 2024",
        "made up",
        "",
        " ",
        "\n",
        "a" * 9,
    ]
)
_ANY = st.one_of(_WORDS, st.none(), st.integers(-2, 9), st.booleans(), st.lists(_WORDS, max_size=2))


def _odd(**usual: Any) -> Any:
    """Dictionaries that mostly hold the usual values."""
    return st.fixed_dictionaries(
        {name: st.integers(0, 19).flatmap(lambda n, v=v: v if n else _ANY) for name, v in usual.items()}
    )


_ENTITY = _odd(
    name=_WORDS,
    kind=st.sampled_from(["organization", "item"]),
    unnamed=st.booleans(),
    forms=st.lists(_WORDS, max_size=3),
)
_PART = {"words": _WORDS, "entity": _WORDS}
_CLAIM = _odd(
    relation=st.sampled_from(["transfer", "statement"]),
    evidence=_WORDS,
    roles=st.lists(_odd(role=st.sampled_from(["supplier", "item", "speaker"]), **_PART), max_size=3),
    voice=st.lists(_odd(kind=st.sampled_from(["person", "document"]), **_PART), max_size=2),
    quantity=_WORDS,
    when=_WORDS,
    stance=st.sampled_from(["denies", "asserts"]),
    cues=st.lists(_odd(field=st.just("stance"), words=_WORDS), max_size=2),
    answers=st.lists(st.integers(-2, 5), max_size=3),
)


_seen: set[str] = set()


def test_the_odd_answers_hold_some_that_stand() -> None:
    test_whatever_is_answered_only_what_stands_in_the_text_comes_of_it()
    assert _seen


@settings(max_examples=150, derandomize=True, deadline=None)
@given(_odd(entities=st.lists(_ENTITY, max_size=4), claims=st.lists(_CLAIM, max_size=4)))
def test_whatever_is_answered_only_what_stands_in_the_text_comes_of_it(answer: Any) -> None:
    try:
        decoded(json.dumps(answer))
    except ValueError:
        return
    made, reading = proposed(answer)
    _seen.update(c.stance for c in reading.claims)
    assert (made, reading) == proposed(answer)
    known = {r.id for r in reading.references}
    for claim in reading.claims:
        assert claim.roles and claim.evidence[0].quote in TEXT
        parts = (*claim.roles, *claim.voice, *claim.cues, claim.quantity, claim.when)
        spans = [(p.start, p.end, getattr(p, "text", None)) for p in parts if p is not None]
        assert all(TEXT[a:b] == told for a, b, told in spans if told is not None)
        assert {r.ref for r in (*claim.roles, *claim.voice)} <= known | {None}
        assert set(claim.about) <= {c.id for c in reading.claims} - {claim.id}
