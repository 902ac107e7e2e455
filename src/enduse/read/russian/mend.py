"""What the parser is known to get wrong in reports, put right where grammar leaves no doubt: a finite verb taken for a
participle, a subject that does not agree with its verb, a reporting verb hung below the clause that it reports.
"""

from collections.abc import Sequence

from enduse.read.russian.across import (
    about_so_many,
    adjective,
    behind_and,
    counted_noun,
    finite_verb,
    given,
    given_name,
    in_part,
    in_season,
    inserted,
    listed,
    of_deed,
    of_joined,
    of_so_many,
    one_name,
    parted,
    second_name,
    straightened,
    to_whom,
)
from enduse.read.russian.clauses import (
    before_the_comma,
    counted_goods,
    crossed,
    joined_clauses,
    left_of_them,
    of_infinitive,
    there_was,
    thereupon,
    thousands,
)
from enduse.read.russian.forms import readings
from enduse.read.russian.reported import reported, reported_clause, teller, told_by
from enduse.read.tables import words
from enduse.read.tree.node import Node

#: Words that set a bound to a number: "не менее двенадцати", "более ста".
_MEASURES = frozenset({"мало", "менее", "много", "более", "меньше", "больше", "свыше", "почти"})


def mended(nodes: Sequence[Node]) -> Sequence[Node]:
    """The words of one sentence with their mended links."""
    for node in nodes:
        about_so_many(nodes, node)
        _by_whom(nodes, node)
        adjective(nodes, node)
        _counted(nodes, node)
        _finite(nodes, node)
        _named(nodes, node)
        _describing(nodes, node)
        _apposed(nodes, node)
    for node in nodes:
        there_was(nodes, node)
        of_infinitive(nodes, node)
        reported(nodes, node)
        teller(nodes, node)
        told_by(nodes, node)
    _without_circles(nodes)
    parted(nodes)
    _one_root(nodes)
    for node in nodes:
        if node.verbal and node.is_(VerbForm="Fin"):
            _subjects(nodes, node)
    _nearest_verb(nodes)
    for node in nodes:
        thousands(nodes, node)
        counted_goods(nodes, node)
        left_of_them(nodes, node)
        reported_clause(nodes, node)
        joined_clauses(nodes, node)
        crossed(nodes, node)
    for node in nodes:
        behind_and(nodes, node)
        listed(nodes, node)
        _counted(nodes, node)
        of_deed(nodes, node)
        in_part(nodes, node)
        to_whom(nodes, node)
        in_season(nodes, node)
        given(nodes, node)
        of_so_many(nodes, node)
        of_joined(nodes, node)
        straightened(nodes, node)
        before_the_comma(nodes, node)
        thereupon(nodes, node)
        inserted(nodes, node)
        counted_noun(nodes, node)
        one_name(nodes, node)
        given_name(nodes, node)
        _no_subject(node)
        _subject_after_all(nodes, node)
    _without_circles(nodes)
    return nodes


def _no_subject(node: Node) -> None:
    """A dative or instrumental is no subject."""
    if node.rel in {"nsubj", "nsubj:pass"} and node.found is not None:
        node.rel = {"Dat": "iobj", "Ins": "obl"}.get(node.feats.get("Case", ""), node.rel)


def _subject_after_all(nodes: Sequence[Node], node: Node) -> None:
    """A name in the nominative that the parser hung on a verb without a subject is the subject."""
    verb = second_name(nodes, node)
    if verb is None:
        if not 0 <= node.head < len(nodes) or node.found is None:
            return
        verb = nodes[node.head]
        named = node.is_(Case="Nom") or "Case" not in node.feats
        if not (named if node.rel == "appos" and verb.verbal else node.rel in {"iobj", "obl"} and node.is_(Case="Nom")):
            return
    led = any(n.head == node.i and n.rel == "case" for n in nodes)
    other = any(n.head == verb.i and n.rel.startswith("nsubj") for n in nodes)
    if not led and not other and finite_verb(verb) and _agrees(nodes, node, verb):
        node.head, node.rel = verb.i, "nsubj:pass" if verb.is_(Variant="Short") else "nsubj"


def _without_circles(nodes: Sequence[Node]) -> None:
    """No word hangs on itself by way of others: the first of such a circle becomes a root."""
    sure: set[int] = set()
    for node in nodes:
        path: list[int] = []
        at = node.i
        while 0 <= at < len(nodes) and at not in sure:
            if at in path:
                nodes[at].head, nodes[at].rel = -1, "root"
                break
            path.append(at)
            at = nodes[at].head
        sure.update(path)


