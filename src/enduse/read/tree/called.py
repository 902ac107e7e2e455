"""Parties named by their part in a deal: "получателем указано X, а отправителем — Y", "Посредником выступила фирма Z",
and what is told without a verb: "завод под санкциями США".
"""

from collections.abc import Iterator, Sequence

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler
from enduse.read.tables import table
from enduse.read.tree.arguments import meant, slots
from enduse.read.tree.events import Events
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.standing import PARTIES

_CALLED = frozenset({"nsubj", "nsubj:pass", "obj", "appos", "parataxis", "conj"})
#: Parts that tell of making, not of passing on.
_MADE = {"producer": "production", "developer": "development"}


def called(events: Events) -> Iterator[Event]:
    """One transfer of all the parts that a sentence gives out, and sanctions in force without a verb."""
    tree = events.tree
    parts = {lemma: role for role, words in table("frames", tree.language)["parts"].items() for lemma in words.split()}
    fillers: list[Filler] = []
    first: Node | None = None
    states: list[str] = []
    for node in tree:
        if node.lemma not in parts or node.found is not None or tree.has(node, "не", "ни") is not None:
            continue
        named = _bearer(events, node) or _in_quality(events, node)
        if named is not None and (
            money := [
                n
                for n in tree.below(node, "nmod")
                if events.standing(n).kind != "item" and n.lemma in tree.words("words.money.heads")
            ]
        ):
            yield from _paid(events, node, named, parts[node.lemma], money[0])
            continue
        if named is not None and parts[node.lemma] in _MADE:
            yield from _made(events, node, named, parts[node.lemma])
            continue
        if named is not None and not any(f.standing == events.standing(named) for f in fillers):
            fillers.append(Filler(parts[node.lemma], named.i, events.standing(named)))
            first = first or node
            states += ["paid"] if node.lemma in tree.words("frames.light.bargaining") else []
    if first is not None:
        verb = events.governing(first)
        between = [n for s, n in slots(tree, first) if s == "между+ins"]
        for role, n in zip(("supplier", "recipient"), between, strict=False):
            events.fill(event := Event("transfer", first.i, []), role, n)
            fillers += [f for f in event.fillers if not any(g.role == role for g in fillers)]
        near = [meant(tree, n) for n in tree.below(first, "nmod")]
        item = next((n for n in near if events.standing(n).kind == "item"), None)
        if item is not None:
            fillers.append(Filler("item", item.i, events.standing(item)))
        else:
            events.fill(
                event := Event("transfer", first.i, fillers), "item", next(iter(tree.below(first, "det")), first)
            )
        fillers += _other_end(events, first, parts[first.lemma], fillers)
        served = [n for m in (first, item) if m is not None for n in tree.below(m, "nmod") if tree.has(n, "для")]
        for n in served:
            if events.standing(n).kind == "organization" and all(f.role != "end_user" for f in fillers):
                fillers.append(Filler("end_user", n.i, events.standing(n)))
        state = next(iter(states), None)
        yield Event("transfer", first.i, fillers, state=state, verb=verb.i if verb is not None else None, noun=True)
    yield from _under_sanctions(events)
    yield from _holders(events)
    yield from _stakes(events)


def _other_end(events: Events, node: Node, role: str, fillers: Sequence[Filler]) -> Iterator[Filler]:
    """ "поставщик завода X": whose supplier it is gets the goods."""
    other = {"supplier": "recipient", "recipient": "supplier"}.get(role)
    if other is None or any(f.role == other for f in fillers):
        return
    for n in events.tree.below(node, "nmod"):
        standing = events.standing(n)
        if (
            not events.tree.below(n, "case")
            and standing.kind == "organization"
            and standing not in [f.standing for f in fillers]
        ):
            yield Filler(other, n.i, standing)
            return


def _paid(events: Events, node: Node, named: Node, role: str, money: Node) -> Iterator[Event]:
    """ "получателем денег была X": a payment, no goods."""
    ends = {"recipient": "payee", "supplier": "payer"}
    if role in ends:
        event = Event("payment", node.i, [Filler(ends[role], named.i, events.standing(named))], noun=True)
        events.fill(event, "amount", money)
        verb = events.governing(node)
        event.verb = verb.i if verb is not None else None
        if event.has("amount"):
            yield event


