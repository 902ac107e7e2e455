"""How sure they sounded, and whether it is done, going on or planned: read off the words above an event in its tree."""

from collections.abc import Sequence

from enduse.read.event import Event
from enduse.read.hedge import Hedge
from enduse.read.phase import LASTING
from enduse.read.tree.arguments import is_passive, participle
from enduse.read.tree.ended import goes_on
from enduse.read.tree.node import CLAUSES, Node, Tree
from enduse.records.claim import Certainty, CueField, Phase, State

Cues = list[tuple[CueField, int, int]]


def hedged(tree: Tree, event: Event, within: tuple[int, int], certainty: Certainty) -> Hedge:
    """Certainty (from that of the reporting verb on), phase and state of an event within its saying (code points)."""
    node = tree.nodes[event.trigger]
    if event.verb is None and not event.noun:
        return Hedge("stated", "done", None)
    chain = governors(tree, node, within)
    cues: Cues = []
    certainty = _certainty(tree, node, chain, within, certainty, cues)
    phase = _phase(tree, event, node, chain, cues)
    negated = _negated(tree, event, node, chain)
    state: State | None = None
    if event.relation == "transfer":
        state = "planned" if phase == "planned" and event.state not in {"agreed", "ordered"} else event.state  # type: ignore[assignment]
    return Hedge(certainty, phase, state, tuple(cues), negated)


def governors(tree: Tree, node: Node, within: tuple[int, int]) -> list[Node]:
    """An event's word and the words it hangs on, up to the verb of its clause, inside of what is said."""
    chain = [node]
    at = node
    while True:
        stops = at.rel in CLAUSES and not at.is_(VerbForm="Inf") and not (at.rel == "acl" and at.is_(VerbForm="Inf"))
        if at.rel == "conj" and at.verbal and not at.is_(VerbForm="Inf"):
            stops = True
        if at.verbal and at.is_(VerbForm="Fin") and at.rel not in {"xcomp", "csubj"} and at is not node:
            stops = True
        up = tree.above(at)
        if stops or up is None or up in chain or not within[0] <= up.start < within[1]:
            return chain
        if node.verbal and at is node and at.is_(VerbForm="Fin"):
            return chain
        chain.append(up)
        at = up


def _certainty(
    tree: Tree, node: Node, chain: Sequence[Node], within: tuple[int, int], start: Certainty, cues: Cues
) -> Certainty:
    words = tree.words
    found = start
    for member in chain[1:]:
        if member.lemma in words("voices.certainty.suspected") | words("voices.certainty.held"):
            cues.append(("certainty", member.start, member.end))
            found = "probable"
        elif member.lemma == "мочь":
            cues.append(("certainty", member.start, member.end))
            return "possible"
    scope = {tree.clause(n).i for n in chain}
    first = chain[-1]
    while first.rel == "conj" and (above := tree.above(first)) is not None and above.verbal and above.i < first.i:
        first = above  # "якобы летит … и несёт …": said of both
        scope.add(tree.clause(first).i)
    for word in tree:
        lemma = (
            word.low
            if word.low in words("voices.certainty.probable") | words("voices.certainty.possible")
            else word.lemma
        )
        if not within[0] <= word.start < within[1] or not _speaks_of(tree, word, node, scope):
            continue
        if lemma in words("voices.certainty.probable") and word.pos in {
            "ADV",
            "PART",
            "SCONJ",
            "ADJ",
            "VERB",
            "ADP",
            "NOUN",
        }:
            if word.verbal and word.lemma != "казаться":
                continue
            cues.append(("certainty", word.start, word.end))
            found = "probable"
        elif lemma in words("voices.certainty.possible") and lemma != "мочь" and word.pos in {"ADV", "PART", "ADJ"}:
            if word.low not in words("voices.certainty.possible"):
                continue
            cues.append(("certainty", word.start, word.end))
            return "possible"
    over = _said_to_be(tree, chain[-1])
    if over is not None and found == "stated":
        cues.append(("certainty", over[0].start, over[0].end))
        found = over[1]
    beside = {n.lemma for n in tree.below(node, "amod")}
    if beside & words("voices.certainty.possible_adj"):
        return "possible"
    if beside & words("voices.certainty.held_adj"):
        found = "probable"
    if found in {"stated", "possible"} and (mark := _condition(tree, node, chain)) is not None:
        cues.append(("certainty", mark.start, mark.end))
        return "conditional"
    return found


