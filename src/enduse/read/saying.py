"""A saying: a stretch of a text put to those who say it; and the chain of voices where several hold one event."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from enduse.read.corefer import Standing
from enduse.read.event import RULES
from enduse.read.speakers import Link
from enduse.records.claim import Certainty, Stance


class Saying(Struct, frozen=True, kw_only=True):
    """A stretch (`start`, `end`, code points) put to a chain of voices, outermost first."""

    chain: tuple[Link, ...]
    start: int
    end: int
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    cue: tuple[int, int]
    at: int  # position of the reporting verb or phrase among the chunks
    inner: bool = False  # "X, citing Y": Y stands inside X
    form: Literal["clause", "phrase", "topic"] = "clause"  # "topic": the object is what is spoken of
    speaker: Standing | None = None
    others: tuple[tuple[Link, ...], ...] = ()  # the chains of those who deny beside the first: "A and B denied"
    reader: str = RULES


def chained(over: Sequence[Saying]) -> tuple[tuple[Link, ...], Stance, Certainty]:
    """The chain of nested sayings, outermost first, with the innermost one's stance and certainty."""
    chain: list[Link] = []
    cited = [s for s in over if s.form == "phrase" and s.inner]
    for saying in (*(s for s in over if s not in cited), *cited):
        chain += [x for x in saying.chain if all(x.name != y.name for y in chain)]
    inner = over[-1] if over else None
    if len(chain) > 1:
        chain = [x for x in chain if not (x.kind == "publication" and x.key is None)] or chain[
            :1
        ]  # "the paper" is the text's own
    return tuple(chain), (inner.stance if inner else "asserts"), (inner.certainty if inner else "stated")


def nested(sayings: Sequence[Saying]) -> list[Saying]:
    """Sayings in order, outer ones before those they hold."""
    return sorted(sayings, key=lambda s: (s.start, -s.end))
