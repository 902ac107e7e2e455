"""What a text tells, sentence by sentence, read off trees: events with who says them, how sure, and what is meant."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from enduse.read.event import Event
from enduse.read.hedge import Hedge
from enduse.read.messages import day_at
from enduse.read.names import Found
from enduse.read.names.amounts import quantities
from enduse.read.names.cyrillic import bare
from enduse.read.names.times import Time, times
from enduse.read.propose import UNDATED, Proposing, Told
from enduse.read.quotation import Quotations
from enduse.read.saying import Saying, chained, nested
from enduse.read.segment import Sentence
from enduse.read.silence import Silence, put_to
from enduse.read.speakers import Link
from enduse.read.tables import words
from enduse.read.tree.bearer import bearer_of
from enduse.read.tree.beside import beside
from enduse.read.tree.called import called
from enduse.read.tree.ended import stopping
from enduse.read.tree.events import Events
from enduse.read.tree.hedge import hedged
from enduse.read.tree.house import firm_before, speaks_for
from enduse.read.tree.interview import interview
from enduse.read.tree.node import Node, Tree
from enduse.read.tree.own import speaks_of_itself
from enduse.read.tree.questions import asked
from enduse.read.tree.sayings import Voices
from enduse.read.tree.silence import silences
from enduse.read.tree.standing import Standings
from enduse.read.tree.untrue import verdicts
from enduse.records.claim import CueField
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim, ProposedReference

#: A document that speaks of goods so often is about them.
TRADE = 4
#: One with so many words of sport, harvest or shops tells of no supply.
EVERYDAY = 5
#: One sentence in so many must be of the kind.
OFTEN = 5


#: Where a letter says that it is one, in characters.
BEGINNING = 400
#: A signature is no longer, in characters.
SIGNATURE = 160


class Teller:
    """Turns the trees of a document's sentences into proposed claims; remembers who was spoken of."""

    def __init__(
        self,
        document: Document,
        found: Sequence[Found],
        references: Sequence[ProposedReference],
        language: str,
        reader: str,
    ) -> None:
        self.document, self.text, self.language, self.reader = document, document.text, language, reader
        self.found = found
        self.standings = Standings(document.text, references, found, language)
        self.voices = Voices(document.text, reader)
        self.quotations = Quotations()
        self.propose = Proposing(document)
        self.own = self._statement_of()
        self.standings.own = self._house()
        self.own = self.own or self._letter()
        self.asked = interview(document.text, found)
        self.everyday = False  # whether the document tells of sport, harvest or shops
        self._kept: tuple[Saying, int] | None = None  # what was said last with its chain, and in which paragraph

    def tell(self, prose: Iterable[tuple[Sentence, Tree]]) -> Iterator[ProposedClaim]:
        """The claims of all sentences, one after another. "Об этом сообщает X" gives the sentence before its voice."""
        prose = list(prose)
        goods = {*words("words.goods.heads", self.language)} - words("words.goods.vague", self.language)
        told = sum(
            n.lemma in goods or (n.found is not None and n.found.kind == "item") for _, tree in prose for n in tree
        )
        self.standings.trade = told >= TRADE
        everyday = words("words.everyday.heads", self.language) - goods
        plain = not any(f.kind == "item" for f in self.found)
        told_of = [sum(n.lemma in everyday for n in tree) for _, tree in prose]
        often = sum(map(bool, told_of)) * OFTEN >= len(prose)  # and not in one line at the foot
        self.everyday = plain and often and sum(told_of) >= EVERYDAY
        before: list[ProposedClaim] = []
        paragraph = -1
        for sentence, tree in prose:
            events = Events(tree, self.standings, quantities(self.text, sentence.tokens, self.language))
            back = self.voices.backward(tree, events)
            if back is not None and sentence.paragraph - paragraph <= 1:
                before = [self.propose.put_to(claim, *back) for claim in before]
            yield from before
            before = list(self._sentence(sentence, events, back is not None))
            paragraph = sentence.paragraph
        yield from before

    def _sentence(self, sentence: Sentence, events: Events, backward: bool) -> Iterator[ProposedClaim]:
        """The claims of one sentence; `backward`: it only tells who said what stands before it."""
        tree = events.tree
        when = times(self.text, sentence.tokens, day_at(self.document, sentence.start), self.language)
        sayings = self.voices.sayings(events)
        carried = self.quotations.carried(sentence, sayings)
        self.quotations.note(sentence, sayings)
        sayings = nested([carried, *sayings]) if carried is not None else sayings
        speaks = self._answering(sentence) or self.own
        if speaks is not None and not any(s.form != "phrase" and s.start <= sentence.start for s in sayings):
            own = Saying(
                chain=(speaks,),
                start=sentence.start,
                end=sentence.end,
                cue=(speaks.start, speaks.end),
                form="clause",
                at=-1,
                reader=self.reader,
            )
            sayings = [own, *sayings]
        if not sayings and self._kept is not None and self._kept[1] == sentence.paragraph:
            if any(n.low in tree.words("voices.certainty.distance") for n in tree):
                chain, cue = self._kept[0].chain, self._kept[0].cue  # "якобы": still said by the one named last
                sayings = [
                    Saying(chain=chain, start=sentence.start, end=sentence.end, cue=cue, at=-1, reader=self.reader)
                ]
        elif told_by := [s for s in sayings if s.at >= 0]:
            chain = chained(told_by)[0]
            self._kept = (structs.replace(told_by[0], chain=chain), sentence.paragraph)
        events.sayings = sayings
        self.standings.we = self._own_voice(sayings, carried)
        self.standings.you = self.asked.who.key if self.asked and self.asked.asks(sentence.start) else None
        self.standings.heard = [
            (s.start, s.end, house)
            for s in sayings
            if _speaks_in(s) and (house := firm_before(s.chain[-1], self.found) or self._house_of(s.chain[-1]))
        ]
        quiet = [s if s.chain else put_to(s, sayings, self.text) for s in silences(events, self.voices)]
        aside = [*beside(events), *called(events)]
        for event in aside:
            self._posted(event)
        told = list(self._told(events, aside, sayings, quiet, sentence))
        for one in told:
            told_when = self._when(one.event, when, tree)
            yield self.propose.claim(one, sentence, events.amounts, told_when)
        for silence in quiet:
            yield self.propose.silence(silence, sentence)
        if not backward:
            yield from self._statements(tree, [s for s in sayings if s.at >= 0], told, quiet, sentence)
        self._remember(events, sentence)

    def _statement_of(self) -> Link | None:
        """Whose statement the document is, by its first line: "Заявление МИД …", "Пресс-релиз компании …"."""
        first = self.text.lstrip().partition("\n")[0]
        lead = re.match(r"[^\W\d_-]+(?:-[^\W\d_]+)?", first)
        if lead is None or lead.group().lower() not in words("voices.own.statements", self.language):
            return None
        begin = self.text.find(first)
        for found in sorted(self.found, key=lambda f: f.start):
            if found.start < begin or found.end > begin + len(first) or "," in self.text[begin : found.start]:
                continue  # "Сообщение о том, что «X» …" is not that of X
            if found.kind in {"organization", "person"}:
                name = self.standings.called(found.key) or self.text[found.start : found.end]
                return Link(name, found.kind, found.start, found.end, found.key)
        return None

    def _house(self) -> str | None:
        """The firm that a document speaks for: the one whose statement it is, or that has published it."""
        if self.own is not None and self.own.kind == "organization":
            return self.own.key
        publisher = bare(self.document.publisher or "").casefold()
        firms = {f.key for f in self.found if f.kind == "organization" and f.key is not None}
        named = {k: (self.standings.called(k) or "").casefold() for k in firms}
        own = min((str(k) for k, name in named.items() if name and name == publisher), default=None)
        return own if own is not None or not speaks_of_itself(self.text, self.language) else self._signed()

    def _letter(self) -> Link | None:
        """Who speaks in a letter to the editor or the like: the firm that says "мы" in it."""
        begins = {w.lower() for w in re.findall(r"[^\W\d_]+", self.text[:BEGINNING])}
        key = self.standings.own
        if key is None or not begins & words("voices.own.letters", self.language):
            return None
        if not speaks_of_itself(self.text, self.language):
            return None
        first = min((f for f in self.found if f.key == key), key=lambda f: f.start)
        name = self.standings.called(key) or self.text[first.start : first.end]
        return Link(name, "organization", first.start, first.end, key)

    def _signed(self) -> str | None:
        """The firm that signs a text, in its last line; else the first that it names."""
        firms = sorted((f for f in self.found if f.kind == "organization" and f.key), key=lambda f: f.start)
        begin = self.text.rstrip().rfind("\n") + 1
        last = [f for f in firms if f.start >= begin] if len(self.text.rstrip()) - begin < SIGNATURE else []
        return next((f.key for f in (*last, *firms)), None)

    def _answering(self, sentence: Sentence) -> Link | None:
        """Who answers in a printed conversation."""
        if self.asked is None or not self.asked.holds(sentence.start):
            return None
        who = self.asked.who
        return Link(
            self.standings.called(who.key) or self.text[who.start : who.end], "person", who.start, who.end, who.key
        )

    def _own_voice(self, sayings: Sequence[Saying], carried: Saying | None) -> str | None:
        """Who says "мы" in a sentence: its speaker, else whom the quotation that goes on belongs to."""
        if carried is None and not any(s.form == "clause" for s in sayings) and self.standings.own is not None:
            return self.standings.own  # "мы" outside of any quotation
        told = [s for s in (*sayings, *([carried] if carried else [])) if s.form == "clause"]
        spoken = [key for s in told if s.chain and (key := self._house_of(s.chain[-1]))]
        return spoken[-1] if spoken else None

    def _house_of(self, link: Link) -> str | None:
        return speaks_for(link, self.found, self.text, self.language)

    def _told(
        self,
        events: Events,
        aside: Sequence[Event],
        sayings: Sequence[Saying],
        quiet: Sequence[Silence],
        sentence: Sentence,
    ) -> Iterator[Told]:
        """Every event of the sentence with its voices, stance, certainty and phase."""
        tree = events.tree
        if self.text[sentence.start : sentence.end].rstrip().endswith("?"):
            return  # who asks tells nothing
        if self._put(sentence) and not any(s.at >= 0 for s in sayings):
            return
        reporting = {s.at for s in sayings if s.form != "phrase"}
        judged = [v for v in verdicts(tree) if v.stance != "asserts"]
        for event in [*events.events(), *aside]:
            event.readers = (self.reader,)
            if self.everyday and event.relation in {"transfer", "sanction"}:
                continue
            node = tree.nodes[event.trigger]
            if (event.trigger in reporting and not event.noun) or asked(tree, event):
                continue
            over = [
                s for s in sayings if s.start <= node.start < s.end and s.at != event.trigger and not _ends_in(s, node)
            ]
            tells = tree.words("voices.reporting.tells")
            over = [s for s in over if s.form != "topic" or s.stance == "denies" or tree.nodes[s.at].lemma in tells]
            chain, stance, certainty = chained(over)
            clauses = [s for s in over if s.form != "phrase"] or over
            within = (clauses[-1].start, clauses[-1].end) if clauses else (sentence.start, sentence.end)
            told = hedged(tree, event, within, certainty)
            quantity = self._counted(events, event)
            cues: tuple[tuple[CueField, int, int], ...] = (*(("voice", *s.cue) for s in over), *told.cues)
            verdict = next((v for v in judged if v.holds(node) and (event.noun or event.verb is not None)), None)
            if verdict is not None:
                stance = verdict.stance if not told.negated else "asserts"
                cues += (("stance", verdict.at.start, verdict.at.end),)
                if told.negated and verdict.stance == "unaware":
                    continue
            elif told.negated:
                stance = "denies" if stance == "asserts" else stance
            silent = next((s for s in quiet if s.topic and s.topic[0] <= node.start < s.topic[1]), None)
            if silent is not None and stance in {"asserts", "unaware"} and not (event.verb is None and not event.noun):
                continue  # what nobody would speak of is not said
            if stance == "denies" and over:
                cues += (("stance", *over[-1].cue),)
            yield Told(event, told, chain, stance, cues, quantity)

    def _put(self, sentence: Sentence) -> bool:
        """Whether an interviewer says it, by the label of the line: "Вопрос: …"."""
        line = self.text[self.text.rfind("\n", 0, sentence.start) + 1 : sentence.end]
        label = re.match(r"\s*([^\W\d_]+)\.?\s*:", line)
        return label is not None and label[1].lower() in words("voices.own.questions", self.language)

    def _posted(self, event: Event) -> None:
        """Remember whom a person belongs to, for what "мы" means in that person's mouth."""
        ends = {f.role: f.standing.key for f in event.fillers if event.relation == "affiliation"}
        if (member := ends.get("member")) and (firm := ends.get("organization")):
            self.standings.posts[member] = firm

    def _counted(self, events: Events, event: Event) -> tuple[int, int] | None:
        """The count in front of the item, or the figure of a sum, a share, a measure."""
        if event.counted is not None:
            return event.counted
        tree = events.tree
        for role in ("item", "amount", "price", "target", "share"):
            at = event.chunk(role)
            if at is None or (role == "price" and event.relation == "transfer"):
                continue
            lo, hi = tree.span(
                tree.nodes[at], frozenset({"acl", "acl:relcl", "conj", "appos", "parataxis", "ccomp", "advcl"})
            )
            wanted = role in {"amount", "price"}
            none = {n.end for n in tree if n.low in {"ни", "никакого"}}
            fits = [
                a
                for a in events.amounts
                if a.start - 1 not in none and lo - 14 <= a.start and a.end <= hi and a.money == wanted and a.end >= lo
            ]
            if fits:
                return fits[0].start, fits[0].end
        return None

    def _when(self, event: Event, when: Sequence[Time], tree: Tree) -> Time | None:
        """The time nearest to the trigger within its clause or those above it."""
        if event.relation in UNDATED or (event.verb is None and not event.noun):
            return None
        if stopping(tree, event) is not None:
            return None  # the day on which it ended
        node = tree.nodes[event.trigger]
        scope = {tree.clause(node).i}
        if event.noun:
            scope |= {tree.clause(n).i for n in tree.path(node) if n.verbal}
        own = [t for t in when if (n := _at(tree, t.start)) is not None and tree.clause(n).i in scope]
        return min(own, key=lambda t: abs(t.start - node.start), default=None)

    def _statements(
        self, tree: Tree, sayings: Sequence[Saying], told: Sequence[Told], quiet: Sequence[Silence], sentence: Sentence
    ) -> Iterator[ProposedClaim]:
        """What a party says that told no event: a statement with its topic."""
        for saying in sayings:
            link = saying.chain[-1]
            if link.kind == "document" or saying.form == "phrase":
                continue
            holds = any(
                saying.start <= tree.nodes[t.event.trigger].start < saying.end
                and (t.event.noun or t.event.verb is not None)
                for t in told
            )
            silent = any(saying.start <= s.cue[0] < saying.end for s in quiet)
            inner = any(s is not saying and saying.start <= s.cue[0] < saying.end and s.at >= 0 for s in sayings)
            if holds or silent or inner:
                continue
            node = next((n for n in tree if saying.start <= n.start < saying.end and n.verbal), None)
            how = Hedge(saying.certainty, "done", None)
            if node is not None and saying.form != "topic":
                event = Event(relation="statement", trigger=node.i, fillers=[], verb=node.i)
                seen = hedged(tree, event, (saying.start, saying.end), saying.certainty)
                how = Hedge(seen.certainty, "planned" if seen.phase == "planned" else "done", None, seen.cues)
            yield self.propose.statement(saying, how, sentence)

    def _remember(self, events: Events, sentence: Sentence) -> None:
        """Whom the sentence spoke of, for what "компания" and "он" mean in the next one."""
        self.standings.subject = None
        for node in events.tree:
            if node.found is not None:
                self.standings.note(node.found)
            bearer = bearer_of(events.tree, node)
            if bearer is not None and bearer.found is not None and bearer.found.key:
                self.standings.called_as(bearer.found.key).add(node.lemma)
        goods = [s for n in events.tree if n.pos in {"NOUN", "PROPN", "X"} and (s := events.standing(n)).kind == "item"]
        self.standings.last_item = goods[0] if goods else self.standings.last_item
        subject = next((n for n in events.tree if n.rel.startswith("nsubj") and n.pos != "PRON"), None)
        if subject is not None:
            standing = events.standing(subject)
            self.standings.subject = standing.key
            if standing.kind == "organization" and standing.key in self.standings.known:
                self.standings.topic = standing.key


def _speaks_in(saying: Saying) -> bool:
    """Whether somebody speaks of what is his own in it: "он сказал, что фирма …", "по словам директора, фирма …"."""
    spoken = saying.form == "phrase" and saying.chain[-1].kind in {"person", "anonymous"}
    return saying.form == "clause" or spoken


def _ends_in(saying: Saying, node: Node) -> bool:
    """Whether a word belongs to the phrase of attribution itself: "по словам директора завода"."""
    return saying.form == "phrase" and any(link.start <= node.start < link.end for link in saying.chain)


def _at(tree: Tree, place: int) -> Node | None:
    return next((n for n in tree if n.start <= place < n.end), None)
