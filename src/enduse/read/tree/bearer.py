"""Who bears a post, and what a container holds: words that belong to the noun before them."""

from enduse.read.tree.node import Node, Tree


def held_in(tree: Tree, node: Node) -> bool:
    """Whether a word behind a container is what it holds: "партия двигателей", "серия из трёх кораблей"."""
    return all(n.lemma == "из" for n in tree.below(node, "case")) and (
        not tree.below(node, "case") or bool(tree.below(node, "nummod", "nummod:gov"))
    )


def bearer_of(tree: Tree, node: Node) -> Node | None:
    """The person named beside a post: behind it, or before it in apposition."""
    if node.found is not None or node.lemma not in tree.words("words.persons.heads"):
        return None
    for n in tree.below(node, "appos", "flat:name", "flat", "nsubj", "nmod", "parataxis"):
        if n.found is not None and n.found.kind == "person" and not tree.below(n, "case"):
            return n
    for n in tree.subtree(node, frozenset({"acl", "acl:relcl", "conj", "ccomp", "advcl"})):
        if (
            n.found is not None
            and n.found.kind == "person"
            and n.rel in {"appos", "flat:name", "flat", "nsubj"}
            and n.i > node.i
        ):
            return n
    above = tree.above(node)
    if (
        above is not None
        and above.found is not None
        and above.found.kind == "person"
        and node.rel in {"appos", "nmod", "conj", "parataxis"}
    ):
        return above
    return None
