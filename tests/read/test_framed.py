"""What the encoder sees becomes events, sayings and silences; the rules fill and veto."""

from collections.abc import Iterator

import pytest

from enduse.read.encoder.seen import Frame, Labelled, Seen
from enduse.read.framed import waits
from enduse.read.known import Known
from enduse.read.names import find_names
from enduse.read.segment import Sentence, sentences
from enduse.read.teller import Teller
from enduse.records.document import Document
from enduse.records.identity import sha256_text
from enduse.records.proposal import ProposedClaim


def words(sentence: Sentence, phrase: str) -> tuple[int, int]:
    """The positions of the words of a phrase in a sentence."""
    start = sentence.text.index(phrase) + sentence.start
    inside = [n for n, t in enumerate(sentence.tokens) if start <= t.start < start + len(phrase)]
    return inside[0], inside[-1] + 1


def frame(sentence: Sentence, letter: str, trigger: str, score: float = 0.9, **roles: str) -> Frame:
    """A frame as the encoder would give it; `roles` are corpus codes (a digit behind one makes it another)."""
    told = tuple(Labelled(code.rstrip("0123456789"), *words(sentence, p), 0.9) for code, p in roles.items())
    return Frame(letter, *words(sentence, trigger), score, tuple(sorted(told, key=lambda r: r.start)))


def tell(text: str, *frames: tuple[str, str, dict[str, str]], **more: float) -> list[ProposedClaim]:
    """The claims of a text whose last sentence holds the frames."""
    document = Document(id=sha256_text(text), origin="x", text=text, language="en")
    prose = list(sentences(document))
    names = find_names(document, prose, Known.of([]))
    teller = Teller(document, names.found, names.references)

    def told() -> Iterator[ProposedClaim]:
        for sentence in prose:
            last = sentence is prose[-1]
            seen = tuple(frame(sentence, a, b, **{**more, **c}) for a, b, c in frames) if last else ()  # type: ignore[arg-type]
            yield from teller.tell(sentence, Seen((), seen))

    return list(told())


def roles(claim: ProposedClaim) -> dict[str, str]:
    return {r.role: r.words.text for r in claim.roles}


UNUSUAL = "A month later the gyroscopes surfaced at Lurman LLC in Tula, courtesy of Varlok Trading."
ROLES = {"su": "Varlok Trading", "re": "Lurman LLC", "it": "gyroscopes", "to": "Tula"}


def test_an_unusual_transfer_is_read_where_the_rules_see_none() -> None:
    assert not [c for c in tell(UNUSUAL) if c.relation == "transfer"]
    (claim,) = [c for c in tell(UNUSUAL, ("T", "surfaced", ROLES)) if c.relation == "transfer"]
    assert roles(claim) == {
        "supplier": "Varlok Trading",
        "recipient": "Lurman LLC",
        "item": "gyroscopes",
        "to": "Tula",
    }
    assert claim.reader == "encoder-en"
    assert 0 < claim.score < 1


def test_what_the_encoder_is_not_sure_of_is_not_taken() -> None:
    assert not [c for c in tell(UNUSUAL, ("T", "surfaced", ROLES), score=0.2) if c.relation == "transfer"]


def test_a_transfer_of_which_only_one_end_is_seen_is_none() -> None:
    told = tell(UNUSUAL, ("T", "surfaced", {"it": "gyroscopes"}))
    assert not [c for c in told if c.relation == "transfer"]


def test_rules_and_encoder_tell_one_event_once() -> None:
    text = "Varlok Trading delivered seven gyroscopes to Lurman LLC, much of it on behalf of Orsk Avia JSC."
    seen = ("T", "delivered", {"su": "Varlok Trading", "it": "gyroscopes", "re": "Lurman LLC", "eu": "Orsk Avia JSC"})
    (claim,) = [c for c in tell(text, seen) if c.relation == "transfer"]
    assert roles(claim)["end_user"] == "Orsk Avia JSC"
    assert claim.quantity is not None and claim.quantity.value == 7
    assert claim.reader == "rules-en + encoder-en"