def _said_to_be(tree: Tree, clause: Node) -> tuple[Node, Certainty] | None:
    """ "не исключено, что …", "считается, что …": how sure an impersonal clause above is."""
    up = tree.above(clause)
    if up is None or clause.rel not in {"ccomp", "csubj", "csubj:pass"} or tree.below(up, "nsubj"):
        return None
    if up.low in tree.words("voices.certainty.not_excluded") and tree.has(up, "не") is not None:
        return up, "possible"
    if up.lemma in tree.words("voices.certainty.held") or up.low in tree.words("voices.certainty.likely"):
        return up, "probable"
    return (up, "possible") if up.low in tree.words("voices.certainty.possible") else None


def _speaks_of(tree: Tree, word: Node, node: Node, scope: set[int]) -> bool:
    """Whether a word of doubt stands in the clause of the event."""
    top = tree.clause(word)
    verbs = [n for n in tree if n.verbal and n.is_(VerbForm="Fin") and n is not word]
    nearest = min(verbs, key=lambda n: (abs(n.i - word.i), n.i), default=None)
    if top.i == word.i:
        above = tree.above(word)
        if nearest is not None and tree.clause(nearest).i in scope:
            return True
        return above is not None and tree.clause(above).i in scope and (nearest is None or nearest is above)
    return top.i in scope


def _condition(tree: Tree, node: Node, chain: Sequence[Node]) -> Node | None:
    """The "если" of the event's own clause or of one that hangs on it; a "бы"."""
    for member in chain:
        for n in tree.below(member, "mark", "advmod", "aux"):
            if n.lemma in {"если", "бы"} and n.lemma != member.lemma:
                return n
        for clause in tree.below(member, "advcl"):
            mark = tree.has(clause, "если")
            if mark is not None:
                return mark
    for up in tree.path(node):
        if up.rel in {"advcl"}:
            mark = tree.has(up, "если")
            if mark is not None:
                return mark
    return None


def _phase(tree: Tree, event: Event, node: Node, chain: Sequence[Node], cues: Cues) -> Phase:
    """Planned under "планирует", in the future, under "план"; ongoing in the present; done otherwise."""
    words = tree.words
    if event.relation in LASTING:
        return "done"
    if goes_on(tree, event):
        return "ongoing"
    lasts = event.relation == "location"
    for member in chain[1:]:
        told = {member.lemma, member.low}
        if told & (
            words("voices.phase.planned_verbs")
            | words("voices.phase.planned_words")
            | words("voices.phase.planned_nouns")
        ):
            if (
                member.lemma in words("frames.light.own")
                and not node.is_(VerbForm="Inf")
                and member.lemma != "планировать"
            ):
                continue
            cues.append(("phase", member.start, member.end))
            return "planned"
        if member.lemma == "мочь" and node.is_(VerbForm="Inf") and not _past(member):
            cues.append(("phase", member.start, member.end))
            return "planned"
    over = tree.above(chain[-1])
    vows = over is not None and over.lemma in words("voices.phase.planned_verbs")
    if over is not None and vows and chain[-1].is_(VerbForm="Inf") and chain[-1].rel == "xcomp":
        cues.append(("phase", over.start, over.end))
        return "planned"  # the verb that plans also tells who says so
    if lasts:
        return "done"
    verb = next((n for n in chain if n.verbal or n.is_(Variant="Short")), None)
    if event.noun and event.state in {"agreed", "ordered", "planned"}:
        return "planned"
    if event.noun:
        return _of_noun(tree, event, chain, cues)
    if verb is None:
        return "done"
    if event.state == "planned":
        return "planned"
    top = chain[-1] if chain[-1].verbal and node.is_(VerbForm="Inf") else verb
    return _tense(tree, event, node, top, cues)


