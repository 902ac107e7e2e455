"""Rich text: paragraphs and tables."""

from enduse.errors import Empty
from enduse.ingest.compose import Composer, clean
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.rtf import rich_text

NAME = "rtf"
MEDIA_TYPES = ("application/rtf", "text/rtf")
EXTENSIONS = (".rtf",)


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The shown words; a table row is a line, its cells parted by tabs. Raises Empty when it says nothing."""
    out = Composer(limits)
    for block in rich_text(data).blocks:
        if isinstance(block, str):
            if text := "\n".join(line.strip() for line in clean(block).split("\n") if line.strip()):
                out.block(text)
        else:
            out.gap()
            out.table([list(enumerate(row)) for row in block])
    if not out.text.strip():
        raise Empty("a rich text without words; check that it is the right file")
    return Extracted(text=out.text, tables=tuple(out.tables))
