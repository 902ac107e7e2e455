"""Web pages: the article, its headline, publisher and date; the whole page where no article is to be found."""

import logging
import re
from typing import Any

import lxml.html
from lxml import etree

from enduse.errors import Damaged, Empty
from enduse.ingest.compose import Composer, one_line
from enduse.ingest.encoding import decode
from enduse.ingest.extracted import Extracted, Limits
from enduse.ingest.markup import compose
from enduse.ingest.masthead import masthead
from enduse.ingest.pagefacts import PageFacts, page_facts

NAME = "html"
MEDIA_TYPES = ("text/html", "application/xhtml+xml")
EXTENSIONS = (".html", ".htm", ".xhtml")

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([\w.:-]{2,40})""", re.I)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_AROUND = frozenset({"nav", "footer", "aside"})
#: An article that holds less than this share of the page's words has lost something; the page is then taken whole.
_LEAST_SHARE = 0.4


def read(data: bytes, name: str, limits: Limits) -> Extracted:
    """The article of a page, or the whole page. Nothing is fetched and no script is run.

    Raises Empty when the page shows no words, Damaged when the bytes are no text.
    """
    declared = _DECLARED.search(data[:4096])
    decoded = decode(data, declared[1].decode("ascii") if declared else None)
    page = _parsed(decoded.text)
    if page is None:
        raise Empty("shows no words; it may need a browser: save the page as PDF")
    facts = page_facts(page)
    whole, hidden = _composed(page, None, limits)
    article, suggested = _article(decoded.text, facts, limits)
    out = article if article and len(article.text) >= _LEAST_SHARE * len(whole.text) else whole
    if not out.text:
        raise Empty("shows no words; it may need a browser: save the page as PDF")
    notes = [decoded.note, f"{hidden} hidden elements left out" if hidden else None]
    title = facts.title or suggested.title
    head, lines = masthead(whole.text), masthead(out.text).lines
    apart = [line for line in lines if not any(a < line[1] and line[0] < b for a, b in out.headings)]
    return Extracted(
        text=out.text,
        headings=tuple(sorted([*out.headings, *apart])),
        tables=tuple(out.tables),
        title=_title(out, title),
        publisher=facts.publisher or suggested.publisher or head.publisher,
        published=facts.published or head.published,
        notes=tuple(n for n in notes if n),
    )


def words(markup: str, limits: Limits) -> str:
    """All the words of a page or HTML mail, without its metadata; "" where it shows none."""
    page = _parsed(markup)
    return "" if page is None else _composed(page, None, limits)[0].text


def _parsed(markup: str) -> lxml.html.HtmlElement | None:
    """The page as a tree, None where there is nothing in it. The parser knows no entities but HTML's and no network."""
    markup = _XML_HEAD.sub("", markup).replace("\0", " ")
    if not markup.strip():
        return None
    try:
        return lxml.html.document_fromstring(markup, parser=lxml.html.HTMLParser(no_network=True))
    except etree.ParserError:
        return None
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Damaged(f"markup that cannot be followed ({error}); save the page anew") from error


def _article(markup: str, facts: PageFacts, limits: Limits) -> tuple[Composer | None, PageFacts]:
    """What trafilatura takes for the article, and what it takes for title and publisher."""
    import trafilatura

    for logger in ("trafilatura", "htmldate", "courlan", "justext"):
        if not logging.getLogger(logger).handlers:
            logging.getLogger(logger).addHandler(logging.NullHandler())
    try:
        found: Any = trafilatura.bare_extraction(
            _XML_HEAD.sub("", markup), include_comments=False, include_formatting=True, with_metadata=True
        )
    except Exception:  # it is known to raise on odd markup; the whole page is then taken
        return None, PageFacts()
    if found is None or found.body is None:
        return None, PageFacts()
    suggested = PageFacts(title=one_line(found.title or "") or None, publisher=one_line(found.sitename or "") or None)
    return _composed(found.body, facts.title or suggested.title, limits)[0], suggested


def _composed(root: etree._Element, title: str | None, limits: Limits) -> tuple[Composer, int]:
    """The tree as text; the title first, unless the text begins with a head that says the same."""
    body = Composer(limits)
    hidden = compose(root, body, _AROUND)
    if title is None or not body.text or _headline(body, title):
        return body, hidden
    out = Composer(limits)
    out.block(one_line(title), heading=True)
    out.gap()
    compose(root, out, _AROUND)
    return out, hidden


def _headline(body: Composer, title: str) -> str | None:
    """The head near the beginning that says what the title says, maybe without the site's name."""
    for start, end in body.headings:
        head = body.text[start:end]
        if start < 300 and (head.lower() in title.lower() or title.lower() in head.lower()):
            return head
    return None


def _title(out: Composer, title: str | None) -> str | None:
    """The title as it stands in the text where it does, else as the metadata gives it."""
    if title is None:
        return out.text[slice(*out.headings[0])] if out.headings and out.headings[0][0] == 0 else None
    return _headline(out, title) or one_line(title)
