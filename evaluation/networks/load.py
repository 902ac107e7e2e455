"""A network and its gold, and the gold's claims as records: what a faultless reader would have handed to `resolve`.

`readings(network)` gives each document's references, mentions and claims with their offsets in the ingested text. With
`apart` each form of a name is a reference of its own, so that nothing about identity is given away.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enduse.compare.scripts import language_of
from enduse.ingest import gather, ingest, placed, sources
from enduse.records.claim import Claim, Evidence, Mention, Quantity, Role, Voice, When
from enduse.records.document import Document
from enduse.records.identity import hashed
from enduse.records.reading import Name, Reading, Reference
from enduse.reference.places import lookup

ROOT = Path(__file__).resolve().parent
#: Roles that stand for no party and no item.
WORDS_ONLY = frozenset({"price", "share", "capacity", "amount", "programme", "attribute", "value", "topic", "subject"})
PLACES = frozenset({"from", "to", "place"})
SCHEMAS = {"person": "Person", "place": "Address", "item": "Commodity"}


@dataclass(frozen=True)
class Network:
    """A story: its gold, and its documents by the stem of their file."""

    stem: str
    gold: dict[str, Any]
    documents: dict[str, Document]

    @property
    def claims(self) -> dict[str, dict[str, Any]]:
        """The gold's claims by id."""
        return {c["id"]: c for c in self.gold["claims"]}


@dataclass(frozen=True)
class Given:
    """The gold as records. `lost` are the gold's claims whose evidence does not stand in the ingested text."""

    readings: tuple[Reading, ...]
    claims: dict[str, str]  # record's id -> gold's id
    names: dict[tuple[str, str, str], str]  # (canonical, stem, form) -> reference id
    unnamed: dict[tuple[int, int], str]  # (number of the placeholder, of its mention) -> reference id
    lost: tuple[str, ...]


def networks(folder: Path) -> list[Network]:
    """The networks of a folder (`development`, `test`), or the one network that the folder is."""
    folders = [folder] if (folder / "gold.json").exists() else sorted(p.parent for p in folder.glob("*/gold.json"))
    return [network(one) for one in folders]


def network(folder: Path) -> Network:
    """One network."""
    given = texts(folder)
    found = gather(
        part for one in given for part in placed([i.document for i in ingest(one.origin, one.read())], one.origin)
    )
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return Network(folder.name, gold, {Path(d.origin).stem: d for d in found})


def texts(folder: Path) -> Any:
    """The sources of a network: its texts without the gold and the second reader's answers."""
    return sources(sorted(p for p in folder.iterdir() if p.name not in ("gold.json", "second.json") and p.is_file()))


def readings(one: Network, *, apart: bool = False) -> Given:
    """The gold's claims, names and placeholders as the readings of its documents."""
    made = {stem: _Made(stem, document, one, apart) for stem, document in one.documents.items()}
    claims: dict[str, str] = {}
    lost = []
    for claim in one.gold["claims"]:
        record = made[claim["doc"]].claim(claim) if claim["doc"] in made else None
        if record is None:
            lost.append(claim["id"])
        else:
            claims[record.id] = claim["id"]
    return Given(
        readings=tuple(m.reading() for m in made.values()),
        claims=claims,
        names={key: id for m in made.values() for key, id in m.names.items()},
        unnamed={key: id for m in made.values() for key, id in m.unnamed.items()},
        lost=tuple(lost),
    )


