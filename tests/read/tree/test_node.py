"""A sentence as a tree, and the parser's slips put right. The trees are made by hand."""

import pytest

from enduse.read.tree.arguments import slots
from enduse.read.tree.node import Node, Tree


def tree(*rows: tuple[str, str, str, int, str, str]) -> Tree:
    """Words with lemma, part of speech, head, relation and case, one blank between them."""
    nodes, at = [], 0
    for i, (text, lemma, pos, head, rel, case) in enumerate(rows):
        feats = {"Case": case} if case else {"VerbForm": "Fin"} if pos == "VERB" else {}
        nodes.append(
            Node(
                i=i, start=at, end=at + len(text), text=text, low=text.lower(), lemma=lemma, pos=pos, feats=feats,
                head=head, rel=rel,
            )
        )  # fmt: skip
        at += len(text) + 1
    return Tree(nodes, "ru")


SOLD = (
    ("фирма", "фирма", "NOUN", 1, "nsubj", "Nom"),
    ("продала", "продать", "VERB", -1, "root", ""),
    ("новые", "новый", "ADJ", 3, "amod", "Acc"),
    ("станки", "станок", "NOUN", 1, "obj", "Acc"),
    ("заводу", "завод", "NOUN", 1, "iobj", "Dat"),
    ("через", "через", "ADP", 6, "case", ""),
    ("банк", "банк", "NOUN", 1, "obl", "Acc"),
)


def test_arguments_stand_in_their_slots() -> None:
    sold = tree(*SOLD)
    assert [(slot, n.text) for slot, n in slots(sold, sold.nodes[1])] == [
        ("nom", "фирма"),
        ("acc", "станки"),
        ("dat", "заводу"),
        ("через+acc", "банк"),
    ]
    assert [n.text for n in sold.phrase(sold.nodes[3])] == ["новые", "станки"]


def test_a_circle_of_words_has_an_end() -> None:
    pytest.importorskip("pymorphy3", reason="the extra [ru] is not installed")
    from enduse.read.russian.mend import mended

    round_ = tree(*((w, w, "NOUN", head, "nmod", "Gen") for w, head in (("a", 1), ("b", 2), ("c", 0))))
    mended(round_.nodes)
    assert sum(n.head < 0 for n in round_.nodes) == 1
    for node in round_:
        assert len(list(round_.path(node))) < 3


def test_a_subject_agrees_with_its_verb() -> None:
    pytest.importorskip("pymorphy3", reason="the extra [ru] is not installed")
    from enduse.read.russian.mend import mended

    made = tree(
        ("двигатели", "двигатель", "NOUN", 1, "nsubj", "Nom"),
        ("строит", "строить", "VERB", -1, "root", ""),
        ("завод", "завод", "NOUN", 1, "obj", "Nom"),
    )
    for node, number in zip(made.nodes, ("Plur", "Sing", "Sing"), strict=True):
        node.feats = {**node.feats, "Number": number}
    mended(made.nodes)
    assert [n.rel for n in made.nodes] == ["obj", "root", "nsubj"]
