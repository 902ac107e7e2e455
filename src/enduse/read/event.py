"""An event before it is a claim: what happened, who fills which role, and where the words stand."""

from functools import cache
from typing import Any

from msgspec import Struct, field

from enduse.read.corefer import Standing
from enduse.read.grammar.clause import Arguments
from enduse.read.grammar.lexicon import table

#: Who found something: the parts of the reader of English prose.
RULES, ENCODER = "rules-en", "encoder-en"
#: Roles that only a party can fill.
PARTY_ROLES = frozenset(
    "supplier via recipient end_user owner asset member organization developer partner producer user payer payee "
    "authority target visitor host party speaker".split()
)


class Filler(Struct):
    """One filler: the role, the chunk it came from (None for a made-up span), and what it stands for."""

    role: str
    chunk: int | None
    standing: Standing
    guessed: bool = False  # taken for goods or a party only by its place in the clause


class Mark(Struct, frozen=True):
    """Words that colour an event: `code` hg (hedge), cd (condition), ft (plan), on (ongoing) or ng (negation)."""

    code: str
    start: int
    end: int


class Event(Struct):
    """Something told by the chunk at `trigger`; `verb` is the verb group that governs it.

    `counted` and `dated` are the words of its quantity and time where the encoder named them; `readers` tell who found
    it, `score` how sure they were (0 to 1).
    """

    relation: str
    trigger: int
    fillers: list[Filler]
    state: str | None = None
    verb: int | None = None
    noun: bool = False
    strong: bool = False  # the verb alone tells that goods pass between parties
    arguments: Arguments = field(default_factory=Arguments)
    marks: tuple[Mark, ...] = ()
    counted: tuple[int, int] | None = None
    dated: tuple[int, int] | None = None
    readers: tuple[str, ...] = (RULES,)
    score: float = 1.0

    def chunk(self, role: str) -> int | None:
        """The chunk of the first filler of a role."""
        return next((f.chunk for f in self.fillers if f.role == role and f.chunk is not None), None)

    def has(self, role: str) -> bool:
        return any(f.role == role for f in self.fillers)

    def fillers_of(self, role: str) -> list[Filler]:
        return [f for f in self.fillers if f.role == role]


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