def _counted(nodes: Sequence[Node], node: Node) -> None:
    """ "не менее двенадцати станков пришли": what is counted stands in the clause, not the word that counts."""
    if node.lemma not in _MEASURES or node.rel not in {"nsubj", "nsubj:pass", "obj", "root", "parataxis"}:
        return
    thing = next((n for n in nodes[node.i + 1 : node.i + 8] if n.head == node.i and n.pos == "NOUN"), None)
    thing = thing or next((n for n in nodes[node.i + 1 : node.i + 4] if n.head == node.i and n.pos == "NUM"), None)
    if thing is not None and thing.pos == "NUM":
        thing.head, thing.rel, node.head, node.rel = node.head, node.rel, thing.i, "advmod"
        return
    if thing is None or not any(n.head == thing.i and n.rel.startswith("nummod") for n in nodes):
        return
    thing.head, thing.rel = node.head, "obj" if node.rel == "parataxis" else node.rel
    for n in nodes:
        if n.head == node.i and n is not thing and n.i > thing.i:
            n.head = thing.i
    node.head, node.rel = thing.i, "advmod"
    thing.feats = {k: v for k, v in thing.feats.items() if k not in {"Number", "Gender"}}


def _by_whom(nodes: Sequence[Node], node: Node) -> None:
    """ "поставленное «X» заводу": a name in the instrumental right behind a passive participle did it."""
    if node.found is None or not (node.is_(Case="Ins") or node.text.isupper()) or node.i == 0:
        return  # "введённые ЕС": capitals show no case
    before = nodes[node.i - 1]
    if before.is_(VerbForm="Part", Voice="Pass") and (node.head != before.i or node.rel in {"obl", "obj"}):
        node.head, node.rel, node.feats = before.i, "obl:agent", {**node.feats, "Case": "Ins"}


def _finite(nodes: Sequence[Node], node: Node) -> None:
    """ "ввезла" is no participle: it heads a clause."""
    if not node.is_(VerbForm="Part") or node.feats.get("Variant") == "Short" or node.pos != "VERB":
        return
    found = readings(node.text)
    if not found or found[0].tag.POS != "VERB":
        return
    number = "Plur" if "plur" in found[0].tag.grammemes else "Sing"
    node.feats = {
        "VerbForm": "Fin",
        "Tense": "Past",
        "Voice": "Act",
        "Number": number,
        "Aspect": node.feats.get("Aspect", "Perf"),
    }
    rooted = any(n.head < 0 for n in nodes)
    if not rooted:
        node.head, node.rel = -1, "root"
        _uncircled(nodes, node)
    elif node.rel in {"acl", "amod"}:
        head = nodes[node.head] if 0 <= node.head < len(nodes) else None
        if head is not None and head.rel == "root" and head.i > node.i:
            node.head, node.rel = -1, "root"
            head.head, head.rel = (node.i, "obl") if head.head < 0 else (head.head, head.rel)
        else:
            node.rel = "acl:relcl"


def _named(nodes: Sequence[Node], node: Node) -> None:
    """A name right behind a word for what it names hangs on that word: "директор фирмы «X» …"."""
    if node.found is None or node.i == 0 or (node.head == node.i - 1 and node.rel != "obj"):
        return
    before = nodes[node.i - 1]
    sort = {"organization": "words.organizations.heads", "item": "words.goods.heads"}.get(node.found.kind)
    if sort and before.found is None and before.lemma in words(sort, "ru") and before.head != node.i:
        node.head, node.rel = before.i, "appos"


def _apposed(nodes: Sequence[Node], node: Node) -> None:
    """ "выступил производитель, фирма «X»": a firm behind a comma and a word for its part in the deal is that party."""
    if node.rel != "conj" or not node.i > 1 or not 0 <= node.head < node.i or node.pos != "NOUN":
        return
    before = nodes[node.head]
    heads = words("words.organizations.heads", "ru")
    joined = [n for n in nodes if n.head == node.i and n.rel in {"cc", "conj"}]
    named = any(n.head == node.i and n.found is not None and n.i > node.i for n in nodes)
    alike = all(node.feats.get(f) == before.feats.get(f) for f in ("Case", "Number"))
    between = [n for n in nodes[before.i + 1 : node.i] if n.head not in {node.i, before.i} and n.pos != "PUNCT"]
    if {node.lemma, before.lemma} <= heads and named and alike and not joined and len(between) < 4:
        node.rel = "appos"


def _describing(nodes: Sequence[Node], node: Node) -> None:
    """ "три завода, выпускающие снаряды": a participle behind a comma describes what stands before it."""
    if not node.is_(VerbForm="Part", Voice="Act") or node.i < 2 or nodes[node.i - 1].text != "," or node.head <= node.i:
        return
    before, thing = nodes[node.i - 2], nodes[node.head]
    if before.pos in {"NOUN", "PROPN"}:
        node.head, node.rel = before.i if before.rel != "appos" else before.head, "acl"
        if thing.is_(Case="Acc") and thing.pos == "NOUN":
            thing.head, thing.rel = node.i, "obj"


