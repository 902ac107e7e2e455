"""What a sentence says to be untrue, unproven or proven: "слухи о том, что …, — выдумка", "суд счёл недоказанным, …".

The clause is sought by its words, not by what hangs where: a parser often takes the clause behind "о том, что" for the
sentence's own.
"""

from collections.abc import Iterator

from msgspec import Struct

from enduse.read.tree.fill import frames
from enduse.read.tree.node import Node, Tree
from enduse.records.claim import Stance

_THAT = frozenset({"что", "будто", "якобы"})
_NONE = frozenset({"не", "нет", "ни", "никаких", "без"})
_TURNS = frozenset({"но", "однако", "зато", "а"})
_DASHES = frozenset({"—", "–", "-"})
_ABOUT = frozenset({"о", "об", "про", "в", "к", "относительно"})
#: So many words may stand between a verdict and the mark or noun before it.
_NEAR = 5


class Verdict(Struct, frozen=True):
    """What is judged, from `start` to `end` (code points), how, and the word that judges."""

    start: int
    end: int
    stance: Stance  # denies: untrue; unaware: unproven; asserts: proven
    at: Node

    def holds(self, node: Node) -> bool:
        """Whether a word stands in what is judged."""
        return self.start <= node.start < self.end


def verdicts(tree: Tree) -> list[Verdict]:
    """Every verdict of a sentence on what is told in it."""
    return [v for node in tree if (stance := _judges(tree, node)) is not None for v in _judged(tree, node, stance)]


def clause_behind(tree: Tree, node: Node) -> tuple[int, int] | None:
    """The places of the first and last word of the clause in "доказательства того, что …", "неправда, что …"."""
    at = node.i + 1
    if at < len(tree.nodes) and tree.nodes[at].pos == "ADP":
        at += 1
    if at < len(tree.nodes) and tree.nodes[at].lemma in {"тот", "то", "это"}:
        at += 1
    if at + 2 >= len(tree.nodes):
        return None
    comma, mark = tree.nodes[at], tree.nodes[at + 1]
    if comma.text != "," or mark.low not in _THAT:
        return None
    return at + 2, _last(tree, at + 2)


def _last(tree: Tree, first: int) -> int:
    """The last word of a clause that goes on to the end, to "но", or to a speaker put behind it."""
    stated = tree.words("voices.reporting.stated")
    for comma in tree.nodes[first:]:
        behind = tree.nodes[comma.i + 1 : comma.i + 3]
        if comma.text == ";" or (comma.text == "," and behind and behind[0].low in _TURNS):
            return comma.i - 1
        if comma.text in {",", "—"} and any(n.lemma in stated and n.is_(VerbForm="Fin") for n in behind):
            return comma.i - 1
    return max(n.i for n in tree if n.pos != "PUNCT")


def _judges(tree: Tree, node: Node) -> Stance | None:
    """How a word judges: "ложь", "не соответствует действительности", "не доказано", "доказано"."""
    words = tree.words
    before = tree.nodes[max(0, node.i - 2) : node.i]
    negated = any(n.low == "не" for n in before)
    if node.lemma in words("voices.untrue.agrees"):
        facts = words("voices.untrue.facts")
        return "denies" if negated and any(n.lemma in facts for n in tree.nodes[node.i : node.i + 3]) else None
    if node.lemma in words("voices.untrue.wrongly") | words("voices.reporting.false") - words("voices.untrue.facts"):
        return None if negated else "denies"
    if node.lemma in words("voices.untrue.concurs"):
        return "denies" if negated and clause_behind(tree, node) is not None else None
    if node.lemma in words("voices.untrue.proof"):
        return "unaware" if _none(tree, node) else None
    if node.lemma in words("voices.untrue.unproven"):
        return None if negated else "unaware"
    if node.lemma in words("voices.untrue.proven") or (
        node.lemma in words("voices.reporting.confirm") and node.is_(Variant="Short")
    ):
        return "unaware" if negated else "asserts"
    if node.lemma in words("voices.untrue.rejects"):
        return None if negated else "denies"
    return None


def _none(tree: Tree, node: Node) -> bool:
    """Whether a proof of something is not there: "нет доказательств того, что", "доказательств …, не нашли"."""
    if clause_behind(tree, node) is None:
        return False
    if any(n.low in _NONE for n in tree.nodes[max(0, node.i - 3) : node.i]):
        return True
    comma = next((n.i for n in reversed(tree.nodes) if n.text == ","), 0)
    behind = tree.nodes[comma + 1 :]
    found = tree.words("voices.silence.finding")
    return len(behind) < _NEAR and any(
        n.low == "нет" or (n.low == "не" and tree.nodes[n.i + 1].lemma in found) for n in behind
    )


