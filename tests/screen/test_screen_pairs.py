"""The open pairs: each once, strongest first, without what was judged."""

from pathlib import Path

import msgspec
import pytest

from enduse.errors import BadInput
from enduse.records.judgement import Judgement
from enduse.records.listing import Entry, Watchlist
from enduse.records.match import Hit, Reason
from enduse.records.pair import Pair
from enduse.records.party import Candidate, Party
from enduse.records.reading import Name
from enduse.records.side import Side
from enduse.screen import screen
from enduse.screen.index import Index
from enduse.screen.pairs import case_pairs, open_pairs, table_pairs
from enduse.screen.queries import Query, answers
from enduse.screen.standing import Words


def pair(left: str, right: str, score: float = 0.9, digest: str = "") -> Pair:
    return Pair(left=Side(id=left, names=(left,)), right=Side(id=right, names=(right,), digest=digest), score=score)


def ids(found: list, **_: object) -> list[tuple[str, str]]:
    return [(one.pair.left.id, one.pair.right.id) for one in found]


def watchlist(*names: str, as_of: str = "2025-01-31") -> Watchlist:
    entry = Entry(
        id="e1", schema="Company", names=tuple(map(Name, names)), countries=("ru",), programmes=("X",),
        listed_since="2022-01-01", allegation="The Council says: winches", source="https://example.org/e1",
    )  # fmt: skip
    return Watchlist(name="w", publisher="Council", licence="l", as_of=as_of, sha256="0", entries=(entry,))


def test_the_strongest_comes_first_and_each_pair_once_in_either_direction() -> None:
    found = open_pairs([pair("a", "b", 0.8), pair("b", "a", 0.9), pair("c", "d", 0.95), pair("e", "f", 0.1)], Words(),
                       threshold=0.5)  # fmt: skip
    assert ids(found) == [("c", "d"), ("b", "a")]


def test_judged_pairs_are_left_out_and_unsure_ones_come_back_when_asked() -> None:
    words = Words([Judgement(id="1", left="b", right="a", verdict="same", why="x"),
                   Judgement(id="2", left="c", right="d", verdict="unsure", why="x")])  # fmt: skip
    pairs = [pair("a", "b"), pair("c", "d"), pair("e", "f")]
    assert ids(open_pairs(pairs, words)) == [("e", "f")]
    assert ids(open_pairs(pairs, words, unsure=True)) == [("c", "d"), ("e", "f")]


def test_a_case_asks_about_hits_and_candidates() -> None:
    one = Party(id="p", schema="Company", names=(Name("Quarn Trading"),), candidates=(
        Candidate(party="q", score=0.8, reasons_for=(Reason(feature="role", score=0.3, detail="both via"),)),
        Candidate(party="gone", score=0.8),
    ))  # fmt: skip
    two = Party(id="q", schema="Company", names=(Name("Vell"),), candidates=(Candidate(party="p", score=0.8),))
    hits = screen([one, two], [watchlist("Quarn Trading LLC", "Кварн")])
    found = open_pairs(case_pairs([one, two], hits), Words())
    assert ids(found) == [("p", "e1"), ("p", "q")]
    listed = found[0].pair
    assert listed.right.names == ("Quarn Trading LLC", "Кварн") and listed.right.digest
    assert listed.listing and (listed.listing.programme, listed.listing.publisher) == ("X", "Council")
    assert listed.listing.allegation == "The Council says: winches"


def test_a_judgement_of_a_hit_carries_over_until_the_entry_changes() -> None:
    party = Party(id="p", schema="Company", names=(Name("Quarn Trading"),))

    def hits(known: Watchlist, *words: Judgement) -> tuple[Hit, ...]:
        return screen([party], [known], judgements=words)

    (asked,) = open_pairs(case_pairs([party], hits(watchlist("Quarn Trading LLC"))), Words())
    word = Judgement(id="j", left="p", right="e1", verdict="different", why="two towns", seen=asked.pair, at="2025")
    assert hits(watchlist("QUARN  Trading LLC", as_of="2026-01-31"), word) == ()
    changed = hits(watchlist("Quarn Trading LLC", "Vell", as_of="2026-01-31"), word)
    assert changed[0].reasons[0].score == 0
    assert changed[0].reasons[0].detail == "judged different: two towns; changed since: new name: Vell"
    (again,) = open_pairs(case_pairs([party], changed), Words([word]))
    assert again.former and again.former.changed == ("new name: Vell",)
    assert "judgement" not in [r.feature for r in again.pair.reasons_for]


def test_the_answers_of_a_table_are_pairs_with_their_rows(tmp_path: Path) -> None:
    rows = [Query(id="1", name="Quarn Trading", country="ru"), Query(id="2", name="Zzyzx")]
    hits = tmp_path / "hits.jsonl"
    told = answers(rows, Index.of([watchlist("Quarn Trading LLC", "Кварн")]))
    hits.write_bytes(b"".join(msgspec.json.encode(a) + b"\n" for a in told))
    (asked,) = open_pairs(table_pairs(hits, rows, 0.5), Words(directed=True))
    assert asked.pair.left.names == ("Quarn Trading",) and asked.pair.left.digest
    assert asked.pair.right.names == ("Quarn Trading LLC", "Кварн")
    assert asked.pair.listing and asked.pair.listing.source == "https://example.org/e1"
    with pytest.raises(BadInput, match="answers '1', which the table does not hold"):
        table_pairs(hits, rows[1:], 0.5)
    with pytest.raises(BadInput, match="'1' stands for two rows"):
        table_pairs(hits, [*rows, Query(id="1", name="Vell")], 0.5)
    hits.write_bytes(hits.read_bytes()[:-5])
    with pytest.raises(BadInput, match="line 2 is no answer"):
        table_pairs(hits, rows, 0.5)
    with pytest.raises(BadInput, match="cannot be opened"):
        table_pairs(tmp_path / "none.jsonl", rows, 0.5)
