"""The elements of an XML list, one after the other, so that memory holds what is read and not the whole file.

Nothing is fetched and no entity is expanded; a list that brings a document type of its own is refused.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from enduse.errors import BadInput


def opens(head: bytes, name: str) -> bytes:
    """The start tag of the root, as far as the first bytes hold it; empty where they open no XML with a root of that
    name. UTF-16 reads as well as UTF-8."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    at = 0 if plain.startswith(b"<") else -1
    while at >= 0 and plain.startswith((b"<?", b"<!"), at):
        end = b"-->" if plain.startswith(b"<!--", at) else b">"
        behind = plain.find(end, at)
        at = plain.find(b"<", behind) if behind >= 0 else -1
    start = plain[at:].partition(b">")[0] if at >= 0 else b""
    return start if re.match(rb"<(?:[\w.-]+:)?%s(?![\w.:-])" % name.encode(), start) else b""


def elements(stream: BinaryIO, origin: str, depth: int) -> Iterator[Any]:
    """The root as soon as it opens, then every whole element that many levels below it; each is emptied after use.

    Raises BadInput with the line where the file breaks off or is no well-formed XML.
    """
    level = -1
    try:
        for event, element in etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        ):  # fmt: skip
            if event == "start":
                level += 1
                if level == 0:
                    _refuse_doctype(element, origin)
                    yield element
                continue
            if level == depth:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
            level -= 1
    except etree.XMLSyntaxError as error:
        why = " ".join(re.sub(r", line \d+, column \d+\s*$", "", str(error.msg)).split())
        raise BadInput(
            f"the list {origin!r} breaks off or is no well-formed XML at line {error.lineno}: {why}; "
            "get the whole file again"
        ) from error


def _refuse_doctype(root: Any, origin: str) -> None:
    if root.getroottree().docinfo.doctype:
        raise BadInput(
            f"the list {origin!r} declares a document type before line {root.sourceline}, which no authority's list "
            "does; get the file from the authority itself"
        )


def tag(element: Any) -> str:
    """The element's name without its namespace, however odd that is."""
    return str(element.tag).rpartition("}")[2]


def text(element: Any, name: str) -> str:
    """The words of the first child of that name, blanks put in order; empty where there is none."""
    return " ".join(str(element.findtext(f"{{*}}{name}") or "").split())
