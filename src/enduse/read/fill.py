"""Which noun phrase fills which role: by its place in the clause and by what it stands for."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from enduse.read.corefer import Referents, Standing
from enduse.read.event import PARTY_ROLES, Event, Filler
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import event_nouns
from enduse.read.grammar.joined import after_of
from enduse.read.grammar.lexicon import words
from enduse.read.identity import identified

PARTY_KINDS = frozenset({"organization", "person", "place", "publication"})


class Filling:
    """Fills the roles of the events of one sentence, given as its chunks."""

    def __init__(self, chunks: Sequence[Chunk], referents: Referents) -> None:
        self.chunks, self.referents = chunks, referents
        self.denied: Sequence[tuple[int, int]] = ()  # what somebody denies, in code points
        self._standing: dict[tuple[int, str | None], Standing] = {}

    def standing(self, at: int, it: str | None = None) -> Standing:
        """What the noun phrase at a position stands for."""
        if (at, it) not in self._standing:
            self._standing[at, it] = self.referents.of(self.chunks[at], it)
        return self._standing[at, it]

    def is_party(self, at: int, it: str | None) -> bool:
        return self.standing(at, it).kind in PARTY_KINDS

    def prepositions(
        self, event: Event, frame: dict[str, Any], prepositions: Sequence[tuple[str, int]], it: str | None
    ) -> None:
        """Fill roles from the noun phrases after prepositions; "between A and B" fills two."""
        between = [m for p, m in prepositions if p == "between"]
        if between and "between" in frame:
            for role, m in zip(frame["between"], between, strict=False):
                self.fill(event, role, [m], it)
            prepositions = [(p, m) for p, m in prepositions if p != "between"]
        helped = False
        for preposition, m in prepositions:
            role = frame.get("prep", {}).get(preposition)
            if preposition == "from" and self.hails(m, it):
                continue
            if preposition == "with" and self.chunks[m].head in words("nouns.things", "help"):
                helped = True  # "with the help of X": X is the partner
            elif helped and preposition in {"of", "from"}:
                self.fill(event, frame["prep"].get("with", ""), [m], it)
            elif role:
                self.fill(event, role, [m], it)

    def hails(self, m: int, it: str | None) -> bool:
        """Whether the place at `m` tells where those come from who get it: "to drivers from X"; not "to the army from
        X".
        """
        if m < 3 or self.standing(m, it).kind != "place" or self.chunks[m - 3].tag != "TO":
            return False
        party = self.chunks[m - 2]
        spots = (words("nouns.things", sort) for sort in ("stores", "sites"))
        common = party.tag == "NP" and party.name is None and not party.names and not party.definite
        return common and not any(party.head in sort for sort in spots)

    def by_place(self, role: str, m: int, standing: Standing) -> Standing:
        """What a common noun must be after a verb that alone tells a transfer: goods, or a party without a name."""
        phrase = self.chunks[m]
        common = phrase.words[-1].tag == "N" and not phrase.names and phrase.owner is None
        if phrase.head in event_nouns() or (
            any(w.tag == "NUM" for w in phrase.words[:-1]) and phrase.head in words("nouns.things", "measures")
        ):
            return standing
        if (
            not common
            or phrase.head in words("frames.goods", "abstract") | words("voices.sources", "documents")
            or phrase.head.endswith(("tion", "ness", "ment", "ity", "ism", "ance", "ence"))
        ):
            return standing
        if role == "item":
            return self.referents.some_item(phrase)
        if (
            role in {"supplier", "recipient", "via", "end_user"}
            and phrase.words[0].tag in {"DET", "N"}
            and not ends(phrase)
        ):
            return self.referents.some_party(phrase)
        return standing

    def _denied(self, event: Event) -> bool:
        """Whether it is denied that somebody got or gave something: then what passes need be no known sort of goods."""
        if event.relation != "transfer" or event.verb is None:
            return False
        group = self.chunks[event.verb]
        nobody = words("voices.negation", "nobody")
        first = next(iter(event.arguments.subject), event.verb) if event.arguments else event.verb
        none = self.chunks[first].words[0].low in nobody or self.chunks[max(0, first - 1)].low in nobody
        return none or group.negated or any(start <= group.start < end for start, end in self.denied)

    def thing_meant(self, m: int, it: str | None) -> Standing | None:
        """The goods that "it", "them", "the rest" or "forty" means: the last ones before, in this sentence or the one
        before.
        """
        phrase = self.chunks[m]
        part = phrase.head in words("nouns.corefer", "parts") or phrase.words[-1].tag == "NUM"
        if _money(phrase) or phrase.low in {"a majority", "a minority"}:
            return None  # "received $2 million", "is to acquire a majority"
        whole = after_of(self.chunks, m) if part and phrase.words[-1].tag != "NUM" else None
        if whole is not None and self.chunks[whole].words[0].tag != "PRON" and self.standing(whole, it).kind != "item":
            return None  # "bought some of its premises"
        if (phrase.low not in {"it", "them", "they", "these", "those"} and not part) or self.firm_bought(m):
            return None
        before = (self.standing(k, it) for k in range(m - 1, -1, -1) if self.chunks[k].tag == "NP" and k != m)
        goods = next((s for s in before if s.kind == "item"), self.referents.last_item)
        if goods is not None:
            return Standing("item", goods.key, *phrase.core)
        return self.referents.some_item(phrase) if phrase.head in words("voices.negation", "nobody") else None

    def firm_bought(self, m: int) -> Standing | None:
        """The firm that "it" at `m` means as what is bought ("bought it", "it was bought"): whose owner was just told,
        or which the sentence before was about, where that tells of no single thing.
        """
        phrase, referents = self.chunks[m], self.referents
        before = [c for c in self.chunks[max(0, m - 1) : m] if c.tag == "VG"]
        verbs = before or [c for c in self.chunks[m + 1 : m + 2] if c.tag == "VG" and c.passive]
        if phrase.low != "it" or not any(c.lemma in words("nouns.corefer", "buying") for c in verbs):
            return None
        if any(c.tag == "NP" and self.standing(k).kind == "item" for k, c in enumerate(self.chunks[:m])):
            return None
        goods = referents.last_item
        single = goods is not None and goods.start >= referents.before and not referents.text[: goods.end].endswith("s")
        key = referents.held_before() or (None if single else referents.subject)
        firm = key is not None and key.startswith("organization:") and not referents.is_state(key)
        return Standing("organization", key, *phrase.core) if firm else None

    def _common(self, m: int) -> bool:
        """Whether a phrase is a common noun that may stand for someone."""
        phrase = self.chunks[m]
        return phrase.words[-1].tag == "N" and not phrase.names and phrase.head not in words("frames.goods", "abstract")

    def named_before(self, m: int) -> int:
        """The named party that a description stands beside: "X, a Russian firm named by …", "a firm, X, sold …", "the
        firm that sold it is X".
        """
        phrase = self.chunks[m]
        beside = named_after(self.chunks, m)
        beside = called(self.chunks, m) if beside is None else beside
        beside = identified(self.chunks, m) if beside is None else beside
        if beside is not None:
            return beside
        if (
            phrase.name is None
            and phrase.words[0].low in {"a", "an", "another", "one"}
            and m >= 2
            and self.chunks[m - 1].tag == "COMMA"
        ):
            before = self.chunks[m - 2]
            if (
                before.tag == "NP"
                and before.name is not None
                and before.name.kind in PARTY_KINDS
                and phrase.head in words("frames.organizations", "heads")
            ):
                return m - 2
        return m

    def help_of(self, event: Event, frame: dict[str, Any], k: int, it: str | None) -> None:
        """The partner in ", with the help of X" anywhere later in the clause."""
        for m in range(k + 1, len(self.chunks) - 3):
            if self.chunks[m].tag in {"BREAK", "THAT"}:
                return
            if (
                self.chunks[m].low == "with"
                and self.chunks[m + 1].head in words("nouns.things", "help")
                and self.chunks[m + 2].low in {"of", "from"}
            ):
                self.fill(event, frame["prep"]["with"], [m + 3], it)
                return

    def meant(self, role: str, m: int) -> int:
        """The noun phrase that fills a role where the one at m leads to it: "240 of our sights", "the port of Y"."""
        if role.split("|")[-1] in {"from", "to", "place"}:
            near = self._place_near(m)
            if near is not None:
                return near
        if role == "item" and (told := self._made_up_of(m)) is not None:
            return told
        behind = after_of(self.chunks, m)
        if behind is None:
            return m
        if role == "item" and _typed(self.chunks[behind]):
            return behind  # "bearings of type X", "pumps of the X model"
        account = role in {"payee", "payer"} and self.chunks[m].head in words("nouns.things", "accounts")
        if account or (role == "asset" and self.chunks[m].head in words("nouns.corefer", "parts")):
            return behind  # "to an account of X", "bought some of its premises"
        if role == "share" and any(w.low in {"percent", "%"} for w in self.chunks[behind].words):
            return behind  # "a stake of 35 percent"
        phrase, inner = self.chunks[m], self.chunks[behind]
        if role == "item" and phrase.words[-1].tag == "NUM":
            return behind if inner.words[-1].tag in {"N", "NAME"} and self.standing(behind).kind == "item" else m
        spot = phrase.head in words("nouns.corefer", "spots") and phrase.name is None and not phrase.names
        placed = inner.name is not None and inner.name.kind == "place"
        return behind if spot and placed and role.split("|")[-1] in {"place", "from", "to", "via"} else m

    def _made_up_of(self, m: int) -> int | None:
        """The goods that an aside tells of a part or a lot: "the first, of 60 engines, left Y"."""
        part = self.chunks[m].head in words("nouns.corefer", "parts") | words("nouns.corefer", "containers")
        if not part or [c.tag for c in self.chunks[m + 1 : m + 5]] != ["COMMA", "PREP", "NP", "COMMA"]:
            return None
        counted = any(w.tag == "NUM" for w in self.chunks[m + 3].words[:-1])
        goods = self.chunks[m + 2].low in {"of", "with"} and self.standing(m + 3).kind == "item"
        return m + 3 if goods and counted else None

    def _place_near(self, m: int) -> int | None:
        """The place behind a store or site without a name: "a warehouse in Y", "a dirt strip near Y"."""
        phrase = self.chunks[m]
        sort = words("nouns.things", "stores") | words("nouns.things", "sites")
        if phrase.name is not None or phrase.names or phrase.head not in sort or m + 2 >= len(self.chunks):
            return None
        inner = self.chunks[m + 2]
        placed = inner.tag == "NP" and inner.name is not None and inner.name.kind == "place"
        return m + 2 if placed and self.chunks[m + 1].low in {"in", "near", "outside", "at"} else None

    def named_beside(self, m: int, it: str | None) -> int:
        """The named item in apposition to a description: "a new drone model, the Garpiya-3" or "a drone called X"."""
        if self.chunks[m].name is not None or self.standing(m, it).kind != "item":
            return m
        k = m + 1
        if k < len(self.chunks) and self.chunks[k].tag == "COMMA":
            k += 1
        if (
            k < len(self.chunks)
            and self.chunks[k].tag == "VG"
            and self.chunks[k].lemma in {"call", "name", "designate", "know", "dub"}
        ):
            k += 1
            if k < len(self.chunks) and self.chunks[k].low == "as":
                k += 1
        if m < k < len(self.chunks) and self.chunks[k].tag == "NP" and k > m + 1:
            beside = self.chunks[k]
            if (
                beside.name is not None
                and beside.name.kind == "item"
                and not (k + 1 < len(self.chunks) and self.chunks[k + 1].tag == "CC")
            ):
                return k
        return m

    def fill(self, event: Event, role: str, group: Sequence[int], it: str | None) -> None:
        """Give a role its fillers, if they are of a kind that the role can have."""
        goods = role == "item" and len(group) > 1 and any(self.standing(m, it).kind == "item" for m in group)
        for m in (self.meant(role, m) for m in group):
            if self.chunks[m].tag != "NP":
                continue
            if role == "item":
                standing = self.thing_meant(m, it) or self.standing(self.named_beside(m, it), it)
                if goods and standing.kind == "thing" and any(w.tag == "NUM" for w in self.chunks[m].words[:-1]):
                    standing = self.referents.some_item(self.chunks[m])  # "ten pumps and two compressors"
            else:
                standing = self.standing(self.named_before(m), it)
                standing = (self.firm_bought(m) if role == "asset" else None) or standing
                if standing.key is None and self.chunks[m].low in {"we", "us"}:
                    standing = Standing("organization", None, standing.start, standing.end)
            name = role
            if name == "place" and event.has("place"):
                continue
            if "|" in role:
                first, second = role.split("|")
                name = (
                    second
                    if (standing.kind in {"place", "thing"} or second == "price")
                    and suits(second, standing, self.chunks[m])
                    else first
                )
            guessed = False
            if name == "target" and standing.kind == "thing" and event.has("authority") and self._common(m):
                standing, guessed = self.referents.some_party(self.chunks[m]), True  # "the EU listed 23 traders"
            if standing.kind == "thing" and (event.strong or (name == "item" and self._denied(event))):
                standing = self.by_place(name, m, standing)
                guessed = standing.kind != "thing"
            if suits(name, standing, self.chunks[m]) and not any(
                f.role == name and f.standing == standing for f in event.fillers
            ):
                event.fillers.append(Filler(name, m, standing, guessed))


def _typed(phrase: Chunk) -> bool:
    """Whether a noun phrase names the sort that goods are of: "type X", "the X model"."""
    named = any(n.kind == "item" for n in phrase.names)
    return named and any(w.low in words("nouns.things", "sorts") for w in phrase.words)


def named_behind(chunks: Sequence[Chunk], m: int) -> int | None:
    """The person named behind a post and whose it is: "a spokeswoman for the agency, A. B., said"."""
    people = words("frames.persons", "heads") | words("voices.sources", "anonymous")
    if chunks[m].name is not None or chunks[m].head not in people or m + 4 >= len(chunks):
        return None
    of, whose, comma, name = chunks[m + 1 : m + 5]
    if of.low not in {"for", "of", "at", "with", "from"} or whose.tag != "NP" or comma.tag != "COMMA":
        return None
    closed = m + 5 < len(chunks) and chunks[m + 5].tag in {"COMMA", "VG", "BREAK"}
    return m + 4 if closed and name.name is not None and name.name.kind == "person" else None


@cache
def _parties() -> frozenset[str]:
    """Head words of firms, bodies and persons."""
    return words("frames.organizations", "heads") | words("frames.persons", "heads")


@cache
def _no_parties() -> frozenset[str]:
    """Head words of goods, papers and sites."""
    return words("frames.goods", "heads") | words("voices.sources", "documents") | words("nouns.things", "sites")


def named_after(chunks: Sequence[Chunk], m: int) -> int | None:
    """The party named behind its description: "the dealership, X Ltd, bought …", "its broker, X of Y,
    denied …"."""
    phrase = chunks[m]
    if phrase.name is not None or m + 3 >= len(chunks) or chunks[m + 1].tag != "COMMA":
        return None
    one = phrase.words[0].tag == "DET" and phrase.words[-1].tag == "N" and phrase.head not in _no_parties()
    placed = m > 0 and chunks[m - 1].low in {"in", "at", "on", "near"}
    if not (phrase.head in _parties() or (one and not placed)):
        return None
    after = chunks[m + 2]
    kind = after.name.kind if after.tag == "NP" and after.name is not None else None
    close = next((k for k in range(m + 3, min(m + 6, len(chunks))) if chunks[k].tag in {"COMMA", "BREAK"}), None)
    listed = close is not None and close + 1 < len(chunks) and chunks[close + 1].tag == "CC"
    closed = close is not None and not listed and all(c.tag != "VG" for c in chunks[m + 3 : close])
    return m + 2 if kind in PARTY_KINDS - {"place"} and closed else None