def _of_noun(tree: Tree, event: Event, chain: Sequence[Node], cues: Cues) -> Phase:
    """The phase of an event noun: that of the verb that carries it, else done."""
    words = tree.words
    verb = next((n for n in chain[1:] if n.verbal), None)
    if event.relation == "sanction":
        return "ongoing" if verb is None or not _past(verb) else "done"
    speaks = words("voices.reporting.stated") | words("voices.reporting.denies")
    if verb is None or (verb.lemma in speaks and not verb.is_(Tense="Fut")):
        return "done"  # "подтверждает получение"
    lemma = verb.lemma.removesuffix("ся")
    if (
        verb.lemma not in words("frames.light.own")
        and lemma not in words("frames.light.own")
        and verb.lemma not in {"идти", "осуществляться", "продолжаться"}
    ):
        return "done"
    return _tense(tree, event, verb, verb, cues)


def _tense(tree: Tree, event: Event, node: Node, verb: Node, cues: Cues) -> Phase:
    """The phase that a verb's tense tells."""
    words = tree.words
    if verb.is_(VerbForm="Conv") and (over := tree.above(verb)) is not None and over.is_(VerbForm="Fin"):
        verb = over  # "покупая станки, указывал": at the time of the other verb
    helper = next((n for n in tree.below(verb, "aux", "aux:pass", "cop") if n.lemma in {"быть", "стать"}), None)
    if verb.is_(Tense="Fut") or (helper is not None and helper.is_(Tense="Fut")):
        cues.append(("phase", verb.start, verb.end))
        return "planned"
    if helper is not None and _past(helper):
        return "done"
    going = next((n for n in tree.below(verb) if n.low in words("voices.phase.ongoing_words")), None)
    if verb.lemma in words("voices.phase.ongoing_words") and not _past(verb):
        going = verb
    if going is not None and not (_past(verb) and verb.is_(Aspect="Perf")):
        cues.append(("phase", going.start, going.end))
        return "ongoing"
    if verb.is_(VerbForm="Inf"):
        return "planned" if verb.i == node.i and verb.rel not in {"xcomp"} else "done"
    if verb.is_(Tense="Pres"):
        return "ongoing"
    if event.relation == "sanction" and is_passive(verb) and not _past(verb):
        return "ongoing"
    return "done"


def _past(node: Node) -> bool:
    return node.is_(Tense="Past") and not (participle(node) and node.is_(Variant="Short"))


def _negated(tree: Tree, event: Event, node: Node, chain: Sequence[Node]) -> bool:
    """Whether it was not done, refused, or forbidden."""
    words = tree.words
    if goes_on(tree, event):
        return False
    if event.noun:
        verb = next((n for n in chain[1:] if n.verbal), None)
        light = verb is not None and (
            verb.lemma in words("frames.light.own")
            or verb.lemma in {"быть", "существовать", "осуществляться"}
            or bool({verb.lemma, *(n.lemma for n in tree.below(verb, "obj"))} & words("frames.light.concerned"))
        )
        none = any(n.lemma in {"никакой", "ни"} for n in tree.below(node, "det", "advmod", "amod"))
        return none or (light and verb is not None and tree.has(verb, "не") is not None) or _there_is_no(tree, node)
    for member in chain:
        not_ = tree.has(member, "не")
        nearly = not_ is not None and not_.i > 0 and tree.nodes[not_.i - 1].low == "ли"  # "чуть ли не"
        if (member.verbal or member.pos in {"ADJ", "ADV"}) and not_ is not None and not nearly:
            return True
        if member is not node and member.lemma in words("voices.negation.not_done"):
            return True
    return False


def _there_is_no(tree: Tree, node: Node) -> bool:
    above = tree.above(node)
    return (above is not None and above.low in {"нет", "не"}) or tree.has(node, "нет") is not None
