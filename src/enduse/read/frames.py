"""Who does what to whom with what: the events that the verbs and nouns of a sentence tell, with their roles.

Everything is looked up in `lang/en/frames.toml`; this file only knows how a place in a clause becomes a role.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from msgspec import Struct, field

from enduse.read.corefer import Referents, Standing
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import Arguments, arguments, event_nouns, noun_arguments
from enduse.read.grammar.lexicon import table, words

_PARTY = frozenset({"organization", "person", "place", "publication"})
#: Roles that only a party can fill, and roles that only a thing can fill.
PARTY_ROLES = frozenset(
    """supplier via recipient end_user owner asset member organization developer partner producer payer payee authority target visitor host
    party speaker user""".split()
)


class Filler(Struct):
    """One filler: the role, the chunk it came from (None for a made-up span), and what it stands for."""

    role: str
    chunk: int | None
    standing: Standing


class Event(Struct):
    """Something told by the chunk at `trigger`. `verb` is the verb group that governs it, `item` the chunk of its item."""

    relation: str
    trigger: int
    fillers: list[Filler]
    state: str | None = None
    verb: int | None = None
    noun: bool = False
    strong: bool = False  # the verb alone tells that goods pass between parties
    arguments: Arguments = field(default_factory=Arguments)

    def chunk(self, role: str) -> int | None:
        """The chunk of the first filler of a role."""
        return next((f.chunk for f in self.fillers if f.role == role and f.chunk is not None), None)

    def has(self, role: str) -> bool:
        return any(f.role == role for f in self.fillers)

    def fillers_of(self, role: str) -> list[Filler]:
        return [f for f in self.fillers if f.role == role]


class Sense:
    """Reads the events of one sentence. `pronoun` tells which party "it" means at a chunk."""

    def __init__(self, chunks: Sequence[Chunk], referents: Referents) -> None:
        self.chunks, self.referents = chunks, referents
        self._standing: dict[tuple[int, str | None], Standing] = {}

    def standing(self, at: int, it: str | None = None) -> Standing:
        """What the noun phrase at a position stands for."""
        if (at, it) not in self._standing:
            self._standing[at, it] = self.referents.of(self.chunks[at], it)
        return self._standing[at, it]

    def events(self, it: str | None) -> Iterator[Event]:
        """Every event of the sentence, verbs first, then nouns."""
        told: dict[int, Event] = {}
        for k, chunk in enumerate(self.chunks):
            if chunk.tag == "VG":
                for frame in verb_frames().get(chunk.lemma, ()):
                    event = self._verb(k, frame, it)
                    if event is not None:
                        told[k] = event
                        if not self._repeats(event, told.get(k - 2)):
                            yield event
                        break
            elif chunk.tag == "PRED" and chunk.low == "bound" and k and self.chunks[k - 1].tag in {"VG", "NP"}:
                event = self._bound(k, it)
                if event is not None:
                    yield event
        for k, chunk in enumerate(self.chunks):
            if chunk.tag == "NP" and chunk.name is None:
                for frame in noun_frames().get(chunk.head, ()):
                    event = self._noun(k, frame, it)
                    if event is not None:
                        yield event
                        break

    def _bound(self, k: int, it: str | None) -> Event | None:
        """ "The jammers were bound for X", "crates bound for X"."""
        verb = k - 1 if self.chunks[k - 1].tag == "VG" else None
        subject = arguments(self.chunks, verb).subject if verb is not None else [k - 1]
        args = noun_arguments(self.chunks, k)
        event = Event(relation="transfer", trigger=k, fillers=[], state="shipped", verb=verb, arguments=args)
        self._fill(event, "item", subject, it)
        self._prepositions(event, {"prep": {"for": "recipient|to", "via": "via", "from": "supplier|from"}}, args.prepositions, it)
        return event if event.has("item") and len(event.fillers) > 1 else None

    def _repeats(self, event: Event, before: Event | None) -> bool:
        """Whether coordinated verbs tell one thing: "develop and build X", "ship and import X"."""
        if before is None or self.chunks[event.trigger - 1].tag != "CC":
            return False
        made = {"development", "production"}
        alike = event.relation == before.relation or {event.relation, before.relation} <= made
        return alike and [f.standing for f in event.fillers_of("item")] == [f.standing for f in before.fillers_of("item")]

    # ------------------------------------------------------------------ verbs

    def _verb(self, k: int, frame: dict[str, Any], it: str | None) -> Event | None:
        """The event that a verb group tells under one frame, or None when the frame's needs are not met."""
        group = self.chunks[k]
        args = arguments(self.chunks, k)
        if frame.get("passive_only") and not (group.passive or self._describes(k)):
            return None
        wanted = frame.get("needs", "").split()
        if wanted and not any(p in wanted for p, _ in args.prepositions):
            return None
        event = Event(relation=frame["relation"], trigger=k, fillers=[], state=frame.get("state"), verb=k, arguments=args,
                      strong=bool(frame.get("strong")))  # fmt: skip
        passive = group.passive or self._describes(k)
        subject, objects = list(args.subject), list(args.objects)
        if passive:
            logical, agent = subject, [m for p, m in args.prepositions if p == "by"]
            prepositions = [(p, m) for p, m in args.prepositions if p != "by"]
        else:
            logical, agent, prepositions = [], subject, list(args.prepositions)
            if objects:
                logical = objects[0]
        if not passive and len(objects) == 2 and "dative" in frame:
            if not self._is_party(objects[0][0], it):
                return None  # "gives the drone a range": two objects, no receiver
            self._fill(event, frame["dative"], objects[0], it)
            logical = objects[1]
        if frame.get("with") and any(p == "with" for p, _ in prepositions) and logical and self._is_party(logical[0], it):
            self._fill(event, frame["dative"], logical, it)
            logical = [m for p, m in prepositions if p == "with"]
            prepositions = [(p, m) for p, m in prepositions if p != "with"]
        if "subject" in frame:
            helper = event.relation == "transfer" and frame["subject"] != "item" and not passive and self._helps(k)
            self._fill(event, "via" if helper else frame["subject"], agent if passive or frame["subject"] != "item" else subject, it)
        if frame.get("with") and not passive and len(objects) == 1 and not event.has("recipient") and self._is_party(logical[0], it):
            self._fill(event, frame["dative"], logical, it)  # "to supply the ministry"
            logical = []
        if "object" in frame:
            self._fill(event, frame["object"], logical, it)
        self._prepositions(event, frame, prepositions, it)
        if frame.get("prep", {}).get("with") == "partner" and not event.has("partner"):
            self._help_of(event, frame, k, it)
        if group.infinitive:
            self._from_governor(event, frame, k, it)
        if event.relation in {"production", "development"} and not event.fillers_of(frame["subject"]) and passive and not group.passive:
            return None  # "drones made in China" describes the drones; it tells no producer
        return event if self._meets(event, frame, args, logical) else None

    def _from_governor(self, event: Event, frame: dict[str, Any], k: int, it: str | None) -> None:
        """What an infinitive takes from the words it hangs on: "a programme in China to build …", "X's ability to build …"."""
        before = next((m for m in range(k - 1, -1, -1) if self.chunks[m].tag in {"VG", "BREAK", "THAT"}), None)
        if before is not None and self.chunks[before].tag == "VG" and not event.has("place"):
            for preposition, m in arguments(self.chunks, before).prepositions:
                if m < k and frame.get("prep", {}).get(preposition) == "place":
                    self._fill(event, "place", [m], it)
        subject = frame.get("subject", "")
        if subject in {"producer", "developer", "recipient", "supplier", "user"} and not event.has(subject):
            named = [m for m in range(k) if self.chunks[m].tag == "NP" and self.chunks[m].name is not None and self.standing(m, it).kind == "organization"]
            self._fill(event, subject, named[:1], it)

    def _helps(self, k: int) -> bool:
        """Whether the subject helps a transfer rather than makes it: "helps to ship and import"."""
        group = self.chunks[k]
        if {"help", "assist"} & set(group.helpers):
            return True
        return k >= 2 and self.chunks[k - 1].tag == "CC" and self.chunks[k - 2].tag == "VG" and group.form == "base" and self._helps(k - 2)

    def _describes(self, k: int) -> bool:
        """Whether a bare past form describes the noun phrase before it: "drones made in China"."""
        group = self.chunks[k]
        if group.tag != "VG" or group.finite is False and group.form in {"pp", "past"}:
            return group.tag == "VG" and group.form in {"pp", "past"} and not group.perfect
        return (
            group.participle and k > 0 and self.chunks[k - 1].tag in {"NP", "COMMA"}
            and k + 1 < len(self.chunks) and self.chunks[k + 1].tag in {"PREP", "TO"}
            and (self.chunks[k + 1].low == "by" or self._another_finite(k) or self.chunks[k - 1].tag == "COMMA")
        )  # fmt: skip

    def _another_finite(self, k: int) -> bool:
        """Whether the sentence has a finite verb besides the one at k, in the same stretch between breaks."""
        for step in (1, -1):
            m = k + step
            while 0 <= m < len(self.chunks) and self.chunks[m].tag not in {"BREAK", "THAT", "REL", "SUB"}:
                other = self.chunks[m]
                if other.tag == "VG" and other.finite and not (other.participle and (step == 1 or self._by(m))):
                    return True
                m += step
        return False

    def _by(self, m: int) -> bool:
        return m + 1 < len(self.chunks) and self.chunks[m + 1].low == "by"

    def _meets(self, event: Event, frame: dict[str, Any], args: Arguments, logical: Sequence[int]) -> bool:
        """Whether the roles found are enough for this frame to hold."""
        if frame.get("needs_item") and not event.has("item"):
            return False
        if frame.get("needs_person") and not any(f.standing.kind == "person" for f in event.fillers[:1]):
            return False
        if frame.get("needs_party") and sum(f.role in PARTY_ROLES for f in event.fillers) < 2:
            return False
        heads = frame.get("needs_object", "").split()
        if heads and not any(self.chunks[m].head in heads for group in args.objects or [logical] for m in group):
            return False
        near = frame.get("needs_near", "").split()
        if near and not any(w in near for _, m in args.prepositions for w in self.chunks[m].low.split()):
            return False
        if frame.get("needs_share") and not any("percent" in self.chunks[m].low or "%" in self.chunks[m].low or "stake" in self.chunks[m].low
                                                for group in args.objects for m in group):  # fmt: skip
            return False
        if frame.get("needs_money") and not any(f.role == "amount" for f in event.fillers):
            return False
        if event.relation == "transfer":
            ends = [f for f in event.fillers if f.role in {"supplier", "recipient", "to", "from", "via", "end_user"}]
            return bool(ends) and (event.has("item") or len(ends) >= 2)
        if event.relation == "cooperation":
            return sum(f.role == "party" for f in event.fillers) >= 2
        return len(event.fillers) >= (1 if event.relation in {"sanction", "payment"} else 2)

    # ------------------------------------------------------------------ nouns

    def _noun(self, k: int, frame: dict[str, Any], it: str | None) -> Event | None:
        """The event that a noun tells: "the delivery of drones from X to Y", "for use in Z"."""
        phrase = self.chunks[k]
        args = noun_arguments(self.chunks, k)
        event = Event(relation=frame["relation"], trigger=k, fillers=[], state=frame.get("state"), noun=True, arguments=args)
        event.verb = self._governing(k)
        if frame.get("item_from") == "antecedent":
            if k < 2 or self.chunks[k - 1].low not in {"for", "in"}:
                return None
            item = next((m for m in range(k - 2, -1, -1) if self.chunks[m].tag == "NP" and self.standing(m, it).kind == "item"), None)
            if item is None or self.chunks[k - 1].low == "in" and not args.prepositions:
                return None
            self._fill(event, "item", [item], it)
        if event.verb is not None and event.relation == "transfer" and event.verb < k:
            role = {"take": "recipient", "receive": "recipient", "accept": "recipient", "make": "supplier", "await": "recipient"}.get(self.chunks[event.verb].lemma)
            if role and k in (m for group in arguments(self.chunks, event.verb).objects for m in group):
                self._fill(event, role, args_subject(self.chunks, event.verb), it)
        if phrase.owner is not None and "possessor" in frame:
            event.fillers.append(Filler(frame["possessor"], None, Standing(phrase.owner.kind, phrase.owner.key, phrase.owner.start, phrase.owner.end)))
        self._prepositions(event, frame, args.prepositions, it)
        if event.relation == "use" and any(self.chunks[m].words[0].low in {"its", "their", "his"} for _, m in args.prepositions):
            for m in args_subject(self.chunks, event.verb):
                self._fill(event, "user", [m], it)
        if not event.has("item"):
            self._compound(event, phrase)
        ends = [f for f in event.fillers if f.role not in {"item", "price"}]
        return event if event.has("item") and ends else None

    def _compound(self, event: Event, phrase: Chunk) -> None:
        """The item inside a compound: "drone deliveries"."""
        goods = words("frames.goods", "heads")
        for word in phrase.words[:-1]:
            if word.low in goods or (word.found is not None and word.found.kind == "item"):
                key = word.found.key if word.found is not None else None
                event.fillers.append(Filler("item", None, Standing("item", key, word.token.start, word.token.end)))
                return

    def _governing(self, k: int) -> int | None:
        """The verb of the clause in which the noun stands: after it when it is in the subject, else before it."""
        for m in range(k + 1, len(self.chunks)):
            if self.chunks[m].tag == "VG" and self.chunks[m].finite:
                return m
            if self.chunks[m].tag in {"BREAK", "THAT", "REL", "SUB", "COMMA"}:
                break
        return next((m for m in range(k - 1, -1, -1) if self.chunks[m].tag == "VG"), None)

    # ------------------------------------------------------------------ roles

    def _is_party(self, at: int, it: str | None) -> bool:
        return self.standing(at, it).kind in _PARTY

    def _prepositions(self, event: Event, frame: dict[str, Any], prepositions: Sequence[tuple[str, int]], it: str | None) -> None:
        """Fill roles from the noun phrases after prepositions; "between A and B" fills two."""
        between = [m for p, m in prepositions if p == "between"]
        if between and "between" in frame:
            for role, m in zip(frame["between"], between, strict=False):
                self._fill(event, role, [m], it)
            prepositions = [(p, m) for p, m in prepositions if p != "between"]
        helped = False
        for preposition, m in prepositions:
            role = frame.get("prep", {}).get(preposition)
            if preposition == "with" and self.chunks[m].head in _HELP:
                helped = True  # "with the help of X": X is the partner
            elif helped and preposition in {"of", "from"}:
                self._fill(event, frame["prep"].get("with", ""), [m], it)
            elif role:
                self._fill(event, role, [m], it)

    def _by_place(self, role: str, m: int, standing: Standing) -> Standing:
        """What a common noun must be after a verb that alone tells a transfer: goods, or a party without a name."""
        phrase = self.chunks[m]
        common = phrase.words[-1].tag == "N" and not phrase.names and phrase.owner is None
        if phrase.head in event_nouns() or any(w.tag == "NUM" for w in phrase.words[:-1]) and phrase.head in _MEASURES:
            return standing
        if not common or phrase.head in words("frames.goods", "abstract") or phrase.head.endswith(("tion", "ness", "ment", "ity", "ism", "ance", "ence")):
            return standing
        if role == "item":
            return self.referents.some_item(phrase)
        if role in {"supplier", "recipient", "via", "end_user"} and phrase.words[0].tag in {"DET", "N"}:
            return self.referents.some_party(phrase)
        return standing

    def named_before(self, m: int) -> int:
        """The named party that a description stands beside: "X, a Russian firm designated by …"."""
        phrase = self.chunks[m]
        if phrase.name is None and phrase.words[0].low in {"a", "an", "another", "one"} and m >= 2 and self.chunks[m - 1].tag == "COMMA":
            before = self.chunks[m - 2]
            if before.tag == "NP" and before.name is not None and before.name.kind in _PARTY and phrase.head in words("frames.organizations", "heads"):
                return m - 2
        return m

    def _help_of(self, event: Event, frame: dict[str, Any], k: int, it: str | None) -> None:
        """The partner in ", with the help of X" anywhere later in the clause."""
        for m in range(k + 1, len(self.chunks) - 3):
            if self.chunks[m].tag in {"BREAK", "THAT"}:
                return
            if self.chunks[m].low == "with" and self.chunks[m + 1].head in _HELP and self.chunks[m + 2].low in {"of", "from"}:
                self._fill(event, frame["prep"]["with"], [m + 3], it)
                return

    def _named_beside(self, m: int, it: str | None) -> int:
        """The named item in apposition to a description: "a new drone model, the Garpiya-3" or "a drone called X"."""
        if self.chunks[m].name is not None or self.standing(m, it).kind != "item":
            return m
        k = m + 1
        if k < len(self.chunks) and self.chunks[k].tag == "COMMA":
            k += 1
        if k < len(self.chunks) and self.chunks[k].tag == "VG" and self.chunks[k].lemma in {"call", "name", "designate", "know", "dub"}:
            k += 1
            if k < len(self.chunks) and self.chunks[k].low == "as":
                k += 1
        if m < k < len(self.chunks) and self.chunks[k].tag == "NP" and k > m + 1:
            beside = self.chunks[k]
            if beside.name is not None and beside.name.kind == "item" and not (k + 1 < len(self.chunks) and self.chunks[k + 1].tag == "CC"):
                return k
        return m

    def _fill(self, event: Event, role: str, group: Sequence[int], it: str | None) -> None:
        """Give a role its fillers, if they are of a kind that the role can have."""
        for m in group:
            if self.chunks[m].tag != "NP":
                continue
            standing = self.standing(self._named_beside(m, it), it) if role == "item" else self.standing(self.named_before(m), it)
            name = role
            if name == "place" and event.has("place"):
                continue
            if "|" in role:
                first, second = role.split("|")
                name = second if (standing.kind == "place" or second == "price") and _suits(second, standing, self.chunks[m]) else first
            if event.strong and standing.kind == "thing":
                standing = self._by_place(name, m, standing)
            if _suits(name, standing, self.chunks[m]) and not any(f.role == name and f.standing == standing for f in event.fillers):
                event.fillers.append(Filler(name, m, standing))


