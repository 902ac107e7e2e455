"""What is only asked: "спросил, поставлял ли завод станки", "едва ли поставлял"."""

from enduse.read.event import Event
from enduse.read.tree.node import Node, Tree

#: "чуть ли не" is no question, "то ли … то ли" only which of two.
_OTHER = frozenset({"чуть", "то"})


def asked(tree: Tree, event: Event) -> bool:
    """Whether the clause of an event asks whether it took place."""
    if event.verb is None and not event.noun:
        return False
    at = tree.nodes[event.trigger]
    first = next((n.i + 1 for n in reversed(tree.nodes[: at.i]) if n.pos == "PUNCT" and n.text in ",;:—–("), 0)
    last = next((n.i for n in tree.nodes[at.i :] if n.pos == "PUNCT" and n.text in ",;:—–)"), len(tree.nodes))
    return any(whether(tree, n) for n in tree.nodes[first:last])


def whether(tree: Tree, node: Node) -> bool:
    """Whether a word is the "ли" of a question."""
    return node.low == "ли" and node.i > 0 and tree.nodes[node.i - 1].low not in _OTHER