def _judged(tree: Tree, node: Node, stance: Stance) -> Iterator[Verdict]:
    """What the verdict is on: the clause behind it, or what a talk is about that stands before or behind it."""
    behind = clause_behind(tree, node)
    words = tree.words
    talk = words("voices.sources.talk") | words("voices.untrue.charges") | words("voices.untrue.fact")
    if behind is not None and node.lemma not in tree.words("voices.untrue.rejects"):
        yield Verdict(tree.nodes[behind[0]].start, tree.nodes[behind[1]].end, stance, node)
        return
    if node.lemma in tree.words("voices.untrue.proof"):
        return
    for n in tree.nodes[node.i + 1 : node.i + 5]:
        if n.text in {",", ";"} or n.is_(VerbForm="Fin"):
            break
        if n.lemma in talk and n.found is None:
            clause = _clause_of(tree, n) or _deed_behind(tree, n, len(tree.nodes) - 1)
            if clause is not None:
                yield Verdict(tree.nodes[clause[0]].start, tree.nodes[clause[1]].end, stance, node)
            return
    if node.lemma in tree.words("voices.untrue.rejects"):
        return
    first = _group(tree, node)
    for n in reversed(tree.nodes[:first]):
        if n.lemma not in talk or n.found is not None or n.is_(VerbForm="Fin"):
            continue
        clause = _clause_of(tree, n)
        if clause is not None and clause[0] < first and tree.nodes[first - 1].text in {",", *_DASHES}:
            yield Verdict(tree.nodes[clause[0]].start, tree.nodes[first - 1].start, stance, node)
            return
        deed = _deed_behind(tree, n, first - 1)
        if deed is not None and not any(m.is_(VerbForm="Fin") or m.text == ";" for m in tree.nodes[n.i : first]):
            yield Verdict(tree.nodes[deed[0]].start, tree.nodes[deed[1]].end, stance, node)
            return


def _clause_of(tree: Tree, talk: Node) -> tuple[int, int] | None:
    """The clause that a talk is about, with those who talk between: "утверждения агентства о том, что …"."""
    for n in tree.nodes[talk.i : talk.i + _NEAR]:
        clause = clause_behind(tree, n)
        if clause is not None or n.pos in {"PUNCT", "VERB"}:
            return clause
    return None


def _deed_behind(tree: Tree, talk: Node, last: int) -> tuple[int, int] | None:
    """The deed that a talk is about: "сообщения агентства о поставках станков"."""
    deeds = frames("noun", tree.language)
    if talk.lemma in tree.words("voices.untrue.fact"):  # "факт поставки"
        fits = any(n.lemma in deeds for n in tree.nodes[talk.i + 1 : talk.i + 3])
        return (talk.i + 1, min(last, _last(tree, talk.i + 1))) if fits and talk.i < last else None
    about = next((n for n in tree.nodes[talk.i + 1 : talk.i + _NEAR] if n.low in _ABOUT or n.text == ","), None)
    if about is None or about.text == "," or about.i >= last:
        return None
    if not any(n.lemma in deeds for n in tree.nodes[about.i + 1 : about.i + 3]):
        return None
    return about.i + 1, min(last, _last(tree, about.i + 1))


def _group(tree: Tree, node: Node) -> int:
    """The place where the words of a verdict begin: "суд признал недоказанным", "не соответствуют", "— выдумка"."""
    said = tree.words("voices.untrue.calling")
    first = node.i
    for n in reversed(tree.nodes[max(0, node.i - _NEAR) : node.i]):
        other = n.is_(VerbForm="Fin") and n.lemma not in said
        if n.text in {",", ";", *_DASHES} or other:
            break
        if n.low == "не" or n.lemma in said:
            first = n.i
    before = tree.nodes[max(0, first - 4) : first]
    comma = next((n.i for n in reversed(before) if n.text in {",", *_DASHES}), None)
    return comma + 1 if comma is not None else first


def judge(tree: Tree, verdict: Verdict) -> Node | None:
    """The verb whose subject judges: "суд признал недоказанным", "следствие не доказало"."""
    calling = tree.words("voices.untrue.calling") - tree.words("voices.untrue.being")
    if verdict.at.is_(VerbForm="Fin"):
        return verdict.at if verdict.stance != "asserts" else None
    near = [
        *reversed(tree.nodes[max(0, verdict.at.i - 3) : verdict.at.i]),
        *tree.nodes[verdict.at.i + 1 : verdict.at.i + 3],
    ]
    return next((n for n in near if n.lemma in calling and n.is_(VerbForm="Fin")), None)
