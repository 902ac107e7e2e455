"""The first real article, from text to exports: who is in it, what is told, by whom, how sure. Then three times with
every
name, place and number exchanged: the same facts must come out, or the reader lives on names.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from enduse import pipeline
from enduse.plugins import plugs
from enduse.read.known import Known
from enduse.records.document import Source
from enduse.report import files
from enduse.screen.lists import starter
from exchange import exchanged

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ARTICLE = SHARED / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the seed article lies outside the project (shared/seed)")


class Exports:
    """The exports of one run over one article; `new` maps each former name to what it became."""

    def __init__(self, text: str, new: dict[str, str]) -> None:
        lists = [starter()]
        readers = [make(Known.of(lists)) for make in plugs("enduse.readers")]
        picture = pipeline.run([Source("article.txt", lambda: text.encode())], readers, lists=lists)
        out = files(picture)
        self.text, self.new = text, new
        for name in ("mentions", "claims", "parties", "items", "transfers", "findings"):
            setattr(self, name, [json.loads(line) for line in out[f"export/{name}.jsonl"].decode().splitlines()])
        self.party = {p["id"]: p for p in self.parties}
        self.item = {i["id"]: i for i in self.items}

    parties: list[dict[str, Any]]
    items: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    transfers: list[dict[str, Any]]

    def __call__(self, name: str) -> str:
        """A name of the first article as this one has it."""
        for former in sorted(self.new, key=len, reverse=True):
            if former in name:
                return name.replace(former, self.new[former])
        return name

    def called(self, name: str, kind: str) -> set[str]:
        """The ids that the mentions of a name have."""
        found = [m for m in self.mentions if m["text"] == self(name) and m["kind"] == kind]
        assert found, f"{self(name)!r} is not mentioned as {kind}"
        return {m["party"] or m["item"] for m in found}

    def told(self, relation: str, **wanted: Any) -> list[dict[str, Any]]:
        """Claims of a relation; `stance`, `certainty` … must be equal, a role must be filled by a party or item so
        named.
        """
        return [
            c for c in self.claims if c["relation"] == relation and all(self._fits(c, k, v) for k, v in wanted.items())
        ]

    def _fits(self, claim: dict[str, Any], key: str, value: Any) -> bool:
        if key in {"stance", "certainty", "phase", "state"}:
            return bool(claim[key] == value)
        return any(r["role"] == key.strip("_") and self(value) in self.names(r) for r in claim["roles"])

    def names(self, role: dict[str, Any]) -> set[str]:
        """Everything that the filler of a role is called."""
        out = {role["text"]}
        if role["party"]:
            out |= {n["text"] for n in self.party[role["party"]]["names"]}
        if role["item"]:
            out |= set(self.item[role["item"]]["designations"])
        return out


def runs() -> list[int | None]:
    return [None, 11, 12, 13]


@pytest.fixture(scope="module", params=runs(), ids=lambda s: "as it is" if s is None else f"exchanged {s}")
def article(request: pytest.FixtureRequest) -> Exports:
    text = ARTICLE.read_text("utf-8")
    return Exports(text, {}) if request.param is None else Exports(*exchanged(text, request.param))


MENTIONS = {
    "organization": [
        "IEMZ Kupol", "Kupol", "Almaz-Antey", "Russian defence ministry", "China’s foreign ministry",
        "International Institute for Strategic Studies", "Center for a New American Security",
    ],
    "publication": ["Reuters"],
    "person": ["Fabian Hinz", "Samuel Bendett", "Vladimir Putin"],
    "item": ["Garpiya-3", "G3", "REM 1", "Reaper"],
    "place": ["Xinjiang", "China", "Russia", "Ukraine"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "name"), [(k, n) for k, names in MENTIONS.items() for n in names])
def test_mentions_are_of_the_right_kind(article: Exports, kind: str, name: str) -> None:
    article.called(name, kind)


def test_the_zone_is_a_place(article: Exports) -> None:
    assert any(m["kind"] == "place" and article("Kashgar") in m["text"] for m in article.mentions)


def test_aliases_are_one_and_likeness_is_not_identity(article: Exports) -> None:
    assert article.called("Garpiya-3", "item") == article.called("G3", "item") == article.called("G3s", "item")
    assert article.called("IEMZ Kupol", "organization") == article.called("Kupol", "organization")
    items = [article.called(n, "item") for n in ("Garpiya-3", "REM 1", "Reaper")]
    assert len(set.union(*items)) == 3
    likeness = article.told("specification", certainty="possible")
    assert any(
        {"Reaper", article("Reaper")} & {r["text"].split()[-2] for r in c["roles"] if len(r["text"].split()) > 1}
        for c in likeness
    )


def test_ownership(article: Exports) -> None:
    assert article.told("ownership", owner="Almaz-Antey", asset="Kupol", phase="done", certainty="stated")


def test_seven_drones_of_which_two(article: Exports) -> None:
    number = {"seven": 7, "two": 2} | {
        w: n for n, w in enumerate("zero one two three four five six seven eight nine".split())
    }
    received = article.told("transfer", recipient="Kupol", state="delivered", phase="done")
    by_value = {c["quantity"]["value"]: c for c in received if c["quantity"]}
    whole, part = number[article("seven")], number[article("two")]
    assert {whole, part} <= set(by_value)
    for value in (whole, part):
        voice = by_value[value]["voice"]
        assert [v["kind"] for v in voice] == ["publication", "document"]
        assert voice[0]["name"] == article("Reuters")
    assert {r["item"] for r in by_value[part]["roles"] if r["role"] == "item"} == article.called("G3", "item")
    events = {t["quantity"]["value"]: t for t in article.transfers if t["quantity"]}
    assert events[part]["part_of"] == events[whole]["id"]
    assert events[whole]["roots"] == 1


def test_the_intermediary_has_no_name(article: Exports) -> None:
    unnamed = [p for p in article.parties if p["unnamed"] and "intermediary firm" in p["names"][0]["text"]]
    assert len(unnamed) == 1
    assert any(unnamed[0]["id"] in t["via"] for t in article.transfers)


def test_three_did_not_reply(article: Exports) -> None:
    silent = article.told("statement", stance="no_reply")
    assert len(silent) == 3
    for name in ("Kupol", "Almaz-Antey", "Russian defence ministry"):
        assert article.told("statement", stance="no_reply", speaker=name)


def test_unaware_is_not_denial(article: Exports) -> None:
    assert article.told("statement", stance="unaware", speaker="China’s foreign ministry")
    assert not [
        c for c in article.claims if c["stance"] == "denies" and any("ministry" in v["name"] for v in c["voice"])
    ]


def test_the_standing_denial_is_about_the_supply_of_weapons(article: Exports) -> None:
    denial = article.told("transfer", stance="denies", supplier="China", recipient="Russia", item="weapons")
    assert len(denial) == 1
    assert denial[0]["voice"][-1]["name"] == article("China")
    assert not [t for t in article.transfers if denial[0]["id"] in t["supported_by"]]


def test_range_and_payload_with_their_certainty(article: Exports) -> None:
    said = {c["quantity"]["text"]: c for c in article.told("specification") if c["quantity"]}
    for text in (f"around {article('2,000')} kilometres", article("50 kilograms")):
        assert said[text]["certainty"] == "probable"
        assert said[text]["voice"] == []
        assert article.told("specification", item="G3")
    heavy = said[article("400 kilograms")]
    assert {article("REM 1")} <= set().union(*(article.names(r) for r in heavy["roles"]))
    assert "reports" in heavy["voice"][-1]["name"] and heavy["voice"][-1]["kind"] == "document"


def test_the_researcher_and_his_conditional_assessment(article: Exports) -> None:
    assert article.told(
        "affiliation", member="Fabian Hinz", organization="International Institute for Strategic Studies"
    )
    assessed = article.told("transfer", certainty="conditional")
    assert [c["voice"][-1]["name"] for c in assessed] == [article("Fabian Hinz")]
    assert not [t for t in article.transfers if assessed[0]["id"] in t["supported_by"]]


def test_plans_are_not_deeds(article: Exports) -> None:
    assert article.told("production", producer="Kupol", item="REM 1", phase="planned")
    assert not article.told("production", item="REM 1", phase="done")
    centre = [c for c in article.told("location") if any("center" in r["text"] for r in c["roles"])]
    assert [c["phase"] for c in centre] == ["planned"]
    assert article("Kashgar") in next(r["text"] for r in centre[0]["roles"] if r["role"] == "place")


def test_every_span_stands_in_the_text(article: Exports) -> None:
    for claim in article.claims:
        for row in (*claim["roles"], *claim["cues"], *filter(None, (claim["quantity"], claim["when"]))):
            assert article.text[row["start"] : row["end"]] == row["text"]
        for row in claim["evidence"]:
            assert article.text[row["start"] : row["end"]] == row["quote"]
