"""What stands beside a name: posts and owners ("директор завода «Купол» Иван Петров"), parents ("дочка X"), seats
("компания из Стамбула"), sanctions in force ("подсанкционный завод"), engines ("дрон с двигателем X").
"""

from collections.abc import Iterator

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.tree.bearer import bearer_of
from enduse.read.tree.events import Events
from enduse.read.tree.fill import frames
from enduse.read.tree.node import Node, Tree


def beside(events: Events) -> Iterator[Event]:
    """Every relation that the sentence tells beside a name."""
    for node in events.tree:
        if node.pos not in {"NOUN", "PROPN", "X"}:
            continue
        yield from _post(events, node)
        yield from _parent(events, node)
        yield from _seat(events, node)
        yield from _sanctioned(events, node)
        yield from _of_make(events, node)
        yield from _bought_of(events, node)


def _of_make(events: Events, node: Node) -> Iterator[Event]:
    """ "насосы производства фирмы X": who made the goods."""
    tree = events.tree
    if node.lemma not in tree.words("frames.light.make") or not node.is_(Case="Gen") or tree.below(node, "case"):
        return
    above = tree.above(node)
    near = [*([above] if above is not None else []), *tree.below(node, "nsubj")]
    item = next((n for n in near if events.standing(n).kind == "item"), None)
    maker = next((n for n in _genitives(tree, node) if events.standing(n).kind == "organization"), None)
    if item is not None and maker is not None:
        roles = [Filler("producer", maker.i, events.standing(maker)), Filler("item", item.i, events.standing(item))]
        yield _event("production", node, *roles)


def _bought_of(events: Events, node: Node) -> Iterator[Event]:
    """ "закупил станки фирмы X": whose goods one acquires has made them, or sells them; who of both, is not told."""
    tree = events.tree
    above = tree.above(node)
    told = frames("verb", tree.language).get(above.lemma, ()) if above is not None and node.rel == "obj" else ()
    if not any(f["relation"] == "transfer" and f["roles"].get("nom") == "recipient" for f in told):
        return
    item = events.standing(node)
    maker = next(
        (n for m in (node, *tree.below(node, "nummod")) for n in _genitives(tree, m) if _named(events, n)), None
    )
    vague = node.found is None and node.lemma in tree.words("words.goods.vague")
    if item.kind == "item" and maker is not None and not vague:
        yield _event(
            "production", node, Filler("producer", maker.i, events.standing(maker)), Filler("item", node.i, item)
        )


def _named(events: Events, node: Node) -> bool:
    """Whether it is a firm with a name."""
    standing = events.standing(node)
    return standing.kind == "organization" and standing.key in events.standings.known and node.is_(Case="Gen")


def _event(relation: str, node: Node, *fillers: Filler) -> Event:
    return Event(relation=relation, trigger=node.i, fillers=list(fillers))


def _genitives(tree: Tree, node: Node) -> list[Node]:
    return [n for n in tree.below(node, "nmod", "appos", "flat:foreign") if not tree.below(n, "case")]


def _post(events: Events, node: Node) -> Iterator[Event]:
    """A post with its bearer and its organization."""
    tree = events.tree
    posts = tree.words("words.persons.posts") | tree.words("words.persons.owners")
    if node.lemma not in posts or node.found is not None:
        return
    person = bearer_of(tree, node)
    firm = next((n for n in _within(tree, node) if events.standing(n).kind in {"organization", "publication"}), None)
    if person is None or firm is None or person.i == firm.i:
        return
    above = tree.above(node)
    if above is not None and above.lemma in posts and node.rel == "nmod" and bearer_of(tree, above) is person:
        return  # "заместитель директора X Иван Петров" is no director
    start, end = node.start, node.end
    standing = events.standing(firm)
    if node.lemma in tree.words("words.persons.owners"):
        yield _event(
            "ownership", node, Filler("owner", person.i, events.standing(person)), Filler("asset", firm.i, standing)
        )
        return
    words = [
        n
        for n in tree.phrase(node)
        if n.found is None and n.start < (standing.start if standing.start > node.start else end)
    ]
    if words and words[0].i <= node.i:
        start, end = words[0].start, max(words[-1].end, end)
    yield _event(
        "affiliation",
        node,
        Filler("member", person.i, events.standing(person)),
        Filler("organization", firm.i, standing),
        Filler("capacity", None, Standing("thing", None, start, end)),
    )


