"""Times and amounts, each worked out once."""

import pytest

from enduse.read.names import figures
from enduse.read.names.figures import Figures
from enduse.read.segment import sentences
from enduse.records.document import Document


def test_each_sentence_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Varlok sold six lathes in May 2021. Nobody paid."
    document = Document(id="d", origin="a.txt", text=text, language="en")
    looked: list[int] = []
    real = figures.times
    monkeypatch.setattr(
        figures, "times", lambda text, tokens, at: (looked.append(tokens[0].start), real(text, tokens, at))[1]
    )
    told = Figures(document)
    first, second = sentences(document)
    for _ in range(2):
        when, amounts = told.of(first)
        assert [t.value for t in when] == ["2021-05"]
        assert [(a.value, a.unit) for a in amounts] == [(6, "lathe")]
    assert told.of(second) == ((), ())
    assert looked == [first.start, second.start]
