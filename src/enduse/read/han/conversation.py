"""Printed conversations in Chinese: 记者：……？ 某人：……. Whose the answers are."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from enduse.read.han.tables import words
from enduse.read.names.found import Found
from enduse.read.saying import Saying
from enduse.read.speakers import Link
from enduse.records.claim import VoiceKind

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
    starts = [f.start for f in found]

    def within(m: re.Match[str]) -> Sequence[Found]:
        return found[bisect_left(starts, m.start(1)) : bisect_left(starts, m.end(1))]

    asking = {m.start() for m in _LABEL.finditer(seen) if _asks(m[1], within(m))}
    labels = [
        m for m in _LABEL.finditer(seen) if m.start() in asking or _answers(m, within(m)) is not None or m[1] == "答"
    ]
    if len(labels) < 2 or not asking:
        return []
    asked = _asked(seen[: labels[0].start()], found)
    made = []
    for k, m in enumerate(labels):
        blank = seen.find("\n\n", m.end())
        last = k + 1 == len(labels)
        stop = len(seen) if last else labels[k + 1].start()
        if blank >= 0 and (last or m[1] != "答"):  # an official's answer has paragraphs
            stop = min(stop, blank)
        who = None if m.start() in asking else _answers(m, within(m)) or asked
        made.append(Turn(m.end(), stop, m.span(1), _link(text, who) if who is not None else None))
    return made


def _link(text: str, who: Found) -> Link:
    kind: VoiceKind = "person" if who.kind == "person" else "organization"
    return Link(text[who.start : who.end], kind, who.start, who.end, who.key)


def _asks(label: str, named: Sequence[Found]) -> bool:
    return any(f.kind == "publication" for f in named) or label.endswith(tuple(words("voices.conversation", "asking")))


def _answers(m: re.Match[str], named: Sequence[Found]) -> Found | None:
    """The party whose name a label is, the person of 某公司总经理某人."""
    speakers = [f for f in named if f.kind in _SPEAKERS]
    return speakers[-1] if speakers and speakers[-1].end == m.end(1) else None


def _asked(head: str, found: Sequence[Found]) -> Found | None:
    """Who is asked, by the words before the first question: the body whose spokesperson answers, else the person."""
    before = [f for f in found if f.end <= len(head)]
    bodies = (f for f in before if f.kind == "organization" and _SPEAKS.match(head, f.end))
    return next(bodies, None) or next((f for f in reversed(before) if f.kind == "person"), None)


def at(told: Sequence[Turn], start: int) -> Turn | None:
    """The turn that holds a place."""
    return next((t for t in told if t.label[0] <= start < t.end), None)
