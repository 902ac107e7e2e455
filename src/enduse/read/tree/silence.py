"""Who was asked and gave no answer, declined, or did not know, read off a tree. Silence is never denial."""

from collections.abc import Iterator

from enduse.read.silence import Silence
from enduse.read.tree.arguments import governing_subject, slots
from enduse.read.tree.events import Events
from enduse.read.tree.fill import frames
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.speakers import Speakers
from enduse.read.tree.untrue import clause_behind
from enduse.records.claim import Stance


def silences(events: Events, voices: Speakers) -> Iterator[Silence]:
    """Every silence told in a sentence, one for each of several joined parties."""
    tree = events.tree
    done: set[int] = set()
    for node in tree:
        stance = _stance(tree, node)
        if stance is None or node.i in done:
            continue
        done |= {n.i for n in tree.below(node, "xcomp", "csubj")}
        cue = _cue(tree, node)
        topic = _topic(tree, node)
        chains = [link for n in _silent(tree, node, stance, events) if (link := voices.chain(tree, n, events)[-1:])]
        if not chains and stance != "unaware":
            continue
        also = _also(tree, node, events)
        chains += [link for n in also if (link := voices.chain(tree, n, events)[-1:])]
        if also and topic is not None and topic[0] <= also[0].start < topic[1]:
            topic = None
        for chain in chains or [()]:
            if not chain and topic is None:
                continue
            yield Silence(stance, chain, cue, topic, voices.reader)


def neither(tree: Tree, node: Node) -> bool:
    """Whether it is one of "не подтвердил и не опроверг": an answer that says neither."""
    words = tree.words
    both = (words("voices.reporting.confirm"), words("voices.reporting.denies"))
    above = tree.above(node)
    joined = [n for n in (*tree.below(node, "conj"), *([above] if node.rel == "conj" and above else [])) if n.verbal]
    if tree.has(node, "не", "ни") is None:
        return False
    return any(
        tree.has(n, "не", "ни") is not None
        and {node.lemma in both[0], n.lemma in both[0]} == {True, False}
        and (node.lemma in both[1] or n.lemma in both[1])
        for n in joined
    )


def _stance(tree: Tree, node: Node) -> Stance | None:
    """What kind of silence a word tells, if any."""
    words = tree.words
    negated = tree.has(node, "не") is not None
    below = {n.lemma for n in tree.subtree(node, frozenset({"conj", "ccomp", "parataxis"}))} - {node.lemma}
    topics = words("voices.silence.declines_topics")
    lemma = node.lemma
    if lemma in words("voices.silence.declines_verbs") and below & topics:
        return "declines"
    if node.rel != "conj" and neither(tree, node):
        return "declines"
    if negated and lemma in words("voices.silence.silent_papers") and _papers(tree, node):
        return "unaware"
    if lemma in {"слышать", "услышать"} and tree.has(node, "впервые") is not None:
        return "unaware"
    if negated and _sought(tree, node) is not None:
        return "unaware"
    if negated and node.verbal:
        told = _refused(tree, node, below)
        if told is not None:
            return told
    if (
        lemma in words("voices.silence.unanswered")
        and "без" in below
        and below & words("voices.silence.unanswered_nouns")
    ):
        return "no_reply"
    if lemma in words("voices.silence.silent") and (lemma != "хранить" or "молчание" in below):
        return "no_reply"
    if node.low in words("voices.silence.unaware_words") and node.rel not in {"amod"}:
        return "unaware"
    if (
        lemma in words("voices.silence.unaware_adj")
        and node.is_(Variant="Short")
        and (negated or "ничего" in {n.low for n in tree.below(node)})
    ):
        return "unaware"
    if negated and (lemma in words("voices.silence.in_the_know") or ("курс" in below and lemma in {"быть", "курс"})):
        return "unaware"
    if node.low == "нет" and below & words("voices.silence.unaware_objects"):
        return "unaware"
    return None


def _sought(tree: Tree, node: Node) -> Node | None:
    """What somebody looks for and may not find: a deed ("не нашёл поставок") or its traces ("следов поставок")."""
    if node.lemma not in tree.words("voices.silence.finding"):
        return None
    deeds = {lemma for lemma, told in frames("noun", tree.language).items() if not all("bargain" in f for f in told)}
    wanted = deeds | tree.words("voices.silence.traces") | tree.words("voices.silence.unaware_objects")
    return next((n for s, n in slots(tree, node) if s in {"acc", "gen", "nom"} and n.lemma in wanted), None)


