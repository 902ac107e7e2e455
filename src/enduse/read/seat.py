"""Where a party has its seat, told beside its name: "X in Y", "X of Y", "X, a trader in Y", "the Y dealer X"."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.fill import named_after
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.word import Word
from enduse.read.names import Found

_IN = frozenset({"in", "near", "outside", "at"})


def seats(sense: Sense, it: str | None) -> Iterator[Event]:
    """A location for each named party whose seat stands beside it."""
    chunks = sense.chunks
    for k, chunk in enumerate(chunks):
        if chunk.tag != "NP":
            continue
        named = _named(chunk)
        if named is not None:
            place = _behind(chunks, k, named) or _described(chunks, k) or _inside(chunk, named)
            if place is not None:
                yield _seat(k, Standing(named.kind, named.key, named.start, named.end), place)
            continue
        owned = _owned_site(sense, k, it)
        if owned is not None:
            yield owned
            continue
        beside = _name_behind(chunks, k)
        if beside is not None:  # "the Singapore reseller, X," and "a ferry company in Tallinn, X,"
            party, place = _named(chunks[beside]), _of_head(chunk) or _next(chunks, k)
            if party is not None and place is not None:
                yield _seat(beside, Standing(party.kind, party.key, party.start, party.end), place)


def _named(chunk: Chunk) -> Found | None:
    """The organization or person that a noun phrase names with its last words."""
    last = chunk.words[-1].found
    return last if last is not None and last.kind in {"organization", "person"} and last.naming else None


def _place(chunks: Sequence[Chunk], k: int) -> Found | None:
    """The place that the noun phrase at k is and nothing more."""
    if not 0 <= k < len(chunks) or chunks[k].tag != "NP":
        return None
    name = chunks[k].name
    if name is None or name.kind != "place":
        return None
    return name if all(w.found == name or w.tag == "DET" for w in chunks[k].words) else None


def _site(chunks: Sequence[Chunk], k: int) -> Found | None:
    """The place at k, also behind a word for a part of it: "the port of Y", "the outskirts of Y", "the town of Y"."""
    if (found := _place(chunks, k)) is not None:
        return found
    spot = 0 <= k < len(chunks) and chunks[k].tag == "NP" and chunks[k].head in words("frames.seats", "spots")
    return _place(chunks, k + 2) if spot and k + 2 < len(chunks) and chunks[k + 1].low == "of" else None


def _behind(chunks: Sequence[Chunk], k: int, named: Found) -> Found | None:
    """ "X in Y", "X of Y" for an organization; "X, Y" where a mark closes it."""
    if named.kind == "person":  # "A. B., 51, of Y"
        aged = [c.tag for c in chunks[k + 1 : k + 4]] == ["COMMA", "NP", "COMMA"] and chunks[k + 2].low.isdigit()
        return _place(chunks, k + 5) if aged and k + 5 < len(chunks) and chunks[k + 4].low == "of" else None
    if named.kind != "organization" or k + 2 >= len(chunks):
        return None
    if chunks[k + 1].low in _IN | {"of"}:
        return _site(chunks, k + 2)
    if chunks[k + 1].tag == "COMMA" and chunks[k + 2].low in _IN:  # "X, in Y,"
        ends = next((m for m in range(k + 4, min(k + 7, len(chunks))) if chunks[m].tag in {"COMMA", "BREAK"}), None)
        return _site(chunks, k + 3) if ends is not None and all(c.tag != "VG" for c in chunks[k + 3 : ends]) else None
    closed = k + 3 >= len(chunks) or chunks[k + 3].tag in {"COMMA", "BREAK"}
    listed = any(c.tag == "CC" for c in chunks[k + 3 : k + 6])
    return _place(chunks, k + 2) if chunks[k + 1].tag == "COMMA" and closed and not listed else None


def _described(chunks: Sequence[Chunk], k: int) -> Found | None:
    """The seat in an apposition: "X, a trader in Y", "X, a Y forwarder", "X, a maker of radars in Y"."""
    if k + 2 >= len(chunks) or chunks[k + 1].tag != "COMMA" or chunks[k + 2].tag != "NP":
        return None
    said = chunks[k + 2]
    if said.words[0].low not in {"a", "an", "the", "another"} or said.name is not None:
        return None
    if said.words[0].low != "the" and said.owner is None and (own := _first_place(said.words)) is not None:
        return own
    m = k + 3
    while m + 1 < len(chunks) and chunks[m].tag == "PREP" and chunks[m + 1].tag == "NP":
        place = _site(chunks, m + 1)
        if place is not None and (chunks[m].low in _IN | {"on"} or (m == k + 3 and chunks[m].low in {"from", "of"})):
            return place
        m += 2
    return None


def _next(chunks: Sequence[Chunk], k: int) -> Found | None:
    """ "a hotel company in Y"."""
    inside = chunks[k].indefinite and k + 1 < len(chunks) and chunks[k + 1].low == "in"
    return _place(chunks, k + 2) if inside else None


def _name_behind(chunks: Sequence[Chunk], k: int) -> int | None:
    """The name in apposition to the description at k, also with "in Y" between."""
    beside = named_after(chunks, k)
    if beside is None and _next(chunks, k) is not None and k + 5 < len(chunks):
        closed = chunks[k + 3].tag == "COMMA" and chunks[k + 5].tag in {"COMMA", "BREAK"}
        beside = k + 4 if closed and chunks[k + 4].tag == "NP" else None
    return beside


def _owned_site(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "X's yard in Y", "its headquarters in Y", "X, with offices in Y": where a party has a site."""
    chunks = sense.chunks
    phrase = chunks[k]
    if phrase.head not in words("frames.seats", "sites") or k + 2 >= len(chunks) or chunks[k + 1].low not in _IN:
        return None
    place = _site(chunks, k + 2)
    if place is None:
        return None
    beside = chunks[k - 3] if k > 2 and chunks[k - 1].low == "with" and chunks[k - 2].tag == "COMMA" else None
    if beside is not None and beside.tag == "NP" and (named := _named(beside)) is not None:
        return _seat(k, Standing(named.kind, named.key, named.start, named.end), place)
    if k and chunks[k - 1].tag == "VG" and chunks[k - 1].lemma in {"have", "maintain", "keep"}:
        return None  # the verb tells it: "has its seat in Y"
    if phrase.owner is None and phrase.words[0].low not in {"its", "their", "our"} and not _of_firm(phrase):
        return None
    standing = sense.standing(k, it)
    site = standing if standing.kind == "organization" else Standing("thing", None, *phrase.core)
    return _seat(k, site, place)


def _of_firm(phrase: Chunk) -> bool:
    """ "The company's plant"."""
    return any(w.tag == "POSS" for w in phrase.words) and phrase.words[0].low == "the"


def _inside(chunk: Chunk, named: Found) -> Found | None:
    """ "the Izmir dealer X"."""
    before = [w for w in chunk.words if w.token.end <= named.start]
    if not before or before[-1].tag != "N" or any(w.tag == "POSS" for w in before):
        return None
    return _first_place(before) if before[-1].low in _heads() else None


def _of_head(chunk: Chunk) -> Found | None:
    """ "the Singapore reseller": the place before a head that can be a party."""
    if chunk.name is not None or chunk.owner is not None:
        return None
    return _first_place(chunk.words)


def _first_place(inner: Sequence[Word]) -> Found | None:
    found = next((w.found for w in inner if w.found is not None), None)
    return found if found is not None and found.kind == "place" else None


def _heads() -> frozenset[str]:
    return words("frames.organizations", "heads") | words("frames.persons", "heads")


def _seat(k: int, party: Standing, place: Found) -> Event:
    seat = Standing("place", place.key, place.start, place.end)
    return Event(relation="location", trigger=k, fillers=[Filler("subject", k, party), Filler("place", None, seat)])
