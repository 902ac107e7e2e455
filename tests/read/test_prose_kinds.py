"""Which documents the reader of prose looks at: none whose text was written out from fields."""

import pytest

from enduse.ingest.sniff import CII, EDIFACT, PSC, UBL
from enduse.read.known import Known
from enduse.read.readers.prose import ProseReader
from enduse.records.document import Document


@pytest.mark.parametrize(
    ("kind", "read"), [(UBL, False), (CII, False), (EDIFACT, False), (PSC, False), ("text/plain", True)]
)
def test_electronic_papers_hold_no_prose(kind, read):
    document = Document(
        id="d", origin="d", media_type=kind, language="en", text="Buyer: Solonchak Trade sent seven engines."
    )
    assert ProseReader(Known(), encoder=False).reads(document) is read
