"""Who answered, in the terminal: a line for each party, those who deny first; who is overdue; who was not asked."""

from collections.abc import Iterator

from enduse.cli.shown import on_one_line
from enduse.records.claim import Claim
from enduse.records.picture import Picture
from enduse.report.names import Names

#: How the stance of a party that was asked, or speaks against a claim, is called; denials come first.
STANCES = {
    "denies": "denies",
    "declines": "declined to comment",
    "no_reply": "no reply",
    "unaware": "says it is unaware",
}


def answers(picture: Picture, names: Names) -> Iterator[str]:
    """What each party answered, the first passage of each kind quoted; parties that share all of it share a line."""
    told: dict[str, dict[str, list[str]]] = {}
    for claim in picture.claims:
        if claim.stance in STANCES:
            quote = on_one_line(claim.evidence[0].quote, 160) if claim.evidence else ""
            quotes = told.setdefault(_who(claim, names), {}).setdefault(claim.stance, [])
            quotes += [quote] if quote not in quotes else []
    shared: dict[str, list[str]] = {}
    for who, stances in sorted(told.items(), key=lambda each: "denies" not in each[1]):
        shared.setdefault("; ".join(_told(s, stances[s]) for s in STANCES if s in stances), []).append(who)
    yield from (f"{', '.join(who)}: {line}" for line, who in shared.items())


def owed(picture: Picture) -> Iterator[str]:
    """Who is overdue with an answer, and whom no text and no entry of the case says to have been asked."""
    if late := list(dict.fromkeys(f"{r.name} (due {r.due})" for r in picture.replies if r.overdue)):
        yield f"overdue: {', '.join(late)}"
    told_of = {r.party for r in picture.replies if r.answer != "not_asked"}
    unasked = dict.fromkeys(r.name for r in picture.replies if r.answer == "not_asked" and r.party not in told_of)
    if unasked:
        yield f"not asked, as far as known: {', '.join(unasked)}"


def _told(stance: str, quotes: list[str]) -> str:
    first, more = quotes[0], len(quotes) - 1
    return STANCES[stance] + (f" “{first}”" if first else "") + (f" (and {more} more)" if more else "")


def _who(claim: Claim, names: Names) -> str:
    """The innermost voice, by its party's name; a text that speaks for itself by its title."""
    if not claim.voice:
        return f"“{names.source(claim.document)}”"
    voice = claim.voice[-1]
    return names.party(voice.party) if voice.party in names.parties else voice.name
