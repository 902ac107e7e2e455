"""What a Chinese document tells: sentence by sentence the events in it, with voices, stance, certainty, phase."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from enduse.read.corefer import Standing
from enduse.read.event import Event
from enduse.read.han.authors import author
from enduse.read.han.beside import beside
from enduse.read.han.clauses import arguments
from enduse.read.han.colour import coloured, demanded, refused, ruled, stopped
from enduse.read.han.contents import Content, contents
from enduse.read.han.conversation import at, turns
from enduse.read.han.copula import takers
from enduse.read.han.denied import Dated, denied
from enduse.read.han.events import ChineseEvents
from enduse.read.han.folded import folded
from enduse.read.han.its import meant
from enduse.read.han.joined import added, parted, priced, shared, shares_told
from enduse.read.han.phrases import Part, parts
from enduse.read.han.pieces import pieces
from enduse.read.han.quiet import silences
from enduse.read.han.referents import ChineseReferents
from enduse.read.han.sayings import READER, ChineseVoices
from enduse.read.han.tables import words
from enduse.read.han.ties import ties, ties_once
from enduse.read.hedge import Hedge
from enduse.read.messages import day_at
from enduse.read.names.amounts import Amount
from enduse.read.names.found import Found
from enduse.read.names.han_amounts import amounts
from enduse.read.names.han_times import times
from enduse.read.names.times import Time
from enduse.read.names.times_to_come import later_in_the_year
from enduse.read.propose import UNDATED, Proposing, Told
from enduse.read.quotation import Quotations
from enduse.read.saying import Saying, chained, nested
from enduse.read.segment import Sentence
from enduse.read.silence import Silence
from enduse.read.speakers import Link
from enduse.records.claim import CueField, State
from enduse.records.document import Document
from enduse.records.proposal import ProposedClaim, ProposedReference, ProposedWhen, Words

#: 某社某地3月12日电（记者某某）: the head of an agency's report.
_DATELINE = re.compile(
    "(?:[^，。；：]{2,24}?日(?:电|讯|消息)[】）)]?|[【（(]?本[报刊社台]讯[】）)]?)(?:（[^）]{0,20}）)?[ \u3000]*"
)
#: A document with that many words of sport tells of no supply.
_SPORT = 4
#: 一、 or （二） at the head of a paragraph.
_NUMBER = re.compile(
    "[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十\\d]{1,2}[）)]|\\d{1,2}[、.．](?=[\u3400-\u9fff])"
)
#: Verbs of saying that tell of what is to come.
_FORESEES = frozenset(["预计", "预期", "预料"])
#: 有。, 没有。: answers that tell nothing by themselves.
_SHORT = 4
_ASKED = frozenset(["谁", "哪里", "哪儿", "何处", "何人", "哪家公司", "什么", "哪些人"])
_BYLINE = re.compile("(?:文/|记者[ ：/]|作者[：:]|责任编辑|编辑[：:])")


class ChineseTeller:
    """Reads the sentences of one document in order; remembers who and what was spoken of."""

    def __init__(self, document: Document, found: Sequence[Found], references: Sequence[ProposedReference]) -> None:
        self.document, self.text, self.seen = document, document.text, folded(document.text)
        self.found = sorted(found, key=lambda f: f.start)
        self.referents = ChineseReferents(self.text, references, found)
        self.voices = ChineseVoices(self.text, self.referents, document.publisher)
        self.quotations = Quotations()
        self.propose = Proposing(document, self._dateline())
        own = author(self.seen, document.publisher, self.found)
        self.referents.own, self.referents.own_words = own.key, own.words
        self.referents.publisher = document.publisher if own.words else None
        self.turns = turns(self.text, self.seen, self.found)
        self.year: int | None = None  # the year told last
        self.before: list[Dated] = []  # what the last sentence told
        self.under: list[Content] = []  # the clauses under a noun in the sentence that is read
        self.sport = sum(self.seen.count(w) for w in words("frames.nominal", "sport")) >= _SPORT

    def _dateline(self) -> Link | None:
        """The news agency that a report begins with."""
        for f in self.found:
            line = self.seen.rfind("\n", 0, f.start) + 1
            head = _DATELINE.match(self.seen, line)
            if f.kind == "publication" and head and f.end <= head.end():
                return Link(self.text[f.start : f.end], "publication", f.start, f.end, f.key)
        return None

    def tell(self, sentence: Sentence) -> Iterator[ProposedClaim]:
        """The claims of one sentence."""
        head = _DATELINE.match(self.seen, sentence.start, sentence.end)
        start = head.end() if head else sentence.start
        number = _NUMBER.match(self.seen, start, sentence.end)
        start = number.end() if number else start
        if _BYLINE.match(self.seen, start, sentence.end):
            return
        turn = at(self.turns, sentence.start)
        start = max(start, turn.start) if turn is not None else start
        here = [f for f in self.found if start <= f.start and f.end <= sentence.end]
        when = list(times(self.seen, start, sentence.end, day_at(self.document, start), self.year))
        years = [t.value[:4] for t in when if t.value]
        self.year = int(years[-1]) if years else self.year
        counted = [
            a
            for a in amounts(self.seen, start, sentence.end)
            if not any(t.start < a.end and a.start < t.end for t in when)
        ]
        self.under = contents(self.seen, start, sentence.end)
        edges = [edge for content in self.under for edge in content.edges]
        row = parts(pieces(self.seen, start, sentence.end, here, counted, when, edges))
        if not row:
            return
        self.referents.here = here
        self.referents.quoted = "“" in self.seen[start : sentence.end]
        ours = words("frames.pointing", "we") - (frozenset() if self.referents.own else {"公司"})
        self.referents.we_here = any(p.text in ours for part in row for p in part.pieces)
        self.referents.meant = meant(row, self.referents)
        it = self._it(row)
        quiet = list(silences(self.seen, row, self.voices, it))
        sayings = [s for s in self.voices.sayings(row, it) if not any(q.cue[0] <= s.cue[0] < q.cue[1] for q in quiet)]
        marks = replace(sentence, text=self.seen[sentence.start : sentence.end])
        named = row[0].kind == "np" and marks.text[:1] == "“"  # a name in quotation marks opens no quotation
        carried = None if named else self.quotations.carried(marks, sayings)
        self.quotations.note(marks, sayings)
        sayings = nested([carried, *sayings]) if carried is not None else sayings
        if turn is not None and turn.who is not None:
            sayings = nested([turn.saying(row[0].start, row[-1].end, READER), *sayings])
        self.referents.speaker = sayings[-1].chain[-1].key if sayings else None
        for event in beside(self.seen, row, self.referents):
            self._posted(Told(event, Hedge("stated", "done", None), (), "asserts", (), None))
        told = ties_once(list(self._events(row, sayings, quiet, counted, it)), lambda e: self._when(e, when, row))
        told += [replace(t, chain=other) for t in told for other in _others(t, sayings)]
        days = [(item, self._when(item.event, when, row)) for item in told]
        for item, day in days:
            self._posted(item)
            yield self._own_left_out(self.propose.worded(self._dated(item, day), sentence, counted, day))
        for saying in self.voices.bare:
            again = list(denied(saying, [*self.before, *days]))
            for item, day in again:
                yield self._own_left_out(self.propose.worded(item, sentence, (), day))
            if not again:
                yield self._own_left_out(self.propose.statement(saying, Hedge("stated", "done", None), sentence))
        self.before = days
        known = [q for q in quiet if not self._answered(q, told)]
        for silence in known:
            yield self._own_left_out(self.propose.silence(self._put(silence, sayings), sentence))
        for claim in self._statements(row, sayings, told, known, sentence):
            yield self._own_left_out(claim)
        self._remember(row, here, it)

    def _own_left_out(self, claim: ProposedClaim) -> ProposedClaim:
        """The claim without 我司 among its voices where the publisher is the firm that says so."""
        own = self.referents.own
        if own is None or self.referents.own_words is None or len(claim.voice) < 2:
            return claim
        return replace(claim, voice=tuple(v for v in claim.voice if v.key != own))

    # ------------------------------------------------------------------ events

    def _events(
        self,
        row: Sequence[Part],
        sayings: Sequence[Saying],
        quiet: Sequence[Silence],
        counted: Sequence[Amount],
        it: str | None,
    ) -> Iterator[Told]:
        floors = [self._floor(row, s.start, s.end, s) for s in sayings if s.form == "clause" and s.at >= 0]
        found: list[Event] = []
        for event in ChineseEvents(row, self.referents, it).all(floors):
            if event.verb is not None and row[event.verb].kind == "copula" and added(event, found):
                continue
            found.append(event)
        priced(row, found)
        found = shared(row, shares_told(found, row), self.referents, it)
        found += parted(row, found, self.referents, it)
        for event in (*found, *ties(row, self.referents, it), *beside(self.seen, row, self.referents)):
            told = self._told(event, row, sayings, quiet, counted)
            if told is not None:
                yield told

    def _floor(self, row: Sequence[Part], start: int, end: int, saying: Saying) -> tuple[int, int, Standing | None]:
        first = next((k for k, p in enumerate(row) if p.start >= start), len(row))
        last = next((k for k, p in enumerate(row) if p.start >= end), len(row))
        link = saying.chain[-1]
        speaker = (
            Standing(link.kind, link.key, link.start, link.end)
            if link.key and link.kind in {"organization", "person"}
            else None
        )
        return first, last, speaker

    def _told(
        self,
        event: Event,
        row: Sequence[Part],
        sayings: Sequence[Saying],
        quiet: Sequence[Silence],
        counted: Sequence[Amount],
    ) -> Told | None:
        """An event with who says it and how sure; None where it is only asked about or forbidden."""
        trigger = row[event.trigger]
        over = [s for s in sayings if s.start <= trigger.start < s.end and s.at != event.trigger and s.form != "topic"]
        if event.verb is None and over and not any(s.form == "phrase" or s.at < event.trigger for s in over):
            over = []
        chain, stance, start = chained(over)
        cues: tuple[tuple[CueField, int, int], ...] = tuple(("voice", *s.cue) for s in over)
        if event.verb is None:
            if stance == "denies":
                stance = "asserts"
            return Told(event, Hedge("stated", "done", None), chain, stance, cues)
        floor = next((self._floor(row, s.start, s.end, s)[0] for s in reversed(over) if s.form == "clause"), 0)
        first = arguments(row, event.trigger, floor).first
        barred = words("voices.negation", "forbids")
        if not (over and over[-1].stance == "denies" and over[-1].at > event.trigger):  # 是否供货，某厂予以否认
            barred |= words("voices.negation", "whether")
        if any(p.text in barred for part in row[max(floor, first - 1) : event.trigger + 1] for p in part.pieces):
            return None
        behind = row[event.trigger + 1 : event.trigger + 4]
        asked = next((p for p in behind if p.kind in {"comma", "stop"} or p.text in _ASKED), None)
        if asked is not None and asked.text in _ASKED:
            return None  # 把货转给了谁
        if self.sport and event.relation in {"transfer", "payment", "use"}:
            return None
        if demanded(row, event.trigger, floor) or ruled(row, event.trigger):
            return None
        told = coloured(row, event, floor, start)
        if told.phase == "planned" and (no := refused(row, event.trigger)) is not None:
            told = replace(told, negated=True, cues=(*told.cues, ("stance", *no)))
        cues += told.cues
        if told.phase == "done" and over and self.seen[slice(*over[-1].cue)] in _FORESEES:
            state: State | None = "planned" if event.relation == "transfer" else None
            told = Hedge(told.certainty, "planned", state, told.cues, told.negated)
        held = next((c for c in self.under if c.start <= trigger.start < c.end), None)
        if held is not None and held.makes == "dropped":
            return None
        if held is not None and told.certainty == "stated":
            told = replace(told, certainty=held.certainty)
        if held is not None and held.makes == "refused":
            told = replace(told, phase="planned", state="planned" if event.relation == "transfer" else None)
        if told.negated or (held is not None and held.makes in {"denies", "refused"}):
            stance = "denies" if stance == "asserts" else stance
        if stance == "denies" and over:
            cues += (("stance", *over[-1].cue),)
        unaware = next((q for q in quiet if self._over(q, trigger, row) or self._unknown(q, held)), None)
        if unaware is not None and not unaware.chain:
            return None  # 没有发现向某厂供货的记录
        if unaware is not None:
            chain = (*chain, *(x for x in unaware.chain if all(x.name != y.name for y in chain)))
            stance = "unaware"
            cues += (("stance", *unaware.cue),)
        return Told(event, told, chain, stance, cues, _quantity(event, row, counted))

    def _over(self, silence: Silence, trigger: Part, row: Sequence[Part]) -> bool:
        """Whether somebody does not know of the very event: 否认知道某公司会转售."""
        if silence.stance != "unaware" or trigger.start < silence.cue[1]:
            return False
        between = [p for p in row if silence.cue[1] <= p.start < trigger.start]
        papers = words("voices.reporting", "papers")
        return not any(p.kind in {"comma", "stop"} or (p.kind == "say" and p.text not in papers) for p in between)

    def _unknown(self, silence: Silence, held: Content | None) -> bool:
        """Whether somebody does not know of the clause that holds an event: 对货物转往某地|并不知情."""
        return held is not None and held.makes == "unaware" and silence.cue[0] - 4 <= held.end <= silence.cue[1]

    def _answered(self, silence: Silence, told: Sequence[Told]) -> bool:
        """Whether a silence is told as the stance of an event already."""
        return any(("stance", *silence.cue) in t.cues and t.stance == "unaware" for t in told)

    def _put(self, silence: Silence, sayings: Sequence[Saying]) -> Silence:
        """A silence of nobody in particular, put to those who tell of it."""
        over = [s for s in sayings if s.start <= silence.cue[0] < s.end and s.stance == "asserts" and s.form != "topic"]
        if silence.chain:
            return silence
        return Silence(silence.stance, over[-1].chain, silence.cue, silence.topic, silence.reader) if over else silence

    def _dated(self, told: Told, when: ProposedWhen | None) -> Told:
        """An event as its time tells it: what perhaps happens in a later month (或于九月) is a plan."""
        perhaps = any(field == "certainty" and self.seen[a:b] == "或" for field, a, b in told.cues)
        if when is None or not perhaps or told.hedge.phase != "done":
            return told
        if not later_in_the_year(when.value, when.words.text, day_at(self.document, when.words.start or 0)):
            return told
        state: State | None = "planned" if told.event.relation == "transfer" else None
        return replace(told, hedge=Hedge(told.hedge.certainty, "planned", state, told.hedge.cues, told.hedge.negated))

    def _when(self, event: Event, when: Sequence[Time], row: Sequence[Part]) -> ProposedWhen | None:
        """The time in the verb's own clause, the nearest before it first."""
        if event.relation in UNDATED or event.verb is None:
            return None
        if stopped(row, event.trigger, 0) is not None:
            return None  # the time is that of the stop
        first = row[arguments(row, event.trigger).first].start
        stop = next(
            (p.start for p in row[event.trigger + 1 :] if p.kind in {"comma", "stop", "verb", "say"}), row[-1].end
        )
        own = [t for t in when if first <= t.start < stop]
        if not own:
            return None
        time = min(own, key=lambda t: (t.start > row[event.trigger].start, abs(t.start - row[event.trigger].start)))
        return ProposedWhen(words=Words(self.text[time.start : time.end], time.start), value=time.value)

    # ------------------------------------------------------------------ statements

    def _statements(
        self,
        row: Sequence[Part],
        sayings: Sequence[Saying],
        told: Sequence[Told],
        quiet: Sequence[Silence],
        sentence: Sentence,
    ) -> Iterator[ProposedClaim]:
        """What a party says that told no event."""
        for saying in sayings:
            if saying.chain[-1].kind == "document" or saying.form == "phrase":
                continue
            if saying.at < 0 and saying.end - saying.start < _SHORT:
                continue
            holds = any(
                t.event.verb is not None and saying.start <= row[t.event.trigger].start < saying.end for t in told
            )
            silent = any(saying.start <= q.cue[0] < saying.end for q in quiet)
            outer = any(s is not saying and saying.start <= s.cue[0] < saying.end for s in sayings)
            if holds or silent or outer:
                continue
            for chain in (saying.chain, *saying.others):
                yield self.propose.statement(replace(saying, chain=chain), self._said(row, saying), sentence)

    def _said(self, row: Sequence[Part], saying: Saying) -> Hedge:
        """How sure a statement sounds and whether it tells of a plan, by the words before its first verb."""
        inside = [k for k, p in enumerate(row) if saying.start <= p.start < saying.end]
        verb = next((k for k in inside if row[k].kind in {"verb", "other-verb"}), inside[-1] if inside else None)
        if verb is None:
            return Hedge(saying.certainty, "done", None)
        told = coloured(
            row, Event(relation="statement", trigger=verb, fillers=[], verb=verb), inside[0], saying.certainty
        )
        opposes = saying.at >= 0 and row[saying.at].text in words("voices.reporting", "topic")
        decides = row[verb].text in words("voices.reporting", "steps")
        return replace(told, negated=told.negated and not opposes and not decides)

    # ------------------------------------------------------------------ memory

    def _it(self, row: Sequence[Part]) -> str | None:
        """The party that 其 means: the first one that the sentence names before it, else what the last was about."""
        for k, part in enumerate(row):
            if any(p.text in words("frames.pointing", "pronouns") for p in part.pieces):
                break
            lead = row[k - 1].kind if k else "comma"
            if part.kind == "np" and part.inside is None and lead != "marker":
                name = part.name
                if name is not None and name.key and name.kind in {"organization", "person"}:
                    return name.key
        return self.referents.topic

    def _posted(self, told: Told) -> None:
        """Remember whom a person belongs to, for what 我们 means in that person's mouth."""
        ends = {
            f.role: f.standing.key for f in told.event.fillers if told.event.relation in {"affiliation", "ownership"}
        }
        member, firm = ends.get("member") or ends.get("owner"), ends.get("organization") or ends.get("asset")
        if told.stance == "asserts" and member and firm and member.startswith("person"):
            self.referents.posts[member] = firm

    def _remember(self, row: Sequence[Part], here: Sequence[Found], it: str | None) -> None:
        """The sentence is read: whom and what it was about."""
        self.referents.note(here, takers(row))
        for part in row:
            if part.kind != "np" or part.inside is not None:
                continue
            standing = self.referents.of(part, it)
            if standing.kind in {"organization", "person"} and standing.key and standing.key in self.referents.known:
                self.referents.topic = standing.key
                break
            if part.kind == "np" and standing.kind in {"thing", "item"}:
                break
        goods = [self.referents.of(p, it) for p in row if p.kind == "np" and p.last.kind != "amount"]
        self.referents.last_item = next((s for s in reversed(goods) if s.kind == "item"), self.referents.last_item)


def _others(told: Told, sayings: Sequence[Saying]) -> Sequence[tuple[Link, ...]]:
    """The chains of those who deny an event beside the first."""
    saying = next((s for s in sayings if s.others and s.chain[-1] in told.chain[-1:]), None)
    return saying.others if saying is not None and told.stance == "denies" else ()


def _quantity(event: Event, row: Sequence[Part], counted: Sequence[Amount]) -> tuple[int, int] | None:
    """The count in the phrase of the item, else the sum."""
    for role in ("item", "target", "amount", "price", "share", "value"):
        for filler in event.fillers:
            if filler.role == role and filler.chunk is not None:
                part = row[filler.chunk]
                found = next(((a.start, a.end) for a in counted if part.start <= a.start and a.end <= part.end), None)
                if found is not None:
                    return found
    return None
