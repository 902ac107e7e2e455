"""Who says it, read off a tree: reporting verbs, "по словам X", "со ссылкой на X", papers that others have seen."""

from collections.abc import Iterator, Sequence

from enduse.read.saying import Saying, nested
from enduse.read.speakers import Link
from enduse.read.tables import table
from enduse.read.tree.arguments import is_passive, meant, participle, slots
from enduse.read.tree.events import Events
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.silence import neither
from enduse.read.tree.speakers import Speakers
from enduse.read.tree.untrue import judge, verdicts
from enduse.records.claim import Certainty, Stance

_ASIDE = frozenset({"acl", "acl:relcl", "ccomp", "advcl", "parataxis", "conj", "punct", "cc"})
_IT = frozenset({"он", "она", "они"})


class Voices(Speakers):
    """Finds the sayings of one document, sentence by sentence."""

    def sayings(self, events: Events) -> list[Saying]:
        """Every saying of a sentence, outer ones before those they hold."""
        tree = events.tree
        judged = list(self._judged(tree, events))
        verbs = [s for s in self._verbs(tree, events) if all(s.at != j.at for j in judged)]
        return nested([*self._phrases(tree, events), *self._shown(tree, events), *verbs, *judged])

    def _judged(self, tree: Tree, events: Events) -> Iterator[Saying]:
        """Who says of what is told that it is untrue, unproven or proven: "суд признал недоказанным, что …"."""
        for verdict in verdicts(tree):
            verb = judge(tree, verdict)
            speakers = self._subject(tree, verb, events) if verb is not None and not is_passive(verb) else []
            speakers = [n for n in speakers if not verdict.holds(n)]
            chain = self.chain(tree, speakers[0], events) if speakers else ()
            if verb is not None and chain and chain[-1].kind != "document":
                span, cue = (verdict.start, verdict.end), (verb.start, verb.end)
                yield self._saying(chain, span, cue, verb, "clause", stance=verdict.stance)

    # ------------------------------------------------------------------ по словам X, со ссылкой на X

    def _phrases(self, tree: Tree, events: Events) -> Iterator[Saying]:
        for node in tree:
            speaker, inner = self._phrase(tree, node)
            if speaker is None:
                continue
            above = tree.above(node)
            if above is not None and above.lemma in tree.words("voices.reporting.stated") and above.is_(VerbForm="Fin"):
                inner = True  # "X утверждает со слов Y": Y stands inside of X
            chain = self.chain(tree, speaker, events)
            if not chain:
                continue
            certainty: Certainty = "probable" if node.lemma in tree.words("voices.phrases.probable") else "stated"
            first = next((n for n in tree.below(node, "case")), node)
            start, end = self._around(tree, node)
            yield self._saying(
                chain, (start, end), (first.start, node.end), node, "phrase", certainty=certainty, inner=inner
            )

    def _phrase(self, tree: Tree, node: Node) -> tuple[Node | None, bool]:
        """The noun phrase that a phrase of attribution names, and whether it stands inside of another speaker."""
        words = tree.words
        cases = {n.lemma for n in tree.below(node, "case")}
        if (
            node.lemma in words("voices.phrases.words")
            and cases & {"по", "с"}
            and (node.is_(Case="Dat") or node.low == "слов")
        ):
            named = [n for n in tree.below(node, "nmod", "appos", "flat:foreign", "flat") if not tree.below(n, "case")]
            whose = [n for n in tree.below(node, "det", "nmod") if n.lemma in {"его", "ее", "их", "он", "она", "они"}]
            return next(iter([*named, *whose]), None), False
        if node.lemma == "ссылка" and "с" in cases:
            return next((n for n in tree.below(node, "nmod", "obl") if tree.has(n, "на")), None), True
        if node.lemma in words("voices.phrases.inner_verbs") and (
            node.is_(VerbForm="Conv") or node.rel in {"acl:relcl", "conj"}
        ):
            return next((n for slot, n in slots(tree, node) if slot in {"на+acc", "acc"}), None), True
        if "в" in cases and node.is_(Case="Loc") and self._written(tree, node):
            return node, False
        if cases & words("voices.phrases.prepositions") and node.pos in {"NOUN", "PROPN", "X", "PRON"}:
            return meant(tree, node), False
        above = tree.above(node)
        if node.lemma == "согласно" and above is not None and above.rel != "root" and above.pos == "NOUN":
            return None, False
        return None, False

    def _written(self, tree: Tree, node: Node) -> bool:
        """Whether it is a paper in which a clause says that something stands: "в декларации покупателем назван X"."""
        paper = node.lemma in tree.words("voices.sources.documents") or (node.lemma in _IT and self.paper is not None)
        verb = next((n for n in tree.path(node) if n.verbal), None)
        stands = verb is not None and (is_passive(verb) or verb.lemma.endswith("ся") or verb.lemma == "стоять")
        return paper and stands and verb is not None and verb.lemma in tree.words("voices.sources.marking")

    def _shown(self, tree: Tree, events: Events) -> Iterator[Saying]:
        """ "В редакции есть накладная: 12 октября …": what stands behind the colon is told by the paper."""
        for node in tree:
            if node.lemma not in tree.words("voices.sources.documents") or not node.rel.startswith(
                ("nsubj", "obj", "root")
            ):
                continue
            above = tree.above(node)
            has = above is None or above.lemma in tree.words("voices.sources.at_hand") or above.low == "есть"
            colon = next((n for n in tree.nodes[node.i + 1 : node.i + 12] if n.text == ":"), None)
            if not has or colon is None or colon.i + 2 >= len(tree.nodes):
                continue
            chain = self.chain(tree, node, events)
            if chain:
                span = tree.nodes[colon.i + 1].start, tree.nodes[-1].end
                yield self._saying(chain, span, (node.start, colon.end), node, "phrase")

    def backward(self, tree: Tree, events: Events) -> tuple[tuple[Link, ...], tuple[int, int]] | None:
        """Who "Об этом сообщает X", "Это следует из документов" put the sentence before to, with the cue."""
        reporting = tree.words("voices.reporting.stated")
        for node in tree:
            if node.lemma not in reporting or not node.verbal or node.is_(VerbForm="Inf"):
                continue
            here = slots(tree, node)
            about = any(
                n.lemma in {"это", "то", "сей"} and s in {"о+loc", "nom", "acc"} and n.pos in {"PRON", "DET"}
                for s, n in here
            )
            if not about or tree.below(node, "ccomp"):
                continue
            speakers = [n for n in self._subject(tree, node, events) if n.lemma != "это"]
            speakers = speakers or [n for s, n in here if s in {"из+gen", "в+loc"} and self._may_speak(tree, n, events)]
            chain = self.chain(tree, speakers[0], events) if speakers else ()
            if not chain:
                continue
            cited = [s.chain[-1] for s in self._phrases(tree, events) if s.inner]
            return (*chain, *(c for c in cited if c not in chain)), (node.start, node.end)
        return None

    def _around(self, tree: Tree, node: Node) -> tuple[int, int]:
        """What a phrase of attribution covers: the clause it stands in, with all that hangs on it."""
        top = tree.clause(node)
        if top.i == node.i or top.rel == "parataxis":
            above = tree.above(top)
            top = tree.clause(above) if above is not None else top
        if top.rel in {"acl:relcl", "acl"}:
            return tree.span(top)
        return tree.span(top) if top.rel != "root" else (tree.nodes[0].start, tree.nodes[-1].end)

    # ------------------------------------------------------------------ X сообщил, что …

    def _verbs(self, tree: Tree, events: Events) -> Iterator[Saying]:
        words = tree.words
        stated, probable = words("voices.reporting.stated"), words("voices.reporting.probable")
        denies = words("voices.reporting.denies") | words("voices.reporting.calls")
        for node in tree:
            open_ = node.lemma in words("voices.reporting.not_excluded") and tree.has(node, "не") is not None
            speaks = node.lemma in stated | probable | denies or open_
            if (
                not speaks
                or neither(tree, node)
                or node.is_(VerbForm="Inf")
                or not (node.verbal or node.is_(Variant="Short"))
                or participle(node)
            ):
                continue
            negated = tree.has(node, "не") is not None
            told_of = node.is_(Variant="Short") and not node.is_(Gender="Neut") and not tree.below(node, "ccomp")
            if told_of and node.lemma in words("voices.reporting.impersonal"):
                continue  # "телефон указан на сайте"
            speakers = self._subject(tree, node, events)
            if not speakers:
                continue
            chain = self.chain(tree, speakers[0], events)
            if not chain:
                continue
            if (
                node.lemma in words("voices.reporting.inanimate")
                and chain[-1].kind == "anonymous"
                and not tree.below(node, "ccomp")
            ):
                continue
            stance: Stance = "asserts"
            if node.lemma in words("voices.reporting.denies") or (
                negated and node.lemma in words("voices.reporting.confirm")
            ):
                stance = "denies"
            elif (negated and not open_) or tree.has(node, "если") is not None:
                continue
            if node.lemma in words("voices.reporting.calls"):
                called = self._called_false(tree, node)
                if called is None:
                    if not negated and self._names_part(tree, node):
                        span = tree.span(node, frozenset({"conj", "parataxis"}))
                        yield self._saying(chain, span, (node.start, node.end), node, "clause")
                    continue
                yield self._saying(
                    chain, called, (node.start, node.end), node, "topic", stance="denies", alone=len(speakers) == 1
                )
                continue
            certainty: Certainty = "possible" if open_ else "probable" if node.lemma in probable else "stated"
            content = self._content(tree, node, speakers, stance)
            if content is None:
                continue
            start, end, form = content
            yield self._saying(
                chain, (start, end), (node.start, node.end), node, form, stance=stance, certainty=certainty
            )

    def _subject(self, tree: Tree, node: Node, events: Events) -> list[Node]:
        """Who speaks: the subject, or the paper in which it is written."""
        here = slots(tree, node)
        impersonal = node.lemma.endswith("ся") or is_passive(node) or node.lemma == "следовать"
        if impersonal and node.lemma in tree.words("voices.reporting.impersonal"):
            where = [
                n for s, n in here if s in {"в+loc", "из+gen", "на+loc", "в+acc"} and self._may_speak(tree, n, events)
            ]
            agent = [n for s, n in here if s == "nom" and is_passive(node)]
            if where or agent:
                return where[:1] or agent[:1]
            return []
        subject = [n for s, n in here if s == "nom"]
        if not subject and node.is_(VerbForm="Fin", Number="Plur") and not impersonal:
            where = [n for s, n in here if s in {"в+loc", "на+loc"} and self._house(tree, n, events)]
            before = [n for n in tree.nodes[: node.i] if n.found is not None and tree.has(n, "в")]
            named = [n for n in before if events.standing(n).kind in {"organization", "publication"}]
            return where[:1] or named[-1:]  # "в компании заявили"
        return subject

    def _house(self, tree: Tree, node: Node, events: Events) -> bool:
        """Whether those in it speak for a party: "в компании", "в пресс-службе завода"."""
        rooms = tree.words("voices.sources.houses")
        return events.standing(node).kind in {"organization", "publication"} or node.lemma in rooms

    def _may_speak(self, tree: Tree, node: Node, events: Events) -> bool:
        kind = events.standing(node).kind
        if kind == "thing" and node.pos == "NOUN":
            return True  # "в пояснении говорится"
        return kind in {"document", "organization", "publication", "person"} or node.lemma in tree.words(
            "voices.sources.documents"
        )

    def _content(self, tree: Tree, node: Node, speakers: Sequence[Node], stance: Stance) -> tuple[int, int, str] | None:
        """What the voice is put to: the clause that hangs on the verb, the one it is inserted in, or a topic."""
        low = min(n.i for n in tree.subtree(node, frozenset({"ccomp", "parataxis", "conj", "csubj"})))
        blamed = next(
            (
                n
                for s, n in slots(tree, node)
                if s in {"в+loc"} and node.lemma in tree.words("voices.reporting.accusing")
            ),
            None,
        )
        if blamed is not None:
            return (*tree.span(blamed), "clause")
        clause = next((n for n in tree.below(node, "ccomp", "csubj", "csubj:pass") if _clausal(tree, n)), None)
        clause = clause or _of_that(tree, node)
        if clause is None:
            vows = node.lemma in tree.words("voices.phase.planned_verbs")  # "пообещал поставить" is a plan of his own
            clause = next((n for n in tree.below(node, "xcomp") if n.verbal and not vows), None)
        if clause is not None and node.lemma != "обвинить":
            start, end = self._clause_span(tree, clause, node)
            return start, end, "clause"
        denied = next((n for s, n in slots(tree, node) if s == "acc" and n.rel == "obj"), None)
        if stance == "denies" and denied is not None:
            start, end = tree.span(denied, frozenset({"parataxis", "conj"}))
            return start, end, "topic"
        as_ = tree.has(node, "как")
        if (node.rel in {"parataxis", "advcl"} and (as_ is not None or node.rel == "parataxis")) and tree.above(
            node
        ) is not None:
            return (*self._rest(tree, node), "clause")
        beside = next(
            (n for n in tree.below(node, "parataxis", "conj", "advcl") if n.i > node.i and _after_mark(tree, node, n)),
            None,
        )
        if beside is not None:  # X заявил: «…»
            return tree.span(beside)[0], tree.nodes[-1].end, "clause"
        before = [n for n in tree.nodes[:low] if n.verbal or n.is_(Variant="Short")]
        inverted = all(n.i > node.i for n in speakers) or not speakers
        if before and inverted and tree.nodes[max(low - 1, 0)].text in {",", "—", "–", "-", "»", "”", '"'}:
            return tree.nodes[0].start, tree.nodes[low - 1].start, "clause"
        topic = next(
            (
                n
                for s, n in slots(tree, node)
                if s in {"acc", "о+loc", "на+acc"} and n.rel in {"obj", "obl", "nmod"} and n in tree.subtree(node)
            ),
            None,
        )
        if topic is not None and (stance == "denies" or node.lemma in tree.words("voices.reporting.topic")):
            start, end = tree.span(topic, frozenset({"case"}))
            return start, end, "topic"
        return None

    def _clause_span(self, tree: Tree, clause: Node, verb: Node) -> tuple[int, int]:
        """The words of the clause that a verb takes, and of those joined with it."""
        start, end = tree.span(clause)
        joined = [
            n for n in tree.below(verb, "ccomp") if n.i > clause.i and tree.has(n, "что") and tree.has(n, "и", "а")
        ]
        end = max([end, *(tree.span(n)[1] for n in joined)])  # "заявил, что …, и что …"
        inner = [n for n in tree.subtree(clause) if n.i != verb.i]
        behind = [n for n in inner if n.i > verb.i]
        if clause.i > verb.i and behind:
            start = max(start, behind[0].start)
        return start, end

    def _rest(self, tree: Tree, node: Node) -> tuple[int, int]:
        """What is said where the reporting verb is only inserted: all before it, all behind it, or both."""
        own = {n.i for n in tree.subtree(node)}
        above = tree.above(node)
        assert above is not None
        top = tree.clause(above)
        whole = [
            n for n in (tree.subtree(top) if top.rel not in {"root", "parataxis"} else list(tree)) if n.pos != "PUNCT"
        ]
        rest = [n for n in whole if n.i not in own]
        if not rest:
            return node.start, node.end
        lo, hi = min(own), max(own)
        if all(n.i < lo for n in rest):
            return rest[0].start, rest[-1].end
        if all(n.i > hi for n in rest):
            return rest[0].start, rest[-1].end
        return rest[0].start, rest[-1].end

    def _names_part(self, tree: Tree, node: Node) -> bool:
        """Whether somebody is named as owner, seller, maker: "владельцем X издание называет Y"."""
        roles = {w for held in table("frames", tree.language)["parts"].values() for w in held.split()}
        roles |= tree.words("words.persons.owners") | tree.words("words.persons.posts")
        return any(n.is_(Case="Ins") and n.lemma in roles for n in tree.below(node))

    def _called_false(self, tree: Tree, node: Node) -> tuple[int, int] | None:
        """What "назвал сообщения ложью" speaks of, if the words say false."""
        false = tree.words("voices.reporting.false")
        if not any(n.lemma in false for n in tree.subtree(node)):
            return None
        what = next((n for s, n in slots(tree, node) if s == "acc" and n.lemma not in false), None)
        if what is None:
            return None
        untrue = next((n for n in tree.subtree(what) if n.lemma in false and n.is_(Case="Ins")), None)
        start, end = tree.span(what)
        return start, (tree.nodes[untrue.i - 1].end if untrue is not None and untrue.i - 1 > what.i else end)

    def _saying(
        self,
        chain: tuple[Link, ...],
        span: tuple[int, int],
        cue: tuple[int, int],
        node: Node,
        form: str,
        stance: Stance = "asserts",
        certainty: Certainty = "stated",
        inner: bool = False,
        alone: bool = True,
    ) -> Saying:
        self.last = chain[-1]
        return Saying(
            chain=chain,
            start=span[0],
            end=span[1],
            stance=stance,
            certainty=certainty,
            cue=cue,
            at=node.i,
            inner=inner,
            form=form,  # type: ignore[arg-type]
            reader=self.reader,
        )


def _clausal(tree: Tree, node: Node) -> bool:
    """Whether it heads a clause: a verb, a short form, or a noun with a copula or "что"."""
    return (
        node.verbal
        or node.is_(Variant="Short")
        or any(n.rel in {"mark", "cop", "nsubj"} for n in tree.below(node))
        or node.pos == "ADJ"
    )


def _of_that(tree: Tree, verb: Node) -> Node | None:
    """The clause of "заявил о том, что …", "указал на то, что …"."""
    near = tree.below(verb, "obl", "obj", "iobj")
    near += [m for n in near for m in tree.below(n, "nmod")]  # "обратил внимание на то, что …"
    those = [n for n in near if n.lemma in {"тот", "то"} and n.i > verb.i]
    return next((c for n in those for c in tree.below(n, "acl", "ccomp") if tree.has(c, "что", "будто")), None)


def _after_mark(tree: Tree, verb: Node, node: Node) -> bool:
    """Whether a colon stands between a verb and what follows."""
    return any(n.text in {":", "«", "“"} for n in tree.nodes[verb.i + 1 : node.i + 1])
