"""What is told of a thing by an attribute and a figure: "дальность X — 1500 км", "дрон с дальностью 1500 км"."""

from collections.abc import Iterator

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.tree.fill import Filling
from enduse.read.tree.node import Node, Tree


def specified(events: Filling) -> Iterator[Event]:
    """What is told of a thing by an attribute and a figure: "дальность X — 1500 км", "дрон с дальностью 1500 км"."""
    tree = events.tree
    for node in tree:
        if node.lemma not in tree.words("frames.specification.attributes"):
            continue
        above = tree.above(node)
        measure = tree.words("frames.specification.verbs")
        top = above if above is not None and node.rel.startswith("nsubj") and above.lemma in measure else node
        hi = tree.span(top, frozenset({"conj", "parataxis", "advcl"}))[1]
        amount = next((a for a in events.amounts if node.end <= a.start and a.end <= hi and a.unit), None)
        chain = [
            n
            for n in _chain(tree, node)
            if events.standing(n).kind == "item" and n.lemma not in tree.words("frames.specification.attributes")
        ]
        holder = (
            [above]
            if above is not None and not node.rel.startswith("nsubj") and events.standing(above).kind == "item"
            else []
        )
        item = next(iter([*chain, *holder]), None)
        if amount is None or item is None:
            continue
        start, end = node.start, node.end
        event = Event("specification", node.i, [Filler("item", item.i, events.standing(item))], verb=None, noun=True)
        event.fillers.append(Filler("attribute", None, Standing("thing", None, start, end)))
        event.fillers.append(Filler("value", None, Standing("thing", None, amount.start, amount.end)))
        event.counted = (amount.start, amount.end)
        yield event


def alike(events: Filling) -> Iterator[Event]:
    """What is told to be like another thing: "дрон, сходный с X"."""
    tree = events.tree
    for node in tree:
        if node.lemma not in tree.words("frames.specification.likeness"):
            continue
        above = tree.above(node)
        near = [*([above] if above is not None else []), *tree.below(node, "nsubj")]
        thing = next((n for n in near if events.standing(n).kind == "item"), None)
        other = next((n for n in tree.below(node, "obl", "iobj", "nmod") if n is not thing), None)
        if thing is None or other is None:
            continue
        start, end = events.standings.span(tree, other)
        event = Event("specification", node.i, [Filler("item", thing.i, events.standing(thing))], noun=True)
        event.fillers.append(Filler("attribute", None, Standing("thing", None, node.start, node.end)))
        event.fillers.append(Filler("value", None, Standing("thing", None, start, end)))
        yield event


def _chain(tree: Tree, node: Node) -> list[Node]:
    """The genitives behind a noun, one below the other."""
    found: list[Node] = []
    todo = [n for n in tree.below(node, "nmod") if not tree.below(n, "case")]
    while todo:
        at = todo.pop(0)
        found.append(at)
        todo += [n for n in tree.below(at, "nmod") if not tree.below(n, "case") and n not in found]
    return found
