"""What the parser hung on the wrong side of a verb, of "и" or of a number, put where it belongs."""

from collections.abc import Sequence
from functools import cache

from enduse.read.tables import table, words
from enduse.read.tree.node import Node

#: Relations by which something hangs on a verb.
_ARGUMENTS = frozenset({"obj", "iobj", "obl", "obl:agent", "nsubj", "nsubj:pass", "advmod"})
#: Verbs whose subject is what the infinitive behind them tells.
NOBODYS = frozenset({"приходиться", "прийтись", "удаваться", "удаться", "предстоять"})
#: Words before a number that is not exact.
_ROUGHLY = frozenset({"около", "порядка", "до", "свыше", "более", "менее"})


def about_so_many(nodes: Sequence[Node], node: Node) -> None:
    """ "около трёхсот двигателей прошли": what is counted stands in the clause, not its number."""
    if node.pos != "NUM":
        return
    if node.rel not in {"obl", "nsubj", "obj"} or not 0 <= node.head < len(nodes):
        return
    thing = next((n for n in nodes[node.i + 1 : node.i + 6] if n.head == node.i and n.pos == "NOUN"), None)
    leads = [n for n in nodes if n.head == node.i and n.rel == "case"]
    if thing is None or not thing.is_(Case="Gen") or any(n.lemma not in _ROUGHLY for n in leads):
        return
    verb = nodes[node.head]
    subject = any(n.head == verb.i and n.rel.startswith("nsubj") for n in nodes)
    rel = ("obj" if subject or thing.i > verb.i else "nsubj") if node.rel == "obl" else node.rel
    thing.head, thing.rel = verb.i, rel
    thing.feats = {k: v for k, v in thing.feats.items() if k not in {"Number", "Gender", "Case"}}
    node.head, node.rel = thing.i, "nummod"
    for n in leads:
        n.rel = "advmod"


def of_so_many(nodes: Sequence[Node], node: Node) -> None:
    """ "из 340 антенн 280 ушли в Y": the number before a verb in the plural is its subject."""
    if node.pos != "NUM" or node.i + 1 >= len(nodes) or node.head >= node.i:
        return
    verb = nodes[node.i + 1]
    subject = any(n.head == verb.i and n.rel.startswith("nsubj") for n in nodes)
    if finite_verb(verb) and verb.is_(Number="Plur") and not subject and node.rel in {"nmod", "nummod", "obl"}:
        node.head, node.rel = verb.i, "nsubj"


def adjective(nodes: Sequence[Node], node: Node) -> None:
    """An adjective right before a noun is no object: it belongs to the noun, with what belongs to it."""
    if (
        node.pos != "ADJ"
        or node.rel not in {"obj", "nsubj", "obl", "root", "conj", "iobj", "nmod"}
        or node.i + 1 >= len(nodes)
    ):
        return
    noun = nodes[node.i + 1]
    if noun.found is not None and noun.head == node.i and node.found is None:  # "через малайзийский Порт-Кланг"
        noun.head, noun.rel = node.head, node.rel
        for n in nodes:
            n.head = noun.i if n.head == node.i and n is not noun else n.head
        node.head, node.rel = noun.i, "amod"
        return
    if noun.pos != "NOUN" or noun.head == node.i or node.is_(Variant="Short") or node.rel == "root":
        return
    if any(m.head == node.i and m.rel in {"case", "nsubj"} for m in nodes):
        return
    for n in nodes:
        if n.head == node.i:
            n.head = noun.i
    node.head, node.rel = noun.i, "amod"


def listed(nodes: Sequence[Node], node: Node) -> None:
    """ "пришли кружным путём, через Порт-Кланг": what has a preposition of its own is not joined with what has none."""
    if node.rel != "conj" or not 0 <= node.head < node.i or node.verbal:
        return
    before = nodes[node.head]
    led = any(n.head == node.i and n.rel == "case" for n in nodes)
    other = any(n.head == before.i and n.rel == "case" for n in nodes)
    joined = any(n.head == node.i and n.rel == "cc" for n in nodes)
    verb = nodes[before.head] if 0 <= before.head < len(nodes) else None
    if led and not other and not joined and verb is not None and finite_verb(verb):
        node.head, node.rel = verb.i, "obl"


