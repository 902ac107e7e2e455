"""Only what stands in the text passes; everything else is dropped, counted and listed."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from enduse.read.ground import Ground, fold, ground
from enduse.records.document import Document, Stretch
from enduse.records.proposal import (
    Proposals,
    ProposedClaim,
    ProposedCue,
    ProposedMention,
    ProposedQuantity,
    ProposedReference,
    ProposedRole,
    ProposedVoice,
    Words,
)

TEXT = "Orlik Group’s “Delta–7” reached\u00a0Port Vesna. Orlik Group denied it."


def document(text: str = TEXT, publisher: str | None = None) -> Document:
    return Document(id="d", origin="a.txt", text=text, language="en", publisher=publisher)


def proposals(*claims: ProposedClaim, publisher: str | None = None) -> Proposals:
    return Proposals(
        reader="test",
        references=(ProposedReference(key="o", kind="organization"), ProposedReference(key="x", kind="organization")),
        mentions=(
            ProposedMention(words=Words("Orlik Group", 0), kind="organization", key="o"),
            ProposedMention(words=Words("Nobody Ltd"), kind="organization", key="x"),
        ),
        claims=claims,
    )


def test_words_are_found_exactly_or_under_a_fold_that_keeps_offsets() -> None:
    where = Ground(document())
    assert where.find(Words("Port Vesna")) == (32, 42)
    assert where.find(Words('orlik group\'s "delta-7" reached port vesna.')) == (0, 43)
    assert where.find(Words("Orlik Group", 44)) == (44, 55)
    assert where.find(Words("Orlik Group", 43)) is None
    assert where.find(Words("Port of Vesna")) is None
    assert where.find(Words("Orlik  Group")) is None
    assert where.find(Words("  ")) is None


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_claim_without_its_evidence_is_dropped_and_listed() -> None:
    made_up = ProposedClaim(relation="transfer", evidence=(Words("Orlik Group sold forty engines."),))
    reading = ground(document(), [proposals(made_up)])
    assert reading.claims == ()
    assert [(r.field, r.text) for r in reading.rejections] == [
        ("mention organization", "Nobody Ltd"),
        ("reference organization", "x"),
        ("evidence", "Orlik Group sold forty engines."),
    ]


def test_parts_that_do_not_stand_are_dropped_from_their_claim() -> None:
    claim = ProposedClaim(
        relation="transfer",
        evidence=(Words('Orlik Group\'s "Delta-7" reached Port Vesna.'),),
        roles=(
            ProposedRole(role="supplier", words=Words("orlik group"), key="o"),
            ProposedRole(role="recipient", words=Words("the navy")),
            ProposedRole(role="speaker", words=Words("Orlik Group")),
        ),
        quantity=ProposedQuantity(words=Words("forty"), value=40.0),
        voice=(
            ProposedVoice(name="The Gazette", kind="publication"),
            ProposedVoice(name="Orlik Group", kind="organization", words=Words("Orlik Group", 44), key="o"),
        ),
        cues=(ProposedCue("stance", Words("denied")), ProposedCue("stance", Words("admitted"))),
    )
    reading = ground(document(), [proposals(claim)])
    (kept,) = reading.claims
    assert [(r.role, r.text, r.ref) for r in kept.roles] == [("supplier", "Orlik Group", reading.references[0].id)]
    assert kept.evidence[0].quote == TEXT[:43]
    assert kept.quantity is None
    assert [(v.name, v.start) for v in kept.voice] == [("Orlik Group", 44)]
    assert [c.text for c in kept.cues] == ["denied"]
    fields = sorted(r.field for r in reading.rejections)
    assert fields == [
        "cue stance",
        "mention organization",
        "quantity",
        "reference organization",
        "role recipient",
        "role speaker",
        "voice",
    ]


def test_a_publisher_known_from_metadata_needs_no_words() -> None:
    claim = ProposedClaim(
        relation="statement",
        evidence=(Words("Orlik Group denied it."),),
        voice=(ProposedVoice(name="The Gazette", kind="publication"),),
    )
    reading = ground(document(publisher="The Gazette"), [proposals(claim)])
    assert [(v.name, v.start) for v in reading.claims[0].voice] == [("The Gazette", None)]


def test_about_points_to_the_claims_that_were_kept() -> None:
    told = ProposedClaim(relation="transfer", evidence=(Words("reached\u00a0Port Vesna"),))
    lost = ProposedClaim(relation="transfer", evidence=(Words("not there"),))
    denial = ProposedClaim(
        relation="transfer", evidence=(Words("Orlik Group denied it."),), stance="denies", about=(0, 1)
    )
    reading = ground(document(), [proposals(told, lost, denial)])
    by_stance = {c.stance: c for c in reading.claims}
    assert by_stance["denies"].about == (by_stance["asserts"].id,)


def test_a_second_reading_gives_the_same_ids() -> None:
    claim = ProposedClaim(relation="statement", evidence=(Words("Orlik Group denied it."),))
    first, second = (ground(document(), [proposals(claim)]) for _ in range(2))
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_two_unnamed_parties_of_one_wording_stay_two() -> None:
    text = "A broker met a broker."
    both = Proposals(
        reader="test",
        references=tuple(
            ProposedReference(key=f"unnamed:{at}", kind="organization", unnamed=True, description="broker")
            for at in (2, 15)
        ),
        mentions=tuple(
            ProposedMention(words=Words("broker", at), kind="organization", key=f"unnamed:{at}") for at in (2, 15)
        ),
    )
    assert len({r.id for r in ground(document(text), [both]).references}) == 2


def test_a_reference_that_two_readers_know_keeps_what_each_adds() -> None:
    def told(reader: str, *forms: str, **facts: object) -> Proposals:
        known = ProposedReference(key=reader, kind="organization", **facts)  # type: ignore[arg-type]
        mentions = tuple(ProposedMention(words=Words(f), kind="organization", key=reader) for f in forms)
        return Proposals(reader=reader, references=(known,), mentions=mentions)

    first = told("rules", "Orlik Group", schema="Company", countries=("xx",))
    second = told("other", "Orlik Group", "Delta–7", countries=("yy",))
    (joined,) = ground(document(), [first, second]).references
    assert joined.schema == "Company" and joined.countries == ("xx", "yy")
    assert [name.text for name in joined.names] == ["Orlik Group", "Delta–7"]


def test_a_reading_is_unfinished_when_one_reader_was() -> None:
    whole, part = Proposals(reader="a"), Proposals(reader="b", unfinished=True)
    assert not ground(document(), [whole]).unfinished and ground(document(), [whole, part]).unfinished


def test_a_name_in_plain_latin_letters_has_no_guessed_language() -> None:
    def language(name: str, whole: str, piece: str) -> str | None:
        told = Document(
            id="d", origin="a.txt", text=name, language=whole, stretches=(Stretch(0, len(name), piece),)
        )  # fmt: skip
        mention = ProposedMention(words=Words(name, 0), kind="organization", key="o")
        given = Proposals(
            reader="t", references=(ProposedReference(key="o", kind="organization"),), mentions=(mention,), claims=()
        )
        (ref,) = ground(told, [given]).references
        return ref.names[0].language

    assert language("KARVEL PUMPS", "ru", "lv") is None
    assert language("Karvel Pumps", "en", "en") == "en"
    assert language("Karvel Pompes", "fr", "fr") == "fr"
    assert language("КАРВЕЛ", "ru", "ru") == "ru"