@pytest.mark.parametrize(
    ("marks", "field", "value"),
    [
        ({"hg": "might"}, "certainty", "possible"),
        ({"hg": "by most accounts"}, "certainty", "probable"),
        ({"cd": "subject to a licence"}, "certainty", "conditional"),
        ({"ft": "has its heart set on"}, "phase", "planned"),
        ({"on": "to this day"}, "phase", "ongoing"),
        ({"ng": "not once"}, "stance", "denies"),
    ],
)
def test_how_it_was_told_is_taken_from_the_encoder_where_the_rules_see_nothing(
    marks: dict[str, str], field: str, value: str
) -> None:
    marked = next(iter(marks.values()))
    text = f"Varlok Trading, {marked}, surfaced gyroscopes at Lurman LLC."
    roles = {"su": "Varlok Trading", "it": "gyroscopes", "re": "Lurman LLC", **marks}
    (claim,) = [c for c in tell(text, ("T", "surfaced", roles)) if c.relation == "transfer"]
    assert getattr(claim, field) == value
    if field != "stance":
        assert any(c.field == field and c.words.text == marked for c in claim.cues)


@pytest.mark.parametrize(("aside", "stance"), [("without a licence,", "asserts"), ("without ever having", "denies")])
def test_what_something_was_done_without_denies_no_deed(aside: str, stance: str) -> None:
    text = f"Varlok Trading, {aside} surfaced gyroscopes at Lurman LLC."
    seen = {"su": "Varlok Trading", "it": "gyroscopes", "re": "Lurman LLC", "ng": "without"}
    (claim,) = [c for c in tell(text, ("T", "surfaced", seen)) if c.relation == "transfer"]
    assert claim.stance == stance


def test_a_saying_in_unknown_words_gives_the_event_its_voice() -> None:
    text = "Varlok Trading delivered seven gyroscopes to Lurman LLC, runs the account that Mira Tolan has given."
    told = tell(
        text, ("S", "runs the account", {"sp": "Mira Tolan", "co": "Varlok Trading delivered seven gyroscopes"})
    )
    claim = next(c for c in told if c.relation == "transfer")
    assert [v.name for v in claim.voice] == ["Mira Tolan"]


def test_a_denial_in_unknown_words_denies_the_event() -> None:
    text = "Varlok Trading wanted nothing to do with the idea that it had delivered gyroscopes to Lurman LLC."
    content = "it had delivered gyroscopes to Lurman LLC"
    told = tell(text, ("D", "wanted nothing to do with the idea", {"sp": "Varlok Trading", "co": content}))
    claim = next(c for c in told if c.relation == "transfer")
    assert claim.stance == "denies"
    assert [v.name for v in claim.voice] == ["Varlok Trading"]


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("let the question pass without comment", "declines"),
        ("left three letters unanswered", "no_reply"),
        ("had never come across the name", "unaware"),
    ],
)
def test_a_silence_in_unknown_words_is_a_statement_of_the_silent_party(cue: str, stance: str) -> None:
    told = tell(f"Lurman LLC {cue}.", ("N", cue, {"sp": "Lurman LLC"}))
    claim = next(c for c in told if c.relation == "statement")
    assert claim.stance == stance
    assert [v.name for v in claim.voice] == ["Lurman LLC"]


def test_a_league_that_sanctions_a_player_is_no_sanction() -> None:
    text = (
        "The striker scored twice in the match. The football club signed a new goalkeeper. "
        "The league came down hard on Ivan Tolan of Harbour United."
    )
    seen = ("X", "came down hard", {"au": "The league", "ta": "Ivan Tolan"})
    assert not [c for c in tell(text, seen) if c.relation == "sanction"]


def test_a_pronoun_stands_for_the_party_spoken_of() -> None:
    text = "Varlok Trading is a firm in Tula. It surfaced gyroscopes at Lurman LLC."
    (claim,) = [
        c
        for c in tell(text, ("T", "surfaced", {"su": "It", "it": "gyroscopes", "re": "Lurman LLC"}))
        if c.relation == "transfer"
    ]
    supplier = next(r for r in claim.roles if r.role == "supplier")
    lurman = next(r for r in claim.roles if r.role == "recipient")
    assert supplier.words.text == "It"
    assert supplier.key is not None and supplier.key != lurman.key


def test_what_was_meant_for_somebody_is_planned() -> None:
    text = "The gyroscopes had been destined for Lurman LLC."
    told = tell(text, ("T", "destined", {"it": "gyroscopes", "re": "Lurman LLC"}))
    assert [c.phase for c in told if c.relation == "transfer"] == ["planned"]


