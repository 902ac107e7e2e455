"""How long trace takes over cases of 10,000 to 100,000 claims, and how it grows.

    python evaluation/bench_trace.py [--claims 10000 30000 100000]

The generator tells of firms of which a few deal with very many: for each delivery one report, retold by up to a dozen
outlets (some under quotation marks, some with another figure, date or buyer), denials, plans, makers and owners; a
fifth of the claims are rows of customs tables. Prints one JSON object and keeps it in docs/trace.json, for
docs/performance.md. There is no other tool that does this to measure beside.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from enduse.records.claim import Claim, Evidence, Quantity, Role, Voice, When
from enduse.records.document import Document
from enduse.records.identity import hashed, sha256_text
from enduse.records.item import Item
from enduse.records.party import Party
from enduse.records.reading import Name

KEPT = Path(__file__).parents[1] / "docs" / "trace.json"
GOODS = ("drones", "engines", "winches", "gyroscopes", "lenses", "lathes", "antennas", "gearboxes", "servers", "pumps")
LANDS = ("cn", "tr", "ae", "kz", "ru", "ir", "hk", "in")
_SAID = """## Trace

`evaluation/bench_trace.py`: claims of a generator (deliveries retold by up to a dozen outlets, other figures, dates
and buyers, denials, plans, makers, owners, customs rows), put together into transfers with roots, denials and
contradictions.

| claims | documents | transfers | findings | seconds | processor seconds | µs a claim | peak MB |
|---|---|---|---|---|---|---|---|
{rows}

