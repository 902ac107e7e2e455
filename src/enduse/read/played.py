"""What part a party played in a transfer, told by the noun for the part: "the buyer was X", "names the consignee as X",
"the purchases were arranged by X".
"""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler, verb_frames
from enduse.read.fill import PARTY_KINDS, suits
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, noun_arguments
from enduse.read.grammar.lexicon import words

#: The part that the owner of the noun plays: "X's largest customer" buys from X.
_OPPOSITE = {"supplier": "recipient", "recipient": "supplier"}


def parts_played(sense: Sense, it: str | None) -> Iterator[Event]:
    """A transfer for each part in it that a sentence assigns to a party."""
    for k, chunk in enumerate(sense.chunks):
        if chunk.tag != "VG":
            continue
        yield from _named_as(sense, k, it)
        event = _is(sense, k, it) or _plays(sense, k, it) or _given_as(sense, k, it) or _arranged(sense, k, it)
        if event is not None:
            yield event


def part_of(phrase: Chunk) -> str | None:
    """The role that a noun phrase without a name is the word for: "the importer of record" is the recipient."""
    if phrase.tag != "NP" or phrase.name is not None:
        return None
    if phrase.low.endswith(("end user", "end-user")):
        return "end_user"
    return next((role for role in _ROLES if phrase.head in words("frames.parts", role)), None)


def _event(role: str, at: int, fillers: list[Filler], verb: int | None, *, noun: bool = True) -> Event:
    """What a part tells of: that of the maker of a production, any other of a transfer."""
    return Event("production" if role == "producer" else "transfer", at, fillers, verb=verb, noun=noun)


_ROLES = ("supplier", "recipient", "via", "end_user", "producer")


