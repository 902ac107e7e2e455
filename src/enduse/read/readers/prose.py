"""The reader of English prose: rules, and the encoder where its weights are installed. It proposes; `ground` decides
what stands.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from enduse.read.answered import answered
from enduse.read.encoder.labeller import Labeller, version
from enduse.read.encoder.seen import NOTHING, Seen, eventful, shifted
from enduse.read.event import RULES
from enduse.read.framed import waits
from enduse.read.known import Known
from enduse.read.names import after_dateline, find_names
from enduse.read.names.figures import Figures
from enduse.read.quotation import closings
from enduse.read.readers.stretches import is_workbook
from enduse.read.segment import Sentence, sentences
from enduse.read.teller import Teller
from enduse.read.turns import turns
from enduse.read.withdrawn import withdrawn
from enduse.records.document import Document
from enduse.records.proposal import Proposals, ProposedMention, Words

#: What a document is told where the encoder cannot look at it.
RULES_ALONE = (
    "its English prose was read by rules alone, which miss more: the encoder is not installed "
    "(pip install ./packages/enduse-model-en in the repository of enduse)"
)

#: Electronic papers and registers: their text is written out from fields, none of it is prose.
_NO_PROSE = frozenset({"application/x-ubl+xml", "application/x-cii+xml", "application/edifact", "application/x-uk-psc"})


class ProseReader:
    """English prose by the encoder's eyes and by rules over the tables of `lang/en`."""

    NAME = RULES

    def __init__(self, known: Known, encoder: bool = True) -> None:
        self.known = known
        self.weights = version() if encoder else None
        self.VERSION = f"9 {self.weights or 'without encoder'} {known.digest}"

    def reads(self, document: Document) -> bool:
        """Whether any of the document is English prose."""
        if document.media_type in _NO_PROSE or is_workbook(document):
            return False
        return document.language == "en" or any(s.language == "en" for s in document.stretches)

    def propose(self, document: Document) -> Proposals:
        """Mentions, references and claims of the document's English sentences."""
        prose = [s for s in sentences(document) if _english(document, s)]
        seen = _seen(document, prose) if self.weights else [NOTHING] * len(prose)
        figures = Figures(document)
        names = find_names(document, prose, self.known, seen if self.weights else None, figures)
        teller = Teller(document, names.found, names.references, figures)
        teller.referents.eventful = eventful(seen) if self.weights else None
        teller.take_turns(turns(prose))
        each = zip(prose, seen, closings(prose), strict=True)
        told = (teller.tell(sentence, saw, closing) for sentence, saw, closing in each if not sentence.heading)
        pairs = pairwise(chain([()], (tuple(sentence) for sentence in told)))
        claims = answered([claim for before, now in pairs for claim in withdrawn(before, now)], prose)
        spoken = {r.key for c in claims for r in c.roles} | {v.key for c in claims for v in c.voice} | teller.between
        added = [r for r in teller.referents.added.values() if r.key in spoken]
        dropped = teller.referents.added.keys() - spoken
        mentions = [
            ProposedMention(
                words=Words(document.text[f.start : f.end], f.start), kind=f.kind, key=f.key, naming=f.naming
            )
            for f in names.found
        ]
        return Proposals(
            reader=self.NAME,
            references=(*names.references, *added),
            mentions=(*mentions, *(m for m in teller.referents.mentions if m.key not in dropped)),
            claims=tuple(claims),
            notes=() if self.weights else (RULES_ALONE,),
        )


def _seen(document: Document, prose: Sequence[Sentence]) -> list[Seen]:
    """What the encoder sees in each sentence; it is not shown datelines."""
    leads = [after_dateline(document.text, sentence) for sentence in prose]
    words = [[t.text for t in sentence.tokens[lead:]] for sentence, lead in zip(prose, leads, strict=True)]
    return [
        shifted(saw, lead) if lead else saw for saw, lead in zip(_labeller().label(words, waits), leads, strict=True)
    ]


@cache
def _labeller() -> Labeller:
    """The encoder, loaded when the first prose is read."""
    return Labeller()


def _english(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is English: its stretch says so, or says nothing in an English document."""
    for stretch in document.stretches:
        if stretch.start <= sentence.start < stretch.end:
            return (stretch.language or document.language) == "en"
    return document.language == "en"
