"""To which of several verbs a word belongs, where the parser took one that stands in another clause."""

from collections.abc import Sequence

from enduse.read.russian.across import NOBODYS, finite_verb
from enduse.read.tree.node import Node

_ARGUMENTS = frozenset({"obj", "iobj", "obl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: Nouns that count in thousands.
_THOUSANDS = frozenset({"тысяча", "миллион", "миллиард"})


def joined_clauses(nodes: Sequence[Node], node: Node) -> None:
    """ "заявил, что завод не продавал и не покупал …": the second clause is joined with the first."""
    if node.rel != "ccomp" or not finite_verb(node):
        return
    first = next((n for n in nodes[: node.i] if n.head == node.head and n.rel == "ccomp" and finite_verb(n)), None)
    if first is None or not any(n.rel == "cc" and n.head == node.i and n.i > first.i for n in nodes):
        return
    marks = [n for n in nodes if n.head == node.i and n.rel == "mark"]
    if any(n.i > first.i for n in marks):
        return
    node.head, node.rel = first.i, "conj"
    for n in marks:
        n.head = first.i


def before_the_comma(nodes: Sequence[Node], node: Node) -> None:
    """ "поставлял датчики, а платы закупал": what stands behind a verb and before the comma is that verb's."""
    later = nodes[node.head] if node.i < node.head < len(nodes) else node
    if later is node or node.rel not in _ARGUMENTS or not later.verbal:
        return
    if not any(n.text == "," for n in nodes[node.i : later.i]):
        return
    for verb in reversed(nodes[: node.i]):
        if verb.pos == "PUNCT" or verb.verbal:
            break
    else:
        return
    taken = node.rel == "obj" and any(n.head == verb.i and n.rel in {"obj", "ccomp"} for n in nodes)
    if finite_verb(verb) and not taken:
        node.head = verb.i


def crossed(nodes: Sequence[Node], node: Node) -> None:
    """ "аванс был перечислен, копия прилагается": of two verbs each has the subject that stands in its clause."""
    far = nodes[node.head] if node.i < node.head < len(nodes) else node
    if far is node or node.rel not in _SUBJECTS:
        return
    near = next((n for n in nodes[node.i + 1 : far.i] if finite_verb(n) and not n.rel.startswith("aux")), None)
    if near is None:
        return
    own = [n for n in nodes if n.head == near.i and n.rel in _SUBJECTS]
    comma = next((n.i for n in nodes[near.i : far.i] if n.text == ","), None)
    if len(own) == 1 and comma is not None and comma < own[0].i < far.i:
        node.head, own[0].head = near.i, far.i


def thousands(nodes: Sequence[Node], node: Node) -> None:
    """ "приобретены 6 тысяч усилителей": what is counted stands in the clause, not the thousands."""
    if node.lemma not in _THOUSANDS or node.found is not None or not 0 <= node.head < len(nodes):
        return
    if node.rel not in _ARGUMENTS | _SUBJECTS and not (node.rel == "parataxis" and nodes[node.head].verbal):
        return
    thing = next((n for n in nodes[node.i + 1 : node.i + 5] if n.pos == "NOUN"), None)
    between = nodes[node.i + 1 : thing.i] if thing is not None else ()
    if thing is None or not thing.is_(Case="Gen") or any(n.pos not in {"ADJ", "VERB"} for n in between):
        return
    thing.head, thing.rel = node.head, "obj" if node.rel == "parataxis" else node.rel
    thing.feats = {k: v for k, v in thing.feats.items() if k not in {"Number", "Gender", "Case"}}
    node.head, node.rel = thing.i, "nummod"


def counted_goods(nodes: Sequence[Node], node: Node) -> None:
    """ "фирма получила от X 80 датчиков": what is counted behind the giver is what the verb takes."""
    at = node.i - 1 - (node.i > 1 and nodes[node.i - 1].pos == "ADJ")
    counted = node.pos == "NOUN" and node.is_(Case="Gen") and at >= 0 and nodes[at].pos == "NUM"
    if not counted or node.rel not in {"nmod", "parataxis"}:
        return
    verb = next((n for n in reversed(nodes[:at]) if finite_verb(n) or n.pos == "PUNCT"), node)
    between = nodes[verb.i + 1 : at]
    giver = any(n.lemma in {"от", "у"} for n in between) and any(n.found is not None for n in between[-1:])
    taken = any(n.head == verb.i and n.rel in {"obj", "nsubj:pass", "ccomp"} for n in nodes)
    if finite_verb(verb) and verb.is_(Voice="Act") and giver and not taken:
        node.head, node.rel = verb.i, "obj"


def there_was(nodes: Sequence[Node], node: Node) -> None:
    """ "получателем там был X": the verb heads the clause, and no adverb of place."""
    where = nodes[node.head] if 0 <= node.head < len(nodes) else node
    if node.rel != "cop" or where.pos != "ADV":
        return
    for n in nodes:
        n.head = node.i if n.head == where.i else n.head
    node.head, node.rel, where.head, where.rel = where.head, where.rel, node.i, "advmod"


def thereupon(nodes: Sequence[Node], node: Node) -> None:
    """ "…, после чего доступ был потерян": a clause of its own below the one before."""
    verb = nodes[node.head] if node.i < node.head < len(nodes) else node
    led = node.low == "чего" and node.i > 1 and nodes[node.i - 1].pos == "ADP" and nodes[node.i - 2].text == ","
    if led and finite_verb(verb) and verb.rel in {"parataxis", "conj"} and verb.head < node.i:
        verb.rel = "advcl"


def of_infinitive(nodes: Sequence[Node], node: Node) -> None:
    """ "подшипники приходится закупать": the goods are what the infinitive takes."""
    verb = nodes[node.head] if 0 <= node.head < len(nodes) else node
    if verb.lemma not in NOBODYS or node.pos != "NOUN" or node.rel not in {"nsubj", "obj", "iobj"}:
        return
    deed = next((n for n in nodes if n.head == verb.i and n.is_(VerbForm="Inf")), None)
    if deed is None or node.feats.get("Case") not in {"Nom", "Acc"}:
        return
    if not any(n.head == deed.i and n.rel == "obj" for n in nodes):
        node.head, node.rel = deed.i, "obj"


def left_of_them(nodes: Sequence[Node], node: Node) -> None:
    """ "из сорока насосов на склад поступило 26": the goods of which so many come hang on the verb."""
    verb = nodes[node.head] if 0 <= node.head < node.i else node
    goods = nodes[verb.head] if 0 <= verb.head < verb.i else verb
    if node.pos != "NUM" or node.rel not in _SUBJECTS or goods is verb or goods.verbal or not finite_verb(verb):
        return
    if not any(n.head == goods.i and n.lemma == "из" for n in nodes):
        return
    verb.head, verb.rel, goods.head, goods.rel = goods.head, goods.rel, verb.i, "obl"
    for n in nodes[goods.i + 1 : verb.i]:
        led = any(m.head == n.i and m.lemma in {"на", "в"} for m in nodes)
        if led and n.is_(Case="Acc") and goods.i <= n.head < n.i:
            n.head, n.rel = verb.i, "obl"
