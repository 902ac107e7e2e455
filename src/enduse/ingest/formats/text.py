"""Plain text and Markdown: the text as it is, its title and section heads marked, tables of plain text as cells."""

import re

from enduse.errors import Empty, TooLarge
from enduse.ingest.compose import clean
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.masthead import masthead
from enduse.ingest.typed import with_tables

NAME = "text"
MEDIA_TYPES = ("text/plain", "text/markdown", "text/xml", "application/xml", "application/json")
EXTENSIONS = (".txt", ".text", ".md", ".markdown", ".log")

#: A title stands alone, ends without a full stop, and has something after it.
_TITLE = re.compile(r"(?P<title>[^\n]{1,200}?)[ \t]*\n[ \t]*\n\s*\S")
_ENDS_SENTENCE = re.compile(r"[.,;:。，；：!！…]$")
_MARKDOWN_HEAD = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<head>[^\s#][^\n]*)$", re.M)
_UNDERLINED_HEAD = re.compile(r"^(?P<head>[^\n#>|*\-=\s][^\n]*)\n(?:=+|-{3,})[ \t]*$", re.M)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)
_LABEL = re.compile(r"^[^\W\d_][^:\n]{0,40}:\s")


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The text with \\n for line breaks. Raises Empty for white space only, Damaged for bytes that are no text."""
    decoded = decode(data)
    text = clean(decoded.text)
    if not text.strip():
        raise Empty("holds white space only; check that it is the right file")
    if len(text) > limits.text:
        raise TooLarge(f"{len(text):,} characters, over the limit of {limits.text:,}; split it")
    is_markdown = name.lower().endswith((".md", ".markdown"))
    text, tables = (text, ()) if is_markdown else with_tables(text, limits)
    head = masthead(text)
    marked = _markdown(text) if is_markdown else ()
    title = next(iter(marked), head.title or _title(text))
    lines = [line for line in head.lines if not any(a < line[1] and line[0] < b for a, b in marked)]
    return Extracted(
        text=text,
        tables=tables,
        headings=tuple(sorted({*marked, *lines, *([title] if title else [])})),
        title=text[slice(*title)] if title else None,
        publisher=head.publisher,
        published=head.published,
        notes=(decoded.note,) if decoded.note else (),
    )


def _title(text: str) -> tuple[int, int] | None:
    """The first line, where it is short, stands alone and ends no sentence."""
    begin = len(text) - len(text.lstrip())
    if (m := _TITLE.match(text, begin)) and not _ENDS_SENTENCE.search(m["title"]) and not _LABEL.match(m["title"]):
        return m.span("title")
    return None


def _markdown(text: str) -> tuple[tuple[int, int], ...]:
    """The words of `# heads` and underlined heads outside code fences."""
    fences = [m.span() for m in _FENCE.finditer(text)]
    found = {
        (m.start("head"), m.start("head") + len(m["head"].rstrip().rstrip("#").rstrip()))
        for pattern in (_MARKDOWN_HEAD, _UNDERLINED_HEAD)
        for m in pattern.finditer(text)
    }
    return tuple(sorted(s for s in found if not any(a <= s[0] < b for a, b in fences)))