def test_who_denies_doing_is_who_would_have_done() -> None:
    text = "Varlok Trading denied supplying Lurman LLC."
    told = tell(text, ("T", "supplying", {"re": "Lurman LLC"}))
    (claim,) = [c for c in told if c.relation == "transfer"]
    assert roles(claim) == {"supplier": "Varlok Trading", "recipient": "Lurman LLC"}
    assert claim.stance == "denies"


def test_nothing_comes_from_its_receiver() -> None:
    text = "The gyroscopes surfaced in a crate from Varlok Trading."
    told = tell(text, ("T", "surfaced", {"it": "gyroscopes", "re": "Varlok Trading"}))
    (claim,) = [c for c in told if c.relation == "transfer"]
    assert roles(claim)["supplier"] == "Varlok Trading"


def test_who_received_nothing_denies_receiving() -> None:
    text = "Lurman LLC surfaced nothing from Varlok Trading."
    told = tell(text, ("T", "surfaced", {"re": "Lurman LLC", "it": "nothing", "su": "Varlok Trading"}))
    (claim,) = [c for c in told if c.relation == "transfer"]
    assert claim.stance == "denies"


def test_where_nothing_tells_of_supply_only_what_is_plain_stands() -> None:
    text = "The club was glad. The winger handed a scarf to a fan. The weather held."
    seen = ("T", "handed", {"su": "The winger", "it": "a scarf", "re": "a fan"})
    document = Document(id="d", origin="x", text=text, language="en")
    prose = list(sentences(document))
    names = find_names(document, prose, Known.of([]))
    frames = Seen((), (frame(prose[1], *seen[:2], **seen[2]),))
    for eventful, count in ((False, 0), (None, 1), (True, 1)):
        teller = Teller(document, names.found, names.references)
        teller.referents.eventful = eventful
        assert len([c for c in teller.tell(prose[1], frames) if c.relation == "transfer"]) == count


def test_who_speaks_is_read_only_where_the_rules_do_not_know() -> None:
    text = "Varlok Trading said that it had shipped six lathes."
    document = Document(id="d", origin="x", text=text, language="en")
    (sentence,) = sentences(document)
    names = find_names(document, [sentence], Known.of([]))
    asked: list[str] = []

    def told(word: str) -> Seen:
        return Seen((), (Frame("S", *words(sentence, word), 0.9, lambda: (asked.append(word), ())[1]),))

    for word in ("said", "lathes"):
        list(Teller(document, names.found, names.references).tell(sentence, told(word)))
    assert asked == ["lathes"]


@pytest.mark.parametrize(
    ("letter", "score", "later"),
    [("S", 0.9, True), ("D", 0.9, True), ("T", 0.3, True), ("T", 0.9, False), ("N", 0.9, False)],
)
def test_which_roles_wait(letter: str, score: float, later: bool) -> None:
    assert waits(Labelled(letter, 0, 1, score)) is later


SEEN_IN_WORDS_OF_ITS_KIND = {
    "The inspectors are expected at Varlok Works in June.": (
        ("Z", "are expected", {"vr": "inspectors", "ho": "Varlok Works"}),
        ("asserts", "stated", "planned"),
    ),
    "Two lathes are under construction at Varlok Works in Izmir.": (
        ("P", "construction", {"pd": "lathes", "pr": "Varlok Works"}),
        ("asserts", "stated", "ongoing"),
    ),
    "A delivery of lathes to Varlok Works cannot be excluded.": (
        ("T", "delivery", {"it": "lathes", "re": "Varlok Works", "ng": "cannot"}),
        ("asserts", "possible", "done"),
    ),
    "Dorrin LLC could have given the lathes to Varlok Works.": (
        ("T", "given", {"su": "Dorrin LLC", "it": "lathes", "re": "Varlok Works", "ft": "could"}),
        ("asserts", "possible", "done"),
    ),
}


@pytest.mark.parametrize("text", SEEN_IN_WORDS_OF_ITS_KIND)
def test_what_only_the_encoder_sees_is_hedged_and_placed_by_the_rules(text: str) -> None:
    seen, told = SEEN_IN_WORDS_OF_ITS_KIND[text]
    (claim,) = [c for c in tell(text, seen) if c.relation in {"visit", "production", "transfer"}]
    assert (claim.stance, claim.certainty, claim.phase) == told


