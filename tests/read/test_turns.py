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
