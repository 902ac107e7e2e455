"""Names joined to references: one document-local key for each thing, with schema, countries and what it cannot be."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from enduse.read.names import aliases
from enduse.read.names.apposed import PARTS, acronym_beside, apposed, seats
from enduse.read.names.cues import cues
from enduse.read.names.found import Found, Spot
from enduse.read.names.numbered import numbered
from enduse.read.segment import Sentence
from enduse.records.proposal import ProposedReference
from enduse.reference.places import demonym, fold, lookup

_PUBLIC = frozenset(
    (
        "ministry department office bureau directorate agency army navy force forces service staff senate parliament "
        "court council police treasury administration committee commission embassy intelligence congress guard "
        "cabinet government secretariat inspectorate tribunal"
    ).split()
)
_BODIES = frozenset(
    (
        "institute center centre university academy association foundation fund union federation society council "
        "laboratory"
    ).split()
)
#: A sentence that names more things than this is a list; those beyond are not compared.
_MOST_BESIDE = 60
_LINK = re.compile(
    r"\s?[(\[,]?\s?(?:\(|"
    r"(?:(?<=[(\[,])|(?<=[(\[,]\s))or\s(?:the\s)?|"
    r",?\s?(?:also known as|also called|known as|aka|a\.k\.a\.|formerly|hereinafter)\s(?:the\s)?|[(\[])[\"“”'«]?",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
#: What makes a choice of an "or" behind it, within one sentence: "either", "whether"; a name before it in a list.
_OPEN = re.compile(r"\b(?:either|neither|whether|nor)\b[^.;!?]*$|(?:\bnot\s|[\w)],\s)(?:the\s)?$", re.IGNORECASE)
_CHOICE_REACH = 80


def references(
    text: str,
    prose: Sequence[Sentence],
    spots: Sequence[Spot],
    same: Sequence[tuple[tuple[str, str], tuple[str, str]]] = (),
    *,
    inflected: bool = False,
) -> tuple[list[Found], tuple[ProposedReference, ...]]:
    """The spots as found names with keys, and the references behind the keys in the order of their first mention.

    `same` are further names (kind, own form) that stand for one thing. `inflected`: the names stand in the text in
    their cases, and the spots know their dictionary forms.
    """
    names, place = _names(spots)
    equated = [*_equated(text, spots, place), *((place[a], place[b]) for a, b in same if a in place and b in place)]
    joined = aliases.join(names, equated, _beside(prose, spots, place))
    keys = {i: f"{names[r].kind}:{_slug(names[r])}" for i, r in enumerate(joined.root)}
    found = [
        Found(s.start, s.end, s.kind, keys[place[s.kind, s.own]], s.naming and not _last_word(text, s))  # type: ignore[arg-type]
        for s in spots
    ]
    found += _pointing(prose, spots, found, names, keys)
    apart: dict[str, set[str]] = {}
    for i, j in joined.apart:
        apart.setdefault(keys[i], set()).add(keys[j])
        apart.setdefault(keys[j], set()).add(keys[i])
    numbers = numbered(text, found)
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(keys[place[spot.kind, spot.own]], []).append(spot)
    refs: dict[str, ProposedReference] = {}
    for spot, one in zip(spots, found, strict=False):
        key = one.key or ""
        if key not in refs:
            members = groups[key]
            refs[key] = ProposedReference(
                key=key,
                kind=spot.kind,  # type: ignore[arg-type]
                schema=_schema(members),
                identifiers=numbers.get(key, ()),
                countries=_countries(members, text),
                description=apposed(members, text) if spot.kind == "organization" else None,
                distinct_from=tuple(sorted(apart.get(key, ()))),
                normal=spot.own if inflected and spot.kind in {"organization", "person", "publication"} else None,
            )
    return found, tuple(refs.values())


_OFFICE = re.compile("部$|署$|海关$|法院$|检察院$|国务院$|总局$|^Мін|^Мин|^МИД|^МЗС|^ФСБ|^ГРУ|^Генштаб")


def _last_word(text: str, spot: Spot) -> bool:
    """Whether a medium is only pointed at by the last word of its name: "the Ledger"."""
    own = re.sub(r"^(?:The|Der|Die|Das|Le|La|El|Il) ", "", spot.own)
    return spot.kind == "publication" and own.endswith(" " + text[spot.start : spot.end])


def _names(spots: Sequence[Spot]) -> tuple[list[aliases.Name], dict[tuple[str, str], int]]:
    """The distinct names in the order of their first mention, and where each stands in that list."""
    names: list[aliases.Name] = []
    place: dict[tuple[str, str], int] = {}
    for spot in spots:
        if (spot.kind, spot.own) not in place:
            place[spot.kind, spot.own] = len(names)
            names.append(aliases.Name(spot.own, spot.kind, spot.start))
    return names, place


def _slug(name: aliases.Name) -> str:
    """The part of a key that tells the thing: a place's key in the table of places, else the folded name."""
    known = lookup(name.text) if name.kind == "place" else None
    return known.key if known else fold(name.text) or name.text