def _made(events: Events, node: Node, named: Node, role: str) -> Iterator[Event]:
    """ "Изготовителем насосов назвали X": who makes the goods behind the part."""
    item = next((n for n in events.tree.below(node, "nmod", "obl") if events.standing(n).kind == "item"), None)
    if item is None and (events.standings.last_item is None or events.tree.below(node, "nmod")):
        return
    roles = [Filler(role, named.i, events.standing(named))]
    roles += [Filler("item", item.i, events.standing(item))] if item is not None else []
    verb = events.governing(node)
    yield Event(_MADE[role], node.i, roles, verb=verb.i if verb is not None else None, noun=True)


def _in_quality(events: Events, node: Node) -> Node | None:
    """ "в качестве получателя указано X": the party behind it."""
    above = events.tree.above(node)
    if above is None or above.lemma not in {"качество", "роль"}:
        return None
    behind = events.tree.nodes[node.i + 1 : node.i + 9]
    stop = next((k for k, n in enumerate(behind) if n.text in {",", ";"}), len(behind))
    return next((n for n in behind[:stop] if n.pos != "PRON" and events.standing(n).kind in PARTIES), None)


def _holders(events: Events) -> Iterator[Event]:
    """ "Владельцем X является Y", "Y — директор X": a post or a stake told as a predicate."""
    tree = events.tree
    posts, owners = tree.words("words.persons.posts"), tree.words("words.persons.owners")
    for node in tree:
        if (
            not (node.lemma in posts | owners or _sole(tree, node))
            or node.found is not None
            or not (node.is_(Case="Ins") or tree.below(node, "nsubj"))
        ):
            continue
        holder = _bearer(events, node)
        firm = next((n for n in tree.below(node, "nmod", "appos") if events.standing(n).kind == "organization"), None)
        if firm is None and holder is not None and node.lemma in posts and events.standing(holder).kind == "person":
            firm = next((n for n in reversed(tree.nodes[: node.i]) if _firm(events, n) and n.found is not None), None)
            firm = firm if firm is not None and events.standing(firm).kind == "organization" else None
        if holder is not None and firm is None and _sole(tree, node) and not tree.below(node, "nmod"):
            whose = events.standings.firm_last(node.start)
            event = _held_by(events, node, holder, Standing("organization", whose, node.start, node.end), None)
            yield from [event] if whose is not None else []
            continue
        if holder is None or firm is None or holder is firm:
            continue
        one, other = events.standing(holder), events.standing(firm)
        verb = events.governing(node)
        at = verb.i if verb is not None and node.is_(Case="Ins") else None
        if node.lemma in owners or _sole(tree, node):
            yield _held_by(events, node, holder, other, firm.i)
        elif one.kind == "person":
            post = Standing("thing", None, node.start, node.end)
            roles = [
                Filler("member", holder.i, one),
                Filler("organization", firm.i, other),
                Filler("capacity", None, post),
            ]
            yield Event("affiliation", node.i, roles, verb=at, noun=True)


def _sole(tree: Tree, node: Node) -> bool:
    """ "единственный участник": who owns the firm alone."""
    held = {"участник", "участница"} | tree.words("words.persons.owners")
    return node.lemma in held and tree.has(node, "единственный") is not None


def _held_by(events: Events, node: Node, holder: Node, asset: Standing, at: int | None) -> Event:
    """Who is called an owner, with all joined to him, and the share that is told."""
    verb = events.governing(node)
    several = [n for n in events.tree.joined(holder) if _firm(events, n)] or [holder]
    held = [*(Filler("owner", n.i, events.standing(n)) for n in several), Filler("asset", at, asset)]
    event = Event("ownership", node.i, held, verb=verb.i if verb and node.is_(Case="Ins") else None, noun=True)
    events.share(event, verb or node)
    return event


def _stakes(events: Events) -> Iterator[Event]:
    """ "Доля X в Y — 51%": who holds how much of whom, told without a verb."""
    tree = events.tree
    for node in tree:
        if node.lemma not in tree.words("words.places.shares") or node.lemma == "процент":
            continue
        owner = next((n for n in tree.below(node, "nmod") if not tree.below(n, "case") and _firm(events, n)), None)
        asset = next((n for n in tree.below(node, "nmod") if tree.has(n, "в") is not None and _firm(events, n)), None)
        if owner is None or asset is None:
            continue
        held = [Filler("owner", owner.i, events.standing(owner)), Filler("asset", asset.i, events.standing(asset))]
        event = Event("ownership", node.i, held, noun=True)
        events.share(event, tree.clause(node))
        if event.has("share"):
            yield event


