"""For which firm somebody speaks, so that "we" and "the company" in that mouth are the firm."""

from collections.abc import Sequence

from enduse.read.corefer import Referents
from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.lexicon import words
from enduse.read.names.cues import cues
from enduse.read.saying import Saying
from enduse.read.speakers import Link


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

    def serves(self, event: Event) -> None:
        """Remember whom a person belongs to."""
        if event.relation not in {"affiliation", "ownership"}:
            return
        ends = {f.role: f.standing for f in event.fillers}
        owned = event.relation == "ownership"
        member, firm = ends.get("owner" if owned else "member"), ends.get("asset" if owned else "organization")
        if member is None or firm is None or member.key is None or firm.key is None or member.kind != "person":
            return
        self.referents.posts[member.key] = firm.key
        told = ends.get("capacity")
        capacity = self.referents.text[told.start : told.end].lower().split() if told is not None else []
        if owned or (capacity and not words("nouns.corefer", "observers") & {*capacity}):
            self._officers[member.key] = firm.key

    def own(self, sense: Sense, sayings: Sequence[Saying], it: str | None) -> list[tuple[int, int, str]]:
        """The stretches of a sentence that a firm or somebody of it says, with the firm's key."""
        told = [(s, self.firm(sense, s.chain[-1], it)) for s in sayings if s.chain]
        return [(s.start, s.end, firm) for s, firm in told if firm is not None]

    def firm(self, sense: Sense, link: Link, it: str | None) -> str | None:
        """The firm that somebody speaks for: an officer's, or itself where its name tells that it is a firm."""
        at = next((k for k, c in enumerate(sense.chunks) if c.tag == "NP" and c.start <= link.start < c.end), None)
        if at is not None and (whose := speaks_for(sense, at, it)) is not None:
            self._unnamed[link.start] = whose
        firm = self._unnamed.get(link.start) or self._officers.get(link.key or "", link.key)
        known = self.referents.known.get(firm or "")
        if known is None or known.kind != "organization" or self.referents.is_state(known.key):
            return None
        trading = known.schema == "Company" or bool(cues().trade & {*known.key.split(":", 1)[1].split()})
        return firm if firm != link.key or trading else None
