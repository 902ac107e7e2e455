"""For which firm somebody speaks, so that "we" and "the company" in that mouth are the firm."""

from collections.abc import Sequence

from enduse.read.corefer import Referents
from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.joined import coordinated
from enduse.read.grammar.lexicon import words
from enduse.read.names.cues import cues
from enduse.read.saying import Saying
from enduse.read.speakers import Link

#: Kinds of those in whose name somebody may speak.
_SPEAKING = frozenset({"organization", "publication"})


def speaks_for(sense: Sense, k: int, it: str | None = None) -> str | None:
    """The organization that an unnamed person speaks for: "a spokesperson for X", "X's director", "its lawyer"."""
    phrase = sense.chunks[k]
    if phrase.name is not None or phrase.head not in words("frames.persons", "heads"):
        return None
    if phrase.owner is not None and phrase.owner.kind in {"organization", "publication"}:
        return phrase.owner.key
    if phrase.words[0].low in {"its", "their"}:
        return it
    if k + 2 < len(sense.chunks) and sense.chunks[k + 1].low in {"for", "of", "at", "from"}:
        name = sense.chunks[k + 2].name
        return name.key if name is not None and name.kind in {"organization", "publication"} else None
    return None


class Mouths:
    """Remembers who belongs to which firm, and finds what firms and their people say."""

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self._officers: dict[str, str] = {}  # the firms of those who speak for them
        self._unnamed: dict[int, str] = {}  # the same by the place of words for somebody without a name
        self._about: str | None = None  # the one firm that the text named last in its own words
        self._spoken_of: str | None = None  # the firm that the sentences before were about, or whose people they quote

    def serves(self, event: Event) -> None:
        """Remember whom a person belongs to."""
        if event.relation not in {"affiliation", "ownership"}:
            return
        ends = {f.role: f.standing for f in event.fillers}
        owned = event.relation == "ownership"
        member, firm = ends.get("owner" if owned else "member"), ends.get("asset" if owned else "organization")
        if member is None or firm is None or member.key is None or firm.key is None or member.kind != "person":
            return
        told = ends.get("capacity")
        capacity = self.referents.text[told.start : told.end].lower().split() if told is not None else []
        if words("nouns.corefer", "not_now") & {*capacity}:
            return
        self.referents.posts[member.key] = firm.key
        if owned or (capacity and not words("nouns.corefer", "observers") & {*capacity}):
            self._officers[member.key] = firm.key

    def bare_posts(self, sense: Sense) -> None:
        """Remember who holds a post of a firm that is not named beside it: "managing director A. B." after a sentence
        about X or about X's people.
        """
        for k, chunk in enumerate(sense.chunks):
            person = chunk.name
            if person is None or person.kind != "person" or person.key is None or person.key in self.referents.posts:
                continue
            firm = self._spoken_of or _first_firm(sense, k)
            if firm is not None and _post_alone(sense.chunks, k) and self.referents.is_firm(firm):
                self.referents.posts[person.key] = self._officers[person.key] = firm

    def told(self, sense: Sense) -> None:
        """A sentence was read."""
        subject = self.referents.subject
        if subject is None:
            return
        of = (speaks_for(sense, k) for k, c in enumerate(sense.chunks) if f"unnamed:{c.core[0]}" == subject)
        firm = subject if subject.startswith("organization:") else next(of, None) or self.referents.posts.get(subject)
        if firm is not None or not subject.startswith(("person:", "unnamed:")):
            self._spoken_of = firm if firm is not None and self.referents.is_firm(firm) else None

    def own(self, sense: Sense, sayings: Sequence[Saying], it: str | None) -> list[tuple[int, int, str]]:
        """The stretches of a sentence that a firm or somebody of it says, with the firm's key."""
        told = [(s, self.firm(sense, s.chain[-1], it)) for s in sayings if s.chain]
        return [(s.start, s.end, firm) for s, firm in told if firm is not None]

    def firm(self, sense: Sense, link: Link, it: str | None) -> str | None:
        """The firm that somebody speaks for: an officer's, or itself where its name tells that it is a firm."""
        at = next((k for k, c in enumerate(sense.chunks) if c.tag == "NP" and c.start <= link.start < c.end), None)
        if at is not None and (whose := speaks_for(sense, at, it)) is not None:
            self._unnamed[link.start] = whose
        elif at is not None and (link.key or "") not in self._officers:
            self._in_office(sense, at, link, it)
        firm = self._unnamed.get(link.start) or self._officers.get(link.key or "", link.key)
        known = self.referents.known.get(firm or "")
        if known is None or known.kind != "organization" or self.referents.is_state(known.key):
            return None
        trading = known.schema == "Company" or bool(cues().trade & {*known.key.split(":", 1)[1].split()})
        return firm if firm != link.key or trading else None

    def heard(self, sense: Sense) -> None:
        """A sentence was read: which firm it names outside of quotation marks, where it names one alone."""
        quoted = [k for k, c in enumerate(sense.chunks) if any(a <= c.start < b for a, b in self.referents.quoted)]
        own = [(k, c) for k, c in enumerate(sense.chunks) if c.tag == "NP" and k not in quoted]
        named = {n.key: k for k, c in own if (n := c.name or c.owner) is not None and n.kind in _SPEAKING}
        state = any(c.head in words("nouns.corefer", "state_words") for _, c in own)
        if named or state:
            topic = self.referents.topic if len(named) > 1 else next(iter(named), None)
            joined = topic in named and len(coordinated(sense.chunks, named[topic])) > 1
            key = topic if topic in named and not joined else None
            sure = key is not None and not state and key.startswith("organization:")
            self._about = key if sure and not self.referents.is_state(str(key)) else None

    def _in_office(self, sense: Sense, at: int, link: Link, it: str | None) -> None:
        """Remember the firm of a speaker whose office alone is told: "said A. B., the managing director"."""
        office = next((k for k in (at, at + 2, at - 2) if _office(sense, k) and _beside(sense, at, k)), None)
        if office is None:
            return
        behind = office + 2 if _leads(sense, office + 1) else None
        if behind is not None and self._about is not None and _is_own(sense, behind):
            behind = None  # "for the company"
        standing = sense.standing(behind, it) if behind is not None else None
        named = standing is not None and standing.kind == "organization" and standing.key in self.referents.known
        phrase = sense.chunks[office]  # "X's managing director"
        whose = phrase.owner.key if phrase.owner is not None else None
        own = whose if any(w.tag == "POSS" for w in phrase.words) else self._about
        firm = standing.key if standing is not None and named else own if behind is None else None
        if firm is None:
            return
        self._unnamed[link.start] = firm
        if link.kind == "person" and link.key is not None:
            self._officers[link.key] = self.referents.posts[link.key] = firm


