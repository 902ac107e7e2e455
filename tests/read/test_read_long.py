"""Texts without a full stop, of one letter, of digits: no part of reading takes more than a step per word or so."""

from itertools import pairwise

import pytest

from enduse.read.grammar import tag
from enduse.read.names import Found, designations
from enduse.read.segment import LONGEST, sentences, tokens
from enduse.records.document import Document


def document(text: str) -> Document:
    return Document(id="d", origin="a.txt", text=text, language="en")


@pytest.mark.parametrize("text", ["Volna sold an engine and " * 6_000, "A" * 50_000, "1" * 50_000, "\u00ab" * 20_000])
def test_a_sentence_without_an_end_is_cut(text: str) -> None:
    cut = sentences(document(text))
    assert max(len(s.text) for s in cut) <= LONGEST
    assert all(text[s.start : s.end] == s.text for s in cut)
    assert "".join("".join(s.text for s in cut).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(cut))


def test_words_stay_whole_where_a_long_sentence_is_cut() -> None:
    cut = sentences(document("engine " * 3_000))
    assert {t.text for s in cut for t in s.tokens} == {"engine"}


@pytest.mark.parametrize("text", ["A" * 3_000, "A1" * 1_500, "A-" * 1_500, "A1-" * 1_000, "Ab1/" * 800])
def test_every_repetition_of_a_model_code_ends(text: str) -> None:
    found = [text[a:b] for a, b in designations.designations(text, tokens(text))]
    assert all(len(code) < 250 for code in found)
    assert "+)" not in designations._CODE.pattern.replace("\\d+)", "")
    assert "*" not in designations._CODE.pattern.replace("\\s*", "")


def test_each_word_looks_only_at_the_names_over_it() -> None:
    words = tokens("Volna sold engines and " * 500)
    found = [Found(t.start, t.end, "organization", "k") for t in words if t.text == "Volna"]
    steps = 0

    class Ends(list):  # type: ignore[type-arg]
        def __getitem__(self, i: object) -> object:
            nonlocal steps
            steps += 1
            return super().__getitem__(i)  # type: ignore[index]

    covered = tag._covering(Ends(words), [(f.start, f.end, f) for f in found])
    assert [words[i].text for i in sorted(covered)] == ["Volna"] * 500
    assert steps < 20 * len(words)