def _is(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "The buyer named on the invoice was X", "its largest customer is X"."""
    chunks = sense.chunks
    if chunks[k].lemma not in {"be", "remain"} or not chunks[k].finite:
        return None
    at = _subject(chunks, k)
    role = part_of(chunks[at]) if at is not None else None
    objects = arguments(chunks, k).objects
    if at is None or role is None or not (chunks[at].definite or chunks[at].owner is not None) or not objects:
        return None
    party = _party(sense, objects[0][0], it)
    if party is None or _of_honours(sense, at, it):
        return None
    return _event(role, at, [Filler(role, objects[0][0], party), *_beside(sense, at, role, it)], k)


def _plays(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "X was the exporter of the pumps", "it was not the buyer"."""
    chunks = sense.chunks
    if chunks[k].lemma not in {"be", "remain"} or k + 1 >= len(chunks) or chunks[k + 1].tag != "NP":
        return None
    at, subject = k + 1, arguments(chunks, k).subject[:1]
    role = part_of(chunks[at]) if chunks[at].words[0].low == "the" else None
    party = sense.standing(sense.named_before(subject[0]), it) if role is not None and subject else None
    known = party is not None and party.kind in PARTY_KINDS and party.key is not None
    if role is None or party is None or not known or _of_honours(sense, at, it):
        return None
    return _event(role, k, [Filler(role, subject[0], party), *_beside(sense, at, role, it)], k, noun=False)


def _given_as(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "The buyer was given as X", "X is listed as the consignee"."""
    chunks = sense.chunks
    naming = chunks[k].lemma in words("frames.parts", "naming") and chunks[k].passive
    if not naming or k + 2 >= len(chunks) or chunks[k + 1].low != "as" or chunks[k + 2].tag != "NP":
        return None
    subject = arguments(chunks, k).subject[:1]
    for at, named in ((subject[0], k + 2), (k + 2, subject[0])) if subject else ():
        role = part_of(chunks[at])
        party = _party(sense, named, it) if role is not None else None
        if role is not None and party is not None:
            told = [Filler(role, named, party), *_beside(sense, at, role, it)]
            return _event(role, k if chunks[k].negated else at, told, k, noun=not chunks[k].negated)
    return None


def _of_honours(sense: Sense, at: int, it: str | None) -> bool:
    """Whether the noun's "of" tells that no goods are meant: "the recipient of the award"."""
    told = [m for p, m in noun_arguments(sense.chunks, at).prepositions if p == "of"]
    return any(sense.chunks[m].head != "record" and sense.standing(m, it).kind == "thing" for m in told[:1])


def _subject(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase that is the subject of a form of "be", across what describes it."""
    for m in range(k - 1, -1, -1):
        if chunks[m].tag == "NP" and part_of(chunks[m]) is not None and (m == 0 or chunks[m - 1].tag not in _LINKS):
            return m
        plain = chunks[m].tag in {"NP", "ADV", "PRED", *_LINKS} or (
            chunks[m].tag == "VG" and (chunks[m].participle or not chunks[m].finite)
        )
        if not plain:
            return None
    return None


_LINKS = frozenset({"PREP", "TO"})


def _named_as(sense: Sense, k: int, it: str | None) -> Iterator[Event]:
    """ "The waybill names the consignee as X", "the form lists X as the importer and Y as the seller"."""
    chunks = sense.chunks
    if chunks[k].lemma not in words("frames.parts", "naming") or chunks[k].passive:
        return
    for m in range(k + 2, len(chunks) - 1):
        if chunks[m].tag in {"BREAK", "THAT", "VG"}:
            return
        if chunks[m].low == "as":
            for at, named in ((m - 1, m + 1), (m + 1, _whole(chunks, m - 1))):
                role = part_of(chunks[at])
                party = _party(sense, named, it) if role is not None and chunks[named].tag == "NP" else None
                if role is not None and party is not None:
                    told = [Filler(role, named, party), *_beside(sense, at, role, it)]
                    yield _event(role, at, [*told, *_of_the_deed(sense, k, told, it)], None)


def _of_the_deed(sense: Sense, k: int, told: Sequence[Filler], it: str | None) -> Iterator[Filler]:
    """The goods, and who sent them, in the clause on which "naming" hangs: "X shipped seals to Y, naming Z as
    consignee".
    """
    chunks = sense.chunks
    verb = next((m for m in range(k - 1, -1, -1) if chunks[m].tag in {"VG", "BREAK", "THAT", "SUB"}), None)
    if chunks[k].form != "ing" or verb is None or not chunks[verb].finite or any(f.role == "item" for f in told):
        return
    frames = [f for f in verb_frames().get(chunks[verb].lemma, ()) if f["relation"] == "transfer"]
    sends = not chunks[verb].passive and all(f.get("subject") == "supplier" for f in frames)
    clause = arguments(chunks, verb)
    goods = clause.subject if chunks[verb].passive else [m for group in clause.objects for m in group]
    for role, places in (("item", goods), ("supplier", clause.subject if sends else [])):
        for m in places if frames and all(f.role != role for f in told) else ():
            standing = sense.standing(m, it)
            if suits(role, standing, chunks[m]):
                yield Filler(role, m, standing)


def _whole(chunks: Sequence[Chunk], m: int) -> int:
    """The party that a place behind it belongs to: "X of Y as consignee"."""
    seated = m > 2 and chunks[m].tag == "NP" and chunks[m - 1].low in {"of", "in"} and chunks[m - 2].tag == "NP"
    return m - 2 if seated else m


def _arranged(sense: Sense, k: int, it: str | None) -> Event | None:
    """ "The purchases were brokered by X", "X arranged the purchase of the pumps": X stands between."""
    chunks = sense.chunks
    if chunks[k].lemma not in words("frames.parts", "arranging"):
        return None
    args = arguments(chunks, k)
    passive = chunks[k].passive
    dealt = args.subject[:1] if passive else [m for group in args.objects[:1] for m in group[:1]]
    agents = [m for p, m in args.prepositions if p == "by"] if passive else args.subject[:1]
    if not dealt or not agents or chunks[dealt[0]].head not in words("frames.parts", "deals"):
        return None
    party = _party(sense, agents[0], it)
    if party is None:
        return None
    fillers = [Filler("via", agents[0], party), *_beside(sense, dealt[0], "via", it)]
    return Event("transfer", dealt[0], fillers, verb=k, noun=True)


def _party(sense: Sense, at: int, it: str | None) -> Standing | None:
    """The party that a noun phrase stands for; also one that only an article makes a party: "a clinic in Minsk"."""
    phrase = sense.chunks[at]
    standing = sense.standing(sense.named_before(at), it)
    plain = phrase.name is None and phrase.words[0].tag not in {"DET", "NUM", "PRON"} and phrase.owner is None
    if standing.kind in PARTY_KINDS and standing.key is not None and not plain:
        return standing
    described = phrase.words[0].low in {"a", "an", "another", "one"} and phrase.words[-1].tag == "N"
    made = sense.by_place("recipient", at, standing) if standing.kind == "thing" and described else standing
    return made if made.kind in PARTY_KINDS and not plain and made.key is not None else None


def _beside(sense: Sense, at: int, role: str, it: str | None) -> Iterator[Filler]:
    """What the noun carries with it: whose part it is, and the goods after "of"."""
    phrase = sense.chunks[at]
    opposite = _OPPOSITE.get(role)
    if opposite is not None and phrase.owner is not None and phrase.owner.kind in PARTY_KINDS:
        owner = phrase.owner
        yield Filler(opposite, None, Standing(owner.kind, owner.key, owner.start, owner.end))
    elif opposite is not None and phrase.words[0].low in {"its", "their"} and it is not None:
        own = phrase.words[0].token
        yield Filler(opposite, None, Standing("organization", it, own.start, own.end))
    for preposition, m in noun_arguments(sense.chunks, at).prepositions:
        standing = sense.standing(m, it)
        if preposition == "of" and standing.kind == "item":
            yield Filler("item", m, standing)
        elif role == "via" and preposition in {"to", "from"} and standing.kind in PARTY_KINDS:
            where = standing.kind == "place"
            yield Filler(
                ("to" if where else "recipient") if preposition == "to" else ("from" if where else "supplier"),
                m,
                standing,
            )
