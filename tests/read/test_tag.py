"""What a word does in its sentence, where it may be a noun or a verb."""

import pytest

from enduse.read.grammar.chunk import chunks
from enduse.read.grammar.tag import tagged
from enduse.read.segment import tokens


def parts(text: str) -> list[tuple[str, str]]:
    return [(c.tag, c.low) for c in chunks(tagged(tokens(text, 0), [], []))]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The state monitoring committee reported it.", "the state monitoring committee"),
        ("The customs house said no.", "the customs house"),
        ("Local brokers report that the boats were sold.", "local brokers"),
        ("The boats were sold, local monitors say.", "local monitors"),
    ],
)
def test_nouns_that_look_like_verbs(text: str, phrase: str) -> None:
    assert ("NP", phrase) in parts(text)


def test_a_verb_between_noun_phrases_stays_one() -> None:
    assert ("VG", "monitoring") in parts("Officers monitoring the port saw it.")
    assert ("VG", "house") in parts("The sheds house spare rotors.")
