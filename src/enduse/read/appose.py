"""What stands beside a name: "X, a subsidiary of Y", "A. B., a research fellow at Z", "the state-owned firm X"."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.tag import Word
from enduse.read.names import Found


def _posts(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "Its director and beneficial owner is A. B.": a post, a stake, or both."""
    chunks = sense.chunks
    if k + 2 >= len(chunks) or chunks[k + 1].tag != "VG" or chunks[k + 1].lemma != "be" or chunks[k + 2].tag != "NP":
        return
    person = chunks[k + 2].name
    whole = chunks[k]
    if person is None or person.kind != "person":
        return
    of = _after_of(chunks, k)
    if whole.owner is not None:
        firm: Standing | None = Standing(whole.owner.kind, whole.owner.key, whole.owner.start, whole.owner.end)
    elif whole.words[0].low == "its" and it is not None:
        firm = Standing("organization", it, whole.words[0].token.start, whole.words[0].token.end)
    else:
        firm = sense.standing(of, it) if of is not None else None
    if firm is None or firm.kind != "organization":
        return
    member = Standing("person", person.key, person.start, person.end)
    heads = {w.low for w in whole.words}
    if heads & {"owner", "shareholder", "co-owner"}:
        yield Event(
            relation="ownership", trigger=k, fillers=[Filler("owner", k + 2, member), Filler("asset", None, firm)]
        )
    if heads - {"owner", "beneficial", "its", "and", "shareholder", "sole", "majority", "the", "main"}:
        yield Event(
            relation="affiliation",
            trigger=k,
            fillers=[
                Filler("member", k + 2, member),
                Filler("organization", None, firm),
                Filler("capacity", None, Standing("thing", None, *whole.core)),
            ],
        )


def appositions(sense: Sense, it: str | None) -> Iterator[Event]:
    """Ownership, affiliation, location and sanction told by apposition or by an adjective, anywhere in the sentence."""
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag != "NP":
            continue
        yield from _posts(sense, k, it)
        yield from _led(sense, k, it)
        yield from _child_or_parent(sense, k, it)
        yield from _affiliation(sense, k, it)
        yield from _adjectives(sense, k, it)


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
    other = _after_of(chunks, k)
    beside = _beside(chunks, k)
    owned = chunks[k].owner
    if (other is None and owned is None) or beside is None:
        return
    first = sense.standing(beside, it)
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
    yield Event(relation="ownership", trigger=k, fillers=[Filler("owner", None, owner), Filler("asset", None, asset)])


def _affiliation(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "A. B., a research fellow at the Z", "A. B., from the Z", "A. B. of the Z", "the Z's director, A. B."."""
    chunks = sense.chunks
    phrase = chunks[k]
    if phrase.name is None or phrase.name.kind != "person":
        return
    person = Standing("person", phrase.name.key, phrase.name.start, phrase.name.end)
    m = k + 1
    capacity: Standing | None = None
    if m < len(chunks) and chunks[m].tag == "COMMA":
        m += 1
        if m < len(chunks) and chunks[m].tag == "NP" and chunks[m].name is None and chunks[m].owner is None:
            capacity = Standing("thing", None, *chunks[m].core)
            m += 1
            while (
                m + 2 < len(chunks)
                and chunks[m].low == "of"
                and chunks[m + 1].tag == "NP"
                and not _org(sense, m + 1, it)
                and chunks[m + 2].tag == "PREP"
            ):
                m += 2
    if (
        m + 1 < len(chunks)
        and chunks[m].low in {"at", "of", "for", "from", "with"}
        and chunks[m + 1].tag == "NP"
        and _org(sense, m + 1, it)
    ):
        fillers = [Filler("member", k, person), Filler("organization", m + 1, sense.standing(m + 1, it))]
        if capacity is not None:
            fillers.append(Filler("capacity", None, capacity))
        yield Event(relation="affiliation", trigger=k, fillers=fillers)
    elif phrase.owner is not None and phrase.owner.kind == "organization" and len(phrase.words) > 3:
        yield Event(
            relation="affiliation",
            trigger=k,
            fillers=[
                Filler("member", k, person),
                Filler(
                    "organization",
                    None,
                    Standing("organization", phrase.owner.key, phrase.owner.start, phrase.owner.end),
                ),
            ],
        )


def _led(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "X's director, A. B., …" and "X, whose chairman is A. B."."""
    chunks = sense.chunks
    phrase = chunks[k]
    if phrase.name is None and phrase.owner is not None and phrase.owner.kind == "organization" and k + 2 < len(chunks):
        beside = chunks[k + 2]
        if (
            chunks[k + 1].tag == "COMMA"
            and beside.tag == "NP"
            and beside.name is not None
            and beside.name.kind == "person"
        ):
            firm = Standing("organization", phrase.owner.key, phrase.owner.start, phrase.owner.end)
            after = phrase.words[-1].token
            yield _post(k, beside.name, firm, Standing("thing", None, after.start, after.end))
    if (
        phrase.tag == "NP"
        and k >= 2
        and chunks[k - 1].low == "whose"
        and k + 2 < len(chunks)
        and chunks[k + 1].lemma == "be"
    ):
        named = chunks[k + 2].name
        before = next((sense.standing(m, it) for m in range(k - 2, -1, -1) if chunks[m].tag == "NP"), None)
        if named is not None and named.kind == "person" and before is not None and before.kind == "organization":
            yield _post(k, named, before, Standing("thing", None, *phrase.core))


def _post(k: int, person: Found, firm: Standing, capacity: Standing) -> Event:
    """A person's post in an organization."""
    member = Standing("person", person.key, person.start, person.end)
    roles = [Filler("member", None, member), Filler("organization", None, firm), Filler("capacity", None, capacity)]
    return Event(relation="affiliation", trigger=k, fillers=roles)


def _seated(sense: Sense, k: int, named: Standing) -> Iterator[Event]:
    """ "the Istanbul-based trader X": where X has its seat."""
    for word in sense.chunks[k].words:
        place, _, last = word.token.text.rpartition("-")
        if last.lower() == "based" and place:
            start = word.token.start
            seat = Standing("place", sense.referents.place_called(place), start, start + len(place))
            yield Event(
                relation="location", trigger=k, fillers=[Filler("subject", k, named), Filler("place", None, seat)]
            )


def _org(sense: Sense, m: int, it: str | None) -> bool:
    name = sense.chunks[m].name
    return name is not None and name.kind in {"organization", "publication"}


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
            owner = _nation(sense, phrase, i)
            if owner is not None:
                yield Event(
                    relation="ownership", trigger=k, fillers=[Filler("owner", None, owner), Filler("asset", k, named)]
                )
        elif last in words("frames.sanctioned", "adjectives") and first:
            yield _designated(sense, phrase, word, k, named)
        elif word.low in words("frames.sanctioned", "adjectives") and word.tag == "N":
            yield Event(relation="sanction", trigger=k, fillers=[Filler("target", k, named)])


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


def _after_of(chunks: Sequence[Chunk], k: int) -> int | None:
    return k + 2 if k + 2 < len(chunks) and chunks[k + 1].low == "of" and chunks[k + 2].tag == "NP" else None


def _beside(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase that an apposition at k stands beside: before a comma, or before "is"."""
    if k >= 2 and chunks[k - 1].tag == "COMMA" and chunks[k - 2].tag == "NP":
        return k - 2
    if k >= 2 and chunks[k - 1].tag == "VG" and chunks[k - 1].lemma == "be" and chunks[k - 2].tag == "NP":
        return k - 2
    return None
