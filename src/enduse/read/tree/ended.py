"""What was stopped: "прекратила поставки", "перестал поставлять", "поставки прекратились". It went on before."""

from enduse.read.event import Event
from enduse.read.tree.node import Node, Tree


def stopping(tree: Tree, event: Event) -> Node | None:
    """The verb that says of an event that it was stopped."""
    stops = tree.words("voices.negation.stopped")
    node = tree.nodes[event.trigger]
    if event.noun:
        above = tree.nodes[event.verb] if event.verb is not None else None
        near = [n for n in (above, tree.above(node)) if n is not None]
        return next((n for n in near if {n.lemma, n.lemma.removesuffix("ся")} & stops and _of(tree, n, node)), None)
    above = tree.above(node) if node.is_(VerbForm="Inf") else None
    refused = tree.words("voices.negation.not_done")
    return above if above is not None and above.lemma in stops - refused else None


def goes_on(tree: Tree, event: Event) -> bool:
    """Whether it is told that the event was not stopped: "не прекратил поставки"."""
    verb = stopping(tree, event)
    return verb is not None and tree.has(verb, "не") is not None


def _of(tree: Tree, verb: Node, deed: Node) -> bool:
    """Whether it is the deed that is stopped: no work after it, "прекратил работу после поставки"."""
    led = tree.below(deed, "case")
    return deed in tree.below(verb) and all(n.lemma == "от" for n in led)