def _firm(events: Events, node: Node) -> bool:
    return events.standing(node).kind in {"organization", "person"}


def _behind_dash(events: Events, node: Node) -> Node | None:
    """ "… а отправителем — «X»": the party right behind the dash."""
    behind = events.tree.nodes[node.i + 1 : node.i + 6]
    if not behind or behind[0].text not in {"—", "–", "-"}:
        return None
    return next((n for n in behind[1:] if n.found is not None and events.standing(n).kind in PARTIES), None)


def _bearer(events: Events, node: Node) -> Node | None:
    """Who is called so: the subject or object beside a part in the instrumental, or the other side of a dash."""
    tree = events.tree
    dash = node.i + 1 < len(tree.nodes) and tree.nodes[node.i + 1].text in {"—", "–", "-", ":"}
    if dash and (node.is_(Case="Ins") or node.low.replace("ё", "е") == node.lemma):
        behind = tree.nodes[node.i + 2 : node.i + 8]
        stop = next((k for k, n in enumerate(behind) if n.text in {",", ";", "."} or n.verbal), len(behind))
        near = [n for n in behind[:stop] if n.pos != "PRON" and events.standing(n).kind in {"organization", "person"}]
        if near:
            return next((n for n in near if n.found is not None), near[0])
    if node.is_(Case="Ins"):
        above = tree.above(node)
        if tree.below(node, "case"):
            return None
        beside = [n for n in tree.below(above, *_CALLED) if n is not node] if above is not None else []
        if node.rel == "root":  # "покупателем был назван X"
            beside = [n for v in tree.below(node, "parataxis") if v.verbal for n in tree.below(v, *_CALLED)]
        own = [n for n in tree.below(node, *_CALLED) if not n.is_(Case="Ins")]
        after = sorted(
            (n for n in [*own, *beside] if n.pos != "PRON" and events.standing(n).kind in PARTIES),
            key=lambda n: abs(n.i - node.i),
        )
        dashed = _behind_dash(events, node)
        if not after and dashed is not None:
            return dashed
        if not after and node.lemma in tree.words("frames.light.bargaining"):
            subject = (
                next((n for n in tree.below(above, "nsubj") if above and n.pos == "NOUN"), None) if above else None
            )
            if subject is not None and subject.found is None and events.standing(subject).kind == "thing":
                events.a_firm(subject)  # "Продавцом числится некая оптовая база"
                return subject
        return after[0] if after else None
    predicate = node.rel in {"root", "parataxis", "ccomp", "conj"} and node.is_(Case="Nom")
    if predicate and (subject := next(iter(tree.below(node, "nsubj")), None)) is not None and subject.i < node.i:
        return subject if events.standing(subject).kind in PARTIES else None  # "X — посредник"
    if predicate or node.rel.startswith("nsubj"):
        dash = any(n.text in {"—", "–", "-"} for n in tree.nodes[node.i + 1 : node.i + 6])
        if not dash:
            return None
        above = tree.above(node) if node.rel.startswith("nsubj") else None
        near = [*tree.below(node, "nsubj", "appos", "parataxis"), *([above] if above else [])]
        return next((n for n in near if n.i > node.i and events.standing(n).kind in PARTIES), None)
    return None


def _under_sanctions(events: Events) -> Iterator[Event]:
    """ "концерн под санкциями США": the verb is left out."""
    tree = events.tree
    for node in tree:
        if node.lemma not in {"санкция", "эмбарго"} or tree.has(node, "под") is None:
            continue
        above = tree.above(node)
        if above is not None and (above.verbal or above.pos == "ADJ"):
            continue
        near = [*tree.below(node, "nsubj"), *([above] if above is not None else [])]
        target = next((n for n in near if events.standing(n).kind in PARTIES), None)
        if target is None:
            continue
        event = Event("sanction", node.i, [Filler("target", target.i, events.standing(target))], noun=True)
        for n in tree.below(node, "nmod"):
            events.fill(event, "authority", n)
        yield event
