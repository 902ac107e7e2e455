"""What hangs on a verb or an event noun, under the slot it fills: nom, acc, dat, ins, gen as in the active clause, or
"preposition+case", or "~word" for what stands in the genitive behind a leading noun ("при посредничестве X").
"""

from collections.abc import Iterator

from enduse.read.tree.node import Node, Tree

_CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
#: Prepositions of one case; the tagger may miss the case of a foreign name.
_ONE_CASE = {
    "из": "gen",
    "от": "gen",
    "у": "gen",
    "для": "gen",
    "до": "gen",
    "против": "gen",
    "к": "dat",
    "через": "acc",
    "между": "ins",
    "при": "loc",
    "над": "ins",
    "по": "dat",
}
#: Prepositions of two cases: what does not decline may stand in either.
_TWO_CASES = {
    "в": ("acc", "loc"),
    "на": ("acc", "loc"),
    "с": ("ins", "gen"),
    "за": ("acc", "ins"),
    "под": ("ins", "acc"),
}
#: Slots of a goal: what stands so behind a party belongs to the verb.
_DIRECTED = frozenset({"в+acc", "на+acc", "через+acc"})
#: Endings of a locative: «Турмалине» is no accusative.
_LOCATIVE = ("е", "ах", "ях")
_WHICH = "который"
Slots = list[tuple[str, Node]]


def slots(tree: Tree, node: Node) -> Slots:
    """Every argument of a word with its slot, those joined by "and" one by one, and what it shares with its head."""
    if node.i not in tree.slots:
        tree.slots[node.i] = []  # whatever asks again on the way finds nothing
        tree.slots[node.i] = _found(tree, node)
    return list(tree.slots[node.i])


def _found(tree: Tree, node: Node) -> Slots:
    passive = is_passive(node)
    found: Slots = []
    for child in tree.below(node):
        for slot in _slots(tree, child, passive):
            found += [(slot, n) for n in _each(tree, child)]
        found += _led(tree, child)
        found += _where(tree, node, child)
        if child.lemma in {"вместе", "совместно"}:
            found += [("с+ins", n) for n in tree.below(child, "obl", "nmod", "fixed") if tree.has(n, "с")]
    found += [
        s for slot, n in list(found) if node.verbal for s in behind(tree, n) if slot == "acc" or s[0] in _DIRECTED
    ]
    if node.verbal:
        found += _shared(tree, node, passive, {s for s, _ in found})
    return [(slot, m) for slot, n in found for m in _all_meant(tree, n)]


def is_passive(node: Node) -> bool:
    """Whether what the verb does is done to its subject."""
    if not node.verbal and node.pos != "ADJ":
        return False
    if node.is_(Voice="Pass") or (node.is_(VerbForm="Part", Variant="Short")):
        return True
    return node.pos == "ADJ" and node.is_(Variant="Short") and node.feats.get("VerbForm") == "Part"


def participle(node: Node) -> bool:
    return node.is_(VerbForm="Part") and node.feats.get("Variant") != "Short"


def _each(tree: Tree, child: Node) -> Iterator[Node]:
    yield from tree.joined(child)


def _slots(tree: Tree, child: Node, passive: bool) -> Iterator[str]:
    """The slots that a child may fill by its relation, case and preposition."""
    rel = child.rel
    if rel in {"nsubj", "nsubj:pass", "csubj"}:
        verb = tree.above(child)
        active = verb is not None and verb.is_(VerbForm="Fin", Voice="Act")
        yield "acc" if passive or (rel == "nsubj:pass" and not active) else "nom"
        return
    if rel == "obj":
        yield {"Dat": "dat", "Ins": "nom" if passive else "ins"}.get(child.feats.get("Case", ""), "acc")
        return
    if rel not in {"iobj", "obl", "obl:agent", "nmod", "advmod", "appos"} or not _nominal(child):
        return
    preposition = next((n.lemma for n in tree.below(child, "case")), None)
    case = _CASES.get(child.feats.get("Case", ""), "")
    if preposition is not None:
        case = _ONE_CASE.get(preposition, case)
        own = _TWO_CASES.get(preposition, ())
        if case in own or not own:
            yield f"{preposition}+{case}"
        sure = case == "loc" and child.low.endswith(_LOCATIVE)
        if own and (
            case not in own or (child.found is not None and not sure)
        ):  # "на 40 евро", a name that keeps its nominative
            yield from (f"{preposition}+{other}" for other in own if other != case)
    elif rel == "appos":
        return
    elif case == "ins":
        yield "nom" if passive or rel == "obl:agent" else "ins"
    elif rel == "iobj":
        yield "dat"
    elif case in {"dat", "gen"}:
        yield case
    elif rel == "nmod":
        yield "gen"