def _one_root(nodes: Sequence[Node]) -> None:
    """A second root is joined with the verb before it, or inserted."""
    roots = [n for n in nodes if n.rel == "root"]
    for later in roots[1:]:
        if _left_object(nodes, roots[0], later):
            later.head, later.rel = roots[0].i, "obj"
            continue
        before = [n for n in nodes[: later.i] if n.verbal and n.head != later.i]
        subject = any(n.head == later.i and n.rel.startswith("nsubj") for n in nodes)
        reports = later.lemma in words("voices.reporting.stated", "ru")
        joined = next((n for n in reversed(before) if _alike(n, later)), None)
        if joined is not None and not subject and not reports:
            later.head, later.rel = joined.i, "conj"
        else:
            later.head, later.rel = roots[0].i, "parataxis"


def _left_object(nodes: Sequence[Node], verb: Node, noun: Node) -> bool:
    """Whether a noun that the parser left alone is the object of the verb before: "вывезли | 3600 подшипников"."""
    if not verb.is_(VerbForm="Fin") or noun.pos != "NOUN" or noun.feats.get("Case") not in {"Gen", "Acc", "Nom"}:
        return False
    free = not any(n.head == verb.i and n.rel in {"obj", "ccomp"} for n in nodes)
    between = nodes[verb.i + 1 : noun.i]
    return free and verb.i < noun.i and not any(n.pos == "PUNCT" or n.is_(VerbForm="Fin") for n in between)


def _alike(one: Node, other: Node) -> bool:
    """Whether two verbs may have one subject."""
    number = one.feats.get("Number"), other.feats.get("Number")
    return one.verbal and other.verbal and (None in number or number[0] == number[1])


def _uncircled(nodes: Sequence[Node], verb: Node) -> None:
    """A noun that the parser hung on its own adjective hangs on the verb."""
    for n in nodes:
        if 0 <= n.head < len(nodes) and nodes[n.head].head == n.i and nodes[n.head].rel == "amod" and n is not verb:
            n.head, n.rel = verb.i, "obj" if n.feats.get("Case") in {"Acc", "Nom", "Gen"} else "obl"


def _nearest_verb(nodes: Sequence[Node]) -> None:
    """A subject that the parser hung on the verb of a later clause belongs to the first verb behind it without one."""
    for node in nodes:
        if node.rel != "nsubj" or not node.i < node.head < len(nodes):
            continue
        far = nodes[node.head]
        other = any(n.head == far.i and n.rel.startswith("nsubj") and n is not node for n in nodes)
        near = next((n for n in nodes[node.i + 1 : far.i] if n.is_(VerbForm="Fin") and n.rel in {"root", "conj"}), None)
        free = near is not None and not any(n.head == near.i and n.rel.startswith("nsubj") for n in nodes)
        if other and near is not None and free and _agrees(nodes, node, near):
            node.head = near.i


def _subjects(nodes: Sequence[Node], verb: Node) -> None:
    """One subject to a verb, and one that agrees with it; the other is the object."""
    found = [n for n in nodes if n.head == verb.i and n.rel == "nsubj"]
    objects = [n for n in nodes if n.head == verb.i and n.rel == "obj"]
    wrong = [n for n in found if not _agrees(nodes, n, verb)]
    right = [n for n in found if n not in wrong]
    for n in wrong:
        instead = next((o for o in objects if _agrees(nodes, o, verb) and _may_be_subject(o)), None)
        if instead is not None or right:
            n.rel = "obj"
            if instead is not None and not right:
                instead.rel = "nsubj"
                right = [instead]
    if not found and len(objects) > 1:  # "завод купил … станки": a nominative beside an object is the subject
        named = [o for o in objects if o.is_(Case="Nom") and _agrees(nodes, o, verb)]
        agreeing = (
            [o for o in objects if _agrees(nodes, o, verb) and _may_be_subject(o)] if verb.is_(Number="Sing") else []
        )
        firms = [o for o in agreeing if o.lemma in words("words.organizations.heads", "ru")]
        first = next((o for o in named if o.i < verb.i), None) or next(iter(named), None)
        first = first or next((o[0] for o in (agreeing, firms) if len(o) == 1), None)
        if first is not None:
            first.rel = "nsubj"
    for n in right[1:]:
        if not objects and n.i > verb.i and right[0].i < verb.i:
            n.rel = "obj"


def _may_be_subject(noun: Node) -> bool:
    """Whether the noun's form may be a nominative."""
    same = noun.is_(Case="Acc", Animacy="Inan") and (noun.is_(Number="Plur") or not noun.is_(Gender="Fem"))
    return noun.feats.get("Case") in {"Nom", None} or same


def _agrees(nodes: Sequence[Node], noun: Node, verb: Node) -> bool:
    """Whether a noun can be the subject of a verb by number and gender; joined nouns can be that of a plural."""
    number, wanted = noun.feats.get("Number"), verb.feats.get("Number")
    if noun.found is not None and noun.text.isupper():
        number = wanted  # "ООО «X»" has neither number nor gender
    joined = any(n.head == noun.i and n.rel == "conj" for n in nodes)
    if number and wanted and number != wanted and not (joined and wanted == "Plur"):
        return False
    gender, asked = noun.feats.get("Gender"), verb.feats.get("Gender")
    return not (wanted == "Sing" and gender and asked and gender != asked and noun.found is None)
