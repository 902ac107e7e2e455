"""What a web page says about itself in words meant for machines: title, publisher, date of publication."""

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from msgspec import Struct

from enduse.ingest.compose import one_line
from enduse.ingest.dates import iso_date

#: Names under which pages give their date of publication (Open Graph, schema.org, Dublin Core, parse.ly, Sailthru).
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publication_date", "citation_publication_date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title")
_PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
_LONGEST_JSON = 1_000_000
#: What parts a headline from the site's name in a page's title; parts of a site that are not its name; most words.
_DASHES = "|·•–—-"
_SECTIONS = frozenset("news home homepage press article blog statements archive world business updates".split())
_LONGEST_SITE = 6


class PageFacts(Struct, frozen=True):
    """What the page says of itself; None where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


def page_facts(page: lxml.html.HtmlElement) -> PageFacts:
    """Title, publisher and date of publication from meta tags, JSON-LD and <time>; a date keeps its own precision."""
    meta = _meta(page)
    linked = list(_linked(page))
    dates = [meta.get(name) for name in _DATES]
    dates += [_text(node.get("datePublished")) for node in linked]
    dates += [t.get("datetime") for t in page.xpath("//article//time[@datetime] | //main//time[@datetime]")[:1]]
    dates += [t.get("datetime") for t in page.xpath("//time[@datetime and (@pubdate or @itemprop='datePublished')]")]
    titles = [meta.get(name) for name in _TITLES] + [_text(node.get("headline")) for node in linked]
    publishers = [meta.get(name) for name in _PUBLISHERS] + [_name(node.get("publisher")) for node in linked]
    publishers.append(_site(page))
    return PageFacts(
        title=next(filter(None, titles), None),
        publisher=next(filter(None, publishers), None),
        published=next(filter(None, map(iso_date, dates)), None),
    )


def _site(page: lxml.html.HtmlElement) -> str | None:
    """The site's name behind the headline in the page's title: "Engines seen at plant | Example Post"."""
    title = one_line(page.findtext(".//title") or "")
    for head in page.iter("h1"):
        headline = one_line(head.text_content())
        rest = title.removeprefix(headline).strip()
        if headline and rest != title and rest[:1] in _DASHES:
            name = re.split(rf"\s[{_DASHES}]\s", f" {rest}")[-1].strip()
            return name if name.casefold() not in _SECTIONS and len(name.split()) <= _LONGEST_SITE else None
    return None


def _meta(page: lxml.html.HtmlElement) -> dict[str, str]:
    """The page's meta tags by name in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if name and (content := one_line(tag.get("content") or "")):
            found.setdefault(name, content)
    return found


def _linked(page: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, nested `@graph` members included."""
    for script in page.xpath("//script[contains(@type, 'ld+json')]"):
        source = script.text or ""
        if len(source) > _LONGEST_JSON:
            continue
        try:
            value = json.loads(source)
        except (ValueError, RecursionError):
            continue
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict):
                yield node
                members = node.get("@graph")
                yield from (m for m in members if isinstance(m, dict)) if isinstance(members, list) else ()


def _text(value: object) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """The name of a publisher given as an object, a list of objects, or plain words."""
    if isinstance(value, list) and value:
        value = value[0]
    return _text(value.get("name") if isinstance(value, dict) else value)