def _office(sense: Sense, k: int) -> bool:
    """Whether a noun phrase tells an office in a firm and nothing else: "the managing director", "a spokeswoman"."""
    if not 0 <= k < len(sense.chunks) or sense.chunks[k].tag != "NP":
        return False
    said = [w.low for w in sense.chunks[k].words if w.found is None and w.tag not in {"DET", "POSS"}]
    offices, kinds = words("nouns.corefer", "offices"), words("nouns.corefer", "office_kinds")
    sure = len(said) > 1 or bool({*said} & words("nouns.corefer", "speakers_of"))
    return sure and said[-1] in offices and all(w in offices | kinds for w in said)


def _is_own(sense: Sense, k: int) -> bool:
    """Whether "the company" stands at `k`."""
    return sense.chunks[k].low.split()[:1] == ["the"] and sense.chunks[k].head in words("nouns.corefer", "own_firm")


def _beside(sense: Sense, at: int, k: int) -> bool:
    """Whether the noun phrase at `k` is the one at `at`, or described by it across a comma."""
    return k == at or (sense.chunks[(at + k) // 2].tag == "COMMA" and sense.chunks[at].name is not None)


def _leads(sense: Sense, k: int) -> bool:
    """Whether "for X", "of X" stands at `k`."""
    return k + 1 < len(sense.chunks) and sense.chunks[k].low in {"for", "of", "at", "from"}


def _post_alone(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a post in a firm stands with the person's name at `k` and the firm's name does not."""
    phrase, person = chunks[k], chunks[k].name
    if person is None or phrase.owner is not None or any(n is not person for n in phrase.names):
        return False
    inner = [w.low for w in phrase.words if w.token.end <= person.start]
    other = words("nouns.corefer", "not_now") | words("nouns.corefer", "not_in_firms")
    if inner:
        return inner[-1] in words("nouns.corefer", "firm_posts") and not {*inner} & other
    for comma, post, behind in ((k + 1, k + 2, k + 3), (k - 1, k - 2, k - 1)):
        if not 0 <= min(comma, post) <= max(comma, post) < len(chunks) or chunks[comma].tag != "COMMA":
            continue
        said = chunks[post]
        told = said.tag == "NP" and not said.names and said.owner is None and not said.indefinite
        alone = behind >= len(chunks) or chunks[behind].tag != "PREP"
        own = said.words[0].low not in {"its", "their", "his", "her"}
        if told and alone and own and said.head in words("nouns.corefer", "firm_posts"):
            return not {w.low for w in said.words} & other
    return False


def _first_firm(sense: Sense, k: int) -> str | None:
    """The organization named before the noun phrase at `k` that stands behind no preposition."""
    parts = sense.chunks
    before = (m for m in range(k) if parts[m].tag == "NP" and (m == 0 or parts[m - 1].tag not in {"PREP", "TO"}))
    names = (parts[m].name for m in before)
    return next((n.key for n in names if n is not None and n.kind == "organization"), None)
