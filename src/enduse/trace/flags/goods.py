"""Flags on the goods: on a list of priority goods, described emptily, differently, or for a use that does not fit."""

from collections import defaultdict
from collections.abc import Iterable

from enduse.records.claim import Claim
from enduse.reference import goods
from enduse.reference.flags import limit, said, words
from enduse.trace.flags.amounts import amount
from enduse.trace.flags.facts import Facts, Looked

#: Of an inferred code: at least so likely that it is set against a declared one.
SURE = 0.75


def priority(facts: Facts) -> Looked:
    """G01: the goods of a transfer are on the Common High Priority List, by a declared code or by their words."""
    coded = (t for t in facts.transfers if t.item in facts.items and facts.items[str(t.item)].hs)
    for one, *more in facts.grouped(coded, lambda t: t.item):
        found = facts.priority(one.item)
        if found is None:
            yield None
            continue
        code, sure = found
        tier = next(name for name in code.control if name.startswith("CHPL"))
        how = "declared" if code.basis == "declared" else "inferred from the words"
        why = f"{facts.told(one)}: code {code.code}, {how}, is on the Common High Priority List"
        yield facts.on(one, why, tier, also=more, unsure=not sure)


def civil_for_military(facts: Facts) -> Looked:
    """G02: controlled goods with a civil description go to a military receiver."""
    for one in facts.transfers:
        held = one.item in facts.items and any(code.control for code in facts.items[one.item].hs)
        soldiers = next((p for p in (one.end_user, one.recipient) if facts.named(p) and _military(facts, p)), None)
        if not held or soldiers is None:
            continue
        item = facts.items[str(one.item)]
        texts = (one.item_text, item.description, *item.designations)
        text = next((t for t in texts if said("civil", t)), None)
        why = (
            f"{facts.told(one)}: described as “{said('civil', text or '')}” goods, controlled, and for "
            f"{facts.name(soldiers)}"
        )
        yield facts.on(one, why, f"described: “{text}”") if text else None


def _military(facts: Facts, party: str | None) -> bool:
    names = facts.parties[party].names if party in facts.parties else ()
    return any(said("military", n.text) for n in names)


def told_differently(facts: Facts) -> Looked:
    """G03: two documents on one transfer give its goods codes of different families of goods."""
    for one in facts.transfers:
        told: dict[str, dict[str, str]] = defaultdict(dict)  # document -> code -> how
        for id in one.supported_by:
            claim = facts.claims.get(id)
            for code, how in _codes(claim, facts) if claim else ():
                told[claim.document].setdefault(code, f"{code} ({how})")  # type: ignore[union-attr]
        if len(told) < 2:
            continue
        papers = sorted(told, key=facts.origin)
        apart = [(a, b) for n, a in enumerate(papers) for b in papers[n + 1 :] if _differ(told[a], told[b])]
        if not apart:
            yield None
            continue
        left, right = apart[0]
        said_left, said_right = (", ".join(sorted(told[d].values())) for d in (left, right))
        why = f"{facts.told(one)}: {facts.origin(left)} gives {said_left}, {facts.origin(right)} gives {said_right}"
        yield facts.on(one, why, f"{facts.origin(left)}: {said_left}", f"{facts.origin(right)}: {said_right}")


def _differ(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether no code of one document is of the family of a code of the other, or of a neighbour that is like it."""
    pairs = [frozenset((goods.family(a), goods.family(b))) for a in left for b in right]
    return not any(len(pair) == 1 or pair in goods.neighbours() for pair in pairs)


def _codes(claim: Claim, facts: Facts) -> list[tuple[str, str]]:
    """The codes of a claim's goods: declared in its document, else the surest that the words let suppose."""
    found: list[tuple[str, str]] = []
    for role in claim.fillers("item"):
        reference = facts.references.get(role.ref or "")
        declared = [code for code in (reference.hs if reference else ()) if len(code) >= 4]
        if declared:
            found += [(code, "declared") for code in declared]
        elif role.item in facts.items:
            sure = [c for c in facts.items[role.item].hs if c.basis == "inferred" and c.score >= SURE]
            declared_elsewhere = any(c.basis == "declared" for c in facts.items[role.item].hs)
            found += [(c.code, "inferred from the words") for c in sure[:1] if not declared_elsewhere]
    return found


def vague(facts: Facts) -> Looked:
    """G04: a goods line of some value whose words leave open what the goods are."""
    empty = frozenset(w for phrase in words("vague") for w in phrase.split())
    han = tuple(sorted((w for w in words("vague") if w[0] >= "⺀"), key=len))
    for claim in facts.by_relation["transfer"]:
        if not claim.reader.startswith("table"):
            continue
        for role, price in ((r, p) for r in claim.fillers("item") for p in claim.fillers("price")):
            value = amount(price.text)
            if value is None:
                continue
            said_words = [w.strip(".,;:()\"'«»“”").casefold() for w in role.text.split()]
            plain = [w for w in said_words if w and not w.isdigit()]
            if value <= limit("G04", "value") or not plain or not all(w in empty or _han(w, han) for w in plain):
                yield None
                continue
            yield facts.line(claim, f"a goods line of {price.text} says only “{role.text}”", f"price: {price.text}")


def _han(word: str, known: tuple[str, ...]) -> bool:
    """Whether a run of Chinese characters is made of such words alone."""
    for each in reversed(known):
        word = word.replace(each, "")
    return not word


def code_withheld(facts: Facts) -> Looked:
    """G05: in a paper whose other lines carry customs codes, a line of likely priority goods has none."""
    lines: dict[str, list[tuple[Claim, bool, str | None]]] = defaultdict(list)
    for claim in facts.by_relation["transfer"]:
        for role in claim.fillers("item") if claim.reader.startswith("table") else ():
            reference = facts.references.get(role.ref or "")
            if reference:
                lines[claim.document].append((claim, bool(reference.hs), role.item))
    for document in sorted(lines, key=facts.origin):
        if not any(coded for _, coded, _ in lines[document]):
            continue
        for claim, coded, item in lines[document]:
            found = facts.priority(item)
            if coded or found is None:
                yield None
                continue
            text = claim.fillers("item")[0].text
            why = f"“{text}” stands without a customs code, other lines of {facts.origin(document)} with one"
            yield facts.line(claim, f"{why}; its words let suppose {found[0].code}, priority goods", f"goods: {text}")
