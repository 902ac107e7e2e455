"""The names reader: who and what is mentioned where the text is neither English nor Chinese prose. It proposes
mentions, never claims."""

from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.read.readers.stretches import prose_stretches
from enduse.records.document import Document
from enduse.records.proposal import Proposals


class NamesReader:
    """Reads Russian, Ukrainian, German and mixed text for names. Tables are left to the table reader."""

    NAME = "names"

    def __init__(self, known: Known) -> None:
        self._known = known
        self.VERSION = f"1 {known.digest}"  # other lists make another reading

    def reads(self, document: Document) -> bool:
        """Whether any stretch of the document is neither English nor Chinese."""
        return next(prose_stretches(document, chinese=False), None) is not None

    def propose(self, document: Document) -> Proposals:
        """The names in the stretches that are neither English nor Chinese, with their references."""
        names = foreign_names(document, list(prose_stretches(document, chinese=False)), self._known)
        return Proposals(reader=self.NAME, references=names.references, mentions=names.mentions(document.text))
