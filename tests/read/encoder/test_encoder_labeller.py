"""The shipped weights at work. `make test` installs them; without them these tests say so."""

import sys

import pytest

from enduse.read import read
from enduse.read.encoder.labeller import MOST, Labeller, version
from enduse.read.known import Known
from enduse.read.readers.prose import RULES_ALONE, ProseReader
from enduse.read.segment import tokens
from enduse.records.document import Document

pytestmark = pytest.mark.skipif(version() is None, reason="the weights (packages/enduse-model-en) are not installed")


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    return Labeller()


def cut(text: str) -> list[str]:
    return [t.text for t in tokens(text)]


def told(labeller: Labeller, text: str) -> dict[str, dict[str, str]]:
    """Frame letter to its roles, for one sentence."""
    words = cut(text)
    (seen,) = labeller.label([words])
    return {f.letter: {r.label: " ".join(words[r.start : r.end]) for r in f.roles} for f in seen.frames}


def test_a_transfer_with_its_roles(labeller: Labeller) -> None:
    found = told(labeller, "Varlok Trading shipped seven lathes to a plant in Izmir, invoices show.")
    assert found["T"]["su"] == "Varlok Trading"
    assert "lathes" in found["T"]["it"]
    assert found["T"]["re"].startswith("a plant")
    assert found["S"]["sp"] == "invoices"


def test_a_denial_and_a_silence(labeller: Labeller) -> None:
    assert told(labeller, "Orsk Avia denied that it had bought the engines.")["D"]["sp"] == "Orsk Avia"
    assert told(labeller, "The ministry in Oslo did not respond to a request for comment.")["N"]["sp"].startswith("The")


def test_words_about_other_things_tell_no_transfer(labeller: Labeller) -> None:
    for text in (
        "The striker delivered a fine pass in the second half.",
        "Rain is expected to spread from the west on Tuesday.",
        "The minister delivered a speech about schools.",
    ):
        assert not {"T", "X"} & set(told(labeller, text))


def test_nothing_long_odd_or_empty_breaks_it(labeller: Labeller) -> None:
    odd = [[], ["货物", "‮abc", "\u0000", "😀"], ["word"] * 3000, ["a" * 5000], cut("x")]
    assert len(labeller.label(odd)) == len(odd)
    assert labeller.label([]) == []


def test_the_same_words_give_the_same_labels(labeller: Labeller) -> None:
    sentences = [cut("Varlok Trading sold six lathes to Dorrin Metal Plant."), cut("Nobody replied.")] * 3
    assert labeller.label(sentences) == labeller.label(sentences)


def test_a_sentence_is_labelled_alike_alone_and_among_others(labeller: Labeller) -> None:
    sentences = [
        cut("Varlok Trading shipped seven lathes to a plant in Izmir in May, invoices show."),
        cut("Nobody replied."),
        cut("Orsk Avia, a maker of engines that Mira Tolan owns, denied that it had bought any of them from Varlok."),
    ]
    alone = [labeller.label([words])[0] for words in sentences]
    for one, other in zip(alone, labeller.label(sentences), strict=True):
        assert [(n.label, n.start, n.end) for n in one.names] == [(n.label, n.start, n.end) for n in other.names]
        for told, also in ((one, other), (other, one)):  # what is just above the cut may fall below it
            sure = {(f.letter, f.start, f.end) for f in told.frames if f.score >= 0.6}
            assert sure and sure <= {(f.letter, f.start, f.end) for f in also.frames}


def test_roles_that_wait_are_read_once_and_only_when_asked_for(
    labeller: Labeller, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = cut("Varlok Trading shipped seven lathes to a plant in Izmir, invoices show.")
    asked: list[str] = []
    real = Labeller._roles
    monkeypatch.setattr(
        Labeller, "_roles", lambda self, some: (asked.extend(t.label for *_, t in some), real(self, some))[1]
    )
    (seen,) = labeller.label([words], lambda trigger: trigger.label == "S")
    assert asked == ["T"]
    said = next(f for f in seen.frames if f.letter == "S")
    assert (
        [r.label for r in said.roles if r.label == "sp"] == [r.label for r in said.roles if r.label == "sp"] == ["sp"]
    )
    assert asked == ["T", "S"]


def test_weights_of_another_form_are_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("enduse.read.encoder.labeller.FORM", 0)
    assert version() is None


def test_what_it_proposes_stands_in_the_text() -> None:
    text = (
        "ADEN (Kestrel Wire) — Two crates of gyroscopes found their way from Varlok Trading to a workshop in Aden, "
        "papers seen by the agency suggest.\n\nVarlok’s owner, Mira Tolan, waved the question away."
    )
    reading = read(Document(id="d", origin="a.txt", text=text, language="en"), [ProseReader(Known.of([]))])
    assert reading.claims and not reading.rejections
    for claim in reading.claims:
        assert all(text[r.start : r.end] == r.text for r in claim.roles)
        assert claim.reader and 0 < claim.score <= 1
    assert RULES_ALONE not in reading.notes


def test_without_the_weights_the_rules_read_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enduse_model_en", None)
    assert version() is None
    reader = ProseReader(Known.of([]))
    text = "Varlok Trading sold six lathes to Dorrin Metal Plant."
    reading = read(Document(id="d", origin="a.txt", text=text, language="en"), [reader])
    assert [c.reader for c in reading.claims] == ["rules-en"]
    assert reading.notes == (RULES_ALONE,)


def test_other_weights_are_another_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    with_weights = ProseReader(Known.of([])).VERSION
    monkeypatch.setitem(sys.modules, "enduse_model_en", None)
    assert with_weights != ProseReader(Known.of([])).VERSION


def test_a_sentence_of_nothing_but_triggers_is_read_in_bounded_work(labeller: Labeller) -> None:
    (seen,) = labeller.label([cut("Acme Ltd said that Orlan Works sold engines and " * 25)])
    assert 10 < len(seen.frames) <= MOST
    assert [f.start for f in seen.frames] == sorted(f.start for f in seen.frames)