def _refused(tree: Tree, node: Node, below: set[str]) -> Stance | None:
    """A silence told by a verb with "не"."""
    words = tree.words
    lemma, objects = node.lemma, words("voices.silence.unaware_objects")
    inner = {n.lemma for n in tree.below(node, "xcomp", "csubj", "ccomp") if n.is_(VerbForm="Inf")}
    if lemma in words("voices.silence.no_comment_verbs"):
        return "declines"
    if lemma in words("voices.silence.refuse_verbs") and inner & words("voices.silence.declines_topics"):
        return "declines"
    if lemma in words("voices.silence.reach_fail"):
        if inner & words("voices.silence.reaching") and ("с" in below or "связаться" not in inner):
            return "no_reply" if "связаться" in inner or "дозвониться" in inner or "застать" in inner else "unaware"
        if inner & words("voices.silence.unable_verbs"):
            return "unaware"
        if below & {"комментарий"} and lemma in {"удаться"}:
            return "no_reply"
    if lemma in words("voices.silence.keeps_back") and node.is_(VerbForm="Fin") and not tree.below(node, "ccomp"):
        return "declines"
    if lemma in words("voices.silence.no_reply_verbs"):
        return "no_reply" if lemma != "выйти" or "связь" in below else None
    if lemma in words("voices.silence.giving") and below & words("voices.silence.answers"):
        return "no_reply"
    if lemma in words("voices.silence.no_answer_verbs") and _unanswered(tree, node):
        return "no_reply"
    if lemma in {"быть", "иметься", "найтись"} and below & objects:
        return "unaware"
    if lemma in {"знать", "слышать", "ведать", "понимать", "помнить"}:
        return "unaware"
    if lemma in words("voices.silence.unaware_verbs") and below & objects:
        return "unaware"
    return None


def _unanswered(tree: Tree, node: Node) -> bool:
    """ "ответа от X не поступило", "редакция не получила ответа": what does not come is an answer."""
    near = [n for s, n in slots(tree, node) if s in {"nom", "gen", "acc"}]
    return any(n.lemma in tree.words("voices.silence.answers") for n in near)


def _papers(tree: Tree, node: Node) -> bool:
    """Whether it is papers that do not tell: "в документах не указано", "накладные не называют"."""
    told = [n for s, n in slots(tree, node) if s in {"в+loc", "nom", "из+gen"}]
    return any(n.lemma in tree.words("voices.sources.documents") for n in told)


def _cue(tree: Tree, node: Node) -> tuple[int, int]:
    """The words that tell the silence: the verb, its "не", and the infinitive behind it."""
    own = [
        node,
        *(n for n in tree.below(node) if n.lemma == "не"),
        *(n for n in tree.below(node, "xcomp", "csubj") if n.is_(VerbForm="Inf") and n.i - node.i < 4),
    ]
    own = [n for n in own if abs(n.i - node.i) < 4]
    return min(n.start for n in own), max(n.end for n in own)


def _silent(tree: Tree, node: Node, stance: Stance, events: Events) -> list[Node]:
    """Who is silent: the subject, "в компании", "у завода", or with whom one could not get in touch."""
    here = slots(tree, node)
    if node.low in tree.words("voices.silence.unaware_words"):
        return [n for s, n in here if s == "dat" and _party(events, n)]
    inner = [n for n in tree.below(node, "xcomp", "csubj", "ccomp") if n.is_(VerbForm="Inf")]
    if stance == "no_reply" and node.lemma in tree.words("voices.silence.reach_fail"):
        behind = [s for n in inner for s in slots(tree, n)]
        return [n for s, n in [*behind, *here] if s in {"с+ins", "до+gen", "~представитель", "у+gen", "от+gen"}]
    if node.lemma in tree.words("voices.silence.unanswered"):
        subject = [n for s, n in here if s in {"nom", "acc"}]
        parts = [m for n in subject for m in tree.subtree(n) if _party(events, m) and m.i != n.i]
        return parts[:1]
    if node.lemma in tree.words("voices.silence.no_answer_verbs") and _unanswered(tree, node):
        given = [n for s, n in slots(tree, node) if s in {"nom", "gen", "acc"}]
        asked = [*here, *(slot for n in given for slot in slots(tree, n))]
        return [n for s, n in asked if s in {"от+gen", "из+gen", "с+gen", "у+gen"} and _party(events, n)][:1]
    if node.lemma in tree.words("voices.silence.silent_papers") and _papers(tree, node):
        papers = tree.words("voices.sources.documents")
        return [n for s, n in here if n.lemma in papers and s in {"в+loc", "nom", "из+gen"}][:1]
    sought = _sought(tree, node)
    here = [(s, n) for s, n in here if n is not sought]
    subject = [n for s, n in here if s == "nom" and (_party(events, n) or n.lemma not in {"ничто", "что", "это"})]
    subject = [
        n for n in subject if not n.is_(VerbForm="Inf") and n.lemma not in tree.words("voices.silence.unanswered_nouns")
    ]
    if subject:
        lines = tree.words("voices.silence.lines")
        owners = [m for n in subject if n.lemma in lines for m in tree.below(n, "nmod") if _party(events, m)]
        return owners or subject
    above = tree.above(node)
    if node.rel == "conj" and above is not None and above.verbal:  # "фирма торгует X и о Y ничего не знает"
        shared = [n for s, n in slots(tree, above) if s == "nom" and _party(events, n)]
        if shared:
            return shared
    where = [n for s, n in here if s in {"в+loc", "на+loc", "у+gen"} and _party(events, n)]
    if where:
        return where
    if node.is_(VerbForm="Fin", Number="Plur"):  # "на запрос издания в «X» не ответили"
        before = [
            n for n in tree.nodes[: node.i] if n.found is not None and tree.has(n, "в", "на") and n.is_(Case="Loc")
        ]
        named = [n for n in before if n.found is not None and n.found.kind == "organization"]
        if named:
            return named[-1:]
    given = [n for s, n in here if s == "dat" and _party(events, n)]
    if given and stance == "unaware":
        return given
    return governing_subject(tree, node) if node.is_(VerbForm="Inf") else []


