"""The names reader: who and what is mentioned where no reader of prose knows the language, and who says something by
its cue words. It proposes mentions, statements and silences, never events."""

from enduse.read.cued import cued
from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.readers.stretches import other_stretches
from enduse.records.document import Document
from enduse.records.proposal import Proposals

#: Languages that have a reader of prose.
READ_ELSEWHERE = ("en", "ru", "zh")


class NamesReader:
    """Reads Ukrainian, German and mixed text for names and attributions; tables are left to others."""

    NAME = "names"

    def __init__(self, known: Known) -> None:
        self._known = known
        self.VERSION = f"7 {known.digest}"  # other lists make another reading

    def reads(self, document: Document) -> bool:
        """Whether any stretch of the document is in no language of a reader of prose."""
        return next(other_stretches(document, READ_ELSEWHERE), None) is not None

    def propose(self, document: Document) -> Proposals:
        """The names in those stretches, with their references."""
        spans = list(other_stretches(document, READ_ELSEWHERE))
        names = foreign_names(document, spans, self._known)
        return Proposals(
            reader=self.NAME,
            references=names.references,
            mentions=names.mentions(document.text),
            claims=tuple(cued(document, spans, names.found, self.NAME)),
        )
