"""What reading the names of a document yields."""

from msgspec import Struct

from enduse.records.claim import MentionKind
from enduse.records.proposal import ProposedMention, ProposedReference, Words


class Found(Struct, frozen=True):
    """Words that name something. `key` is the document-local reference (None for dates, quantities, money); `naming`
    is False
    for words that only point back to it ("the Institute")."""

    start: int
    end: int
    kind: MentionKind
    key: str | None = None
    naming: bool = True


class Names(Struct, frozen=True):
    """All that a document names: sorted, without overlap; and the references, in the order of their first mention."""

    found: tuple[Found, ...] = ()
    references: tuple[ProposedReference, ...] = ()

    def mentions(self, text: str) -> tuple[ProposedMention, ...]:
        """The same as proposals over the document's text."""
        return tuple(
            ProposedMention(words=Words(text[f.start : f.end], f.start), kind=f.kind, key=f.key, naming=f.naming)
            for f in self.found
        )


class Spot(Struct, frozen=True):
    """A name at a place of the text before names are joined. `own` is the form that is compared with others."""

    start: int
    end: int
    kind: str
    own: str
    country: str | None = None
    body: bool = False
    guessed: bool = False  # a person by the look of the name alone
    naming: bool = True  # not where the words only point back to the name