def ends(phrase: Chunk) -> bool:
    """Whether a phrase tells what goods are for, and nobody who has them: "for military use", "for its new trainer"."""
    whole = words("nouns.things", "wholes") | words("frames.goods", "devices")
    return phrase.name is None and phrase.head in words("nouns.things", "purposes") | whole


def carries(phrase: Chunk) -> bool:
    """Whether a phrase is one ship, aircraft or vehicle, by a name or an article: not "by ship"."""
    one = phrase.name is not None or phrase.words[0].low in {"a", "an", "the", "another", "one", "its", "their", "this"}
    sort = words("frames.carriers", "vessels")
    return one and any(w.low in sort and not _several(w.low, sort) for w in phrase.words)


def _several(word: str, sort: frozenset[str]) -> bool:
    """Whether a word is the plural of another of its sort: "vessels", "lorries"."""
    return word.endswith("s") and bool({word[:-1], word[:-3] + "y"} & sort)


def called(chunks: Sequence[Chunk], m: int) -> int | None:
    """The party whose name follows its description: "a firm called X", "a dealer in Y known as X"."""
    phrase, k = chunks[m], m + 1
    if phrase.name is not None or not phrase.indefinite or phrase.head in _no_parties():
        return None
    if k + 1 < len(chunks) and chunks[k].low in {"in", "near", "at", "from", "of"} and chunks[k + 1].tag == "NP":
        k += 2
    if k + 1 >= len(chunks) or chunks[k].lemma not in words("frames.parts", "calling") or not chunks[k].participle:
        return None
    name = k + 2 if chunks[k + 1].low == "as" and k + 2 < len(chunks) else k + 1
    found = chunks[name].name
    if chunks[name].tag != "NP" or found is None or found.kind not in PARTY_KINDS - {"place"}:
        return None
    inside = m > 0 and chunks[m - 1].tag in {"PREP", "TO", "VG", "COMMA"}
    told = next((c for c in chunks[name + 1 :] if c.tag in {"VG", "BREAK"}), None)
    return name if inside or (told is not None and told.tag == "VG" and told.finite) else None