class _Made:
    """One document's references, mentions and claims in the making."""

    def __init__(self, stem: str, document: Document, one: Network, apart: bool) -> None:
        self.stem, self.document = stem, document
        self.references: dict[str, Reference] = {}
        self.mentions: list[Mention] = []
        self.claims: list[Claim] = []
        self.names: dict[tuple[str, str, str], str] = {}
        self.unnamed: dict[tuple[int, int], str] = {}
        self.known: dict[str, dict[str, str]] = {}  # canonical -> form -> reference id
        self.placeholders: dict[str, str] = {}  # words -> reference id
        for identity in one.gold["identities"]:
            for member in identity["members"]:
                if member["doc"] == stem:
                    groups = [[n] for n in member["names"]] if apart else [member["names"]]
                    for forms in groups:
                        self._named(identity["canonical"], identity["kind"], forms)
        for number, placeholder in enumerate(one.gold["unnamed"]):
            for at, mention in enumerate(placeholder["mentions"]):
                if mention["doc"] == stem:
                    self.unnamed[number, at] = self._placeholder(mention["text"])

    def reading(self) -> Reading:
        """What was made."""
        return Reading(
            document=self.document.id,
            references=tuple(self.references[k] for k in sorted(self.references)),
            mentions=tuple(self.mentions),
            claims=tuple(self.claims),
        )

    def claim(self, gold: dict[str, Any]) -> Claim | None:
        """The claim as a record; None where its evidence does not stand in the text."""
        span = find(self.document.text, gold["evidence"])
        if span is None:
            return None
        own = self.document.publisher
        voices = (Voice(name=own, kind="publication"),) if own else ()
        made = Claim(
            id=hashed("gold", self.document.id, gold["id"]),
            document=self.document.id,
            relation=gold["relation"],
            roles=tuple(self._role(role, span) for role in gold["roles"]),
            quantity=self._quantity(gold.get("quantity"), span),
            when=self._when(gold.get("when"), span),
            voice=(*voices, *(self._voice(v, span) for v in gold["voice"])),
            stance=gold["stance"],
            certainty=gold["certainty"],
            phase=gold["phase"],
            state=gold.get("state"),
            evidence=(Evidence(*span, self.document.text[slice(*span)]),),
            reader="gold",
        )
        self.claims.append(made)
        return made

    def _quantity(self, gold: dict[str, Any] | None, evidence: tuple[int, int]) -> Quantity | None:
        if not gold:
            return None
        start, end = self._spot(gold["text"], evidence)
        qualifier = gold.get("qualifier") or "exactly"
        return Quantity(
            value=gold["value"], unit=gold.get("unit"), qualifier=qualifier, text=gold["text"], start=start, end=end
        )

    def _when(self, gold: dict[str, Any] | None, evidence: tuple[int, int]) -> When | None:
        if not gold:
            return None
        start, end = self._spot(gold["text"], evidence)
        return When(value=gold["value"], text=gold["text"], start=start, end=end)

    def _named(self, canonical: str, kind: str, forms: list[str]) -> None:
        spans = [(f, s) for f in forms if (s := find(self.document.text, f))]
        id = hashed("reference", self.document.id, kind, forms[0], canonical)
        for form in forms:
            self.names[canonical, self.stem, form] = id
            self.known.setdefault(canonical, {})[form] = id
        self.references[id] = Reference(
            id=id,
            document=self.document.id,
            kind=kind,  # type: ignore[arg-type]
            schema=SCHEMAS.get(kind, "LegalEntity"),
            names=tuple(Name(f, language_of(f, self.document.language)) for f in forms),
        )
        for form, span in spans:
            self.mentions.append(
                Mention(document=self.document.id, start=span[0], end=span[1], text=form, kind=kind, ref=id)  # type: ignore[arg-type]
            )

    def _placeholder(self, words: str, kind: str = "organization") -> str:
        """The reference of words that name nobody; the same words in one text are one."""
        key = f"{kind} {words}"
        if key not in self.placeholders:
            id = hashed("reference", self.document.id, kind, words, "placeholder")
            self.placeholders[key] = id
            named = kind == "place"
            self.references[id] = Reference(
                id=id,
                document=self.document.id,
                kind=kind,  # type: ignore[arg-type]
                schema=SCHEMAS.get(kind, "LegalEntity"),
                names=(Name(words, self.document.language),) if named else (),
                description=None if named else words,
                unnamed=kind == "organization",
            )
        return self.placeholders[key]

    def _role(self, gold: dict[str, Any], evidence: tuple[int, int]) -> Role:
        start, end = self._spot(gold["text"], evidence)
        ref = None
        if gold["role"] not in WORDS_ONLY or gold.get("identity"):
            ref = self._filler(gold)
        return Role(role=gold["role"], text=self.document.text[start:end], start=start, end=end, ref=ref)

    def _filler(self, gold: dict[str, Any]) -> str:
        """The reference behind a role's words: the identity they name, else a place, a good or a placeholder."""
        words, known = gold["text"], self.known.get(gold.get("identity") or "", {})
        if known:
            return known.get(words) or _best(words, known)
        if gold["role"] == "item":
            return self._placeholder(words, "item")
        if gold["role"] in PLACES or lookup(words):
            return self._placeholder(words, "place")
        return self._placeholder(words)

    def _voice(self, gold: dict[str, Any], evidence: tuple[int, int]) -> Voice:
        start, end = self._spot(gold["name"], evidence)
        ref = None
        if gold["kind"] in ("publication", "organization", "person"):
            forms = {form: id for known in self.known.values() for form, id in known.items()}
            ref = forms.get(gold["name"]) or next(
                (forms[f] for f in sorted(forms, key=len, reverse=True) if f in gold["name"]), None
            )
        return Voice(name=gold["name"], kind=gold["kind"], ref=ref, start=start, end=end)

    def _spot(self, words: str, within: tuple[int, int]) -> tuple[int, int]:
        """Where words stand: in the evidence, else anywhere in the text, else the evidence itself."""
        return find(self.document.text, words, within) or find(self.document.text, words) or within


def _best(words: str, known: dict[str, str]) -> str:
    """The reference whose form stands in the words, else that of the first form ("the company")."""
    return next((known[f] for f in sorted(known, key=len, reverse=True) if f in words), next(iter(known.values())))


def find(text: str, words: str, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Where words stand in a text, white space of any kind alike; whole words before parts of words."""
    low, high = within or (0, len(text))
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    for bounded in (rf"(?<!\w){pattern}(?!\w)", pattern):
        if hit := re.compile(bounded).search(text, low, high):
            return hit.span()
    return None
