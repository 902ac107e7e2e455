"""Where does a text put a firm, named or not? "a broker in Baku", "Baku-based Orbis", "гонконгская фирма",
迪拜一家运输公司."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from enduse.compare.toponyms import places_in
from enduse.records.claim import Claim, Mention
from enduse.records.document import Document
from enduse.records.reading import Reference
from enduse.reference.places import lookup, place

_AFTER = re.compile(
    r"\s*,?\s*(?:(?:which is |that is )?(?:based|registered|located|headquartered|incorporated|operating)\s+)?"
    r"(?:in|of|в|во)\s+(?:the\s+)?(?:(?:port|city|town|free zone)\s+of\s+|г\.\s*)?"
)
#: «в Россию», «во Францию», «в Казахстан»: where to, not where. An undeclined name («Баку») may be either.
_INTO = re.compile(r"\s*,?\s*во?\s", re.IGNORECASE)
_TO = re.compile(r"(?<!^Крым)(?<!^Клин)[ую]$|[бвгджзйклмнпрстфхцчшщь]$")
#: A town's adjective before a name: «алматинское ТОО „…“», «тульский завод „…“», "the Almaty firm …".
_SEATED = re.compile(
    r"(?:^|(?<=\W))(?P<town>[А-ЯЁа-яё-]{4,30}(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их))\s+"
    r"(?:(?:ООО|ТОО|АО|ЗАО|ПАО|ОАО|ОсОО|ИП|фирм\w|компани\w{1,3}|завод\w?|предприяти\w)\s+)?[«„“\"]?$|"
    r"\b(?P<seat>[A-Z][\w’-]{2,20}) (?:firm|company|plant|trader|forwarder|distributor|broker|dealer) $"
)
_BEFORE = re.compile(r"(?:-based|’s|'s)?[^\S\n]*(?:的|一家|某|一名)*[^\S\n]*[«“\"]?")


def seats(
    documents: Sequence[Document], mentions: Iterable[Mention], claims: Iterable[Claim], refs: Mapping[str, Reference]
) -> dict[str, frozenset[str]]:
    """The places of firms and persons, by reference: keys of places as the table has them."""
    texts = {d.id: d.text for d in documents}
    found: dict[str, set[str]] = defaultdict(set)
    for ref in refs.values():
        if ref.unnamed and ref.description:
            found[ref.id] |= {p.key for p in places_in(ref.description)}
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.ref in refs and mention.document in texts:
            by_document[mention.document].append(mention)
    for document, named in sorted(by_document.items()):
        for mention in named:
            if mention.kind == "organization":
                found[str(mention.ref)] |= _said_before(texts[document], mention.start)
        for left, right in pairwise(sorted(named, key=lambda m: (m.start, -m.end))):
            gap = texts[document][left.end : right.start] if left.end <= right.start else None
            if gap is None or len(gap) > 60:
                continue
            if (
                right.kind == "place"
                and left.kind == "organization"
                and _AFTER.fullmatch(gap)
                and not _whither(gap, right.text)
            ):
                found[str(left.ref)] |= _key(right.text)
            if left.kind == "place" and right.kind == "organization" and _BEFORE.fullmatch(gap):
                found[str(right.ref)] |= _key(left.text)
    for claim in claims:
        if claim.relation == "location" and claim.stance == "asserts" and claim.phase != "planned":
            where = {key for role in claim.fillers("place") for key in _key(role.text)}
            for role in claim.fillers("subject"):
                if role.ref and role.ref in refs:
                    found[role.ref] |= where
    return {ref: frozenset(keys) for ref, keys in found.items() if keys}


def _whither(gap: str, place: str) -> bool:
    """Whether Russian words say where something goes: «в Россию», not «в России»."""
    if not _INTO.fullmatch(gap):
        return False
    declined = place.split()[-1] if place.split() else ""
    known = lookup(declined)
    return bool(_TO.search(declined)) and not (known and declined.lower()[-1:] in "ую")


def _said_before(text: str, start: int) -> set[str]:
    """The town of which an adjective before a name tells: «алматинское ТОО „Тарвел“»; a state's tells less."""
    match = _SEATED.search(text, max(0, start - 60), start)
    return set(cities_of(_key(match["town"] or match["seat"]))) if match else set()


def countries_of(keys: Iterable[str]) -> frozenset[str]:
    """The countries of places."""
    return frozenset(known.country for key in keys if (known := place(key)))


def cities_of(keys: Iterable[str]) -> frozenset[str]:
    """The places that are no countries."""
    return frozenset(key for key in keys if (known := place(key)) and known.kind != "country")


def _key(text: str) -> set[str]:
    return {p.key for p in places_in(text)}
