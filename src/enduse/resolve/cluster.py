"""Which references become one? Best pairs first; whatever forbids any two members forbids the whole join."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from enduse.compare.identifiers import of_person
from enduse.records.judgement import Judgement
from enduse.records.match import Reason
from enduse.records.party import Merge
from enduse.resolve.block import pairs, twins
from enduse.resolve.judged import Judged
from enduse.resolve.score import forbidden, same_words, score, two_names
from enduse.resolve.scored import MERGE, POSSIBLE, VETOED, Scored
from enduse.resolve.shared import short_names
from enduse.resolve.short import within_texts
from enduse.resolve.subject import Subject

#: Kinds of likeness that join only where the choice is plain, the surest first. What two scripts join makes the choice
#: of a short name plain.
OFFERED = ("contained", "across", "contained", "seated", "contained")
#: Kinds that make the choice of a short name less plain.
_DOUBTS = {"contained": "seated", "seated": "contained"}
_SEVERAL = "several longer names hold this one"
#: Once two longer names are one, the choice of a short name may be plain: so often it is asked again.
_ROUNDS = 3


class Near(Struct, frozen=True):
    """Two references that may be one and were kept apart, with the reason for keeping."""

    left: str
    right: str
    scored: Scored
    why: str


class Clustered(Struct, frozen=True):
    """The clusters as sorted ids, each with its merges; near misses; and judgements that could not be followed."""

    clusters: tuple[tuple[tuple[str, ...], tuple[Merge, ...]], ...]
    near: tuple[Near, ...]
    unmet: tuple[tuple[Judgement, str], ...]


def cluster(subjects: Sequence[Subject], words: Judged, told: Iterable[tuple[str, str]] = ()) -> Clustered:
    """Join references: judged pairs first, then exact twins, then the best scores, and last short names in longer ones.

    A short name joins a longer one only when one longer name offers itself: with two, only the one named in the same
    document, else none.
    """
    known = {s.id: s for s in subjects}
    union = _Union(subjects, words, told)
    shared = short_names(subjects)
    unmet = []
    for one, other, judgement in words.same:
        if one in known and other in known:
            why = union.join(one, other, Merge(left=one, right=other, score=1.0, judgement=judgement.id), forced=True)
            unmet += [(judgement, why)] if why else []
    exemplars = []
    for group in twins(subjects, shared):
        exemplars.append(group[0])
        for twin in group[1:]:
            reason = Reason(feature="name", score=0.97, detail="the same words")
            union.join(group[0].id, twin.id, Merge(left=group[0].id, right=twin.id, score=0.97, reasons=(reason,)))
    scored = []
    for i, j in pairs(exemplars):
        left, right = exemplars[i], exemplars[j]
        result = score(left, right)
        if result.score >= POSSIBLE:
            scored.append((-result.score, left.id, right.id, result))
    scored.sort(key=lambda entry: entry[:3])
    near = []
    for _, a, b, result in scored:
        if a in shared or b in shared:
            near.append(Near(a, b, replace(result, score=min(result.score, VETOED)), _SEVERAL))
        elif result.kind in OFFERED and result.score >= MERGE:
            continue
        elif result.score >= MERGE:
            why = union.join(a, b, Merge(left=a, right=b, score=result.score, reasons=result.reasons))
            near += [Near(a, b, replace(result, score=min(result.score, VETOED)), why)] if why else []
        else:
            near.append(Near(a, b, result, "not alike enough to join"))
    near += _contained(list(within_texts(subjects)), union, known)
    for kind in OFFERED:
        offered = [o for o in scored if not {o[1], o[2]} & shared and o[3].kind in (kind, _DOUBTS.get(kind))]
        asked = [(a, b, r if r.kind == kind else replace(r, score=min(r.score, VETOED))) for _, a, b, r in offered]
        for _ in range(_ROUNDS):
            before = union.joins
            near += _contained(asked, union, known)
            if union.joins == before:
                break
    apart = tuple(n for n in near if union.find(n.left) != union.find(n.right) and _open(n, union, known))
    return Clustered(union.clusters(), apart, tuple(unmet))


def _open(near: Near, union: "_Union", known: dict[str, Subject]) -> bool:
    """Whether a person may still be asked about two references: nothing forbids the join, or only facts that two
    bearers of one name are told apart by."""
    if union.blocked(near.left, near.right) is None:
        return True
    return union.kept_apart(near.left, near.right) is None and same_words(known[near.left], known[near.right])


def _contained(found: Sequence[tuple[str, str, Scored]], union: "_Union", known: dict[str, Subject]) -> list[Near]:
    """Join short names to the longer ones that hold them, where the choice is plain."""
    offers: dict[str, list[tuple[str, str, Scored]]] = defaultdict(list)
    for a, b, result in found:
        short, long = (a, b) if result.shorter == a else (b, a)
        offers[short].append((short, long, result))
    by_root: dict[str, list[tuple[str, str, Scored]]] = defaultdict(list)
    for short in sorted(offers):
        by_root[union.find(short)] += offers[short]
    claimed: dict[str, set[str]] = defaultdict(set)  # by the root of a longer name: those that may be short for it
    for root, offered in by_root.items():
        for short, long, result in offered:
            if result.score >= MERGE and union.blocked(short, long) is None:
                claimed[union.find(long)].add(root)
    near = []
    for root in sorted(by_root, key=lambda r: (-max(o[2].score for o in by_root[r]), r)):  # the likest names first
        live = [o for o in by_root[root] if union.find(o[1]) != union.find(o[0]) and union.blocked(o[0], o[1]) is None]
        longer = sorted({union.find(o[1]) for o in live})
        live = [o for o in live if o[2].score >= MERGE]  # the others only make the choice less plain
        if len(longer) > 1:
            near += [Near(*o, _SEVERAL) for o in live]
            documents = {known[m].ref.document for m in union.members(root)}
            longer = [r for r in longer if documents & {known[m].ref.document for m in union.members(r)}]
        if len(longer) == 1 and (offer := next((o for o in live if union.find(o[1]) == longer[0]), None)):
            short, long, result = offer
            if any(union.blocked(short, other) for other in claimed[union.find(long)] if union.find(other) != root):
                near.append(Near(*offer, "several short names may stand for the longer one"))
                continue
            claims = claimed[union.find(short)] | claimed[union.find(long)]
            union.join(short, long, Merge(left=short, right=long, score=result.score, reasons=result.reasons))
            claimed[union.find(long)] = claims
    return near


class _Union:
    """Disjoint sets of references that know what their members cannot be. The smallest id is the root."""

    def __init__(self, subjects: Iterable[Subject], words: Judged, told: Iterable[tuple[str, str]]) -> None:
        self._subjects = {s.id: s for s in subjects}
        self._root = {s: s for s in self._subjects}
        self._members = {s: [s] for s in self._subjects}
        self._looks = {s.id: {self._look(s): s} for s in self._subjects.values()}
        self._merges: dict[str, list[Merge]] = {s: [] for s in self._subjects}
        self.joins = 0
        self._why: dict[tuple[str, str, str], str | None] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in words.apart:
            self._apart[left].add(right)
            self._apart[right].add(left)
        self._told: dict[str, set[str]] = defaultdict(set)
        own = ((s.id, other) for s in self._subjects.values() for other in s.ref.distinct_from)
        for left, right in (*own, *told):
            self._told[left].add(right)
            self._told[right].add(left)

    @staticmethod
    def _look(subject: Subject) -> object:
        """Members of one look forbid the same things, so one of them is asked for all."""
        numbers = tuple((i.scheme, i.value, of_person(i)) for i in subject.ref.identifiers)
        names = subject.names if subject.group in ("organization", "person") else ()
        known = subject.group, numbers, subject.countries, subject.designations, subject.characters, subject.bodies
        return known, subject.ref.description, names, subject.bearer, subject.things, subject.korean

    def find(self, ref: str) -> str:
        """The root of a reference's set."""
        while self._root[ref] != ref:
            self._root[ref] = self._root[self._root[ref]]
            ref = self._root[ref]
        return ref

    def members(self, root: str) -> list[str]:
        """The members of a root's set."""
        return self._members[root]

    def kept_apart(self, left: str, right: str) -> str | None:
        """Why a document or a judgement tells the sets of two references apart."""
        few, many = sorted((self._members[self.find(left)], self._members[self.find(right)]), key=len)
        others = set(many)
        for member in few:
            if member in self._told and self._told[member] & others:
                return "the document tells them apart"
            if hit := self._apart[member] & others if member in self._apart else None:
                return f"a judgement keeps {member} and {min(hit)} apart"
        return None

    def blocked(self, left: str, right: str, forced: bool = False) -> str | None:
        """Why the sets of two references cannot join; `forced` asks only what people judged and what no judgement
        can join."""
        a, b = self.find(left), self.find(right)
        few, many = sorted((self._members[a], self._members[b]), key=len)
        others = set(many)
        for member in () if forced else few:
            if member in self._told and self._told[member] & others:
                return "the document tells them apart"
        for member in few:
            if hit := self._apart[member] & others if member in self._apart else None:
                return f"a judgement keeps {member} and {min(hit)} apart"
        if forced:
            kinds = {self._subjects[r].group for r in (a, b)}
            return "places and items join only their like" if len(kinds) > 1 and kinds & {"item", "place"} else None
        pairs = list(product(self._looks[a].values(), self._looks[b].values()))
        return next((why for ask in (forbidden, two_names) for pair in pairs if (why := self._ask(ask, *pair))), None)

    def _ask(self, ask: Callable[[Subject, Subject], str | None], ours: Subject, theirs: Subject) -> str | None:
        """Why two looks cannot be one, remembered: the same pair is asked for many joins."""
        key = ask.__name__, ours.id, theirs.id
        if key not in self._why:
            self._why[key] = ask(ours, theirs)
        return self._why[key]

    def join(self, left: str, right: str, merge: Merge, *, forced: bool = False) -> str | None:
        """Join the sets of two references, or say why not. Joining what is joined keeps the first merge only."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b:
            return None
        if why := self.blocked(left, right, forced):
            return why
        self.joins += 1
        self._root[b] = a
        self._members[a] += self._members.pop(b)
        self._looks[a] |= self._looks.pop(b)
        self._merges[a] += [*self._merges.pop(b), merge]
        return None

    def clusters(self) -> tuple[tuple[tuple[str, ...], tuple[Merge, ...]], ...]:
        """All sets, sorted, each with the merges that made it."""
        return tuple((tuple(sorted(self._members[r])), tuple(self._merges[r])) for r in sorted(self._members))
