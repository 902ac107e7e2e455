"""Who holds a post where: "A. B., a research fellow at Z", "Z's director, A. B.", "its manager, A. B."."""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.fill import named_behind
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk, described
from enduse.read.grammar.joined import after_of, coordinated
from enduse.read.grammar.lexicon import words
from enduse.read.names import Found
from enduse.read.segment import Token

#: Posts that are stakes.
_OWNERS = frozenset({"owner", "co-owner", "proprietor", "shareholder"})


def posts(sense: Sense, it: str | None) -> Iterator[Event]:
    """Affiliations (and stakes) told beside a person's name, anywhere in the sentence."""
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag == "NP":
            yield from _is_director(sense, k, it)
            yield from _holds_post(sense, k, it)
            yield from _listed(sense, k, it)
            yield from _led(sense, k, it)
            yield from _affiliation(sense, k, it)
            yield from _titled(sense, k, it)
            yield from _spokes(sense, k, it)
            yield from _led_of(sense, k)


def _is_director(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "Its director and beneficial owner is A. B.": a post, a stake, or both."""
    chunks = sense.chunks
    if k + 2 >= len(chunks) or chunks[k + 1].tag != "VG" or chunks[k + 1].lemma != "be" or chunks[k + 2].tag != "NP":
        return
    person = chunks[k + 2].name
    whole = chunks[k]
    if person is None or person.kind != "person":
        return
    of = after_of(chunks, k)
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
    if heads & _OWNERS:
        yield Event(
            relation="ownership", trigger=k, fillers=[Filler("owner", k + 2, member), Filler("asset", None, firm)]
        )
    if heads - _OWNERS - {"beneficial", "its", "and", "sole", "majority", "the", "main"}:
        yield Event(
            relation="affiliation",
            trigger=k,
            fillers=[
                Filler("member", k + 2, member),
                Filler("organization", None, firm),
                Filler("capacity", None, Standing("thing", None, *whole.core)),
            ],
        )


def _holds_post(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "A. B. is the sole director of X", "he was a member of the board of X"."""
    chunks = sense.chunks
    at = _verb_behind(chunks, k)
    if at + 3 >= len(chunks) or chunks[at].tag != "VG" or chunks[at].lemma != "be" or chunks[at].negated:
        return
    member = sense.standing(k, it)
    if member.kind != "person" or member.key is None or not _post_of(chunks[at + 1]):
        return
    m = at + 2
    while (
        m + 2 < len(chunks) and chunks[m].low == "of" and not _names_org(chunks[m + 1]) and chunks[m + 2].tag == "PREP"
    ):
        m += 2
    if m + 1 < len(chunks) and chunks[m].low in {"at", "of", "for", "with"} and _names_org(chunks[m + 1]):
        firm = sense.standing(m + 1, it)
        capacity = Standing("thing", None, *chunks[at + 1].core)
        found = _post(k, member, firm, capacity, sense)
        found.verb = at
        yield found
        title = {w.low for w in chunks[at + 1].words}
        if found.relation == "ownership" and title & (
            words("frames.persons", "heads") - _OWNERS
        ):  # "owner and director"
            roles = [Filler("member", None, member), Filler("organization", None, firm)]
            yield Event("affiliation", k, [*roles, Filler("capacity", None, capacity)], verb=at)


def _verb_behind(chunks: Sequence[Chunk], k: int) -> int:
    """Where the verb stands behind the noun phrase at `k`, across an aside: "A. B., a Y national, was"."""
    if k + 1 >= len(chunks) or chunks[k + 1].tag != "COMMA":
        return k + 1
    close = next((m for m in range(k + 2, len(chunks)) if chunks[m].tag not in {"NP", "PREP"}), k)
    return close + 1 if chunks[close].tag == "COMMA" else k + 1


def _listed(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "The register names A. B. as the director of X", "lists X with A. B. as director"."""
    chunks = sense.chunks
    person = _person(chunks[k])
    if person is None or k < 1 or k + 2 >= len(chunks) or chunks[k + 1].low != "as" or not _post_of(chunks[k + 2]):
        return
    beside = chunks[k - 1].low == "with" and k > 2
    firm = k - 2 if beside else k + 4
    named = firm < len(chunks) and (beside or chunks[k + 3].low in {"of", "at"})
    verb = chunks[k - 3 if beside else k - 1]
    if not named or verb.lemma not in words("frames.parts", "naming") or verb.negated or not _names_org(chunks[firm]):
        return
    title = _title(chunks[k + 2])
    yield _post(k, person, sense.standing(firm, it), title, sense)


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
                and not _names_org(chunks[m + 1])
                and chunks[m + 2].tag == "PREP"
            ):
                m += 2
    if (
        m + 1 < len(chunks)
        and chunks[m].low in {"at", "of", "for", "from", "with"}
        and chunks[m + 1].tag == "NP"
        and _names_org(chunks[m + 1])
    ):
        firm = sense.standing(m + 1, it)
        if capacity is not None:
            yield _post(k, phrase.name, firm, capacity, sense)
        else:
            yield Event("affiliation", k, [Filler("member", k, person), Filler("organization", m + 1, firm)])
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


def _led_of(sense: Sense, k: int) -> Iterator[Event]:
    """ "X's head of compliance, A. B., …": a post with "of", in the organization that owns it."""
    chunks = sense.chunks
    phrase = chunks[k]
    if phrase.owner is None or not _is_org(phrase.owner) or k + 4 >= len(chunks) or not _post_of(phrase):
        return
    person = _person(chunks[k + 4]) if chunks[k + 4].tag == "NP" else None
    if chunks[k + 1].low in {"of", "for"} and chunks[k + 3].tag == "COMMA" and person is not None:
        after = phrase.words[-1].token
        capacity = Standing("thing", None, after.start, chunks[k + 2].end)
        yield _post(k, person, _of(phrase.owner), capacity, sense)


def _led(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "X's director, A. B., …" and "X, whose chairman is A. B."."""
    chunks = sense.chunks
    phrase = chunks[k]
    told = phrase.owner is None and _post_of(phrase) and k + 2 < len(chunks)
    firm = _owner(sense, phrase, it) if told else _of(phrase.owner) if phrase.owner is not None else None
    if phrase.name is None and firm is not None and firm.kind == "organization" and k + 2 < len(chunks):
        beside = chunks[k + 2]
        if (
            chunks[k + 1].tag == "COMMA"
            and beside.tag == "NP"
            and beside.name is not None
            and beside.name.kind == "person"
        ):
            yield _post(k, beside.name, firm, _title(phrase), sense)
    if (
        phrase.tag == "NP"
        and k >= 2
        and chunks[k - 1].low == "whose"
        and k + 2 < len(chunks)
        and chunks[k + 1].lemma == "be"
    ):
        named = chunks[k + 2].name
        before = _before(sense, k, it)
        if named is not None and named.kind == "person" and before is not None:
            yield _post(k, named, before, Standing("thing", None, *phrase.core), sense)


def _before(sense: Sense, k: int, it: str | None) -> Standing | None:
    """The organization that "whose" before the noun phrase at `k` points to."""
    before = next((sense.standing(m, it) for m in range(k - 2, -1, -1) if sense.chunks[m].tag == "NP"), None)
    return before if before is not None and before.kind == "organization" else None


def _body(titles: Sequence[Token]) -> int | None:
    """Where the name of a state's body ends within a title: "foreign ministry | spokeswoman"."""
    ends = [t.end for t in titles[:-1] if t.low in words("nouns.corefer", "state_heads")]
    return ends[-1] if ends and titles[0].end < ends[-1] else None


def _post(k: int, person: Found | Standing, firm: Standing, capacity: Standing, sense: Sense) -> Event:
    """A person's post in an organization; an owner's stake where the post is that of an owner."""
    member = Standing("person", person.key, person.start, person.end)
    if set(sense.referents.text[capacity.start : capacity.end].lower().split()) & _OWNERS:
        return Event("ownership", k, [Filler("owner", None, member), Filler("asset", None, firm)])
    roles = [Filler("member", None, member), Filler("organization", None, firm), Filler("capacity", None, capacity)]
    return Event("affiliation", k, roles)


def _titled(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "A. B., Z's export manager", "its manager, A. B.,", "foreign ministry spokeswoman A. B."."""
    chunks = sense.chunks
    phrase = chunks[k]
    person = _person(phrase)
    before = chunks[k - 2] if k >= 2 and chunks[k - 1].tag == "COMMA" else None
    behind = chunks[k + 2] if k + 2 < len(chunks) and chunks[k + 1].tag == "COMMA" else None
    if person is None:
        return
    firm_behind = _owner(sense, behind, it) if behind is not None and _post_of(behind) else None
    if behind is not None and firm_behind is not None:
        yield _post(k, person, firm_behind, _title(behind), sense)
    elif before is not None and _post_of(before) and before.words[0].low in {"its", "their"}:
        for possessor in _possessors(sense, k - 2, it):
            yield _post(k, person, possessor, _title(before), sense)
    else:
        inner = [w for w in phrase.words if w.token.end <= person.start]
        firm = next((w.found for w in inner if w.found is not None and _is_org(w.found)), None)
        titles = [w.token for w in inner if w.tag == "N" and (firm is None or w.token.start >= firm.end)]
        if not titles or inner[-1].low not in words("frames.persons", "heads"):
            return
        capacity = Standing("thing", None, titles[0].start, titles[-1].end)
        speaks = sense.referents.we if sense.referents.own_statement else None
        if inner[0].low in {"its", "their"} and firm is None:
            for possessor in _possessors(sense, k, it):
                yield _post(k, person, possessor, capacity, sense)
            return
        whose = _before(sense, k, it) if chunks[k - 1].low == "whose" and k > 1 else None
        body = _body(titles) if firm is None else None
        if firm is not None:
            yield _post(k, person, _of(firm), capacity, sense)
        elif whose is not None:  # "X, whose owner A. B. …"
            yield _post(k, person, whose, capacity, sense)
        elif body is not None:  # "foreign ministry spokeswoman A. B."
            office = Standing("organization", None, titles[0].start, body)
            rest = next(t for t in titles if t.start >= body)
            yield _post(k, person, office, Standing("thing", None, rest.start, titles[-1].end), sense)
        elif speaks is not None:  # "chief executive A. B." in a statement of the firm
            yield _post(k, person, Standing("organization", speaks, capacity.start, capacity.end), capacity, sense)


def _possessors(sense: Sense, k: int, it: str | None) -> list[Standing]:
    """Whose "its owner" at `k` is: of the firms it is joined with ("listed X and its owner"), else of the one that "it"
    means. After "and" it may begin a clause of its own, which is about the subject: "X paid Y, and its owner signed".
    """
    chunks, own = sense.chunks, sense.chunks[k].words[0]
    told = any(c.tag == "VG" and c.finite for c in chunks[:k])
    close = next((c for c in chunks[k + 1 :] if c.tag not in {"NP", "COMMA"}), None)
    clause = told and close is not None and close.tag == "VG" and close.finite
    if k > 1 and chunks[k - 1].tag in {"CC", "COMMA"} and not clause:
        beside = coordinated(chunks, k - 2, -1) if own.low == "their" else [k - 2]
        firms = [_of(n) for m in beside if (n := chunks[m].name) is not None and _is_org(n)]
        if firms:
            return firms
    return [Standing("organization", it, own.token.start, own.token.end)] if it is not None else []


def _spokes(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "A spokeswoman for the agency, A. B., said": the post of A. B. in the agency."""
    behind = named_behind(sense.chunks, k)
    person = _person(sense.chunks[behind]) if behind is not None else None
    firm = sense.standing(k + 2, it) if behind is not None else None
    if person is not None and firm is not None and firm.kind in {"organization", "publication"}:
        yield _post(k, person, firm, Standing("thing", None, *sense.chunks[k].core), sense)


def _owner(sense: Sense, phrase: Chunk, it: str | None) -> Standing | None:
    """The organization in "Z's director" or "the forwarder's director"."""
    if phrase.owner is not None:
        return _of(phrase.owner) if _is_org(phrase.owner) else None
    at = next((n for n, w in enumerate(phrase.words) if w.tag == "POSS"), 0)
    if at < 2 or phrase.words[0].low != "the":
        return None
    inner = described(phrase.words[:at])
    near = sense.referents.firm_spoken_of() if inner.head in words("nouns.corefer", "own_firm") else None
    if near is not None:
        return Standing("organization", near, *inner.core)  # "the company's director" behind what the one firm did
    standing = sense.referents.of(inner, it)
    return standing if standing.kind == "organization" and not (standing.key or "").startswith("unnamed:") else None


def _person(phrase: Chunk) -> Found | None:
    name = phrase.name
    return name if name is not None and name.kind == "person" else None


def _post_of(phrase: Chunk) -> bool:
    """Whether a noun phrase without a name of its own tells a post."""
    return phrase.tag == "NP" and phrase.name is None and phrase.head in words("frames.persons", "heads")


def _is_org(found: Found) -> bool:
    return found.kind in {"organization", "publication"}


def _names_org(phrase: Chunk) -> bool:
    return phrase.name is not None and _is_org(phrase.name)


def _of(found: Found) -> Standing:
    return Standing(found.kind, found.key, found.start, found.end)


def _title(phrase: Chunk) -> Standing:
    """The words of the post, without whose it is."""
    own = [n for n, w in enumerate(phrase.words) if w.tag == "POSS"]
    first = own[-1] + 1 if own else 1 if phrase.words[0].low in {"its", "their"} else 0
    inner = phrase.words[first:] or phrase.words
    return Standing("thing", None, inner[0].token.start, inner[-1].token.end)
