"""Which party or thing a noun phrase stands for within one document: its name, "the company", "it", or a party without
a name.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from enduse.read import antecedent, gender
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words
from enduse.read.names import Found
from enduse.read.names.called import designated
from enduse.read.spoken import Spoken
from enduse.records.proposal import ProposedReference
from enduse.reference import places


class Standing(Struct, frozen=True):
    """What a noun phrase stands for: its kind, its reference key (None where it has none) and the words to quote."""

    kind: str  # organization, person, place, publication, item, document, anonymous, thing
    key: str | None
    start: int
    end: int


class Referents(Spoken):
    """The parties and things of one English document. Remembers who was spoken of last."""

    def __init__(self, text: str, references: Sequence[ProposedReference], found: Sequence[Found] = ()) -> None:
        super().__init__(text, references, found)
        self._persons, self._firms = self._places("person"), self._places("organization")
        #: Whether the document speaks of goods again and again, so that what is "shipped" in it is likely goods.
        self.trade = _speaks_of(text, words("frames.goods", "heads") - words("frames.goods", "vague"), 4)
        #: Whether the encoder sees the document tell of supply again and again; None where no encoder looked.
        self.eventful: bool | None = None
        self._designated = designated(text, found)
        self.sport = _speaks_of(text, words("nouns.counting", "sport"), 2)
        self.last_item: Standing | None = None  # the goods spoken of last
        self.topic: str | None = None  # the party the last sentence was about
        self.before = 0  # where the sentence before it begins
        self.begins = 0  # where the sentence that is read begins
        self.we: str | None = None  # who says "we" in the sentence that is read
        self.you: str | None = None  # who is spoken to in a question
        self.ours: str | None = None  # the firm in whose name that is said
        self.own_statement = False  # whether the document is a statement of the firm that says "we"
        self.posts: dict[str, str] = {}  # the organization that a person was said to belong to
        self.mouths: Sequence[tuple[int, int, str]] = ()  # what a firm or its people say in the sentence that is read
        self.whose: Mapping[int, Found] = {}  # what is named after "of" behind a noun phrase, by where that begins
        self.addressed: frozenset[str] = (
            frozenset()
        )  # the names of those who are written to at the head of the sentence
        self.held: tuple[str, int] | None = None  # whose owner was told last, and where that sentence begins
        self.makers: set[str] = set()  # the parties that the text says make something
        self.client: str | None = None  # for whom the lawyer speaks who was spoken of last
        self.seats: dict[str, set[str]] = {}  # countries where the text says that parties sit
        self.towns: dict[str, set[str]] = {}  # the places where the text says that parties sit
        self.subject: str | None = None  # the party that was the subject of the sentence before
        self.quoted: Sequence[tuple[int, int]] = ()  # what stands between quotation marks in the sentence that is read
        self._named_too: dict[int, str] = {}  # where the text describes parties that it names beside
        self._words_for: dict[str, set[str]] = {}  # what it calls them there
        self._called: dict[str, str | None] = {}  # "he" or "she", as far as it is known
        lands = sorted(references, key=lambda r: r.key == f"place:{''.join(r.countries)}")  # a land before its towns
        self._country = {r.countries[0]: r.key for r in lands if r.kind == "place" and _is_country(r)}

    def _places(self, kind: str) -> list[tuple[int, str]]:
        """Where the text names somebody of a kind, in order."""
        return sorted((f.start, k) for k, all_of in self._named.items() for f in all_of if f.kind == kind)

    def of(self, np: Chunk, it: str | None = None) -> Standing:
        """What a noun phrase stands for. `it` is the party that a pronoun would mean here."""
        start, end = np.core
        called = self._designated.get(np.head) if np.definite and len(np.words) == 2 else None
        if called is not None and called.key is not None and called.start < start:
            self.pointed(start, end, called.key)
            return Standing(called.kind, called.key, start, end)
        if np.name is not None:
            return Standing(np.name.kind, np.name.key, np.name.start, np.name.end)
        placed = next((n for n in np.names if n.kind == "place"), None)
        if placed is not None and np.head in words("nouns.corefer", "spots"):
            return Standing("place", placed.key, start, end)
        first = np.words[0]
        if first.tag == "PRON":
            if first.low in gender.PERSONAL:
                it = self.person(first.low, start, it)
            if first.low == "you" and self.you is not None:
                return Standing(self._kind(self.you), self.posts.get(self.you, self.you), start, end)
            if first.low in {"we", "us", "i"}:
                it = self.we if first.low == "i" or self.we is None else self.posts.get(self.we, self.we)
                it = self.ours if first.low != "i" and self.ours is not None else it
            key = it if first.low in {"it", "he", "she", "they", "we", "i", "us", "itself", "themselves"} else None
            return Standing(self._kind(key) if key else "thing", key, start, end)
        if np.head in words("nouns.corefer", "lawyers") and np.name is None:
            self.client = self._client(np, it) or self.client
        if np.head in words("nouns.corefer", "leadership") and np.words[0].tag != "PRON":
            led = np.owner or (self.whose.get(np.start) if np.definite else None)
            if led is not None and led.kind == "organization":
                return Standing(led.kind, led.key, start, end)
            if np.words[0].low in {"its", "their"} and it is not None and self._kind(it) == "organization":
                return Standing("organization", it, start, end)
        if np.head in words("frames.goods", "heads") or (np.names and np.names[-1].kind == "item" and np.owner is None):
            return Standing("item", self._item(np), start, end)
        if np.head in words("voices.sources", "documents"):
            return Standing("document", None, start, end)
        if np.owner is not None and np.owner.kind == "organization" and np.head in words("nouns.corefer", "premises"):
            return Standing(np.owner.kind, np.owner.key, start, end)
        if np.head in words("frames.organizations", "heads"):
            return self._organization(np, start, end)
        if np.head in words("frames.persons", "heads"):
            return Standing("person", self._unnamed(np, "person"), start, end)
        return Standing("thing", None, start, end)

    def person(self, pronoun: str, start: int, it: str | None) -> str | None:
        """Whom "he" or "she" means at a place of the text: the one person named before it in the sentence, whom the
        sentence or the one before is about, who was spoken of last.
        """
        here = {k for k in self._persons_before(start) if self._may_be_called(pronoun, k)}
        if len(here) == 1:
            return here.pop()
        about = [it] if it is not None and (it != self.topic or it == self.subject) else []
        known = (k for k in (*about, *reversed(self._recent)) if self._kind(k) == "person")
        return next((k for k in known if self._may_be_called(pronoun, k)), None)

    def may_be_called(self, pronoun: str, key: str, start: int) -> bool:
        """Whether "he" or "she" at a place of the text may mean a person, where the sentence names nobody before."""
        return not self._persons_before(start) and self._may_be_called(pronoun, key)

    def _persons_before(self, start: int) -> set[str]:
        """The persons named in this sentence before a place in the text; not those within a quotation before it."""
        first, last = (bisect_left(self._persons, (place, "")) for place in (self.begins, start))
        inside = [(a, b) for a, b in self.quoted if b <= start]
        return {key for at, key in self._persons[first:last] if not any(a <= at < b for a, b in inside)}

    def _may_be_called(self, pronoun: str, key: str) -> bool:
        """Whether a person may be "he" or "she", as far as the text tells."""
        told = self.added.get(key)
        described = (told.description or "") if told is not None else ""
        if described.endswith("s"):
            return False  # "two officials"
        if key not in self._called:
            named = [(f.start, f.end) for f in self._named.get(key, ())]
            self._called[key] = gender.of_name(self.text, named) or gender.of_description(described)
        return self._called[key] in {None, gender.PERSONAL[pronoun]}

    def about(self, key: str | None) -> None:
        """A sentence was read; this party was its subject. A person without a name may be "he" in the next one."""
        self.subject = key
        if key is not None and key in self.added and self.added[key].kind == "person":
            self._recent = [k for k in self._recent if k != key] + [key]
            if len(nameless := [k for k in self._recent if k in self.added]) > 20:
                self._recent.remove(nameless[0])

    def is_country(self, key: str | None) -> bool:
        """Whether a key is that of a country."""
        return key is not None and key in self.known and key == f"place:{''.join(self.known[key].countries)}"

    def country(self, iso2: str) -> str | None:
        """The key of a country that the document names, by ISO code."""
        return self._country.get(iso2)

    def place_called(self, name: str) -> str | None:
        """The key of a place that the document names."""
        return next(
            (
                k
                for k, spans in self._named.items()
                for f in spans[:1]
                if self._is_place(k) and self.text[f.start : f.end] == name
            ),
            None,
        )

    def _is_place(self, key: str) -> bool:
        return key in self.known and self.known[key].kind == "place"

    def country_called(self, name: str) -> str | None:
        """The key of a country that the document names, by any of its names: "US", "EU"."""
        found = places.lookup(name)
        return self._country.get(found.country) if found is not None else None

    def some_party(self, np: Chunk) -> Standing:
        """A noun phrase that must be a party by its place in the clause: a party without a name."""
        start, end = np.core
        self.mentions = [m for m in self.mentions if m.naming or m.words.start != start]
        return Standing("organization", self._unnamed(np, "organization"), start, end)

    def some_item(self, np: Chunk) -> Standing:
        """A noun phrase that must be goods by its place in the clause."""
        start, end = np.core
        return Standing("item", self._item(np), start, end)

    def _organization(self, np: Chunk, start: int, end: int) -> Standing:
        """ "the company" is the firm spoken of last; "a trading firm" is a party without a name."""
        plural = np.head.endswith("s") and not np.head.endswith("ss")
        whose, own = self.whose.get(np.start), np.words[0].low
        if np.head in {"government", "regime"} and not np.names and not self.nations(np):
            land = whose.key if whose is not None else self.subject if np.definite else None
            if self.is_country(land):
                return Standing("place", land, start, end)
        if np.head in {"client", "clients"} and own in {"his", "her", "their", "my", "our"} and self.client is not None:
            return Standing(self._kind(self.client), self.client, start, end)
        if np.head == "client" and own in {"his", "her", "my"}:
            return Standing("person", self._unnamed(np, "person"), start, end)
        if whose is not None or own in {"its", "their", "our"}:
            there = self.known[str(whose.key)].countries if whose is not None and whose.kind == "place" else ()
            described = self.unnamed(start, end, "organization", self.nations(np) or there)
            return Standing("organization", described, start, end)
        if np.definite and not plural and [n.kind for n in np.names] == ["place"]:
            key = self._sitting(np.head, np.names[0].key)
            if key is not None:
                self.pointed(start, end, key)
                return Standing("organization", key, start, end)
        if np.definite and not plural and not np.names:
            key = self._owned(np) if _his(np) else self._speaking(np) or self._last(np)
            if key is not None and self._may_be(np, key):
                self.pointed(start, end, key)
                self._recent = [k for k in self._recent if k != key] + [key]
                return Standing("organization", key, start, end)
        return Standing("organization", self._unnamed(np, "organization"), start, end)

    def _owned(self, np: Chunk) -> str | None:
        """The firm of the person meant by "his company"; where none is known for that one, the only one named yet."""
        his = self.posts.get(self.person(np.words[0].low, np.start, self.subject) or "")
        firms = {key for _, key in self._firms[: bisect_left(self._firms, (np.start, ""))] if self.is_firm(key)}
        return his or (firms.pop() if len(firms) == 1 else None)

    def is_firm(self, key: str | None) -> bool:
        """Whether a named party may be called "the company"."""
        known = self.known.get(key or "")
        firm = known is not None and known.kind == "organization"
        return known is not None and firm and antecedent.may_be_called("company", self._party(known))

    def client_of(self, np: Chunk, it: str | None, behind: Found | None) -> str | None:
        """The known party that a lawyer speaks for: "her lawyer", "its lawyers", "X's lawyer", "a lawyer for X"."""
        own = it if np.words[0].low in {"its", "their"} else None
        key = (behind.key if behind is not None else None) or own or self._client(np, it)
        return key if key in self.known and self._kind(str(key)) in {"organization", "person"} else None

    def voice_of(self, key: str) -> Literal["organization", "person"]:
        """The kind of voice that a party is."""
        return "person" if self._kind(key) == "person" else "organization"

    def _client(self, np: Chunk, it: str | None) -> str | None:
        """For whom a lawyer speaks: "his lawyer", "X's lawyer", "the lawyer of X"."""
        if np.words[0].low in gender.PERSONAL:
            return self.person(np.words[0].low, np.start, it)
        named = np.owner or self.whose.get(np.start)
        return named.key if named is not None and named.kind in {"organization", "person"} else None

    def firm_spoken_of(self) -> str | None:
        """The one firm named in the sentence before."""
        first = bisect_left(self._firms, (self.begins, ""))
        last = bisect_left(self._firms, (self.before, ""))
        firms = {key for _, key in self._firms[last:first] if not self.is_state(key)}
        return firms.pop() if len(firms) == 1 else None

    def called_besides(self, np: Chunk, key: str) -> None:
        """The text calls a named party so: "X, a Russian maker of lenses"."""
        self._named_too[np.core[0]] = key
        self._words_for.setdefault(key, set()).update(w.low for w in np.words)
        self.seats.setdefault(key, set()).update(self.nations(np))

    def held_before(self) -> str | None:
        """Whose owner the sentence before told."""
        return self.held[0] if self.held is not None and self.held[1] >= self.before else None

    def seated(self, key: str, place: str) -> None:
        """The text says that a party sits at a place."""
        if place in self.known:
            self.seats.setdefault(key, set()).update(self.known[place].countries)
            self.towns.setdefault(key, set()).add(place)

    def _sitting(self, head: str, place: str | None) -> str | None:
        """The one organization that the text seats at a place and that may be called by `head`: "the Izmir plant"."""
        there = [self._party(self.known[k]) for k, towns in self.towns.items() if place in towns and k in self.known]
        able = [one.key for one in there if antecedent.may_be_called(head, one)]
        return able[0] if len(able) == 1 else None

    def _speaking(self, np: Chunk) -> str | None:
        """The firm that says it, or whose people say it, where they say "the company" and have named no other."""
        if np.head not in words("nouns.corefer", "own_firm") or np.words[0].low != "the":
            return None
        said = [(start, firm) for start, end, firm in self.mouths if start <= np.start < end]
        if not said:
            return None
        start, firm = said[-1]
        first, last = (bisect_left(self._firms, (place, "")) for place in (start, np.start))
        return firm if all(key == firm for _, key in self._firms[first:last]) else None

    def _may_be(self, np: Chunk, key: str) -> bool:
        """Whether a description suits the party: "the economy ministry" is not the Defence Ministry."""
        if np.head not in words("nouns.corefer", "state_heads"):
            return True
        said = {w.low for w in np.words if w.tag == "N" and w.low != np.head and not places.demonym(w.token.text)}
        return not said or bool(said & self._called_by(key))

    def _called_by(self, key: str) -> frozenset[str]:
        """The words that a party is called by: its description's, else its name's."""
        known = self.known.get(key) or self.added.get(key)
        return _words((known.description if known is not None else None) or key)

    def _last(self, np: Chunk) -> str | None:
        """The organization spoken of last that a description may mean, in its countries where any are told; a party
        without a name, where one was told of in the same words since.
        """
        spoken = [*([self.topic] if self.topic else []), *reversed(self._recent)]
        keys = [k for k in spoken if k.split(":", 1)[1] not in self.addressed]
        there, nations = False, {*self.nations(np)}
        if nations:
            seats = {k: {*self.known[k].countries, *self.seats.get(k, ())} for k in keys if k in self.known}
            of_land = [k for k in keys if seats.get(k, set()) & nations]
            there, keys = bool(of_land), of_land or [k for k in keys if not seats.get(k)]
        parties = [self.known[k] for k in keys if k in self.known and self.known[k].kind == "organization"]
        lands = words("nouns.corefer", "lands")
        said = frozenset(w.low for w in np.words if w.tag == "N" and not places.demonym(w.token.text))
        key, sure = antecedent.meant(said, np.head, [self._party(r) for r in parties if not lands & _words(r.key)])
        nameless = None if there else self._nameless(np, said, nations)
        if key is None or nameless is None or not sure:
            return nameless or key
        named = self.named(key, np.start)
        return nameless if named is not None and named[0] < self.described[nameless][0] else key

    def _nameless(self, np: Chunk, said: frozenset[str], nations: set[str]) -> str | None:
        """The party without a name told of last in these words: "a Chinese company"; "the company" alone is only the
        one that the sentence before was about.
        """
        alone = len(said) == 1 and np.head in words("nouns.callings", "any_firm") and not nations
        for key, (start, _) in reversed(self.described.items()):
            told = self.added[key]
            if (
                start >= np.start
                or start in self._named_too
                or told.kind != "organization"
                or (alone and key != self.subject)
            ):
                continue
            if said <= _words(told.description or "") and (not nations or nations & {*told.countries}):
                return key
        return None

    def _party(self, ref: ProposedReference) -> antecedent.Party:
        """An organization as a description may pick it out."""
        key, told = ref.key, _words(ref.description or "") | self._words_for.get(ref.key, set())
        makes, topic = key in self.makers, key == self.topic
        return antecedent.Party(key, _words(key), told, self.is_state(key), makes, topic)

    def is_state(self, key: str) -> bool:
        """Whether an organization is a body of a state."""
        found = self.known.get(key) or self.added.get(key)
        return (found is not None and found.schema == "PublicBody") or bool(
            (words("nouns.corefer", "state_words") | words("nouns.corefer", "lands")) & self._called_by(key)
        )

    def _unnamed(self, np: Chunk, kind: Literal["organization", "person"]) -> str:
        """The key of a party without a name."""
        return self.unnamed(*np.core, kind, self.nations(np))

    def nations(self, np: Chunk) -> tuple[str, ...]:
        """Countries that the phrase's adjectives name: "a Russian firm" -> ru."""
        found = [places.demonym(part) for w in np.words for part in w.token.text.split("-")]
        return tuple(dict.fromkeys(c for c in found if c))

    def _item(self, np: Chunk) -> str:
        """The key of an item: its designation's, else one per wording within the document."""
        named = [n.key for n in np.names if n.kind == "item" and n.key]
        if named and np.head not in words("nouns.corefer", "containers"):
            return named[-1]
        start = next((w.token.start for w in np.words if w.tag in {"N", "NAME"}), np.core[0])
        return self.goods(start, np.end)


def _words(called: str) -> frozenset[str]:
    """The words of a description, or of a name by its key."""
    return frozenset(called.lower().replace(":", " ").split())


def _his(np: Chunk) -> bool:
    """Whether a phrase is "his company", "her firm"."""
    return np.words[0].low in {"his", "her"} and np.head in words("nouns.corefer", "own_firm")


def _speaks_of(text: str, sort: frozenset[str], often: int) -> bool:
    """Whether words of a sort stand in the text at least `often` times."""
    return sum(word in sort for word in re.findall(r"[a-z-]+", text.lower())) >= often


def _is_country(ref: ProposedReference) -> bool:
    return (
        len(ref.countries) == 1 and ref.schema in {"Country", "LegalEntity", "Address"} and ref.key.startswith("place:")
    )