def given(nodes: Sequence[Node], node: Node) -> None:
    """ "продали два двигателя кипрской фирме": a dative behind goods is the verb's."""
    if node.rel not in {"nmod", "iobj"} or not node.is_(Case="Dat") or not 0 <= node.head < node.i:
        return
    goods = nodes[node.head]
    led = any(n.head == node.i and n.rel == "case" for n in nodes)
    verb = nodes[goods.head] if 0 <= goods.head < len(nodes) else None
    if not led and goods.lemma in words("words.goods.heads", "ru") and verb is not None and _takes(verb):
        node.head, node.rel = verb.i, "iobj"


def _takes(node: Node) -> bool:
    """Whether a dative behind the goods may be that of a verb or a deed."""
    return node.verbal or node.lemma in _deeds()


def behind_and(nodes: Sequence[Node], node: Node) -> None:
    """ "сушит яблоки и к сделке отношения не имеет": what stands between "и" and its verb is the verb's."""
    if node.rel != "cc" or not node.i < node.head < len(nodes) or not nodes[node.head].verbal:
        return
    for n in nodes[node.i + 1 : node.head]:
        if 0 <= n.head < node.i and n.rel in {"conj", "nmod", "obl", "obj"}:
            n.head = node.head
            led = any(m.head == n.i and m.rel == "case" for m in nodes)
            n.rel = "obl" if led or n.rel in {"conj", "nmod"} else n.rel


def of_joined(nodes: Sequence[Node], node: Node) -> None:
    """What stands behind the second of joined verbs is the second's, not the first's."""
    if not 0 <= node.head < node.i or node.rel not in {"obl", "iobj", "obl:agent", "obj"}:
        return
    verb = nodes[node.head]
    later = [n for n in nodes[verb.i + 1 : node.i] if n.head == verb.i and n.rel == "conj" and finite_verb(n)]
    if later and finite_verb(verb):
        node.head = later[-1].i
        if node.rel == "obl:agent" and not node.is_(Case="Ins"):
            node.rel = "iobj" if node.is_(Case="Dat") else "obl"


def straightened(nodes: Sequence[Node], node: Node) -> None:
    """What hangs across the verb of its clause belongs to that verb: "станки, собранные в X, отправлены в Y"."""
    if not 0 <= node.head < len(nodes):
        return
    if node.rel in {"ccomp", "csubj"} and node.i < node.head and nodes[node.head].rel == "conj":
        first = nodes[node.head].head
        node.head = first if 0 <= first < node.i else node.head
        return
    if node.rel not in _ARGUMENTS | {"nmod"}:
        return
    lo, hi = sorted((node.i, node.head))
    up, seen = nodes[node.head], {node.i}
    while 0 <= up.head < len(nodes) and up.i not in seen:
        seen.add(up.i)
        up = nodes[up.head]
        if lo < up.i < hi and finite_verb(up) and not (node.rel == "obj" and up.lemma in NOBODYS):
            node.head = up.i
            node.rel = "obl" if node.rel == "nmod" else node.rel
            return


def inserted(nodes: Sequence[Node], node: Node) -> None:
    """ "как следует из выписки, 100% долей принадлежат X": what stands behind the comma is not the inserted verb's."""
    verb = nodes[node.head] if 0 <= node.head < node.i else node
    main = nodes[verb.head] if 0 <= verb.head < len(nodes) else verb
    if verb is node or verb.rel != "parataxis" or not verb.i < node.i < main.i or node.rel not in _ARGUMENTS:
        return
    comma = any(n.text == "," and n.rel == "punct" for n in nodes[verb.i + 1 : node.i])
    told = any(n.head == verb.i and n.lemma == "как" for n in nodes)
    if comma and told and finite_verb(main):
        subject = any(n.head == main.i and n.rel.startswith("nsubj") for n in nodes)
        led = any(n.head == node.i and n.rel == "case" for n in nodes)
        node.head, node.rel = main.i, "obl" if led else node.rel if subject or node.rel != "obj" else "nsubj"


def finite_verb(node: Node) -> bool:
    """Whether it is a verb that heads a clause: a finite one, or a short participle."""
    return node.verbal and (node.is_(VerbForm="Fin") or node.is_(Variant="Short"))