def _equated(text: str, spots: Sequence[Spot], place: Mapping[tuple[str, str], int]) -> Iterator[tuple[int, int]]:
    """Pairs that the text equates: "Full Name (ABBR)", "the Garpiya-3, or G3", "also known as"."""
    for left, right in pairwise(spots):
        gap = text[left.end : right.start]
        if len(gap) > 30 or left.kind != right.kind or left.kind == "place":
            continue
        if acronym_beside(text, left, right) or (
            _LINK.fullmatch(gap) and not (_OR.search(gap) and _choice(text, left, right))
        ):
            yield place[left.kind, left.own], place[right.kind, right.own]


def _choice(text: str, left: Spot, right: Spot) -> bool:
    """Whether ", or" leaves two things to choose from, and does not give another name of the first: "A, B, or C",
    "either A, or B"."""
    if _OPEN.search(text, max(0, left.start - _CHOICE_REACH), left.start):
        return True
    closed = text[right.end : right.end + 2].lstrip("\"”»'")[:1]
    return closed not in {",", ")", "]", ";", ".", ":"}


def _beside(
    prose: Sequence[Sentence], spots: Sequence[Spot], place: Mapping[tuple[str, str], int]
) -> Iterator[tuple[int, int]]:
    """Pairs of names of one kind in one sentence."""
    starts = [s.start for s in spots]
    for sentence in prose:
        here = spots[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = list(dict.fromkeys((s.kind, s.own) for s in here))[:_MOST_BESIDE]
        for left, right in combinations(named, 2):
            if left[0] == right[0]:
                yield place[left], place[right]


def _pointing(
    prose: Sequence[Sentence],
    spots: Sequence[Spot],
    found: Sequence[Found],
    names: Sequence[aliases.Name],
    keys: Mapping[int, str],
) -> Iterator[Found]:
    """ "the Institute", "the Ministry" where one organization before it has that head: it points back, and is no
    name."""
    taken = {place for s in spots for place in range(s.start, s.end)}
    for sentence in prose:
        for i in range(1, len(sentence.tokens)):
            token = sentence.tokens[i]
            if (
                sentence.tokens[i - 1].low != "the"
                or not token.text[0].isupper()
                or token.low not in cues().strong | cues().trade
            ):
                continue
            if token.start in taken:
                continue
            fits = {
                keys[n]
                for n, name in enumerate(names)
                if name.kind == "organization" and name.first < token.start and token.low in name.text.lower().split()
            }
            if len(fits) == 1:
                yield Found(token.start, token.end, "organization", fits.pop(), False)


def _schema(members: Sequence[Spot]) -> str:
    """The FollowTheMoney schema that the names of a reference tell."""
    kind = members[0].kind
    if kind == "person" and all(s.guessed for s in members):
        return "LegalEntity"  # a person or a firm
    if kind != "organization":
        return {"person": "Person", "place": "Address", "publication": "Organization", "item": "Commodity"}[kind]
    words = {w.lower().strip(".,") for s in members for w in s.own.split()}
    if any(_legal(s.own) for s in members):
        return "Company"
    if words & _BODIES:
        return "Organization"
    if words & _PUBLIC or any(_OFFICE.search(s.own) for s in members):
        return "PublicBody"
    last = {s.own.split()[-1].lower().strip(".,") for s in members}
    return "Company" if last & cues().trade else "LegalEntity"


def _legal(own: str) -> bool:
    """Whether a legal form belongs to the name."""
    bare = own.rstrip(".")
    if re.search(r"公司$", bare) or re.match(r"(?:ООО|О?АО|ПАО|ЗАО|ТОВ|П?АТ|ПрАТ|ТОО|ФГУП|НПО|НПП)\s", bare):
        return True
    return bare.endswith(cues().ends) or own.startswith(cues().begins)


def _countries(members: Sequence[Spot], text: str) -> tuple[str, ...]:
    """The countries that the names of a reference tell: a place's own, a body's, a nation's name in or before the
    name."""
    found = {s.country for s in members if s.country} | seats(members, text)
    for spot in members:
        if spot.kind == "place":
            known = lookup(spot.own) or lookup(spot.own.split()[0])
            found |= {known.country} if known else set()
        elif spot.kind in ("organization", "person"):
            before = re.findall(
                rf"[A-Z][\w.-]*(?=(?:['’]s)?\s(?:{PARTS}[a-z-]+\s){{0,3}}$)",
                text[max(0, spot.start - 60) : spot.start].rpartition("\n\n")[2],
            )
            first = spot.own.split()[0]
            for word in (first, *before[-1:]):
                code = demonym(word)
                if code is None and word == first and spot.kind == "organization":
                    known = lookup(word)
                    code = known.country if known and known.kind == "country" else None
                found |= {code} if code else set()
    return tuple(sorted(found - {None, ""}))