def _money(phrase: Chunk) -> bool:
    """Whether a noun phrase is a sum."""
    return any(w.token.text in "$€£¥₽" or w.low in words("nouns.things", "currencies") for w in phrase.words)


def suits(role: str, standing: Standing, phrase: Chunk) -> bool:
    """Whether a thing of this kind can fill the role."""
    if role == "target" and standing.kind == "item":
        return True  # ships and aircraft are listed too
    if role == "visitor" and standing.kind == "item":
        return True  # and call at ports
    if role == "via" and standing.kind == "item":
        return carries(phrase)
    if role in PARTY_ROLES:
        if role in {"supplier", "recipient", "end_user", "producer", "developer", "user", "owner", "asset", "via"}:
            return standing.kind in PARTY_KINDS and standing.kind != "publication"
        return standing.kind in PARTY_KINDS
    if role in {"place", "from", "to"}:
        sites = words("nouns.things", "sites") if role == "place" else frozenset()
        return standing.kind == "place" or (
            standing.kind == "thing" and phrase.head in words("nouns.things", "stores") | sites
        )
    if role == "item":
        return standing.kind == "item"
    if role in {"price", "amount"}:
        return _money(phrase)
    if role == "share":
        return any(w.low in {"%", "percent", "stake", "share", "shares", "majority"} for w in phrase.words)
    return True