def counted_noun(nodes: Sequence[Node], node: Node) -> None:
    """A noun taken for the adjective of the genitive behind it: "300 датчиков давления"."""
    behind = nodes[node.head] if 0 <= node.head < len(nodes) else node
    if node.pos != "NOUN" or node.rel != "amod" or behind.i != node.i + 1 or not behind.is_(Case="Gen"):
        return
    for n in nodes:
        if n.head == behind.i and n.i < node.i:
            n.head = node.i
    node.head, node.rel, behind.head, behind.rel = behind.head, behind.rel, node.i, "nmod"


def second_name(nodes: Sequence[Node], node: Node) -> Node | None:
    """The verb of which a party is the subject that the parser hung on the name before it: "через «X» «Y» продал Z"."""
    first = nodes[node.head] if 0 <= node.head < len(nodes) else node
    before = nodes[node.i - 1] if node.i else node
    party = node.found is not None or (node.rel == "appos" and node.lemma in words("words.organizations.heads", "ru"))
    if node.rel not in {"appos", "flat:name"} or not party or node.found == first.found:
        return None
    if first.found is None or before.found != first.found:
        return None
    while 0 <= first.head < first.i and nodes[first.head].found == first.found:
        first = nodes[first.head]
    if first.rel == "appos" and 0 <= first.head < first.i and nodes[first.head].pos == "NOUN":
        first = nodes[first.head]  # "по данным агентства «X» Иван Петров купил Z"
    if first.rel == "nmod" and 0 <= first.head < first.i and not nodes[first.head].verbal:
        first = nodes[first.head]
    led = any(n.head == first.i and n.rel == "case" for n in nodes)
    named = node.is_(Case="Nom") or "Case" not in node.feats
    return nodes[first.head] if led and named and 0 <= first.head < len(nodes) else None


def one_name(nodes: Sequence[Node], node: Node) -> None:
    """The rest of a name that stands behind a preposition is no subject: that is the name behind it."""
    first = nodes[node.i - 1] if node.i else node
    rest = node.found is not None and node.found == first.found and first is not node and node.head == first.head
    if not rest or node.rel not in {"nsubj", "obj", "iobj", "obl"}:
        return
    for n in nodes:
        if n.head == node.i and n.found is not None and n.found is not node.found:
            n.head, n.rel = node.head, node.rel
    node.head, node.rel = first.i, "flat:name"


def given_name(nodes: Sequence[Node], node: Node) -> None:
    """A name in the dative taken for the adjective of the goods behind it: "поставила «Курсору» датчики"."""
    goods = nodes[node.head] if 0 <= node.head < len(nodes) else node
    if node.rel != "amod" or node.found is None or node.found.kind != "organization" or goods.i != node.i + 1:
        return
    if goods.rel == "obj" and node.low.endswith(("у", "ю")) and "Dat" in {*node.feats.values()}:
        node.head, node.rel = goods.head, "iobj"
        node.feats = {**node.feats, "Case": "Dat"}


def of_deed(nodes: Sequence[Node], node: Node) -> None:
    """ "поставки станков фирмой «X» заводу «Y»": agent, goods and receiver each hang on the deed."""
    before = nodes[node.head] if 0 <= node.head < node.i else node
    deed = nodes[before.head] if 0 <= before.head < len(nodes) else before
    led = any(n.head == node.i and n.rel == "case" for n in nodes)
    if before is node or deed is before or led:
        return
    agent = before.is_(Case="Ins") or (before.found is not None and deed.is_(Variant="Short"))
    if node.rel == "appos" and node.pos == "NOUN" and node.is_(Case="Dat") and agent and node.found is None:
        if nodes[node.i - 1].text != ",":
            node.head, node.rel = deed.i, "iobj"
    elif node.rel == "nmod" and deed.lemma in _deeds():
        goods = words("words.goods.heads", "ru")
        if (node.is_(Case="Ins") and before.lemma in goods) or (node.lemma in goods and before.is_(Case="Ins")):
            node.head = deed.i


