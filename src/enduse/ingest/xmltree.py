"""XML from strangers: without entities, without the network, not deeper or larger than libxml2's own limits."""

from collections.abc import Iterator

from lxml import etree

from enduse.errors import Damaged, TooLarge
from enduse.ingest.extracted import Limits


def parsed(data: bytes, limits: Limits) -> etree._Element:
    """The root element. No entity is expanded, nothing is fetched, at most 256 levels.

    Raises Damaged for what is no XML, TooLarge over the limit of text.
    """
    if len(data) > limits.text:
        raise TooLarge(f"{len(data):,} bytes of XML, over the limit of {limits.text:,}; split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(f"XML that cannot be followed ({error}); get the file again") from error


def local(node: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def found(node: etree._Element, path: str) -> Iterator[tuple[etree._Element, str]]:
    """The elements at a path below a node, with their words: `A/B`, `A/*`, `A/B[@x=y]`; `A/B@x` is an attribute."""
    steps, _, attribute = path.partition("@") if "[" not in path else (path, "", "")
    for leaf in _walk(node, steps.split("/")):
        words = leaf.get(attribute, "") if attribute else " ".join((leaf.text or "").split())
        yield leaf, words


def _walk(node: etree._Element, steps: list[str]) -> Iterator[etree._Element]:
    name, _, condition = steps[0].partition("[@")
    key, _, value = condition.rstrip("]").partition("=")
    for child in node.iterchildren(etree.Element):
        if name in ("*", local(child)) and (not key or child.get(key) == value):
            if len(steps) == 1:
                yield child
            else:
                yield from _walk(child, steps[1:])


def leaves(node: etree._Element, above: str = "") -> Iterator[tuple[etree._Element, str]]:
    """Every element that holds words and no further elements, with its path."""
    for child in node.iterchildren(etree.Element):
        path = f"{above}/{local(child)}" if above else local(child)
        if len(child):
            yield from leaves(child, path)
        elif (child.text or "").strip():
            yield child, path