def _within(tree: Tree, node: Node) -> list[Node]:
    """The words in the genitive chain behind a post: "директор департамента продаж завода X"."""
    found: list[Node] = []
    todo = _genitives(tree, node)
    while todo:
        at = todo.pop(0)
        found.append(at)
        todo += _genitives(tree, at)
    above = tree.above(node)
    return found if found or above is None else []


def _parent(events: Events, node: Node) -> Iterator[Event]:
    """ "дочерняя компания X", "дочка X", "завод «Купол» из концерна X", "входящий в состав X"."""
    tree = events.tree
    standing = events.standing(node)
    if node.lemma in {"дочка", "филиал", "подразделение"} or any(
        n.lemma == "дочерний" for n in tree.below(node, "amod")
    ):
        parent = next(
            (
                n
                for n in _genitives(tree, node)
                if events.standing(n).kind == "organization" and events.standing(n) != standing
            ),
            None,
        )
        child = _asset(events, node, parent)
        if parent is not None and child is not None:
            yield _event(
                "ownership", node, Filler("owner", parent.i, events.standing(parent)), Filler("asset", None, child)
            )
    if standing.kind != "organization":
        return
    for n in tree.below(node, "nmod"):
        if (
            tree.has(n, "из")
            and n.lemma in {"концерн", "холдинг", "группа", "корпорация", "госкорпорация"}
            and events.standing(n).kind == "organization"
        ):
            yield _event("ownership", node, Filler("owner", n.i, events.standing(n)), Filler("asset", node.i, standing))


def _asset(events: Events, node: Node, parent: Node | None) -> Standing | None:
    """The firm that is called a subsidiary: the one in apposition, or the phrase itself."""
    tree = events.tree
    for n in tree.below(node, "appos", "nsubj"):
        if n is not parent and events.standing(n).kind == "organization":
            return events.standing(n)
    above = tree.above(node)
    if above is not None and node.is_(Case="Ins") and above.lemma in {"являться", "быть", "стать", "оказаться"}:
        for n in tree.below(above, "nsubj"):
            if events.standing(n).kind == "organization":
                return events.standing(n)
    if above is not None and node.rel in {"appos", "parataxis"} and events.standing(above).kind == "organization":
        return events.standing(above)
    start, end = events.standings.span(tree, node)
    return Standing("organization", events.standings.unnamed(start, end, "organization", ()), start, end)


def _seat(events: Events, node: Node) -> Iterator[Event]:
    """ "компания «X» из Стамбула", "завод в Казани": where a firm sits."""
    tree = events.tree
    standing = events.standing(node)
    if standing.kind != "organization" or standing.key not in events.standings.known:
        return
    for n in tree.below(node, "nmod"):
        place = events.standing(n)
        if place.kind == "place" and n.i > node.i and (tree.has(n, "из") or (tree.has(n, "в") and n.is_(Case="Loc"))):
            yield _event("location", node, Filler("subject", node.i, standing), Filler("place", n.i, place))
            return


def _sanctioned(events: Events, node: Node) -> Iterator[Event]:
    """ "подсанкционный завод «Купол»": a sanction in force."""
    tree = events.tree
    standing = events.standing(node)
    listed = any(n.lemma == "подсанкционный" for n in tree.below(node, "amod"))
    if listed and standing.kind in {"organization", "person", "item"} and standing.key is not None:
        yield _event("sanction", node, Filler("target", node.i, standing))
