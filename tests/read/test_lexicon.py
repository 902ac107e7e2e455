"""The tables of English words hold together: every irregular verb is a verb, every form leads back to its lemma."""

import pytest

from enduse.read.grammar.lexicon import table, verb_forms


def test_every_irregular_verb_is_in_the_list_and_nothing_strays_beside_the_tables() -> None:
    words = table("words")
    assert set(words["irregular"]) <= set(words["verbs"].split())
    assert not set(words["verbs"].split()) & set(words)


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("cancelled", "cancel", "pp"),
        ("shipped", "ship", "past"),
        ("shipping", "ship", "ing"),
        ("supplies", "supply", "s"),
        ("sold", "sell", "pp"),
        ("denying", "deny", "ing"),
        ("caught", "catch", "past"),
    ],
)
def test_forms(form: str, lemma: str, kind: str) -> None:
    assert any(v.lemma == lemma and v.form == kind for v in verb_forms()[form])
