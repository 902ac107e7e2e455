"""What stands beside a name: "X, a subsidiary of Y", "the state-owned firm X", "the US-designated X"."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, noun_arguments, topmost
from enduse.read.grammar.joined import after_of, beside
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.word import Word


def appositions(sense: Sense, it: str | None) -> Iterator[Event]:
    """Ownership, location and sanction told by apposition or by an adjective, anywhere in the sentence."""
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag != "NP":
            continue
        yield from _child_or_parent(sense, k, it)
        yield from _front(sense, k, it)
        yield from _adjectives(sense, k, it)
        yield from _under(sense, k, it)


def _front(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "X is a front for Y", "X acts as a front company of Y": X acts for Y; that Y holds a share in it is not told."""
    chunks = sense.chunks
    phrase = chunks[k]
    if phrase.name is not None or not {w.low for w in phrase.words[-2:]} & words("nouns.corefer", "front"):
        return
    at = k - 1 if k and chunks[k - 1].low == "as" else k
    acting = at > 0 and chunks[at - 1].tag == "VG" and chunks[at - 1].lemma in words("frames.dealings", "being")
    verb = at - 1 if acting else None
    before = next(iter(arguments(chunks, verb).subject), None) if verb is not None else _beside(chunks, k)
    behind = next((m for p, m in noun_arguments(chunks, k).prepositions if p in {"for", "of"}), None)
    if before is None or behind is None:
        return
    principal, front = sense.standing(behind, it), sense.standing(before, it)
    if principal.kind in {"organization", "person", "place"} and front.kind == "organization":
        said = Filler("capacity", k, Standing("thing", None, *phrase.core))
        acts = [Filler("member", before, front), Filler("organization", behind, principal), said]
        yield Event("affiliation", k if verb is None else verb, acts, verb=verb)


def _child_or_parent(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "X, a subsidiary of Y" and "X, the parent company of Y"."""
    chunks = sense.chunks
    head, low = chunks[k].head, chunks[k].low
    if chunks[k].name is not None or not (
        head in words("nouns.corefer", "child")
        or head in words("nouns.corefer", "parent")
        or low.endswith("parent company")
    ):
        return
    other = after_of(chunks, k)
    before = _beside(chunks, k)
    owned = chunks[k].owner
    if (other is None and owned is None) or before is None:
        return
    first = sense.standing(before, it)
    second = (
        sense.standing(other, it)
        if other is not None
        else Standing(owned.kind, owned.key, owned.start, owned.end)
        if owned
        else None
    )
    if (
        second is None
        or first.kind not in {"organization", "person", "place"}
        or second.kind not in {"organization", "person", "place"}
    ):
        return
    owner, asset = (second, first) if head in words("nouns.corefer", "child") else (first, second)
    stake = [Filler("owner", None, owner), Filler("asset", None, asset)]
    verb = k - 1 if _is(chunks, k) else None  # "X is not a subsidiary of Y"
    yield Event(relation="ownership", trigger=k if verb is None else verb, fillers=stake, verb=verb)


def _seated(sense: Sense, k: int, named: Standing) -> Iterator[Event]:
    """ "the Istanbul-based trader X": where X has its seat."""
    said = sense.chunks[k].words
    for before, word in zip([None, *said], said, strict=False):
        place, _, last = word.token.text.rpartition("-")
        if last.lower() in words("frames.seats", "adjectives") and place:
            start = word.token.start
            seat = Standing("place", sense.referents.place_called(place), start, start + len(place))
            whole = before.found if before is not None else None
            if whole is not None and whole.end == seat.end:  # "Hong Kong-based"
                seat = Standing("place", whole.key, whole.start, whole.end)
            yield Event(
                relation="location", trigger=k, fillers=[Filler("subject", k, named), Filler("place", None, seat)]
            )


def _adjectives(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "the state-owned firm X", "X-owned Y", "Beijing-based X", "the US-designated X", "sanctioned X"."""
    phrase = sense.chunks[k]
    named = sense.standing(sense.named_before(k), it)
    if named.kind not in {"organization", "person"}:
        return
    yield from _seated(sense, k, named)
    for i, word in enumerate(phrase.words):
        first, _, last = word.low.rpartition("-")
        if last in {"owned", "controlled", "run"} and first == "state":
            start = word.token.start
            owner = _nation(sense, phrase, i) or Standing("organization", None, start, start + len(first))
            stake = [Filler("owner", None, owner), Filler("asset", k, named)]
            yield Event(relation="ownership", trigger=k, fillers=stake)
        elif last in words("frames.sanctioned", "adjectives") and first:
            yield _designated(sense, phrase, word, k, named)
        elif (
            word.low in words("frames.sanctioned", "adjectives")
            and word.tag == "N"
            and phrase.name is None
            and _is(sense.chunks, k)
        ):
            for m in arguments(sense.chunks, k - 1).subject[:1]:  # "X has been a listed person since 2011"
                target = Filler("target", m, sense.standing(m, it))
                if target.standing.kind in {"organization", "person"}:
                    yield Event(relation="sanction", trigger=k - 1, fillers=[target], verb=k - 1)
        elif word.low in words("frames.sanctioned", "adjectives") and word.tag == "N":
            yield Event(relation="sanction", trigger=k, fillers=[Filler("target", k, named)])


def _is(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the noun phrase at `k` stands behind "is", "has been"."""
    return k > 0 and chunks[k - 1].tag == "VG" and chunks[k - 1].lemma in {"be", "become", "remain"}


def _under(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "X, a maker of lenses under European Union sanctions": a listing told behind a name."""
    chunks = sense.chunks
    if k + 2 >= len(chunks) or chunks[k + 1].low != "under" or chunks[k + 2].tag != "NP" or chunks[k].tag != "NP":
        return
    programme = chunks[k + 2]
    if programme.head not in words("frames.sanctioned", "measures"):
        return
    party = sense.standing(sense.named_before(topmost(chunks, k)), it)
    if party.kind in {"organization", "person"} and party.key is not None:
        measure = Filler("programme", k + 2, Standing("thing", None, *programme.core))
        yield Event("sanction", k + 2, [Filler("target", k, party), measure])


def _designated(sense: Sense, phrase: Chunk, word: Word, k: int, named: Standing) -> Event:
    """ "the US-designated firm X": the authority is named inside the adjective."""
    authority = word.token.text.rpartition("-")[0]
    start = word.token.start
    standing = Standing("place", sense.referents.country_called(authority), start, start + len(authority))
    return Event(
        relation="sanction", trigger=k, fillers=[Filler("authority", None, standing), Filler("target", k, named)]
    )


def _nation(sense: Sense, phrase: Chunk, upto: int) -> Standing | None:
    """The country that an adjective before position `upto` names, if the document names that country anywhere."""
    for word in phrase.words[:upto]:
        for code in sense.referents.nations(Chunk(tag="NP", words=[word])):
            key = sense.referents.country(code)
            if key is not None:
                return Standing("place", key, word.token.start, word.token.end)
    return None


def _beside(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase that an apposition at k stands beside: before a comma, or before "is"."""
    if (named := beside(chunks, k)) is not None:
        return named
    if k >= 2 and chunks[k - 1].tag == "VG" and chunks[k - 1].lemma == "be" and chunks[k - 2].tag == "NP":
        return k - 2
    return None
