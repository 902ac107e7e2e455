"""An answer tells no hit from not searched, and keeps to what people judged."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from enduse.records.judgement import Judgement, Verdict
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Name
from enduse.records.side import Side
from enduse.screen.answered import judged_lines, judged_rows
from enduse.screen.index import Index
from enduse.screen.limits import limits
from enduse.screen.pairs import open_pairs, table_pairs
from enduse.screen.queries import Query, Terms, answers, row_of
from enduse.screen.standing import Words

UNKNOWN = "what was taken off the list in between cannot be known from it"


def watchlist(*names: str, **more: object) -> Watchlist:
    entries = tuple(
        Entry(id=f"e{n}", schema="Company", names=(Name(name),), programmes=("X", "Y"), listed_since="2022-01-01")
        for n, name in enumerate(names)
    )
    facts: dict[str, object] = {"as_of": "2025-01-31"} | more
    return Watchlist(name="w", publisher="p", licence="l", sha256="0", entries=entries, **facts)  # type: ignore[arg-type]


def answered(query: Query, known: Watchlist, words: Words | None = None, top: int = 10, **more: Any) -> dict[str, Any]:
    """The answer to one query, as a line of HITS.jsonl."""
    found = answers([query], Index.of([known]), Terms(top=top + (words.spare if words else 0), **more))
    lines = [msgspec.json.encode(one) for one in found]
    if words:
        lines = list(judged_lines(lines, judged_rows([row_of(query)], words), words, top))
    (line,) = lines
    told: dict[str, Any] = msgspec.json.decode(line)
    return told


def said(verdict: Verdict, entity: str, **more: object) -> Words:
    return Words([Judgement(id="j", left="1", right=entity, verdict=verdict, why="x", **more)], directed=True)  # type: ignore[arg-type]


def test_a_hit_tells_list_programme_since_when_and_as_of() -> None:
    hit = answered(Query(id="1", name="Quarn Trading"), watchlist("Quarn Trading"))["hits"][0]
    assert (hit["list"], hit["programme"], hit["listed_since"], hit["as_of"]) == (
        "w",
        "X; Y",
        "2022-01-01",
        "2025-01-31",
    )
    assert tuple(hit["listed"]["names"]) == ("Quarn Trading",) and hit["authority"]["publisher"] == "p"
    weak = answered(Query(id="1", name="Quarn Shipping"), watchlist("Quarn Trading"))["hits"][0]
    assert weak["score"] < 0.5 and "listed" not in weak and "authority" not in weak and hit["listed"]["digest"]


@pytest.mark.parametrize(
    ("query", "known", "status", "error"),
    [
        (Query(id="1", name="Quarn"), watchlist("Quarn"), "hit", None),
        (Query(id="1", name="Zzyzx"), watchlist("Quarn"), "no hit", None),
        (Query(id="1", name="—"), watchlist("Quarn"), "not searched", "no name given"),
        (Query(id="1", name="", identifier="1831083343"), watchlist("Quarn"), "no hit", "no name given"),
        (Query(id="1", name="Quarn"), watchlist(), "not searched", "the lists hold no entry"),
        (Query(id="1", name="有限公司"), watchlist("Quarn"), "not searched", "the name holds no word to search by"),
    ],
)
def test_no_hit_is_not_not_searched(query: Query, known: Watchlist, status: str, error: str | None) -> None:
    answer = answered(query, known, threshold=0.7)
    assert (answer["status"], answer.get("error")) == (status, error)


def test_judged_different_is_taken_away_and_counted_and_the_next_one_moves_up() -> None:
    query, known = Query(id="1", name="Quarn Trading"), watchlist("Quarn Trading", "Quarn Trading Co")
    assert [h["entity"] for h in answered(query, known, top=1)["hits"]] == ["e0"]
    answer = answered(query, known, said("different", "e0"), top=1)
    assert [h["entity"] for h in answer["hits"]] == ["e1"]
    assert (answer["judged_different"], answer["status"]) == (1, "hit")
    answer = answered(query, watchlist("Quarn Trading"), said("different", "e0"))
    assert (answer["hits"], answer["judged_different"], answer["status"]) == ([], 1, "no hit")


def test_judged_the_same_or_unsure_is_marked() -> None:
    query, known = Query(id="1", name="Quarn Shipping"), watchlist("Quarn Trading", "Quarn Shipping")
    for verdict in ("same", "unsure"):
        answer = answered(query, known, said(verdict, "e0", by="Editor"), top=2)  # type: ignore[arg-type]
        assert [h["entity"] for h in answer["hits"]] == ["e1", "e0"] and "judged_different" not in answer
        assert (answer["hits"][1]["judgement"]["verdict"], answer["hits"][1]["judgement"]["by"]) == (verdict, "Editor")
        assert "judgement" not in answer["hits"][0]


def test_an_id_of_two_rows_is_not_judged() -> None:
    rows = [Side(id="1", names=(name,), digest=name) for name in ("Quarn", "Vell")]
    assert judged_rows([rows[0], rows[0]], said("different", "e0")) == {"1": rows[0]}
    assert judged_rows([*rows, rows[0]], said("different", "e0")) == {}


def test_a_judgement_of_another_row_changes_nothing() -> None:
    query, known = Query(id="2", name="Quarn Trading"), watchlist("Quarn Trading")
    assert answered(query, known, said("different", "e0")) == answered(query, known)


def test_a_judgement_falls_where_the_row_or_the_entry_is_another_now(tmp_path: Path) -> None:
    query, known = Query(id="1", name="Quarn Trading"), watchlist("Quarn Trading")
    hits = tmp_path / "hits.jsonl"
    hits.write_bytes(msgspec.json.encode(answered(query, known)) + b"\n")
    (asked,) = open_pairs(table_pairs(hits, [query], 0.5), Words(directed=True))
    words = said("different", "e0", seen=asked.pair)
    assert answered(query, known, words)["hits"] == []
    for row, entries in ((query, watchlist("Quarn Trading House")), (Query(id="1", name="Quarn Trading Ltd"), known)):
        (hit,) = answered(row, entries, words)["hits"]
        assert hit["judgement"]["verdict"] == "different" and hit["judgement"]["changed"]


@pytest.mark.parametrize(
    ("known", "as_of", "told"),
    [
        (watchlist("Q"), None, []),
        (watchlist(), "2025-01-31", ["not searched: it holds no entry"]),
        (watchlist("Q", as_of=None), None, ["no date given"]),
        (watchlist("Q"), "2025-01-31", []),
        (watchlist("Q"), "2025-02-01", ["list of 2025-01-31, asked for 2025-02-01"]),
        (watchlist("Q", as_of="2025-02"), "2025-02-15", []),
        (
            watchlist("Q"),
            "2024-12-31",
            [f"list of 2025-01-31, newer than 2024-12-31: {UNKNOWN}"],
        ),
        (
            watchlist("Q", day="2025-06-01"),
            "2025-02-01",
            [f"list as it was on 2025-06-01, after 2025-02-01: {UNKNOWN}"],
        ),
    ],
)
def test_what_limits_a_list_on_the_day_asked_for(known: Watchlist, as_of: str | None, told: list[str]) -> None:
    assert list(limits(known, as_of)) == told


def test_entries_without_a_date_are_counted() -> None:
    undated = Entry(id="e", schema="Company", names=(Name("Q"),))
    known = Watchlist(name="w", publisher="p", licence="l", as_of="2025-01-31", sha256="0", entries=(undated,))
    assert list(limits(known, "2025-01-31")) == [
        "1 entry without a date of listing was searched as if listed by 2025-01-31"
    ]
