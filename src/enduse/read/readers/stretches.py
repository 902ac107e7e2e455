"""Which stretches of a document are prose in which language: tables are left to the table reader."""

from collections.abc import Iterator

from enduse.records.document import Document


def prose_stretches(document: Document, *, chinese: bool) -> Iterator[tuple[int, int, str | None]]:
    """The stretches that are Chinese, or else those that are neither Chinese nor English, without the tables in
    them."""
    whole = ((0, len(document.text), document.language),)
    stretches = [(s.start, s.end, s.language) for s in document.stretches] or list(whole)
    for start, end, language in stretches:
        if language == "en" or (language == "zh") != chinese:
            continue
        for table in sorted(document.tables, key=lambda t: t.start):
            if start < table.start < end:
                yield start, table.start, language
            if table.start < end and start < table.end:
                start = min(end, table.end)
        if document.text[start:end].strip():
            yield start, end, language
