"""Who says it, in the report: the chain of voices without repeats, and how each link of it is put."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from enduse.records.claim import Voice
from enduse.records.document import Document
from enduse.report.names import Names
from enduse.report.pieces import Line, Piece, ours, said

ARTICLES = ("The", "These", "Those", "This", "A", "An")


def voices(chain: Iterable[Voice], document: Document) -> tuple[Voice, ...]:
    """Who says it, innermost first, without repeats; the document's publisher is the last where it is not named.

    "North Ledger" and "The North Ledger" are one outlet, called by the longer name.
    """
    found: list[Voice] = []
    outlet = (Voice(name=document.publisher, kind="publication"),) if document.publisher else ()
    for voice in (*reversed(tuple(chain)), *outlet):
        again = next((n for n, other in enumerate(found) if _same(voice, other)), None)
        if again is None:
            found.append(voice)
        elif _bare(voice.name) == _bare(found[again].name) and len(voice.name) > len(found[again].name):
            found[again] = replace(found[again], name=voice.name, party=found[again].party or voice.party)
    return tuple(found)


def spoken(voice: Voice, document: Document, names: Names) -> Line:
    """The speaker's name, an English article at its head in lower case: it now stands within a sentence.

    A paper that is known by its number alone is told with the file in which it stands.
    """
    first, space, rest = voice.name.partition(" ")
    name = f"{first.lower()}{space}{rest}" if first in ARTICLES else voice.name
    words = said(name, names.anchor(voice.party))
    if is_number(voice):
        return ours("no. "), words, ours(" in "), said(f"“{document.origin}”", names.anchor(document.id))
    return (words,)


def is_number(voice: Voice) -> bool:
    """Whether the voice is a paper called by its number alone: "QT-24-0812", "10418010/041024/0035107"."""
    return voice.kind == "document" and " " not in voice.name and any(sign.isdigit() for sign in voice.name)


def relayed(chain: Iterable[Voice], document: Document, names: Names) -> Line:
    """By whom it is reported, and by whom that is relayed."""
    relay: list[Piece] = []
    for voice in chain:
        relay += [ours(", as reported by " if not relay else ", relayed by "), *spoken(voice, document, names)]
    return tuple(relay)


def _same(one: Voice, other: Voice) -> bool:
    """Whether two links of a chain are one: one party, or "documents seen by Coastal Wire" and Coastal Wire."""
    if one.party and one.party == other.party:
        return True
    return f" {_bare(one.name)} " in f" {_bare(other.name)} "


def _bare(name: str) -> str:
    """A name's words in lower case, without an English article at its head."""
    words = re.findall(r"[^\W_]+", name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