def test_who_made_the_goods_is_not_who_passed_them_on() -> None:
    text = "Lenses made by Hartwin LLC were delivered to Lurman LLC."
    told = tell(text, ("T", "delivered", {"it": "Lenses", "su": "Hartwin LLC", "re": "Lurman LLC"}))
    (passed,) = [c for c in told if c.relation == "transfer"]
    assert "supplier" not in roles(passed)
    assert any(c.relation == "production" and roles(c)["producer"] == "Hartwin LLC" for c in told)


def test_who_supplied_the_goods_that_were_delivered_stays() -> None:
    text = "Lenses shipped by Hartwin LLC were delivered to Lurman LLC."
    told = tell(text, ("T", "delivered", {"it": "Lenses", "su": "Hartwin LLC", "re": "Lurman LLC"}))
    assert any(roles(c).get("supplier") == "Hartwin LLC" for c in told if c.relation == "transfer")


def test_a_use_is_no_receiver() -> None:
    text = "Varlok Trading sold the radios for military use to Lurman LLC."
    (claim,) = tell(text, ("T", "sold", {"su": "Varlok Trading", "it": "radios", "eu": "military", "re": "Lurman LLC"}))
    assert "end_user" not in roles(claim) and roles(claim)["recipient"] == "Lurman LLC"


def test_a_guessed_sanction_needs_a_name() -> None:
    seen = ("X", "disrupt", {"au": "Treasury", "ta": "supply lines"})
    told = tell("The Treasury will disrupt the supply lines.", seen, score=0.6)
    assert not [c for c in told if c.relation == "sanction"]


def test_a_ship_that_reaches_a_port_is_told_once() -> None:
    text = "The vessel Grey Plover reached Benghazi on 4 June."
    (claim,) = tell(text, ("Z", "reached", {"vr": "Grey Plover", "vp": "Benghazi"}))
    assert (claim.relation, roles(claim)) == ("visit", {"visitor": "Grey Plover", "place": "Benghazi"})


@pytest.mark.parametrize(
    ("text", "payee", "expected"),
    [
        ("Karvel Ltd saw that invoice FN-42/08 has been paid.", "08", None),
        ("The invoices LY-25-117 and LY-25-118 were paid by Karvel Ltd.", "invoices LY-25-117 and LY-25-118", None),
        ("Karvel Ltd said that a broker was paid.", "a broker", "broker"),
    ],
)
def test_neither_papers_nor_numbers_are_parties(text: str, payee: str, expected: str | None) -> None:
    said = [roles(c) for c in tell(text, ("Y", "paid", {"py": "Karvel Ltd", "pe": payee})) if c.relation == "payment"]
    assert {r.get("payee") for r in said} <= {expected} and (said or expected is None)


def test_money_comes_from_its_payer_not_from_the_bank() -> None:
    text = "Varlok Bank processed a payment of $38,750 from Hartwin LLC to Lurman LLC."
    seen = {"py": "Varlok Bank", "am": "$38,750", "py2": "Hartwin LLC", "pe": "Lurman LLC"}
    (claim,) = [c for c in tell(text, ("Y", "processed", seen)) if c.relation == "payment"]
    assert (roles(claim)["payer"], roles(claim)["payee"]) == ("Hartwin LLC", "Lurman LLC")


def test_who_charges_is_paid() -> None:
    text = "Varlok Trading charged Lurman LLC $89 for each lens."
    (claim,) = [
        c
        for c in tell(text, ("Y", "charged", {"py": "Varlok Trading", "pe": "Lurman LLC", "am": "$89"}))
        if c.relation == "payment"
    ]
    assert (roles(claim)["payer"], roles(claim)["payee"]) == ("Lurman LLC", "Varlok Trading")


