"""The English texts of the networks as a set of texts to read: each text, and the gold's claims in the form that the
scorer of reading takes. Where the two differ, reading's convention holds: a stake or a seat that lasts is "done", and a
voice told in words that name nobody ("they write") is not scored.

`python -m networks.english FOLDER` writes `FOLDER/<half>/texts` and `FOLDER/<half>/gold` for the two halves of the
stories, `open` whose errors are looked at, and `closed` of which only totals are.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from enduse.records.document import Document
from networks.load import ROOT, WORDS_ONLY, Network, find, networks

#: What lasts without a deed going on.
LASTING = frozenset({"ownership", "affiliation", "location", "specification"})
#: First words of those who are only pointed at.
POINTING = frozenset({"the", "this", "that", "it", "they", "he", "she", "one", "its", "their", "his", "her", "both"})
#: Of which half a story is, its name alone tells: a new story moves no other.
HALVES = ("open", "closed")


def written(folder: Path) -> dict[str, int]:
    """Write texts and gold of both halves; how many texts each has."""
    counts = dict.fromkeys(HALVES, 0)
    for one in networks(ROOT / "development"):
        half = HALVES[hashlib.sha256(one.stem.encode()).digest()[0] % 2]
        for stem, gold in golds(one):
            counts[half] += 1
            source = ROOT / "development" / one.stem / f"{stem}.html"
            _write(folder / half / "texts" / f"{one.stem}--{stem}.html", source.read_text("utf-8"))
            _write(folder / half / "gold" / f"{one.stem}--{stem}.json", json.dumps(gold, ensure_ascii=False))
    return counts


def golds(one: Network) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each English text of a network with its gold in the form `reading-gold/1`."""
    for stem, document in one.documents.items():
        if document.language == "en":
            yield stem, _gold(one, stem, document)


def _gold(one: Network, stem: str, document: Document) -> dict[str, Any]:
    entities = [
        {"name": i["canonical"], "kind": i["kind"], "aliases": sorted(m["names"])}
        for i in one.gold["identities"]
        for m in i["members"]
        if m["doc"] == stem
    ]
    named = {e["name"] for e in entities}
    found = [c for c in one.gold["claims"] if c["doc"] == stem]
    spoken = [(r["text"].lower(), r["identity"]) for c in found for r in c["roles"] if r["identity"] in named]
    known = {name.lower(): e["name"] for e in entities for name in (e["name"], *e["aliases"])} | dict(spoken)
    return {
        "schema": "reading-gold/1",
        "text": f"{stem}.html",
        "text_sha256": hashlib.sha256(document.text.encode()).hexdigest(),
        "language": "en",
        "form": "network",
        "publisher": document.publisher,
        "negative": False,
        "entities": entities,
        "ignore": [],
        "headings": [],
        "claims": [c for c in (_claim(c, document.text, named, known) for c in found) if c],
    }


def _claim(gold: dict[str, Any], text: str, named: set[str], known: dict[str, str]) -> dict[str, Any] | None:
    span = find(text, gold["evidence"])
    if span is None:
        return None
    lasts = gold["relation"] in LASTING and gold["phase"] == "ongoing"
    return {
        **{k: gold[k] for k in ("id", "relation", "stance", "certainty", "state", "quantity", "when")},
        "phase": "done" if lasts else gold["phase"],
        "also": [],
        "required": True,
        "roles": [_role(role, text, span, named) for role in gold["roles"]],
        "voice": _voice(gold["voice"], known),
        "voice_optional": False,
        "evidence": [{"start": span[0], "end": span[1], "anchor": " ".join(gold["evidence"].split()[:6])}],
    }


def _voice(chain: list[dict[str, str]], known: dict[str, str]) -> list[list[dict[str, str]]] | None:
    """The chain, each link by the names that may stand for it; None where one stands in words that name nobody."""
    found = []
    for link in chain:
        said = link["name"].lower()
        whose = {name for words, name in known.items() if words == said or f" {words} " in f" {said} "}
        if not whose and link["kind"] not in {"anonymous", "document"} and said.split()[0] in POINTING:
            return None
        found.append([{"name": n, "kind": link["kind"]} for n in sorted({link["name"], *whose})])
    return found


def _role(role: dict[str, Any], text: str, evidence: tuple[int, int], named: set[str]) -> dict[str, Any]:
    span = find(text, role["text"], evidence) or (None, None)
    known = role["identity"] if role["identity"] in named else None
    unnamed = None if known or role["role"] in WORDS_ONLY | {"item"} else f"unnamed: {role['text']}"
    return {
        "role": role["role"],
        "required": True,
        "entity": known,
        "unnamed": unnamed,
        "text": role["text"],
        "start": span[0],
        "end": span[1],
    }


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    print(written(Path(sys.argv[1])))