def _nominal(node: Node) -> bool:
    return node.pos in {"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "ADJ", "SYM"}


def _led(tree: Tree, child: Node) -> Slots:
    """What stands behind a leading noun: "при посредничестве X", "в адрес X", "в порт X"."""
    fixed = next((n for c in tree.below(child, "case") for n in tree.below(c, "fixed")), None)
    if fixed is not None and fixed.lemma in tree.words("frames.leads.words"):  # "в отношении X"
        return [(f"~{fixed.lemma}", n) for n in tree.joined(child)]
    if child.rel not in {"obl", "nmod", "obj", "nsubj", "nsubj:pass", "iobj", "fixed", "case"}:
        return []
    if child.lemma in tree.words("frames.leads.deeds"):  # "для ударов по X"
        return [(f"~{child.lemma}", n) for b in tree.below(child, "nmod") for n in tree.joined(b)]
    if child.lemma not in tree.words("frames.leads.words"):
        return []
    behind = [
        n for n in tree.below(child, "nmod", "appos", "flat:name", "flat:foreign", "amod") if n.found or n.pos != "ADJ"
    ]
    return [(f"~{child.lemma}", n) for b in behind for n in tree.joined(b) if not tree.below(n, "case")]


def _where(tree: Tree, node: Node, child: Node) -> Slots:
    """ "город, где находится X", "страна, куда ушли станки": the place is the noun that the clause hangs on."""
    slot = {"где": "в+loc", "куда": "в+acc", "откуда": "из+gen"}.get(child.lemma)
    above = tree.above(node) if slot and node.rel in {"acl:relcl", "acl", "advcl"} else None
    return [(slot, above)] if slot and above is not None and not above.verbal else []


def behind(tree: Tree, node: Node) -> Slots:
    """What stands with a preposition behind the object: the parser may hang it there ("купил двигатели у фирмы")."""
    found: Slots = []
    for child in tree.below(node, "nmod"):
        if tree.below(child, "case"):
            found += [(slot, n) for slot in _slots(tree, child, False) for n in tree.joined(child)]
        elif child.feats.get("Also") == "Dat" or (child.found is not None and _form(child)):
            found += [("dat?", n) for n in tree.joined(child)]
    return found


def _form(node: Node) -> bool:
    """Whether a firm's name begins with its legal form, which has no cases: "отгрузил станки АО «X»"."""
    return node.found is not None and node.found.kind == "organization" and node.text.isupper() and len(node.text) < 6


def meant(tree: Tree, node: Node) -> Node:
    """The noun that "который" stands for: the one its clause hangs on, else the last before it that agrees."""
    if node.lemma != _WHICH:
        return node
    clause = next((n for n in (node, *tree.path(node)) if n.rel == "acl:relcl"), None)
    head = tree.above(clause) if clause is not None else None
    if head is not None:
        return head
    before = [n for n in tree.nodes[: node.i] if n.pos in {"NOUN", "PROPN"}]
    alike = [n for n in before if n.feats.get("Number") == node.feats.get("Number")]
    return alike[-1] if alike else node


def _all_meant(tree: Tree, node: Node) -> list[Node]:
    """What "которые" stands for: all the nouns that are joined before it."""
    one = meant(tree, node)
    if one is node or not node.is_(Number="Plur"):
        return [one]
    first = tree.above(one) if one.rel == "conj" else None
    return [m for m in tree.joined(first) if m.i < node.i] if first is not None and not first.verbal else [one]


def _shared(tree: Tree, node: Node, passive: bool, own: set[str]) -> Slots:
    """What a verb takes from the words above it: participles, gerunds, infinitives and joined verbs have no subject of
    their own.
    """
    above = tree.above(node)
    if above is None:
        return []
    if node.rel in {"acl", "amod"} and participle(node):
        slot = "acc" if passive else "nom"
        return [(slot, above)] if slot not in own else []
    if node.rel == "conj" and above.verbal:
        return _of_joined(tree, node, above, own)
    if passive and node.rel == "xcomp" and "acc" not in own:
        return [
            ("acc", n) for slot, n in slots(tree, above) if slot in {"nom", "acc"}
        ]  # "станки могли быть перепроданы"
    found: Slots = []
    if node.rel == "xcomp" and node.is_(VerbForm="Inf") and "acc" not in own:  # "которую пытались вывезти"
        found = [("acc", n) for n in tree.below(above, "obj") if n.lemma in {_WHICH, "он", "она", "они"}]
    if "nom" in own or passive:
        return found
    if node.is_(VerbForm="Conv") or node.is_(VerbForm="Inf"):
        return [*found, *(("nom", n) for n in governing_subject(tree, node))]
    return found


def _of_joined(tree: Tree, node: Node, above: Node, own: set[str]) -> Slots:
    """The subject of the first of joined verbs, and an object that only one of them has."""
    before = slots(tree, above)
    found: Slots = []
    if "nom" not in own and not is_passive(node) and _agree(node, above):
        subject = "acc" if is_passive(above) else "nom"
        found += [
            ("nom", n) for slot, n in before if slot == subject and (subject == "nom" or n.rel.startswith("nsubj"))
        ]
    if "acc" not in own and "nom" not in own and is_passive(node) == is_passive(above):
        found += [("acc", n) for slot, n in before if slot == "acc"]
    return found


def _agree(one: Node, other: Node) -> bool:
    """Whether two verbs can have one subject."""
    return all(
        one.feats.get(f) is None or other.feats.get(f) is None or one.feats[f] == other.feats[f]
        for f in ("Number", "Gender", "Person")
    )


def governing_subject(tree: Tree, node: Node) -> list[Node]:
    """Who does what an infinitive or gerund tells: the subject of the verb it hangs on, or whom that verb moves."""
    for up in tree.path(node):
        here = slots(tree, up) if up.verbal else [("nom", n) for c in tree.below(up, "nsubj") for n in tree.joined(c)]
        moved = [n for slot, n in here if slot == "dat"] if node.is_(VerbForm="Inf") else []
        if moved and up.lemma in tree.words("frames.light.moving"):
            return moved
        subject = [n for slot, n in here if slot == "nom"]
        if subject:
            return subject
        if up.rel in {"root", "ccomp", "advcl", "acl:relcl", "parataxis"}:
            break
    return []
