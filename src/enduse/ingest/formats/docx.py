"""Word documents: page headers, body, notes, comments and page footers, with their tables."""

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from enduse.errors import Damaged, Empty
from enduse.ingest.compose import Composer, one_line
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.sniff import DOCX
from enduse.ingest.unzipping import Counter, members, opened
from enduse.ingest.wordml import Story, heading_styles

NAME = "docx"
MEDIA_TYPES = (DOCX,)
EXTENSIONS = (".docx", ".docm", ".dotx")

#: The files inside, besides the body, that hold words, in the order they are read.
_BEFORE = re.compile(r"word/header\d*\.xml")
_AFTER = tuple(
    map(re.compile, (r"word/footnotes\.xml", r"word/endnotes\.xml", r"word/comments\.xml", r"word/footer\d*\.xml"))
)
_BODY_RELATION = "/officeDocument"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The document's words in reading order. Tracked insertions are read, tracked deletions are left out and noted.

    Raises Damaged when it is no Word document, Empty when it says nothing, TooLarge when it unpacks to too much.
    """
    files = _files(data, limits)
    body = _parsed(files, _body(files))
    if body is None:
        raise Damaged("no document in the Word file; save it anew")
    out = Composer(limits)
    story = Story(out, heading_styles(_parsed(files, "word/styles.xml")))
    said: set[str] = set()
    for root in chain(_stories(files, (_BEFORE,), said), (body,), _stories(files, _AFTER, said)):
        story.blocks(root)
    if not out.text.strip():
        raise Empty("a Word document without words; if it holds pictures of pages, give it as a PDF with a text layer")
    core = _parsed(files, "docProps/core.xml")
    title = one_line(core.findtext(_TITLE) or "") if core is not None else ""
    return Extracted(
        text=out.text,
        headings=tuple(out.headings),
        tables=tuple(out.tables),
        title=title or (out.text[slice(*out.headings[0])] if out.headings else None),
        notes=("tracked deletions are left out",) if story.deleted else (),
    )


def _files(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML files inside, by name; pictures and fonts are counted against the limits, not kept."""
    found: dict[str, bytes] = {}
    counter = Counter(len(data), limits)
    with opened(data) as archive:
        for info in members(archive, limits):
            blocks = counter.blocks(archive, info)
            if info.filename.endswith((".xml", ".rels")):
                found[info.filename] = b"".join(blocks)
            else:
                for _ in blocks:
                    pass
    return found


def _body(files: dict[str, bytes]) -> str:
    """The name of the main document, as the package names it."""
    relations = _parsed(files, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith(_BODY_RELATION):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _stories(files: dict[str, bytes], names: tuple[re.Pattern[str], ...], said: set[str]) -> Iterator[etree._Element]:
    """The roots of the files under these names; one that says what was said before (`said`) is left out."""
    for pattern in names:
        for name in sorted(n for n in files if pattern.fullmatch(n)):
            root = _parsed(files, name)
            words = one_line("".join(root.itertext())) if root is not None else ""
            if root is not None and words and words not in said:
                said.add(words)
                yield root


def _parsed(files: dict[str, bytes], name: str) -> etree._Element | None:
    """One XML file as a tree, None where there is none. Entities stay unresolved and nothing else is loaded."""
    if name not in files:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(files[name], parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(f"{name} in the Word file is garbled ({error}); save it anew") from error
