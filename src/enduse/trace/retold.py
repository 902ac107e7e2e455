"""Which text retells an earlier one without naming it? The one most of whose claims an earlier text has made before.

A single claim for which a text names no source at all, and which an earlier text has made, counts as retold as well.
Works across languages, since claims are compared by the parties, items and figures they speak of, not by their words.
A text put out by somebody whom it is about (a ministry, a firm) speaks for itself and retells nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from enduse.records.claim import Claim
from enduse.records.document import Document
from enduse.trace.goods import is_again, kinds
from enduse.trace.phrases import is_press

#: So many claims of a text, and this share of those that tell of parties, must stand in one earlier text.
CLAIMS, SHARE = 3, 0.5
#: Days after which a text is no longer taken to retell another one without saying so.
DAYS = 60
#: A fact told by more texts than this says nothing of who has it from whom.
COMMON = 60

Fact = tuple[object, ...]


class Retold(NamedTuple):
    """What texts tell that others told before."""

    sources: dict[str, dict[str, str]]  # document -> its claims -> the earlier text that the document retells
    first: dict[str, str]  # claim -> the earliest text that tells the same, whoever is named as source


def retold(claims: Iterable[Claim], documents: Mapping[str, Document], speaks_for_itself: frozenset[str]) -> Retold:
    """What each text retells, and who told first what it tells."""
    of_text: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.reader.startswith("table") and documents[claim.document].published:
            of_text.setdefault(claim.document, []).append(claim)
    order = sorted(of_text, key=lambda d: (documents[d].published or "", documents[d].origin, d))
    place = {id: n for n, id in enumerate(order)}
    day = {id: day_number(documents[id].published or "") for id in order}
    known: dict[Fact, list[str]] = defaultdict(list)
    found: dict[str, dict[str, str]] = {}
    first: dict[str, str] = {}
    for text in order:
        told = {c.id: _facts(c) for c in of_text[text]}
        told = {id: facts for id, facts in told.items() if facts}
        if text not in speaks_for_itself and told:
            bare = {c.id for c in of_text[text] if _unsourced(c, documents[text])}
            papers = {c.id for c in of_text[text] if _on_paper(c)}
            before = {
                id: _earlier([(*f, "paper") for f in facts] if id in papers else facts, day[text], known, day)
                for id, facts in told.items()
            }
            first |= {id: min(sources, key=place.__getitem__) for id, sources in before.items() if sources}
            count = Counter(source for sources in before.values() for source in sources)
            found[text] = {
                id: min(sources, key=place.__getitem__) for id, sources in before.items() if sources and id in bare
            }
            for source in sorted(count, key=lambda s: (-count[s], place[s]))[:1]:
                if count[source] >= CLAIMS and count[source] >= SHARE * len(told):
                    found[text] |= {id: source for id, sources in before.items() if source in sources}
        seen = {f for facts in told.values() for f in facts}
        seen |= {(*f, "paper") for c in of_text[text] if _on_paper(c) or _by_a_body(c) for f in told.get(c.id, ())}
        for fact in seen:
            known[fact].append(text)
    return Retold(found, first)


def _earlier(facts: Sequence[Fact], today: int, known: Mapping[Fact, list[str]], day: Mapping[str, int]) -> set[str]:
    """The earlier texts, of the last days, that have one of these facts."""
    found: set[str] = set()
    for fact in facts:
        sources = known.get(fact)
        if sources and len(sources) <= COMMON:
            found |= {s for s in sources if 0 <= today - day[s] <= DAYS}
    return found


def day_number(text: str) -> int:
    """The number of the day of an ISO date; a month or year stands for its first day."""
    year, month, day = (*text.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day)).toordinal()


def _on_paper(claim: Claim) -> bool:
    """Whether a claim rests on a document that the text cites: only what rested on one before can be its source."""
    return bool(claim.voice) and claim.voice[-1].kind == "document" and not is_press(claim.voice[-1].name)


def _by_a_body(claim: Claim) -> bool:
    """Whether an organization says it: its report is a paper, too."""
    return bool(claim.voice) and claim.voice[-1].kind == "organization"


def _unsourced(claim: Claim, document: Document) -> bool:
    """Whether a claim names nobody as its source, the text's own publisher aside."""
    own = (document.publisher or "").casefold()
    return all(v.kind == "publication" and v.name.casefold() == own for v in claim.voice)


def _facts(claim: Claim) -> list[Fact]:
    """What a claim tells, in terms that do not depend on its words: who with whom, whom with which goods, how many."""
    ids = sorted({str(r.party or r.item) for r in claim.roles if r.party or r.item})
    goods = sorted({k for r in claim.fillers("item") if not is_again(r.text) for k in kinds(r.text)})
    topic = (claim.relation, claim.stance)
    found: list[Fact] = [(*topic, a, b) for n, a in enumerate(ids) for b in ids[n + 1 :]]
    value = claim.quantity.value if claim.quantity else None
    found += [(*topic, r.party, k) for r in claim.roles if r.party for k in goods]
    if value is not None:
        found += [(*topic, k, value) for k in goods if value > 1]
        found += [(*topic, a, value) for a in ids]
    if claim.when and claim.when.value:
        found += [(*topic, a, claim.when.value) for a in ids]
    if claim.voice and claim.voice[-1].kind == "anonymous":
        found += [(*topic, a, "anonymous") for a in ids]
    if claim.stance in ("no_reply", "declines", "unaware"):
        found += [(*topic, a) for a in ids]
    return found
