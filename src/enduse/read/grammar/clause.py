"""Who does what in a clause: the subject, objects and prepositional phrases of each verb group and event noun."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct, field

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.joined import coordinated, hangs_on, resident, says_on, who_is
from enduse.read.grammar.lexicon import table, words

#: Chunks at which a clause ends, looking right.
_EDGE = frozenset({"SUB", "REL", "THAT", "BREAK"})
#: Pronouns that do what the verb behind them tells.
DOERS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
#: Verbs of one list to either side.
_LONGEST_LIST = 8


class Arguments(Struct, kw_only=True):
    """Positions (into the sentence's chunks) of what hangs on a verb group or noun; `prepositions` in order."""

    subject: list[int] = field(default_factory=list)
    objects: list[list[int]] = field(default_factory=list)
    prepositions: list[tuple[str, int]] = field(default_factory=list)
    end: int = 0  # first position after the clause


def listed(chunks: Sequence[Chunk], verb: int) -> list[int]:
    """The verb groups joined with the one at `verb`, with no object between: "sold, rented or otherwise supplied"."""
    found = [verb]
    for step in (1, -1):
        k = verb
        for _ in range(_LONGEST_LIST):
            gap = k + step
            while 0 <= gap < len(chunks) and chunks[gap].tag in {"COMMA", "CC"} and abs(gap - k) < 3:
                gap += step
            if abs(gap - k) < 2 or not 0 <= gap < len(chunks) or not _alike(chunks[gap], chunks[verb]):
                break
            found.append(gap)
            k = gap
    found.sort()
    return found if any(c.tag == "CC" for c in chunks[found[0] : found[-1]]) else [verb]


def _alike(one: Chunk, other: Chunk) -> bool:
    """Whether two verb groups may stand in one list."""
    forms = {"past": "pp"}
    return one.tag == other.tag == "VG" and forms.get(one.form, one.form) == forms.get(other.form, other.form)


def subject_of(chunks: Sequence[Chunk], verb: int, depth: int = 0) -> list[int]:
    """The noun phrases that are the grammatical subject of the verb group at `verb`."""
    if depth > 6:
        return []
    verb = listed(chunks, verb)[0]
    group = chunks[verb]
    k = verb - 1
    while k >= 0 and chunks[k].tag in {"ADV", "TIME", "NEG"}:
        k -= 1
    if k > 1 and chunks[k].tag == "NP" and chunks[k - 1].tag == "PREP" and chunks[k - 2].tag == "CC":
        k -= 2  # "and from there re-exported"
    if k < 0:
        return []
    if group.infinitive or (not group.finite and group.form == "ing"):
        return _borrowed(chunks, verb, k, depth)
    if chunks[k].tag == "REL" or (chunks[k].tag == "THAT" and k and chunks[k - 1].tag == "NP"):
        return antecedent(chunks, k)
    if chunks[k].tag == "CC" or (chunks[k].tag == "COMMA" and k and chunks[k - 1].tag == "CC"):
        verbs = (m for m in range(k - 1, -1, -1) if chunks[m].tag == "VG")
        before = (m for m in verbs if chunks[m].finite or chunks[m].form == group.form)
        said = says_on(chunks, verb)
        previous = said if said is not None else next(before, None)
        return subject_of(chunks, previous, depth + 1) if previous is not None else []
    if chunks[k].tag == "COMMA":
        opened = _aside_before(chunks, k)
        if opened is None:
            return []
        seat = opened > 1 and chunks[opened - 1].tag == "COMMA"
        k = resident(chunks, _before_seat(chunks, opened) if seat else opened)
        if chunks[k].tag == "NP" and not group.finite and group.form in {"pp", "past"}:
            return [topmost(chunks, k)]
    told_of = _past_relative(chunks, k) if group.finite else None
    if told_of is not None:
        return [told_of]
    whose = chunks[k].tag == "NP" and k > 0 and chunks[k - 1].low in {"of", "about"}
    if whose and group.words[0].low in {"being", "having"}:
        return [k]  # "knew nothing about cameras being sold"
    if chunks[k].tag == "NP":
        top = topmost(chunks, k)
        return [m if m == top else _seated(chunks, m) for m in coordinated(chunks, top, -1)]
    if not group.finite:
        return _borrowed(chunks, verb, k, depth)
    # a reduced relative stands between: "documents reviewed by Reuters show"
    inner = next((m for m in range(k, -1, -1) if chunks[m].tag == "VG"), None)
    if inner is not None and not chunks[inner].finite:
        return subject_of(chunks, inner, depth + 1)
    return []


def _past_relative(chunks: Sequence[Chunk], k: int) -> int | None:
    """What "tractors that were landed at X | were bought by Y" is about: the noun phrase before a relative clause
    without commas that ends at `k`; None where none ends there.
    """
    told = False
    for m in range(k, 0, -1):
        tag = chunks[m].tag
        if tag in {"REL", "THAT"} and chunks[m - 1].tag == "NP":
            before = next((n for n in range(m - 1, -1, -1) if chunks[n].tag == "VG"), None)
            addressed = before is not None and chunks[before].lemma in words("voices.reporting", "stated")
            return topmost(chunks, m - 1) if told and not (tag == "THAT" and addressed) else None
        if tag in {"COMMA", "BREAK", "CC", "SUB", "THAT", "REL"}:
            return None
        told = told or (tag == "VG" and chunks[m].finite and not _reduced(chunks, m))
    return None


def topmost(chunks: Sequence[Chunk], k: int) -> int:
    """The head of a chain "NP of NP in NP": the noun phrase at its left end; reduced relatives are stepped over."""
    while k >= 2 and chunks[k - 1].tag in {"PREP", "TO"}:
        left = k - 2
        while left and chunks[left].tag == "TIME":
            left -= 1  # "a report last year by X"
        if left and chunks[left].tag == "CC":
            left -= 1  # "samples of X and of Y"
        elif left and chunks[left].tag == "VG" and _describing(chunks, left):
            left -= 1
        if chunks[left].tag != "NP":
            break
        k = left
    return k


def _describing(chunks: Sequence[Chunk], verb: int) -> bool:
    """Whether a verb group may describe the noun phrase before it: "papers obtained by X"."""
    group = chunks[verb]
    return not group.finite or (group.participle and group.lemma not in words("voices.reporting", "speaking"))


def _aside_before(chunks: Sequence[Chunk], comma: int) -> int | None:
    """For a comma that closes an aside: the position right before the comma that opened it."""
    for m in range(comma - 1, 0, -1):
        if chunks[m].tag == "COMMA" and chunks[m - 1].tag in {"NP", "BREAK"}:
            own = m + 2 if chunks[m + 1].participle else m + 1  # ", built in X, "
            told = [n for n in range(own, comma) if chunks[n].tag == "VG" and chunks[n].finite]
            opens = chunks[m + 1].indefinite or chunks[m + 1].tag == "PREP"  # ", a firm owned by X,"
            described = opens and all(_reduced(chunks, n) for n in told)  # ", in a letter dated 1 May,"
            if told and not described and all(c.tag != "REL" for c in chunks[m:comma]):
                return None
            inside = chunks[m + 1].tag
            if inside in {"NP", "PREP", "REL", "VG", "CC", "SUB", "ADV", "TIME"}:
                return m - 1
        if chunks[m].tag in {"BREAK", "THAT"}:
            return None
    return None


def antecedent(chunks: Sequence[Chunk], rel: int) -> list[int]:
    """The noun phrase that "which" or "who" stands for."""
    k = rel - 1
    while k >= 0 and chunks[k].tag in {"COMMA", "PREP"}:
        k -= 1
    if k < 0 or chunks[k].tag != "NP":
        return []
    if k > 1 and chunks[k].low in words("nouns.clauses", "carried_on") and chunks[k - 2].tag == "NP":
        k -= 2  # "bales of wool on board that were …"
    return [who_is(chunks, k) if chunks[rel].low == "who" else _seated(chunks, k)]


def _seated(chunks: Sequence[Chunk], k: int) -> int:
    """The party whose seat the place at `k` is: "X, a manufacturer in Y, which …", "a firm registered in Y, which …";
    else `k`.
    """
    spot = chunks[k].names if chunks[k].head in words("nouns.corefer", "spots") else ()  # "Y region"
    name = chunks[k].name or next((n for n in spot if n.kind == "place"), None)
    if name is None or k < 2:
        return k
    if name.kind != "place":  # "X in Y": a town that is taken for a party
        before = chunks[k - 2]
        firm = before.name is not None and before.name.kind == "organization" and before.words[-1].found == before.name
        return k - 2 if chunks[k - 1].low == "in" and firm else k
    if chunks[k - 1].tag == "COMMA":
        return _before_seat(chunks, k)
    party = _with_seat(chunks, k)
    if party is None:
        return k
    beside = party > 1 and chunks[party - 1].tag == "COMMA" and chunks[party - 2].tag == "NP"
    if beside and chunks[party].indefinite:
        return party - 2 if chunks[party - 2].name is not None else party
    site = chunks[k - 1].low in {"in", "near", "at", "outside"} and chunks[k - 2].tag == "NP"
    own = chunks[party].name
    named = own is not None and own.kind in {"organization", "person"}
    return party if site or named or chunks[party].head in words("frames.organizations", "heads") else k


def _with_seat(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase that the place at `k` tells the seat of: "a firm based in Y", "a firm with an office in Y"."""
    if chunks[k - 1].low not in {"in", "near", "at", "outside", "from", "of"}:
        return None
    party = k - 2
    if party and chunks[party].tag == "VG" and chunks[party].lemma in words("frames.seats", "verbs"):
        party -= 1
    if party > 1 and chunks[party].head in words("frames.seats", "sites") and chunks[party - 1].low == "with":
        party -= 2
    return party if chunks[party].tag == "NP" else None


def _before_seat(chunks: Sequence[Chunk], k: int) -> int:
    """The firm that a place behind a comma belongs to, also across a land: "X, Sharjah, which", "a firm in A, B,
    which".
    """
    land, name = chunks[k].name, chunks[k - 2].name
    if land is None or land.kind != "place" or chunks[k - 2].tag != "NP" or name is None:
        return k
    if name.kind == "place":
        seated = _seated(chunks, k - 2)
        return seated if seated != k - 2 else k
    return k - 2 if name.kind == "organization" else k


def _borrowed(chunks: Sequence[Chunk], verb: int, k: int, depth: int) -> list[int]:
    """The subject of an infinitive or a gerund: that of the verb it hangs on, or the noun phrase it describes."""
    group = chunks[verb]
    if group.form == "ing" and chunks[k].tag == "NP" and not group.infinitive:
        return [k]
    if group.form in {"pp", "past"} and chunks[k].tag == "NP":
        return [k]
    if (
        group.infinitive
        and chunks[k].tag == "NP"
        and k
        and chunks[k - 1].tag == "VG"
        and chunks[k - 1].lemma in words("nouns.clauses", "object_control")
    ):
        return [k]
    called = k > 1 and chunks[k - 1].low in {"on", "upon"} and chunks[k - 2].lemma == "call"
    if group.infinitive and chunks[k].tag == "NP" and called:
        return [k]  # "called on X to stop"
    for m in range(k, -1, -1):
        if chunks[m].tag == "VG" and m != verb:
            if chunks[m].lemma in words("voices.negation", "preventing") and any(
                c.low == "from" for c in chunks[m:verb]
            ):
                return _blamed(chunks, m)
            charged = {"with"} if chunks[m].lemma in words("voices.reporting", "charges") else set()
            if chunks[m].lemma in words("nouns.clauses", "blaming") and any(
                c.low in {"for", "of", *charged} for c in chunks[m:verb]
            ):
                return _blamed(chunks, m)
            return subject_of(chunks, m, depth + 1)
        if chunks[m].tag in {"BREAK"}:
            return []
    return []


def _blamed(chunks: Sequence[Chunk], m: int) -> list[int]:
    """Who is said to have done it in "placed X under sanctions for doing it", "imposed sanctions on X for doing it"."""
    found = Arguments()
    if chunks[m].passive:
        return subject_of(chunks, m, 1)
    _rightwards(chunks, m + 1, found, objects=True)
    why = words("voices.blame", "inquiries") | words("voices.blame", "charges")  # "arrested X on suspicion of"
    on = [n for p, n in found.prepositions if p in {"on", "against"} and chunks[n].head not in why]
    return on[:1] or (found.objects[0] if found.objects else [])


def verb_of(chunks: Sequence[Chunk], k: int) -> int:
    """The nearest verb group before k, or k itself where there is none."""
    return next((m for m in range(k - 1, -1, -1) if chunks[m].tag == "VG"), k)


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that tell an event of their own."""
    return frozenset(word for frame in table("frames")["noun"] for word in frame["lemmas"].split())


def arguments(chunks: Sequence[Chunk], verb: int) -> Arguments:
    """Everything that hangs on the verb group at `verb`."""
    found = Arguments(subject=subject_of(chunks, verb))
    _rightwards(chunks, verb + 1, found, objects=True)
    found.prepositions += _fronted(chunks, found.subject)
    if not found.objects and chunks[verb].tag == "VG":
        _shared_object(chunks, verb, found)
    if not found.objects and chunks[verb].tag == "VG" and not chunks[verb].passive:
        found.objects = _told_of(chunks, found.subject)
    return found


def _told_of(chunks: Sequence[Chunk], subject: Sequence[int]) -> list[list[int]]:
    """The object of a clause that stands right behind it: "the lenses | it | sold to Y"."""
    pronoun = subject[0] if len(subject) == 1 and chunks[subject[0]].low in DOERS else 0
    return [[pronoun - 1]] if pronoun and chunks[pronoun - 1].tag == "NP" else []


def _fronted(chunks: Sequence[Chunk], subject: Sequence[int]) -> list[tuple[str, int]]:
    """A prepositional phrase that opens the clause before its subject: "From Y they were trucked to Z"."""
    first = subject[0] if subject else 0
    k = first - 1 if first and chunks[first - 1].tag == "COMMA" else first
    opens = k > 1 and chunks[k - 1].tag == "NP" and chunks[k - 2].low in {"from", "via", "through"}
    clause = opens and (k == 2 or chunks[k - 3].tag in {"BREAK", "THAT"} or chunks[k - 3].tag == "CC")
    return [(chunks[k - 2].low, k - 1)] if clause else []


def noun_arguments(chunks: Sequence[Chunk], noun: int) -> Arguments:
    """Prepositional phrases after an event noun: "the delivery of X from A to B"."""
    found = Arguments()
    _rightwards(chunks, noun + 1, found, objects=False)
    return found


def _rightwards(chunks: Sequence[Chunk], k: int, found: Arguments, objects: bool) -> None:
    """Collect objects and prepositional phrases up to the end of the clause."""
    preposition: str | None = None
    while k < len(chunks):
        chunk = chunks[k]
        if chunk.tag in _EDGE:
            break
        if chunk.tag == "NEG" and chunk.low == "no" and objects and not found.objects and preposition is None:
            k += 1  # "had no dealings with X"
            continue
        if chunk.tag in {"PREP", "TO"}:
            preposition = chunk.low
        elif chunk.tag == "NP":
            group = coordinated(chunks, k)
            if preposition is not None:
                found.prepositions += [(hangs_on(chunks, found.prepositions, preposition, k, m), m) for m in group]
                objects = False
                if preposition == "for" and chunk.name is None and chunk.head in event_nouns():
                    k = group[-1] + 1
                    break  # what follows belongs to the purpose: "for use in X"
            elif (objects and len(found.objects) < 2) or (
                not found.objects and chunks[k - 1].tag == "NP" and chunks[verb_of(chunks, k)].tag == "VG"
            ):
                found.objects.append(group)  # also after a phrase: "ships to X electronic parts"
            else:
                break
            preposition = None
            k = group[-1]
        elif chunk.tag == "VG":
            if chunk.finite and not _reduced(chunks, k):
                break
            if preposition is not None or chunk.infinitive:
                break
            if chunk.form == "ing":
                break
            objects = False  # a reduced relative: its phrases are collected too, for "drones made in China"
        elif chunk.tag == "COMMA" and k + 1 < len(chunks) and chunks[k + 1].tag == "REL":
            close = next((m for m in range(k + 2, len(chunks)) if chunks[m].tag in {"COMMA", "BREAK"}), None)
            if (
                close is None
                or chunks[close].tag == "BREAK"
                or close + 1 >= len(chunks)
                or chunks[close + 1].tag not in {"PREP", "TO"}
            ):
                break
            k = close  # the clause goes on after the relative one
        elif chunk.tag == "COMMA":
            if not _comma_goes_on(chunks, k):
                break
            objects = False
        elif chunk.tag in {"CC", "PRED", "POSS", "NEG"}:
            if chunk.tag == "CC" and k + 1 < len(chunks) and chunks[k + 1].tag in {"PREP", "TO"}:
                k += 1
                continue
            break
        k += 1
    found.end = k


def _reduced(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the past form at k describes the noun phrase before it: "drones made in China"."""
    return (
        chunks[k].participle
        and k > 0
        and chunks[k - 1].tag == "NP"
        and k + 1 < len(chunks)
        and chunks[k + 1].tag in {"PREP", "TO", "ADV", "TIME"}
    )


def _comma_goes_on(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the clause goes on after a comma: with a preposition other than of a new aside."""
    return (
        k + 2 < len(chunks)
        and chunks[k + 1].tag in {"PREP", "TO"}
        and chunks[k + 1].low in {"from", "via", "through", "to", "in", "at", "with", "by"}
        and chunks[k + 2].tag == "NP"
    )


def _shared_object(chunks: Sequence[Chunk], verb: int, found: Arguments) -> None:
    """The object that listed verbs share: "developed, built and tested a drone"."""
    last = listed(chunks, verb)[-1]
    if last != verb and not found.prepositions:
        later = Arguments()
        _rightwards(chunks, last + 1, later, objects=True)
        found.objects, found.prepositions = later.objects, later.prepositions
        found.end = later.end