def _also(tree: Tree, node: Node, events: Events) -> list[Node]:
    """ "X не ответил, Y тоже": who was silent as well."""
    also = next((n for n in tree.nodes[node.i + 1 :] if n.low in {"тоже", "также"}), None)
    if also is None or any(n.is_(VerbForm="Fin") for n in tree.nodes[node.i + 1 :]):
        return []
    comma = next((n.i for n in reversed(tree.nodes[: also.i]) if n.text == ","), node.i)
    return [n for n in tree.nodes[max(comma, node.i) + 1 : also.i] if n.pos != "PUNCT" and _party(events, n)][:1]


def _party(events: Events, node: Node) -> bool:
    return events.standing(node).kind in {"organization", "person", "publication", "document"} or (
        node.found is not None and node.found.kind == "place"
    )


def _topic(tree: Tree, node: Node) -> tuple[int, int] | None:
    """What the silence is about: a question, "о поставках", the object."""
    sought = _sought(tree, node)
    if sought is not None:
        inside = clause_behind(tree, sought)
        start, end = tree.span(sought)
        return (start, end) if inside is None else (sought.start, max(end, tree.nodes[inside[1]].end))
    kinds = ("ccomp", "csubj", "csubj:pass")
    clause = next((n for n in tree.below(node, *kinds) if not n.is_(VerbForm="Inf")), None)
    inner = [n for n in tree.below(node, "xcomp", "csubj") if n.is_(VerbForm="Inf")]
    if clause is None:
        clause = next((c for n in inner for c in tree.below(n, *kinds) if not c.is_(VerbForm="Inf")), None)
    if clause is not None:
        return tree.span(clause)
    asked = _asked_about(tree, node) or _question_before(tree, node)
    if asked is not None:
        return asked
    inner = [node, *(n for n in tree.below(node, "xcomp", "csubj", "obj", "obl", "nsubj", "nmod"))]
    for at in inner:
        for n in tree.below(at, "ccomp", "obj", "obl", "nmod"):
            if n.rel in {"obl", "nmod"} and not tree.has(n, "о", "про", "насчет", "по"):
                continue
            if n.lemma in tree.words("voices.silence.answers") | tree.words("voices.silence.unaware_objects") | {
                "запрос",
                "вопрос",
                "не",
                "ничто",
                "ничего",
                "молчание",
            }:
                continue
            return tree.span(n, frozenset({"case"}))
    return None


def _question_before(tree: Tree, node: Node) -> tuple[int, int] | None:
    """ "Куда ушли ящики, в порту не знают", "покупал ли завод станки, он не уточнил": the question comes first."""
    asks = tree.words("voices.silence.asks")
    first = next((n for n in tree.nodes[:4] if n.lemma in asks or (n.low == "ли")), None)
    if first is None:
        return None
    own = {n.i for n in tree.subtree(node, frozenset({"ccomp", "csubj", "parataxis"}))}
    comma = next((n for n in tree.nodes[first.i : node.i] if n.text == "," and n.i + 1 < node.i), None)
    if comma is None or not any(n.is_(VerbForm="Fin") or n.is_(Variant="Short") for n in tree.nodes[: comma.i]):
        return None
    low = min((i for i in own if i > comma.i), default=node.i)
    last = next(n for n in reversed(tree.nodes[:low]) if n.text == ",")
    begin = next(n for n in tree if n.pos != "PUNCT")
    return begin.start, tree.nodes[last.i - 1].end


def _asked_about(tree: Tree, node: Node) -> tuple[int, int] | None:
    """ "уклонился от ответа на вопрос о перевозчике": what stands behind "о" however deep it hangs."""
    answers = tree.words("voices.silence.answers") | tree.words("voices.silence.declines_topics")
    for n in tree.subtree(node, frozenset({"conj", "ccomp", "parataxis", "advcl", "acl:relcl"})):
        above = tree.above(n)
        if above is None or not tree.has(n, "о", "про", "насчет", "относительно", "касательно"):
            continue
        if above is node or above.lemma in answers | {"вопрос", "просьба", "запрос"}:
            return tree.span(n, frozenset({"case"}))
    return None
