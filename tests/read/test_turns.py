"""Texts of questions and answers: who speaks, and what only asks."""

from test_prose import claims

TALK = """A talk with an engineer

Paul Rader led a workshop in Brno. We met him there.

Gazette: Did Varlok Trading sell lenses to Mali?

Rader: Varlok Trading sold 40 lenses to Orlan Works in May. It was not asked.

Gazette: And the pumps?

Rader: We shipped them to Dorrin Metal Plant, I think.

Varlok Trading denied having sold pumps to Chad.
"""

FORM = """Buyer: Varlok Trading

Seller: Orlan Works

Goods: Varlok Trading sold 40 lenses to Orlan Works in May.
"""


def test_each_turn_is_said_by_the_one_whose_name_stands_before_the_colon() -> None:
    told = claims(TALK, "transfer")
    assert [(c.stance, [v.name for v in c.voice]) for c in told] == [
        ("asserts", ["Rader"]),
        ("asserts", ["Rader"]),
        ("denies", ["Varlok Trading"]),
    ]


def test_a_question_tells_nothing_and_an_answer_without_a_name_no_statement() -> None:
    assert not [c for c in claims(TALK, "statement") if any("asked" in r.text or "pumps?" in r.text for r in c.roles)]


def test_labels_of_a_form_are_no_speakers() -> None:
    (sale,) = claims(FORM, "transfer")
    assert not sale.voice


ORAL = """Exports: Northern Sea

7. Ms Freya Lind (North Harbour) (Ind): What licences his department has granted since May for the sale of pumps by
Varlok Trading to Mali. [90412]

The Minister for Foreign Trade (Sir Alun Vane): One licence was granted. Varlok Trading sold 40 lenses to Orlan Works.

Ms Lind: Has it sold pumps to Chad?

Sir Alun Vane: Varlok Trading sold no pumps to Chad.
"""


def test_a_numbered_question_tells_nothing_and_an_office_speaks_by_the_name_beside_it() -> None:
    told = claims(ORAL, "transfer")
    assert [(c.stance, [v.name for v in c.voice]) for c in told] == [
        ("asserts", ["Alun Vane"]),
        ("denies", ["Alun Vane"]),
    ]
    assert not [c for c in claims(ORAL, "statement") if any("Sea" in r.text or "90412" in r.text for r in c.roles)]


RUMOUR = """Gazette: Did you know the firm?

Rader: Varlok Trading sold 40 lenses to Orlan Works in May.

Gazette: There was a report that Varlok Trading belongs to Dorrin Metal Plant. Is that true?

Rader: No. Dorrin Metal Plant sold pumps to Varlok Trading, that was all.
"""


def test_what_is_only_put_to_the_one_who_answers_is_told_by_nobody() -> None:
    assert claims(RUMOUR, "ownership") == []
    assert len(claims(RUMOUR, "transfer")) == 2


def test_what_others_tell_the_one_who_answers_is_told_by_that_one() -> None:
    text = TALK.replace("Rader: We", "Rader: People tell me that it still goes on. We")
    (said,) = [c for c in claims(text, "statement") if c.voice[-1].name == "People"]
    assert [v.name for v in said.voice] == ["Rader", "People"]


ANSWERS = """Paul Rader is the director of Tolmar Works. We met him in Brno.

Gazette: Did you ever ship pumps to Mali?

Paul Rader: Never. They asked.

Gazette: There was a report on television that Tolmar Works belongs to Dorrin Metal Plant. Is that true?

Paul Rader: No, no. They came once.

Gazette: Who sold tractors to Chad?

Paul Rader: No, I will not say.

Gazette: Did Varlok Trading or Orlan Works sell tyres to Chad?

Paul Rader: No.

Gazette: Did Varlok Trading sell drones to Chad?

Paul Rader: Yes.
"""


def test_a_no_denies_what_was_asked() -> None:
    (shipped,) = claims(ANSWERS, "transfer")
    assert (shipped.stance, shipped.phase, [v.name for v in shipped.voice]) == ("denies", "done", ["Paul Rader"])
    assert {r.role: r.text for r in shipped.roles} == {"supplier": "you", "item": "pumps", "to": "Mali"}
    (owned,) = claims(ANSWERS, "ownership")
    assert (owned.stance, [v.name for v in owned.voice]) == ("denies", ["Paul Rader"])
