"""Who reports what, where the parser hung a reporting verb, its subject or what it reports on something else."""

from collections.abc import Sequence

from enduse.read.russian.across import finite_verb
from enduse.read.tables import words
from enduse.read.tree.node import Node

#: Nouns for several: "ряд изданий".
_SEVERAL = frozenset({"ряд", "большинство", "часть", "множество"})


def reported(nodes: Sequence[Node], node: Node) -> None:
    """ "X рассказал, что Y": the clause with "что" hangs on the reporting verb, and not the other way round."""
    if node.rel != "parataxis" or not node.verbal or not 0 <= node.head < len(nodes):
        return
    top = nodes[node.head]
    mark = next((n for n in nodes if n.head == top.i and n.rel == "mark" and n.lemma == "что"), None)
    reporting = words("voices.reporting.stated", "ru") | words("voices.reporting.probable", "ru")
    if (
        mark is None
        or not node.i < mark.i < top.i
        or node.lemma not in reporting | words("voices.reporting.denies", "ru")
    ):
        return
    node.rel, node.head = top.rel, top.head
    top.rel, top.head = "ccomp", node.i
    for n in nodes:
        if n.head == top.i and n.i < node.i:
            n.head = node.i
            n.rel = "nsubj" if n.rel.startswith("nsubj") else n.rel


def teller(nodes: Sequence[Node], verb: Node) -> None:
    """The subject before a reporting verb is the verb's own, and what stands behind a closing one belongs to it."""
    if not verb.is_(VerbForm="Fin") or verb.lemma not in words("voices.reporting.stated", "ru"):
        return
    clause = next((n for n in nodes if n.head == verb.i and n.rel == "ccomp"), None)
    if clause is not None and not any(n.head == verb.i and n.rel == "nsubj" for n in nodes):
        before = [n for n in nodes[: verb.i] if n.head == clause.i and n.pos in {"NOUN", "PROPN", "NUM"}]
        for n in before[-1:]:
            n.head, n.rel = verb.i, "nsubj"
    if (
        clause is None
        and verb.rel in {"parataxis", "root"}
        and verb.i > 0
        and nodes[verb.i - 1].text in {",", "—", "–"}
    ):
        for n in nodes[verb.i + 1 :]:
            if 0 <= n.head < verb.i and n.pos != "PUNCT":
                n.head = verb.i


def _tells(node: Node) -> bool:
    """Whether it is a word for media or people."""
    media = words("voices.sources.own_paper", "ru") | words("voices.sources.anonymous", "ru")
    return node.rel == "nmod" and node.lemma in media


def told_by(nodes: Sequence[Node], verb: Node) -> None:
    """ "как рассказал «Курьеру» сотрудник завода, …": a nominative behind a reporting verb, before any comma, is its
    subject.
    """
    if not verb.is_(VerbForm="Fin") or verb.lemma not in words("voices.reporting.stated", "ru"):
        return
    if any(n.head == verb.i and n.rel.startswith("nsubj") and not n.is_(Case="Dat") for n in nodes):
        return
    for n in nodes[verb.i + 1 : verb.i + 8]:
        if n.text in {",", ":", "—", ";"} or n.verbal:
            return
        if n.lemma in _SEVERAL and n.rel == "obj" and any(m.head == n.i and _tells(m) for m in nodes):
            n.rel = "nsubj"  # "писал ряд изданий"
            return
        counted = n.is_(Case="Nom") and n.pos == "NUM" and n.rel == "nummod:gov" and n.i < n.head < len(nodes)
        if counted:  # "как рассказали двое сотрудников"
            nodes[n.head].head, nodes[n.head].rel = verb.i, "nsubj"
            return
        if n.is_(Case="Nom") and n.pos in {"NOUN", "PROPN"} and n.rel not in {"appos", "flat:name", "nmod"}:
            if n.head != verb.i and n.is_(Number=verb.feats.get("Number", "")):
                n.head, n.rel = verb.i, "nsubj"
            return


def reported_clause(nodes: Sequence[Node], node: Node) -> None:
    """ "утверждается, что X поставлял …": a clause with "что" behind a reporting verb is what is reported."""
    verb = nodes[node.head] if 0 <= node.head < node.i else node
    if verb is node or node.rel not in {"conj", "parataxis"} or not finite_verb(node) or not verb.verbal:
        return
    that = any(n.head == node.i and n.low == "что" and n.rel == "mark" and n.i > verb.i for n in nodes)
    if that and verb.lemma in words("voices.reporting.stated", "ru") | words("voices.reporting.probable", "ru"):
        node.rel = "ccomp"