def test_who_got_no_answer_is_not_silent() -> None:
    text = "Varlok Trading wrote to Lurman LLC but received no answer."
    told = tell(text, ("N", "received no answer", {"sp": "Varlok Trading"}))
    assert [roles(c)["speaker"] for c in told if c.stance == "no_reply"] == ["Lurman LLC"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("The maker is given as Dorrin Motors.", ("O", "given", {"ow": "Dorrin Motors", "od": "maker"})),
        ("The consignee was listed as Dorrin Motors.", ("X", "listed", {"ta": "Dorrin Motors"})),
        ("Karim Aziz pledged his shares to Dorrin Bank.", ("O", "pledged", {"ow": "Karim Aziz", "od": "Dorrin Bank"})),
        ("The lathe is made from foreign parts.", ("P", "made", {"pd": "lathe", "pr": "foreign parts"})),
    ],
)
def test_who_plays_a_part_is_no_owner_no_maker_and_not_listed(text: str, seen: tuple[str, str, dict[str, str]]) -> None:
    claims = tell("Kavir Supplies sold lathes to Tolmar Works. " + text, seen)
    makers = [r for c in claims for r in c.roles if r.role == "producer" and "parts" in r.words.text]
    assert not {c.relation for c in claims} & {"ownership", "sanction"} and not makers


def test_firm_that_is_sold_is_no_goods() -> None:
    sale = ("T", "sold", {"su": "Karim Aziz", "it": "it", "re": "him"})
    claims = tell("Orland Holdings is owned by Selim Han. Karim Aziz sold it to him in May.", sale)
    assert "transfer" not in {c.relation for c in claims}


def test_goods_do_not_get_themselves() -> None:
    text = "Industry sources said lenses were found in Mali, though how they got there is unclear."
    claims = tell(text, ("T", "got", {"it": "they", "re": "they"}))
    assert "transfer" not in {c.relation for c in claims}


def test_somebodys_goods_are_no_party() -> None:
    claims = tell(
        "The firm's engines powered drones in Mali.", ("U", "powered", {"us": "The firm's engines", "ui": "drones"})
    )
    assert all("user" not in roles(c) for c in claims)


def test_what_never_arrived_is_what_was_held_up_before() -> None:
    text = "Five arrays were detained by Turkish customs and never reached Kyrgyzstan."
    (claim,) = tell(text, ("T", "reached", {"to": "Kyrgyzstan"}))
    assert claim.stance == "denies" and roles(claim) == {"item": "Five arrays", "to": "Kyrgyzstan"}


def test_each_of_two_is_sanctioned_where_the_rules_know_one_by_name() -> None:
    text = "Lurman LLC and al-karimi were sanctioned in May."
    told = tell(text, ("X", "were sanctioned", {"ta": "Lurman LLC", "ta1": "al-karimi"}))
    assert {roles(c)["target"] for c in told} == {"Lurman LLC", "al-karimi"}


def test_who_is_quoted_tells_nothing_of_who_quotes() -> None:
    content = "Two pumps have turned up in other hands"
    text = f"{content}, Varlok Trading adds, quoting Mira Tolan, who had been told so."
    told = tell(text, ("S", "told", {"sp": "Mira Tolan", "co": text}))
    voices = [[v.name for v in c.voice] for c in told if c.relation == "statement"]
    assert [v for v in voices if "Varlok Trading" in v] == [["Varlok Trading"]]


def test_who_asks_whether_states_nothing() -> None:
    seen = ("S", "asked", {"sp": "Karim Aziz", "co": "whether Varlok Trading had sold drones"})
    assert tell("Karim Aziz asked whether Varlok Trading had sold drones.", seen) == []


def test_who_has_to_say_it_or_said_no_is_not_silent() -> None:
    for text, words_ in (
        ("Karim Aziz has to say that.", "has to say"),
        ("Karim Aziz said no.", "said no"),
        ("Karim Aziz reviewed a draft.", "reviewed"),
    ):
        assert not [c for c in tell(text, ("N", words_, {"sp": "Karim Aziz"})) if c.stance == "declines"]


def test_goods_that_stay_go_nowhere() -> None:
    seen = ("T", "stayed", {"it": "lathes", "to": "Turkey"})
    assert not [c for c in tell("Eleven lathes appear to have stayed in Turkey.", seen) if c.relation == "transfer"]
    text = "Varlok Trading stands between the Chinese makers and Tolmar Works."
    seen = ("T", "stands", {"vi": "Varlok Trading", "su": "the Chinese makers", "re": "Tolmar Works"})
    assert [c for c in tell(text, seen) if c.relation == "transfer"]


