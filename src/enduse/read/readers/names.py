"""The names reader: who and what is mentioned where the text is not English prose. It proposes mentions, never
claims."""

from collections.abc import Iterator

from enduse.read.known import Known
from enduse.read.names.foreign import foreign_names
from enduse.records.document import Document
from enduse.records.proposal import Proposals


class NamesReader:
    """Reads Russian, Ukrainian, Chinese, German and mixed text for names. Tables are left to the table reader."""

    NAME = "names"

    def __init__(self, known: Known) -> None:
        self._known = known
        self.VERSION = f"1 {known.digest}"  # other lists make another reading

    def reads(self, document: Document) -> bool:
        """Whether any stretch of the document is not in English."""
        return next(_spans(document), None) is not None

    def propose(self, document: Document) -> Proposals:
        """The names in the stretches that are not English, with their references."""
        names = foreign_names(document, list(_spans(document)), self._known)
        return Proposals(reader=self.NAME, references=names.references, mentions=names.mentions(document.text))


def _spans(document: Document) -> Iterator[tuple[int, int, str | None]]:
    """The stretches that are not English, without the tables in them."""
    whole = ((0, len(document.text), document.language),)
    stretches = [(s.start, s.end, s.language) for s in document.stretches] or list(whole)
    for start, end, language in stretches:
        if language == "en":
            continue
        for table in sorted(document.tables, key=lambda t: t.start):
            if start < table.start < end:
                yield start, table.start, language
            if table.start < end and start < table.end:
                start = min(end, table.end)
        if document.text[start:end].strip():
            yield start, end, language