def in_part(nodes: Sequence[Node], node: Node) -> None:
    """ "в накладной отправителем значится X": the part in the deal hangs on the verb that marks it."""
    if not node.is_(Case="Ins") or node.found is not None or node.lemma not in _parts():
        return
    if any(n.head == node.i and n.rel == "case" for n in nodes):
        return
    verb = next((n for n in nodes[node.i + 1 : node.i + 6] if n.text == "," or finite_verb(n)), None)
    marks = words("voices.sources.marking", "ru") | words("voices.untrue.calling", "ru")
    if verb is not None and verb.lemma in marks | {"выступить", "выступать"} and node.head != verb.i:
        between = {node.i, *(n.i for n in nodes[node.i + 1 : verb.i] if n.head == node.i)}
        if verb.head in between:  # "получателем там был X"
            for n in nodes:
                n.head = verb.i if n.head in between and n.i > verb.i else n.head
            verb.head, verb.rel = node.head, node.rel
        node.head, node.rel = verb.i, "xcomp"


@cache
def _parts() -> frozenset[str]:
    """What a party is called by its part in a deal."""
    return frozenset(lemma for held in table("frames", "ru")["parts"].values() for lemma in held.split())


def to_whom(nodes: Sequence[Node], node: Node) -> None:
    """ "станки отправили торговой компании": a dative that its adjective shows, beside another object."""
    verb = nodes[node.head] if 0 <= node.head < len(nodes) else node
    if node.rel != "obj" or not node.is_(Case="Gen") or node.lemma not in words("words.organizations.heads", "ru"):
        return
    dative = any(n.head == node.i and n.rel == "amod" and n.is_(Case="Dat") for n in nodes)
    if dative and any(n.head == verb.i and n.rel in {"obj", "nsubj:pass"} and n is not node for n in nodes):
        node.rel, node.feats = "iobj", {**node.feats, "Case": "Dat"}


_SEASONS = frozenset({"осень", "весна", "лето", "зима", "утро", "вечер"})


def in_season(nodes: Sequence[Node], node: Node) -> None:
    """ "осенью АО «X» купило": a firm's name behind a season is the subject."""
    season = nodes[node.head] if 0 <= node.head < node.i else node
    verb = nodes[season.head] if 0 <= season.head < len(nodes) else season
    if node.found is None or node.rel not in {"nmod", "appos"} or season.lemma not in _SEASONS or verb is season:
        return
    if finite_verb(verb) and not any(n.head == verb.i and n.rel.startswith("nsubj") for n in nodes):
        node.head, node.rel = verb.i, "nsubj"


@cache
def _deeds() -> frozenset[str]:
    """The nouns that tell a transfer."""
    return frozenset(
        lemma for f in table("frames", "ru")["noun"] if f["relation"] == "transfer" for lemma in f["lemmas"].split()
    )


def parted(nodes: Sequence[Node]) -> None:
    """ "X утверждает, что …; Y это отрицает": nothing hangs across a semicolon or colon but the second part's verb."""
    for mark in [n for n in nodes if n.text in {";", ":"}]:
        end = next((n.i for n in nodes[mark.i + 1 :] if n.text == ";"), len(nodes))
        first = [n for n in nodes[: mark.i] if finite_verb(n)]
        second = [n for n in nodes[mark.i + 1 : end] if finite_verb(n) and not n.rel.startswith("aux")]
        second = [v for v in second if not any(n.head == v.i and n.low == "как" for n in nodes)] or second
        if not first or not second:
            continue
        for n in (*nodes[: mark.i], *nodes[mark.i + 1 : end]):
            before = n.i < mark.i
            if n.head < 0 or before == (n.head < mark.i):
                continue
            own = first[-1] if before else second[0]
            if n is second[0]:
                n.head, n.rel = next((m.i for m in first if m.rel == "root"), first[0].i), "parataxis"
            elif n is not own and n.rel in _ARGUMENTS:
                n.head = own.i
            elif not before and n.pos == "NOUN" and n.is_(Case="Acc") and n.i < own.i:
                n.head, n.rel = own.i, "obj"
        verb = second[0]
        subject = any(n.head == verb.i and n.rel.startswith("nsubj") and n.is_(Case="Nom") for n in nodes)
        for n in nodes[mark.i + 1 : end]:
            if not subject and n.head == verb.i and n.rel == "obj" and n.is_(Case="Nom") and n.pos in {"NOUN", "PROPN"}:
                n.rel = "nsubj"
                for m in nodes:
                    m.rel = "obj" if m.head == verb.i and m.rel == "nsubj" and m is not n else m.rel
                break
