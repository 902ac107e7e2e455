"""What an English text tells, sentence by sentence: events with who says them, how sure, and whom "it" means."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from enduse.read.appose import appositions
from enduse.read.attribute import Voices
from enduse.read.blamed import blamed
from enduse.read.bought import stake
from enduse.read.carrier import carried
from enduse.read.corefer import Referents, Standing
from enduse.read.counted import counted
from enduse.read.dateline import agency
from enduse.read.dealings import billed, dealings, made_for
from enduse.read.described import called_besides
from enduse.read.distribute import distributed
from enduse.read.encoder.seen import NOTHING, Seen
from enduse.read.ended import ends, settled, stop_of
from enduse.read.event import Event, Filler
from enduse.read.framed import Framed
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import chunks
from enduse.read.grammar.lexicon import words
from enduse.read.grammar.tag import tagged
from enduse.read.hedge import coloured, hedge
from enduse.read.judged import untruth
from enduse.read.mouths import Mouths
from enduse.read.names import Found, after_dateline
from enduse.read.names.amounts import Amount
from enduse.read.names.figures import Figures
from enduse.read.no import asked_of, says_no, yes_or_no
from enduse.read.own_voice import opens_correction, own_voice, speaking
from enduse.read.part_of import parts_of
from enduse.read.pending import pending
from enduse.read.played import parts_played
from enduse.read.post import posts
from enduse.read.propose import Proposing, Told
from enduse.read.quotation import Quotations, closed
from enduse.read.remark import remarks
from enduse.read.saying import Saying, chained, nested
from enduse.read.seat import seats
from enduse.read.segment import Sentence
from enduse.read.silence import put_to, silences
from enduse.read.specify import specifications
from enduse.read.stakes import bygone, passed_on
from enduse.read.taken_back import anything, denied_by_each, doubted, forbidden, misstates, no_part, taken_back
from enduse.read.topic import about, meant
from enduse.read.turns import Turn
from enduse.read.united import likely, united
from enduse.read.unsaid import unsaid
from enduse.read.whose import addressed, whose
from enduse.read.worded import dated, statements
from enduse.records.claim import CueField
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim, ProposedReference, Words


class Teller:
    """Turns sentences into proposed claims, one after another; remembers who was spoken of."""

    def __init__(
        self,
        document: Document,
        found: Sequence[Found],
        references: Sequence[ProposedReference],
        figures: Figures | None = None,
    ) -> None:
        self.document, self.text = document, document.text
        self.found, self._figures = found, figures or Figures(document)
        self.referents = Referents(document.text, references, found)
        self.voices = Voices(document.text, self.referents)
        self.quotations = Quotations()
        self.mouths = Mouths(self.referents)
        self.propose = Proposing(document, agency(document.text, found))
        self.propose.author = own_voice(document.text, found)
        self._own = self.propose.author.key if self.propose.author is not None else None
        self.referents.own_statement = self._own is not None
        self._topic: str | None = None
        self._correction = -1  # the paragraph that corrects what the text's author wrote before
        self._corrects = False  # whether the sentence that is read stands in it
        self._question: tuple[Sentence, Seen] | None = None  # what was asked last, to be answered by yes or no
        self.turns: Mapping[int, Turn] = {}  # whose turn a paragraph is, in a text of questions and answers
        self.between: set[str] = set()  # keys of unnamed firms that stand between others

    def take_turns(self, turns: Mapping[int, Turn]) -> None:
        """The text is one of questions and answers: nobody alone is "we" in it."""
        self.turns = turns
        if turns:
            self._own = self.propose.author = None
            self.referents.own_statement = False

    def tell(
        self, sentence: Sentence, seen: Seen = NOTHING, closing: Sentence | None = None
    ) -> Iterator[ProposedClaim]:
        """The claims of one sentence; `seen` is what the encoder saw in it, `closing` the one that ends the quotation
        left open in it.
        """
        begin, stop = (bisect_left(self.found, at, key=lambda f: f.start) for at in (sentence.start, sentence.end))
        here = [f for f in self.found[begin:stop] if f.end <= sentence.end]
        when, amounts = self._figures.of(sentence)
        if opens_correction(sentence.text):
            self._correction = sentence.paragraph
        self._corrects = sentence.paragraph == self._correction
        turn = self.turns.get(sentence.paragraph)
        if turn is not None and turn.asks(sentence):
            put = sentence.end <= turn.put or yes_or_no(self.text[max(sentence.start, turn.begins) : sentence.end])
            if not (self._question is not None and turn.put and sentence.start >= turn.put):  # "Is that true?"
                self._question = (sentence, seen) if put else None
            for f in here:
                self.referents.note(f)
            return
        asked, self._question = self._question, None
        opens = turn is not None and sentence.start <= turn.begins < sentence.end
        if asked is not None and turn is not None and opens and says_no(self.text[turn.begins : sentence.end]):
            yield from self._denied(*asked, turn, sentence)
        body = sentence.tokens[after_dateline(self.text, sentence) :]
        body = tuple(t for t in body if turn is None or t.start >= turn.begins)
        parts = chunks(tagged(body, here, [(t.start, t.end) for t in when]))
        if not parts:
            return
        sense = Sense(parts, self.referents)
        self.referents.whose, self.referents.addressed = whose(parts), addressed(parts)
        self.referents.we, self.referents.ours = self._own, None
        self.referents.before, self.referents.begins = self.referents.begins, sentence.start
        self.referents.quoted = self.quotations.spans(sentence)
        for k, key in called_besides(sense):
            self.referents.called_besides(parts[k], key)
        it = meant(sense, self._topic)
        spoken = turn.said(self.text, sentence, self.found) if turn is not None else None
        self.referents.we = spoken.chain[-1].key if spoken is not None else self._own
        framed = Framed(sense, sentence.tokens, seen, it)
        sayings = self.voices.sayings(parts, it)
        sayings = nested([*sayings, *framed.sayings(self.voices, sayings)])
        carried = spoken or self._behind(sentence, closing, sayings) or self.quotations.carried(sentence, sayings)
        self.quotations.note(sentence, sayings)
        for post in posts(sense, it):
            self.mouths.serves(post)
        self.mouths.bare_posts(sense)
        quoted = speaking(carried, sayings, self.text)
        self.referents.we = (quoted.key if quoted is not None else None) or self._own
        self.referents.ours = self.mouths.firm(sense, quoted, it) if quoted is not None else None
        sayings = nested([carried, *sayings]) if carried is not None else sayings
        self.referents.mouths = self.mouths.own(sense, sayings, it)
        quiet = list(silences(parts, self.voices, it))
        quiet += list(framed.silences(self.voices, quiet))
        quiet = [put_to(s, sayings, self.text) for s in quiet]
        sense.denied = [(s.start, s.end) for s in sayings if s.stance == "denies"]
        told = list(self._events(sense, framed, sayings, amounts, (sentence.start, sentence.end)))
        told, left = unsaid(told, quiet, parts)
        self._between(sense, told)
        for item in told:
            if item.stance == "asserts":
                self.mouths.serves(item.event)
                self._known_for(item.event)
            times = () if ends(parts, item.event) else when
            yield self.propose.claim(item, sentence, amounts, dated(self.text, item.event, times, parts))
        for silence in left:
            yield self.propose.silence(silence, sentence)
        names = turn is None or any(f.start >= turn.begins for f in here)
        bare = None if names else spoken  # "It is not." answers, and states nothing of anybody
        yield from statements(self.propose, parts, sayings, told, quiet, sentence, bare)
        taken = [s.cue for s in sayings] + [s.cue for s in quiet]
        taken += [(parts[t.event.trigger].start, parts[t.event.trigger].end) for t in told if not t.event.noun]
        plain = self.referents.eventful is False and not self.referents.trade
        for remark in () if plain else remarks(sense, it, taken, sayings):
            speaks = self.voices.chain(parts, remark.speaker, it) if remark.speaker is not None else ()
            over = [s for s in sayings if s.form == "phrase" and s.start <= remark.start < s.end]
            yield self.propose.remark(remark, speaks[-1] if speaks else None, chained(over)[0], sentence)
        spoke = next((s.chain[-1] for s in reversed(sayings) if s.chain), None)
        outer = (s for s in reversed(sayings) if not any(o.start <= s.cue[0] < o.end for o in sayings))
        told_by = (s.chain[-1] for s in outer if s.chain)
        self.voices.teller = next(told_by, self.voices.teller if carried is not None else None)
        self.voices.last = spoke if spoke is not None else self.voices.last if carried is not None else None
        for f in here:
            self.referents.note(f)
        self.referents.about(about(sense, it))
        self.mouths.told(sense)
        self._topic = self.referents.subject or self._topic
        self.referents.topic = self._topic
        self.mouths.heard(sense)
        goods = [s for k, c in enumerate(parts) if c.tag == "NP" and (s := sense.standing(k, it)).kind == "item"]
        self.referents.last_item = goods[0] if goods else self.referents.last_item

    def _denied(self, question: Sentence, seen: Seen, turn: Turn, answer: Sentence) -> Iterator[ProposedClaim]:
        """What was asked, denied by the one who only says no to it; nothing where more than one deed was asked of."""
        asks = self.turns[question.paragraph]
        spoken = turn.said(self.text, answer, self.found)
        when, amounts = self._figures.of(question)
        here = [f for f in self.found if question.start <= f.start and f.end <= question.end]
        body = tuple(t for t in question.tokens if t.start >= asks.begins)
        sense = Sense(chunks(tagged(body, here, [(t.start, t.end) for t in when])), self.referents)
        if spoken is None or not sense.chunks:
            return
        self.referents.we = self.referents.you = spoken.chain[-1].key
        framed = Framed(sense, question.tokens, seen, meant(sense, self._topic))
        whole = (question.start, question.end)
        saying = structs.replace(spoken, start=question.start, end=question.end, stance="denies")
        told = [t for t in self._events(sense, framed, [saying], amounts, whole) if asked_of(t.event, sense.chunks)]
        self.referents.you = None
        for item in told if len(told) == 1 and told[0].stance == "denies" else ():
            if sense.chunks[item.event.trigger].form == "base":  # "did you sell …?"
                item = structs.replace(item, hedge=structs.replace(item.hedge, phase="done"))
            claim = self.propose.claim(item, question, amounts, dated(self.text, item.event, when, sense.chunks))
            yield structs.replace(claim, evidence=(*claim.evidence, Words(answer.text, answer.start)))

    def _behind(self, sentence: Sentence, closing: Sentence | None, sayings: Sequence[Saying]) -> Saying | None:
        """What is put to the one named where the quotation ends: "“We sold pumps. They were old,” said X."."""
        if closing is None or any(s.form == "clause" for s in sayings) or not self.quotations.opens(sentence):
            return None
        when, _ = self._figures.of(closing)
        here = [f for f in self.found if closing.start <= f.start and f.end <= closing.end]
        sense = Sense(chunks(tagged(closing.tokens, here, [(t.start, t.end) for t in when])), self.referents)
        end = closed(closing)
        said = (s for s in self.voices.sayings(sense.chunks, None) if s.form == "clause" and s.cue[0] >= end)
        saying = next((s for s in said if s.chain), None)
        if saying is None:
            return None
        for post in posts(sense, self._topic):
            self.mouths.serves(post)
        self.mouths.firm(sense, saying.chain[-1], self._topic)
        return Saying(chain=saying.chain, start=sentence.start, end=sentence.end, cue=saying.cue, at=-1)

    # ------------------------------------------------------------------ events

    def _events(
        self, sense: Sense, framed: Framed, sayings: Sequence[Saying], amounts: Sequence[Amount], span: tuple[int, int]
    ) -> Iterator[Told]:
        """Every event of the sentence with its voices, stance, certainty and phase."""
        it = framed.it
        silent = {s.at for s in sayings}
        ruled = [e for e in sense.events(it) if e.noun or e.trigger not in silent]
        ruled += [*appositions(sense, it), *posts(sense, it), *seats(sense, it), *dealings(sense, it)]
        ruled += parts_played(sense, it)
        ruled += pending(sense, it, ruled)
        for event, measure in specifications(sense, [(a.start, a.end) for a in amounts], it):
            event.counted = measure
            ruled.append(event)
        ruled += [e for event in ruled for e in (*made_for(sense, event, it), *billed(sense, event, it))]
        seen = [e for event in framed.events() if (e := stake(event, sense)) is not None]
        passed = (passed_on(sense, e, it) for e in united(ruled, seen, sense.chunks) if likely(e, sense))
        found = [e for e in passed if e is not None]
        for event in found:
            self._between_two(event, sense)
        for event in (carried(each, sense) for one in found for each in distributed(one, sense.chunks)):
            told = self._told(event, sense, sayings, span, counted(event, sense, amounts))
            untrue = untruth(told, sense, self.voices, it) if told is not None else None
            if untrue is not None:
                yield untrue
            if told is not None and (told.chain or untrue is None or untrue.chain):
                yield from denied_by_each(told, sayings, sense.chunks[event.trigger].start)
                for part in parts_of(told, sense, it):
                    yield structs.replace(told, event=part, quantity=counted(part, sense, amounts))

    def _known_for(self, event: Event) -> None:
        """Remember of a party where it sits ("the Austrian company"), that it makes something, that it has an owner."""
        ends = {f.role: f.standing.key for f in event.fillers if f.standing.key}
        if event.relation == "location" and {"subject", "place"} <= ends.keys():
            self.referents.seated(ends["subject"], ends["place"])
        if event.relation == "production" and "producer" in ends:
            self.referents.makers.add(ends["producer"])
        if event.relation == "ownership" and "asset" in ends:
            self.referents.held = ends["asset"], self.referents.begins

    def _between_two(self, event: Event, sense: Sense) -> None:
        """What passes, passes between two: "the company" and "it" are not who stands on the other side by name."""
        if event.relation != "transfer":
            return
        for n, one in enumerate(event.fillers):
            side = {"supplier": {"recipient", "end_user"}, "recipient": {"supplier"}}.get(one.role, set())
            others = [f for f in event.fillers if f.role in side and f.standing.key == one.standing.key]
            if one.chunk is None or one.standing.key is None or not others:
                continue
            phrase, pronoun = sense.chunks[one.chunk], sense.chunks[one.chunk].words[0].tag == "PRON"
            told = others[0].chunk is not None and sense.chunks[others[0].chunk].name is None
            if phrase.name is None and phrase.owner is None and not (pronoun and told):
                nobody = Standing("organization", None, *phrase.core)
                other = nobody if pronoun else self.referents.some_party(phrase)
                event.fillers[n] = structs.replace(one, standing=other)

    def _between(self, sense: Sense, told: Sequence[Told]) -> None:
        """An unnamed intermediary whose papers tell of a transfer stands in its way: "invoices from an intermediary
        firm suggest …".
        """
        marks = words("frames.organizations", "between")
        for k, phrase in enumerate(sense.chunks):
            if phrase.tag != "NP" or phrase.name is not None or not any(w.low in marks for w in phrase.words):
                continue
            standing = sense.standing(k)
            if standing.kind != "organization" or standing.key is None:
                continue
            self.between.add(standing.key)
            papers = (
                k >= 2
                and sense.chunks[k - 1].low in {"from", "of", "by"}
                and sense.chunks[k - 2].head in words("voices.sources", "documents")
            )
            for item in told if papers else ():
                if item.event.relation == "transfer" and not any(
                    f.role in {"via", "supplier"} for f in item.event.fillers
                ):
                    item.event.fillers.append(Filler("via", k, standing))

    def _told(
        self,
        event: Event,
        sense: Sense,
        sayings: Sequence[Saying],
        span: tuple[int, int],
        quantity: tuple[int, int] | None,
    ) -> Told | None:
        """An event with who says it and how sure; None when it is negated (a "not delivered" is no delivery)."""
        trigger = sense.chunks[event.trigger]
        if forbidden(sense.chunks, event) or bygone(sense.chunks, event):
            return None
        over = [
            s
            for s in sayings
            if s.start <= trigger.start < s.end
            and s.at != event.trigger
            and (s.form != "topic" or (event.noun and s.stance == "denies"))
        ]
        wrong = next((n for n, s in enumerate(over) if misstates(sense.chunks, s.at, event.trigger)), None)
        if wrong is None and self._corrects:  # "Correction: in April we wrote that …"
            wrong = next((n for n, s in enumerate(over) if s.chain[-1].name.lower() in {"we", "i"}), None)
        if wrong is not None:  # "X wrongly said that …" is denied by who tells it
            told_by = [s for s in over[:wrong] if s.form == "clause" and s.cue[1] <= over[wrong].cue[0]]
            over = [s for s in told_by if s.chain[-1].kind != "document"]
        chain, stance, start = chained(over)
        stance = stance if wrong is None else "denies"
        if event.verb is None and not event.noun:
            stance = "asserts"  # told in passing beside a name: nobody denies it
        told = hedge(sense.chunks, event, (over[-1].start, over[-1].end) if over else span, start)
        shown = settled(sense.chunks, event, coloured(told, event, sense.chunks, self.text))
        if shown is None:
            return None  # "must ban the sale", "urged X to stop selling"
        told = shown
        if stance == "denies" and not told.negated and stop_of(sense.chunks, event) is not None:
            stance, told = "asserts", structs.replace(told, phase="ongoing")  # "denied it had stopped selling"
        cues: tuple[tuple[CueField, int, int], ...] = tuple(("voice", *s.cue) for s in over) + told.cues
        if told.negated:
            stance = "denies" if stance == "asserts" else stance  # "did not deliver" denies, whoever tells it
        elif taken_back(sense.chunks, event):
            told = structs.replace(told, phase="done") if no_part(sense.chunks, event) else told
            stance = "denies" if stance == "asserts" else stance  # "no crate was shipped", "received nothing"
        doubt = doubted(sense.chunks, event.trigger)
        if doubt is not None and stance == "asserts":
            stance = doubt
            told = structs.replace(told, certainty="stated")
        blame = blamed(sense.chunks, event) if told.negated or stance == "asserts" else None
        if blame is not None and blame.makes == "dropped":
            return None  # "was never accused of selling"
        if blame is not None and blame.makes == "cleared":
            stance = "denies"
            cues += (("stance", *blame.cue),)
        elif blame is not None and stance == "asserts" and told.certainty == "stated":
            told = structs.replace(told, certainty=blame.makes)
            cues += (("certainty", *blame.cue),)
        if not told.negated and stance == "asserts" and anything(sense, event):
            return None  # "before any engine was delivered" tells of no delivery
        if stance == "denies" and event.noun and event.relation == "use":
            return None  # "denied supplying arms for use in X" denies the supply
        if stance == "denies":
            cues += (("stance", *over[-1].cue),) if over else ()
        return Told(event, told, chain, stance, cues, quantity)
