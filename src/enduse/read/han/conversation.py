"""Printed conversations in Chinese: 记者：……？ 某人：……. Whose the answers are."""

import re
from collections.abc import Sequence

from msgspec import Struct

from enduse.read.han.tables import words
from enduse.read.names.found import Found
from enduse.read.saying import Saying
from enduse.read.speakers import Link

_LABEL = re.compile("^[ \u3000]*([^\n，。；！？：:“”]{1,20})[：:](?=[^\n])", re.MULTILINE)
_SPEAKS = re.compile("(?:新闻)?发言人")
_SPEAKERS = frozenset({"person", "organization"})


class Turn(Struct, frozen=True):
    """What one speaks (code points), with the label in front; `who` is None for those who ask."""

    start: int
    end: int
    label: tuple[int, int]
    who: Link | None

    def saying(self, start: int, end: int, reader: str) -> Saying:
        """A sentence of the turn as a saying of its speaker."""
        assert self.who is not None
        return Saying(chain=(self.who,), start=start, end=end, cue=self.label, at=-1, reader=reader)


def turns(text: str, seen: str, found: Sequence[Found]) -> list[Turn]:
    """The turns of a conversation in order; none where nobody asks."""
    labels = [
        m for m in _LABEL.finditer(seen) if _asks(m[1], found, m) or _answers(m, found) is not None or m[1] == "答"
    ]
    if len(labels) < 2 or not any(_asks(m[1], found, m) for m in labels):
        return []
    asked = _asked(seen[: labels[0].start()], found)
    made = []
    for k, m in enumerate(labels):
        blank = seen.find("\n\n", m.end())
        stop = min(labels[k + 1].start() if k + 1 < len(labels) else len(seen), blank if blank >= 0 else len(seen))
        who = None if _asks(m[1], found, m) else _answers(m, found) or asked
        link = Link(text[who.start : who.end], who.kind, who.start, who.end, who.key) if who is not None else None  # type: ignore[arg-type]
        made.append(Turn(m.end(), stop, m.span(1), link))
    return made


def _asks(label: str, found: Sequence[Found], m: re.Match[str]) -> bool:
    medium = any(f.kind == "publication" and m.start(1) <= f.start and f.end <= m.end(1) for f in found)
    return medium or label.endswith(tuple(words("voices.conversation", "asking")))


def _answers(m: re.Match[str], found: Sequence[Found]) -> Found | None:
    """The party whose name a label is, the person of 某公司总经理某人."""
    named = [f for f in found if f.kind in _SPEAKERS and m.start(1) <= f.start and f.end <= m.end(1)]
    return named[-1] if named and named[-1].end == m.end(1) else None


def _asked(head: str, found: Sequence[Found]) -> Found | None:
    """Who is asked, by the words before the first question: the body whose spokesperson answers, else the person."""
    before = [f for f in found if f.end <= len(head)]
    bodies = (f for f in before if f.kind == "organization" and _SPEAKS.match(head, f.end))
    return next(bodies, None) or next((f for f in reversed(before) if f.kind == "person"), None)


def at(told: Sequence[Turn], start: int) -> Turn | None:
    """The turn that holds a place."""
    return next((t for t in told if t.label[0] <= start < t.end), None)
