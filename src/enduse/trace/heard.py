"""Which body is meant by "the group", "комитет", where a reader left it open, and which mail by "an email"? The text
has said its name before, or the mail is at hand."""

import re
from collections.abc import Iterable, Mapping

from enduse.records.claim import Claim
from enduse.records.party import Party
from enduse.trace.phrases import is_press, says

#: Words that point back to a body named before: a definite noun, or one in small letters.
_POINTS = re.compile(r"[Tt]he [^A-Z]|[а-яёіїєґ]")
#: What any body may be called by; "the embassy" is another than the police heard before.
_ANY = frozenset(
    "group organisation organization body outfit watchdog ngo think-tank группа организация группы организации".split()
)
_WORD = re.compile(r"[^\W_]+")


def meant(claims: Iterable[Claim], parties: Mapping[str, Party]) -> dict[str, str]:
    """Claim -> party id of the body meant by its innermost voice: the one in whose name the head word stands; by "the
    group" the one that the text heard last by its name."""
    found: dict[str, str] = {}
    heard: dict[str, list[str]] = {}
    for claim in sorted(claims, key=lambda c: (c.document, c.evidence[0].start if c.evidence else 0, c.id)):
        voice = claim.voice[-1] if claim.voice else None
        if voice is None or voice.kind != "organization" or claim.stance != "asserts" or is_press(voice.name):
            continue
        known = heard.setdefault(claim.document, [])
        if voice.party and voice.party in parties and not parties[voice.party].unnamed:
            known.append(voice.party)
        elif known and _POINTS.match(voice.name) and (words := _words(voice.name)):
            named = {id for id in known if any(words[-1] in _words(n.text) for n in parties[id].names)}
            if len(named) == 1 or words[-1] in _ANY:
                found[claim.id] = min(named) if len(named) == 1 else known[-1]
    return found


def cited_mail(
    claims: Iterable[Claim], marks: Mapping[str, frozenset[tuple[str, str]]]
) -> dict[str, frozenset[tuple[str, str]]]:
    """Claims that "an email" tells -> the mark of the one mail at hand that tells the same: it may well be that one."""
    mails = frozenset(mark for id in marks for mark in marks[id] if mark[0] == "mail")
    told = [c.id for c in claims if c.voice and c.voice[-1].kind == "document" and says("mail", c.voice[-1].name)]
    return dict.fromkeys(told, mails) if len(mails) == 1 else {}


def _words(name: str) -> list[str]:
    return [w.casefold() for w in _WORD.findall(name)]