def test_deliveries_that_somebody_suspended_do_not_go_on() -> None:
    seen = ("T", "suspended", {"su": "Varlok Trading", "re": "Lurman LLC", "on": "now"})
    (claim,) = [c for c in tell("Varlok Trading has now suspended deliveries to Lurman LLC.", seen) if c.roles]
    assert (claim.relation, claim.phase) == ("transfer", "done")


def test_when_exports_were_banned_is_the_day_of_the_ban() -> None:
    seen = ("X", "suspended", {"au": "Norland", "ta": "Lurman LLC"})
    (claim,) = [c for c in tell("Norland suspended exports to Lurman LLC on 3 May 2023.", seen) if c.roles]
    assert (claim.relation, claim.when.words.text if claim.when else None) == ("sanction", "3 May 2023")


def test_who_waits_for_goods_does_not_give_them() -> None:
    text = "Some 300 sights that Varlok Trading has on order from Lurman LLC ought to land at Izmir in May."
    seen = ("T", "ought to land", {"it": "Some 300 sights", "su": "Varlok Trading", "to": "Izmir"})
    order = ("T", "order", {"it": "Some 300 sights", "re": "Varlok Trading", "su": "Lurman LLC"})
    told = [c for c in tell(text, order, seen) if c.relation == "transfer"]
    assert len(told) == 2
    assert all(roles(c).get("supplier") in {None, "Lurman LLC"} for c in told)


def test_what_crossed_a_border_came_there() -> None:
    seen = ("T", "crossed", {"it": "lathes", "to": "Turkish border"})
    (claim,) = tell("The lathes crossed the Turkish border in May.", seen)
    assert roles(claim)["to"] == "Turkish border"
    seen = ("T", "were found", {"it": "lathes", "to": "border"})
    assert not [c for c in tell("The lathes were found at the border in May.", seen) if c.relation == "transfer"]


def test_where_those_come_from_who_are_handed_goods_is_no_origin() -> None:
    text = "The cargo was to be handed over at sea to fishing boats from Izmir."
    assert not [c for c in tell(text, ("T", "handed", {"fr": "Izmir"})) if c.relation == "transfer"]


MISREAD = [
    ("The drones were detained in Baku.", ("T", "detained", {"it": "The drones", "to": "Baku"})),
    ("The pump differs from that in service.", ("Q", "differs", {"si": "The pump", "va": "that in service"})),
    ("The coast guard assisted Varlok Trading.", ("U", "assisted", {"us": "The coast guard", "ui": "Varlok Trading"})),
    ("Ruritania controls drone exports.", ("O", "controls", {"ow": "Ruritania", "od": "drone exports"})),
    ("Storms cost the firm $30 million.", ("Y", "cost", {"py": "Storms", "pe": "the firm", "am": "$30 million"})),
    ("Eleven of them are in China.", ("T", "are", {"fr": "China"})),
    ("The hall will house four lines.", ("P", "house", {"pr": "The hall", "pd": "four lines"})),
]


@pytest.mark.parametrize(("text", "seen"), MISREAD)
def test_what_only_looks_like_a_deed_is_none(text: str, seen: tuple[str, str, dict[str, str]]) -> None:
    assert not [c for c in tell(text, seen) if c.relation != "statement"]


NOT_ALONE = [
    ("Varlok Trading is not the only supplier of Tolmar Works.", "asserts"),
    ("Varlok Trading is not a supplier of Tolmar Works.", "denies"),
]


@pytest.mark.parametrize(("text", "stance"), NOT_ALONE)
def test_not_the_only_supplier_is_a_supplier(text: str, stance: str) -> None:
    roles = {"su": "Varlok Trading", "re": "Tolmar Works", "ng": "not"}
    assert [c.stance for c in tell(text, ("T", "supplier", roles)) if c.relation == "transfer"] == [stance]


def test_never_to_others_denies_no_sale() -> None:
    text = "Varlok Trading sells pumps only to governments, never to dealers."
    roles = {"su": "Varlok Trading", "it": "pumps", "re": "governments", "ng": "never"}
    assert [c.stance for c in tell(text, ("T", "sells", roles)) if c.relation == "transfer"] == ["asserts"]
