"""The scorer of networks counts rightly: a small story with its gold, put together by hand and by enduse."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from enduse.records.transfer import Finding

EVALUATION = Path(__file__).resolve().parent.parent / "evaluation"
TEXTS = {
    "01-gazette": "Orvell Trading sold seven engines to Kronvald in May 2024. A broker in Baku helped.",
    "02-herald": "Orvell Trading sold Kronvald nine engines. Orvell Shipping had no part in it.",
}
GOLD = {
    "schema": "network-gold/1",
    "identities": [
        {
            "canonical": "Orvell Trading",
            "kind": "organization",
            "members": [{"doc": d, "names": ["Orvell Trading"]} for d in TEXTS],
        },
        {
            "canonical": "Kronvald",
            "kind": "organization",
            "members": [{"doc": d, "names": ["Kronvald"]} for d in TEXTS],
        },
        {
            "canonical": "Orvell Shipping",
            "kind": "organization",
            "members": [{"doc": "02-herald", "names": ["Orvell Shipping"]}],
        },
    ],
    "distinct": [["Orvell Trading", "Orvell Shipping"]],
    "unnamed": [
        {"description": "a broker", "mentions": [{"doc": "01-gazette", "text": "A broker in Baku"}], "candidates": []}
    ],
    "origins": [{"id": "o1", "name": "a", "docs": ["01-gazette"]}, {"id": "o2", "name": "b", "docs": ["02-herald"]}],
    "claims": [
        {
            "id": f"c{n}",
            "doc": doc,
            "relation": "transfer",
            "roles": [
                {"role": "supplier", "text": "Orvell Trading", "identity": "Orvell Trading"},
                {"role": "recipient", "text": "Kronvald", "identity": "Kronvald"},
                {"role": "item", "text": "engines", "identity": None},
            ],
            "quantity": {"value": value, "unit": "engines", "qualifier": "exactly", "text": words},
            "when": None,
            "voice": [],
            "stance": "asserts",
            "certainty": "stated",
            "phase": "done",
            "state": "delivered",
            "evidence": TEXTS[doc].split(". ")[0],
            "origin": f"o{n}",
        }
        for n, doc, value, words in ((1, "01-gazette", 7, "seven"), (2, "02-herald", 9, "nine"))
    ],
    "transfers": [
        {
            "id": "t1", "claims": ["c1", "c2"], "denied_by": [], "supplier": "Orvell Trading", "via": [],
            "recipient": "Kronvald", "end_user": None, "item": "engines",
            "quantity": {"value": 7, "qualifier": "exactly"}, "when": "2024", "state": "delivered", "part_of": None,
            "roots": 2,
        }
    ],
    "contradictions": [{"id": "x1", "kind": "quantity", "claims": ["c1", "c2"], "why": "", "settled_by": ""}],
    "not_contradictions": [],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A network on the disk, and the evaluation's packages on the path."""
    monkeypatch.syspath_prepend(str(EVALUATION))
    for stem, text in TEXTS.items():
        page = f"<html lang='en'><head><title>{stem}</title></head><body><article><p>{text}</p></article></body></html>"
        (tmp_path / f"{stem}.html").write_text(page, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    yield tmp_path
    for name in [n for n in sys.modules if n == "networks" or n.startswith("networks.")]:
        del sys.modules[name]


def test_the_gold_becomes_records_that_stand_in_the_texts(folder: Path) -> None:
    from networks.load import network, readings

    one = network(folder)
    given = readings(one)
    assert given.lost == ()
    texts = {d.id: d.text for d in one.documents.values()}
    for reading in given.readings:
        for claim in reading.claims:
            for part in (*claim.roles, claim.quantity):
                assert part is not None
                assert texts[claim.document][part.start : part.end] == part.text
    unnamed = [r for reading in given.readings for r in reading.references if r.unnamed]
    assert [r.description for r in unnamed] == ["A broker in Baku"]


def test_the_figures_of_a_story_told_rightly(folder: Path) -> None:
    from networks.score import counted, figures, measured

    for way in ("given", "apart"):
        ((_, told),) = measured(folder, way)
        got = figures(counted(told))
        assert got["identity B³ F1"] == 1.0
        assert (got["wrongly merged"], got["placeholders merged"]) == (0, 0)
        assert got["events F1"] == 1.0
        assert got["chains right"] == 1.0


def test_a_wrong_join_and_a_split_cost(folder: Path) -> None:
    from networks.identity import identity
    from networks.score import figures, measured

    ((_, told),) = measured(folder, "given")
    (one,) = told.ids("Orvell Trading")
    joined = {key: one if key[0] == "Orvell Shipping" else id for key, id in told.names.items()}
    got = figures(identity(type(told)(**{**told.__dict__, "names": joined, "canonicals": {}})))
    assert got["wrongly merged"] == 1
    assert got["identity B³ precision"] == pytest.approx((2 + 2 * 2 / 3 + 1 / 3) / 5)
    split = {key: f"{id} {key[1]}" for key, id in told.names.items()}
    got = figures(identity(type(told)(**{**told.__dict__, "names": split, "canonicals": {}})))
    assert got["identity B³ recall"] == pytest.approx((0.5 * 4 + 1) / 5)


def test_a_finding_counts_when_it_joins_both_sides(folder: Path) -> None:
    from networks.events import contradictions
    from networks.score import measured

    ((_, told),) = measured(folder, "given")
    ids = tuple(sorted(told.golden))

    def counted(*findings: Finding) -> tuple[int, int]:
        found = contradictions(type(told)(**{**told.__dict__, "findings": findings, "canonicals": {}}))
        return found["contradictions found"], found["contradictions false"]

    both = Finding(rule="contradiction", severity="warning", summary="", claims=ids)
    one = Finding(rule="contradiction", severity="warning", summary="", claims=ids[:1])
    assert counted(both) == (1, 0)
    assert counted(one) == (0, 1)
    assert counted() == (0, 0)