Asked: 100,000 claims in 60 s, growth close to linear. Measured: processor time grows with the number
of claims to the power {power}.
"""


class Teller:
    """Makes documents and claims, always the same for a seed."""

    def __init__(self, seed: int, firms: int) -> None:
        self.draw = random.Random(seed)
        self.parties = [
            Party(id=hashed("firm", n), schema="Company", names=(Name(f"Firm {n} Trading"),),
                  countries=(LANDS[n % len(LANDS)],))
            for n in range(firms)
        ]  # fmt: skip
        self.items = [
            Item(id=hashed("item", n), description=f"{GOODS[n % len(GOODS)]} M{n}", designations=(f"M{n}",))
            for n in range(max(20, firms // 20))
        ]
        self.documents: list[Document] = []
        self.claims: list[Claim] = []

    def firm(self) -> Party:
        """A firm; few of them are met very often."""
        return self.parties[int(len(self.parties) * self.draw.random() ** 3)]

    def story(self) -> None:
        """One delivery, as a report tells it and others retell it."""
        draw = self.draw
        giver, taker, maker, item = self.firm(), self.firm(), self.firm(), draw.choice(self.items)
        count, month = draw.randint(2, 900), f"{draw.randint(2015, 2025)}-{draw.randint(1, 12):02}"
        quoted = " ".join(f"word{draw.randint(0, 10**6)}" for _ in range(14))
        first = f"Outlet {draw.randint(0, 400)}"
        for n in range(1 + int(12 * draw.random() ** 2)):
            wrong = draw.random() < 0.06
            text = [f"{giver.names[0].text} sent {count} {item.description} to {taker.names[0].text} in {month}."]
            if draw.random() < 0.3:
                text.append(f"“{quoted}”, an official said.")
            outlet = first if n == 0 else f"Outlet {draw.randint(0, 400)}"
            paper = self.paper(" ".join(text), outlet, f"{month}-{min(28, n + 1):02}")
            voice = [Voice(name=outlet, kind="publication")]
            if n and draw.random() < 0.6:
                voice.append(Voice(name=first, kind="publication"))
            end = self.firm() if wrong and draw.random() < 0.4 else taker
            told = count + draw.randint(1, count) if wrong and draw.random() < 0.5 else count
            self.told(paper, "transfer", ("supplier", giver), ("recipient", end), item=item, voice=voice,
                      count=told if draw.random() < 0.8 else None, when=month if draw.random() < 0.7 else None,
                      state="delivered")  # fmt: skip
            if draw.random() < 0.2:
                self.told(paper, "production", ("producer", maker), item=item, voice=voice,
                          phase="planned" if draw.random() < 0.3 else "ongoing")  # fmt: skip
            if draw.random() < 0.1:
                self.told(paper, "ownership", ("owner", self.firm()), ("asset", giver), voice=voice)
            if draw.random() < 0.1:
                self.told(paper, "transfer", ("supplier", giver), ("recipient", taker), item=item, stance="denies",
                          voice=[*voice, Voice(name=giver.names[0].text, kind="organization",
                                               party=giver.id)])  # fmt: skip

    def rows(self, number: int) -> None:
        """A customs table of so many rows."""
        lines = []
        for _ in range(number):
            giver, taker, item = self.firm(), self.firm(), self.draw.choice(self.items)
            day = f"{self.draw.randint(2018, 2025)}-{self.draw.randint(1, 12):02}-{self.draw.randint(1, 28):02}"
            lines.append((giver, taker, item, self.draw.randint(1, 500), day))
        text = "\n".join(f"{g.names[0].text};{t.names[0].text};{i.description};{c};{d}" for g, t, i, c, d in lines)
        paper = self.paper(text, None, None)
        for giver, taker, item, count, day in lines:
            self.told(paper, "transfer", ("supplier", giver), ("recipient", taker), item=item, count=count, when=day,
                      reader="table", state="delivered")  # fmt: skip

    def paper(self, text: str, publisher: str | None, day: str | None) -> Document:
        """A new document."""
        id = hashed("paper", len(self.documents))
        made = Document(id=id, origin=f"{len(self.documents)}.txt", text=text, text_sha256=sha256_text(text),
                        publisher=publisher, published=day)  # fmt: skip
        self.documents.append(made)
        return made

    def told(
        self, paper: Document, relation: str, *ends: tuple[str, Party], item: Item | None = None,
        count: int | None = None, when: str | None = None, voice: list[Voice] | None = None, **more: str,
    ) -> None:  # fmt: skip
        """A claim of the document."""
        roles = [Role(role=role, text=p.names[0].text, start=0, end=1, party=p.id) for role, p in ends]
        if item:
            roles.append(Role(role="item", text=item.description, start=0, end=1, item=item.id))
        quantity = Quantity(value=count, unit=None, qualifier="exactly", text=str(count), start=0, end=1)
        dated = When(value=when, text=when or "", start=0, end=1)
        self.claims.append(
            Claim(
                id=hashed("claim", len(self.claims)), document=paper.id, relation=relation, roles=tuple(roles),
                quantity=quantity if count else None, when=dated if when else None, voice=tuple(voice or ()),
                evidence=(Evidence(0, len(paper.text), paper.text[:400]),), **more,
            )  # type: ignore[arg-type]
        )  # fmt: skip


def case(claims: int) -> Teller:
    """A case of about so many claims."""
    made = Teller(7, max(200, claims // 12))
    for _ in range(max(1, claims // 5_000)):
        made.rows(1_000)
    while len(made.claims) < claims:
        made.story()
    return made


def measure(claims: int) -> dict[str, float]:
    """Trace a case of so many claims."""
    from enduse.trace import trace

    made = case(claims)
    began, worked = time.perf_counter(), time.process_time()
    found = trace(made.documents, made.claims, made.parties, made.items)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    return {
        "claims": len(made.claims),
        "documents": len(made.documents),
        "transfers": len(found.transfers),
        "findings": len(found.findings),
        "seconds": round(seconds, 2),
        "cpu": round(worked, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Measure each size in a process of its own, and print."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    ask.add_argument("--one", type=int, help="measure one size in this process")
    told = ask.parse_args()
    if told.one:
        print(json.dumps(measure(told.one)))
        return
    sizes = [
        json.loads(subprocess.check_output([sys.executable, __file__, "--one", str(n)], text=True)) for n in told.claims
    ]
    KEPT.write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(sizes))


def section() -> str:
    """What was measured last, as a part of docs/performance.md; empty where nothing was."""
    if not KEPT.exists():
        return ""
    sizes = json.loads(KEPT.read_text(encoding="utf-8"))
    rows = "\n".join(
        f"| {s['claims']:,} | {s['documents']:,} | {s['transfers']:,} | {s['findings']:,} | {s['seconds']} "
        f"| {s['cpu']} | {1e6 * s['cpu'] / s['claims']:.0f} | {s['peak_mb']:,} |"
        for s in sizes
    )
    return _SAID.format(rows=rows, power=power(sizes))


def power(sizes: list[dict[str, float]]) -> str:
    """The exponent by which time grows with the number of claims, from the smallest to the largest case."""
    from math import log

    first, last = sizes[0], sizes[-1]
    if first["claims"] == last["claims"]:
        return "–"
    return f"{log(last['cpu'] / first['cpu']) / log(last['claims'] / first['claims']):.2f}"


if __name__ == "__main__":
    main()
