"""The stretches of a document in some languages, without the tables in them."""

from collections.abc import Collection, Iterator

from enduse.records.document import Document

Stretch = tuple[int, int, str | None]


def is_workbook(document: Document) -> bool:
    """Whether a document consists of sheets, each a table under its name."""
    return bool(document.tables) and all(table.name is not None for table in document.tables)


def prose_stretches(document: Document, languages: Collection[str]) -> Iterator[Stretch]:
    """The stretches (start, end, language) in any of some languages; one of no known language has the document's."""
    for start, end, language in stretches(document):
        if (language or document.language) in languages:
            yield start, end, language


def other_stretches(document: Document, languages: Collection[str]) -> Iterator[Stretch]:
    """The stretches in none of some languages."""
    for start, end, language in stretches(document):
        if language not in languages:
            yield start, end, language


def stretches(document: Document) -> Iterator[Stretch]:
    """Every stretch of a document outside of tables, in order; none of a workbook, whose sheets have but a name."""
    if is_workbook(document):
        return
    whole = ((0, len(document.text), document.language),)
    for start, end, language in [(s.start, s.end, s.language) for s in document.stretches] or list(whole):
        for table in sorted(document.tables, key=lambda t: t.start):
            if start < table.start < end:
                yield start, table.start, language
            if table.start < end and start < table.end:
                start = min(end, table.end)
        if document.text[start:end].strip():
            yield start, end, language