def _suits(role: str, standing: Standing, phrase: Chunk) -> bool:
    """Whether a thing of this kind can fill the role."""
    if role in PARTY_ROLES:
        if role in {"supplier", "recipient", "end_user", "producer", "developer", "user", "owner", "asset", "via"}:
            return standing.kind in _PARTY and standing.kind != "publication"
        return standing.kind in _PARTY
    if role in {"place", "from", "to"}:
        return standing.kind == "place" or (role == "place" and phrase.head in _SITES)
    if role == "item":
        return standing.kind == "item"
    if role in {"price", "amount"}:
        return any(w.token.text in "$€£¥₽" or w.low in _CURRENCIES for w in phrase.words)
    if role == "share":
        return any(w.low in {"%", "percent", "stake", "share", "shares", "majority"} for w in phrase.words)
    return True


_MEASURES = frozenset("kilograms kilogram kg tonnes tonne tons ton kilometres kilometers km metres meters litres liters percent years months weeks days hours".split())
_HELP = frozenset("help assistance support aid participation cooperation backing involvement".split())
_SITES = frozenset("plant factory facility site workshop base port city town region province district zone hall laboratory soil territory".split())
_CURRENCIES = frozenset("dollars dollar euros euro yuan renminbi rubles roubles ruble rouble pounds usd eur cny rmb rub".split())


def args_subject(chunks: Sequence[Chunk], verb: int | None) -> list[int]:
    """The subject of the verb at a position, if there is one."""
    return arguments(chunks, verb).subject if verb is not None else []


@cache
def verb_frames() -> dict[str, tuple[dict[str, Any], ...]]:
    """The frames of each verb, in the order of the table."""
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for frame in table("frames")["verb"]:
        for lemma in frame["lemmas"].split():
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


@cache
def noun_frames() -> dict[str, tuple[dict[str, Any], ...]]:
    """The frames of each event noun, under its singular and plural."""
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for frame in table("frames")["noun"]:
        for lemma in frame["lemmas"].split():
            plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
            for form in (lemma, plural):
                found[form] = (*found.get(form, ()), frame)
    return found
