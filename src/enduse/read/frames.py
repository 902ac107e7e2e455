"""Who does what to whom with what: the events that the verbs and nouns of a sentence tell, with their roles.

Everything is looked up in `lang/en/frames.toml`; this file only knows how a place in a clause becomes a role.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from enduse.read.corefer import Standing
from enduse.read.event import Event, Filler, noun_frames, verb_frames
from enduse.read.fill import Filling
from enduse.read.grammar.chunk import Chunk, described
from enduse.read.grammar.clause import DOERS, Arguments, arguments, listed, noun_arguments
from enduse.read.grammar.lexicon import words
from enduse.read.needs import met
from enduse.read.sides import dealt


class Sense(Filling):
    """Reads the events of one sentence."""

    def events(self, it: str | None) -> Iterator[Event]:
        """Every event of the sentence, verbs first, then nouns."""
        told: dict[int, Event] = {}
        for k, chunk in enumerate(self.chunks):
            if chunk.tag == "VG":
                for frame in verb_frames().get(chunk.lemma, ()):
                    event = self._verb(k, frame, it)
                    if event is not None:
                        told[k] = event
                        if not any(self._repeats(event, told.get(m)) for m in listed(self.chunks, k) if m < k):
                            yield event
                        break
            elif chunk.tag == "PRED" and chunk.low == "bound" and k and self.chunks[k - 1].tag in {"VG", "NP"}:
                event = self._bound(k, it)
                if event is not None:
                    yield event
        for k, chunk in enumerate(self.chunks):
            if chunk.tag == "NP" and chunk.name is None:
                for frame in noun_frames().get(chunk.head, ()):
                    event = self._noun(k, frame, it)
                    if event is not None:
                        yield event
                        break

    def _bound(self, k: int, it: str | None) -> Event | None:
        """ "The jammers were bound for X", "crates bound for X"."""
        verb = k - 1 if self.chunks[k - 1].tag == "VG" else None
        subject = arguments(self.chunks, verb).subject if verb is not None else [k - 1]
        args = noun_arguments(self.chunks, k)
        event = Event(relation="transfer", trigger=k, fillers=[], state="shipped", verb=verb, arguments=args)
        self.fill(event, "item", subject, it)
        self.prepositions(
            event, {"prep": {"for": "recipient|to", "via": "via", "from": "supplier|from"}}, args.prepositions, it
        )
        return event if event.has("item") and len(event.fillers) > 1 else None

    def _repeats(self, event: Event, before: Event | None) -> bool:
        """Whether coordinated verbs tell one thing: "develop and build X", "ship and import X"."""
        if before is None:
            return False
        made = {"development", "production"}
        alike = event.relation == before.relation or {event.relation, before.relation} <= made
        return alike and [f.standing for f in event.fillers_of("item")] == [
            f.standing for f in before.fillers_of("item")
        ]

    # ------------------------------------------------------------------ verbs

    def _verb(self, k: int, frame: dict[str, Any], it: str | None) -> Event | None:
        """The event that a verb group tells under one frame, or None when the frame's needs are not met."""
        group = self.chunks[k]
        args = arguments(self.chunks, k)
        if frame.get("passive_only") and not (group.passive or self.describes(k)):
            return None
        wanted = frame.get("needs", "").split()
        if wanted and not any(p in wanted for p, _ in args.prepositions):
            return None
        word = frame.get("needs_word")
        if word and not any(w.low == word for c in self.chunks[k : k + 2] for w in c.words):
            return None
        event = Event(
            relation=frame["relation"],
            trigger=k,
            fillers=[],
            state=frame.get("state"),
            verb=k,
            arguments=args,
            strong=bool(frame.get("strong")),
        )
        passive = group.passive or self.describes(k)
        subject, objects = list(args.subject), list(args.objects)
        if passive and "dative" in frame and objects:  # "X was paid 40,000 euros by Y": the subject is the receiver
            self.fill(event, frame["dative"], subject, it)
            subject, objects = objects[0], []
        if passive:
            logical, agent = subject, [m for p, m in args.prepositions if p == "by"]
            prepositions = [(p, m) for p, m in args.prepositions if p != "by"]
        else:
            logical, agent, prepositions = [], subject, list(args.prepositions)
            if objects:
                logical = objects[0]
        if not passive and len(objects) == 2 and "dative" in frame:
            if not self.is_party(objects[0][0], it):
                return None  # "gives the drone a range": two objects, no receiver
            self.fill(event, frame["dative"], objects[0], it)
            logical = objects[1]
        if (
            frame.get("with")
            and any(p == "with" for p, _ in prepositions)
            and logical
            and self.is_party(logical[0], it)
        ):
            self.fill(event, frame["dative"], logical, it)
            logical = [m for p, m in prepositions if p == "with"]
            prepositions = [(p, m) for p, m in prepositions if p != "with"]
        if "subject" in frame:
            helper = event.relation == "transfer" and frame["subject"] != "item" and not passive and self._helps(k)
            self.fill(
                event,
                "via" if helper else frame["subject"],
                agent if passive or frame["subject"] != "item" else subject,
                it,
            )
        if (
            frame.get("with")
            and not passive
            and len(objects) == 1
            and not event.has("recipient")
            and self.is_party(logical[0], it)
        ):
            self.fill(event, frame["dative"], logical, it)  # "to supply the ministry"
            logical = []
        if "object" in frame:
            self.fill(event, frame["object"], logical, it)
        if "object_owner" in frame:
            self._owner(event, frame["object_owner"], logical, it)
        self.prepositions(event, frame, prepositions, it)
        if frame.get("prep", {}).get("with") == "partner" and not event.has("partner"):
            self.help_of(event, frame, k, it)
        if group.infinitive:
            self._from_governor(event, frame, k, it)
        if (
            event.relation in {"production", "development"}
            and not event.fillers_of(frame["subject"])
            and passive
            and not group.passive
        ):
            return None  # "drones made in China" describes the drones; it tells no producer
        return event if self._meets(event, frame, args, logical) else None

    def _owner(self, event: Event, role: str, group: Sequence[int], it: str | None) -> None:
        """Whose the object is: "suspended X's licence", "the company's licence was revoked"."""
        for m in group:
            at = next((n for n, w in enumerate(self.chunks[m].words) if w.tag == "POSS"), 0)
            if at:
                standing = self.referents.of(described(self.chunks[m].words[:at]), it)
                if standing.kind in {"organization", "person"}:
                    event.fillers.append(Filler(role, None, standing))

    def _from_governor(self, event: Event, frame: dict[str, Any], k: int, it: str | None) -> None:
        """What an infinitive takes from the words it hangs on: "a programme in China to build …", "X's ability to
        build …".
        """
        before = next((m for m in range(k - 1, -1, -1) if self.chunks[m].tag in {"VG", "BREAK", "THAT"}), None)
        if before is not None and self.chunks[before].tag == "VG" and not event.has("place"):
            for preposition, m in arguments(self.chunks, before).prepositions:
                if m < k and frame.get("prep", {}).get(preposition) == "place":
                    self.fill(event, "place", [m], it)
        subject = frame.get("subject", "")
        if subject in {"producer", "developer", "recipient", "supplier", "user"} and not event.has(subject):
            named = [
                m
                for m in range(k)
                if self.chunks[m].tag == "NP"
                and self.chunks[m].name is not None
                and self.standing(m, it).kind == "organization"
            ]
            self.fill(event, subject, named[:1], it)

    def _helps(self, k: int) -> bool:
        """Whether the subject helps a transfer rather than makes it: "helps to ship and import"."""
        group = self.chunks[k]
        if {"help", "assist"} & set(group.helpers):
            return True
        return (
            k >= 2
            and self.chunks[k - 1].tag == "CC"
            and self.chunks[k - 2].tag == "VG"
            and group.form == "base"
            and self._helps(k - 2)
        )

    def describes(self, k: int) -> bool:
        """Whether a bare past form describes the noun phrase before it: "drones made in China"."""
        group = self.chunks[k]
        if k and self.chunks[k - 1].low in DOERS:
            return False  # "the lenses it sold to Y"
        never = group.negated and 0 < k < len(self.chunks) - 1 and self.chunks[k - 1].tag == "CC"
        if self._perfect_too(k) or (never and self.chunks[k + 1].tag == "NP"):
            return False  # "were held up and never reached X"
        if group.tag != "VG" or (group.finite is False and group.form in {"pp", "past"}):
            return group.tag == "VG" and group.form in {"pp", "past"} and not group.perfect
        return (
            group.participle
            and k > 0
            and self.chunks[k - 1].tag in {"NP", "COMMA"}
            and k + 1 < len(self.chunks)
            and self.chunks[k + 1].tag in {"PREP", "TO"}
            and (self.chunks[k + 1].low == "by" or self._another_finite(k) or self.chunks[k - 1].tag == "COMMA")
            and not self._done_by(k)
        )

    def _perfect_too(self, k: int) -> bool:
        """Whether a past form shares the "had" of the verb it is joined to: "had received them and delivered them"."""
        behind = self.chunks[k + 1 : k + 2]
        m = k - 1
        while m > 0 and self.chunks[m].tag in {"ADV", "COMMA"}:
            m -= 1
        if m < 1 or self.chunks[m].tag != "CC" or not behind or behind[0].tag != "NP":
            return False
        before = next((c for c in reversed(self.chunks[:m]) if c.tag in {"VG", "REL", "THAT", "BREAK"}), None)
        return before is not None and before.perfect and not before.passive

    def _done_by(self, k: int) -> bool:
        """Whether the noun phrase before a past form did it: "a firm which X sanctioned", "a firm the bank left"."""
        before = self.chunks[k - 2].tag if k > 1 and self.chunks[k - 1].tag == "NP" else ""
        return before == "REL" or (before == "NP" and self.chunks[k - 1].definite)

    def _another_finite(self, k: int) -> bool:
        """Whether the sentence has a finite verb besides the one at k, in the same stretch between breaks."""
        for step in (1, -1):
            m = k + step
            while 0 <= m < len(self.chunks) and self.chunks[m].tag not in {"BREAK", "THAT", "REL", "SUB"}:
                other = self.chunks[m]
                if other.tag == "VG" and other.finite and not (other.participle and (step == 1 or self._by(m))):
                    return True
                m += step
        return False

    def _by(self, m: int) -> bool:
        return m + 1 < len(self.chunks) and self.chunks[m + 1].low == "by"

    def _meets(self, event: Event, frame: dict[str, Any], args: Arguments, logical: Sequence[int]) -> bool:
        """Whether the roles found are enough for this frame to hold."""
        if not met(event, frame, self.chunks, args, logical):
            return False
        if frame.get("needs_goods") and not self._parts_of_a_device(event):
            return False
        if event.relation == "transfer":
            if logical and not event.has("item") and not any(f.chunk in logical for f in event.fillers):
                return False  # what passed is no goods: "sold its shares to a fund"
            guesses = sum(f.guessed for f in event.fillers)
            giver = any(f.role in {"supplier", "from", "via"} for f in event.fillers)
            taker = any(f.role in {"recipient", "to", "end_user"} for f in event.fillers)
            sure = giver and taker
            if not self.referents.trade and (guesses > 1 or (guesses and not sure)):
                return False  # "a storm delivered rain": what passed, or between whom, is only guessed
            ends = [f for f in event.fillers if f.role in {"supplier", "recipient", "to", "from", "via", "end_user"}]
            if self.referents.sport and (len(ends) < 2 or not event.has("item")):
                return False  # a team that travels, a player who is sold
            if not ends and self.referents.trade:  # "no gearbox was exported", "nine were delivered in spring"
                at = event.chunk("item")
                counted = at is not None and any(w.tag == "NUM" for w in self.chunks[at].words)
                sent = counted and frame.get("strong") and not guesses and self._main(event.trigger)
                return self.chunks[event.trigger].passive and bool(self._none_of(event) or sent)
            return bool(ends) and (event.has("item") or len({f.role for f in ends}) >= 2)
        if event.relation == "sanction" and (not event.has("target") or self.referents.sport):
            return False  # a league's or a court's sanction is none of ours
        if event.relation == "cooperation":
            return sum(f.role == "party" for f in event.fillers) >= 2
        alone = event.relation in {"sanction", "payment"} or frame.get("alone")
        return len(event.fillers) >= (1 if alone else 2)

    def _main(self, k: int) -> bool:
        """Whether a verb group stands in a clause of its own: not in "when the drones were delivered"."""
        opening = next((c for c in reversed(self.chunks[:k]) if c.tag in {"SUB", "REL", "THAT", "BREAK"}), None)
        return opening is None or opening.tag == "BREAK"

    def _parts_of_a_device(self, event: Event) -> bool:
        """Whether goods stand in what is built of parts: chips in a drone, not engines in a crate."""
        whole, part = event.chunk("item"), event.chunk("value")
        if whole is None or part is None or self.standing(part).kind != "item":
            return False
        named = self.chunks[whole].name is not None and self.standing(whole).kind == "item"
        return named or self.chunks[whole].head in words("frames.goods", "devices")

    def _none_of(self, event: Event) -> bool:
        """Whether the item is "no …"."""
        at = event.chunk("item")
        return at is not None and "no" in (self.chunks[at].words[0].low, self.chunks[at - 1].low if at else "")

    # ------------------------------------------------------------------ nouns

    def _noun(self, k: int, frame: dict[str, Any], it: str | None) -> Event | None:
        """The event that a noun tells: "the delivery of drones from X to Y", "for use in Z"."""
        phrase = self.chunks[k]
        args = noun_arguments(self.chunks, k)
        event = Event(
            relation=frame["relation"], trigger=k, fillers=[], state=frame.get("state"), noun=True, arguments=args
        )
        event.verb = self.governing(k)
        if frame.get("item_from") == "antecedent":
            if k < 2 or self.chunks[k - 1].low not in {"for", "in"}:
                return None
            if self.chunks[k - 2].lemma in {"be", "remain", "come"}:
                return None  # "is in use": the verb tells it
            item = next(
                (m for m in range(k - 2, -1, -1) if self.chunks[m].tag == "NP" and self.standing(m, it).kind == "item"),
                None,
            )
            if item is None or (self.chunks[k - 1].low == "in" and not args.prepositions):
                return None
            self.fill(event, "item", [item], it)
        if event.verb is not None and event.relation == "transfer" and event.verb < k:
            verb = self.chunks[event.verb].lemma
            role = _carried_on(verb, phrase.head) or dealt(verb, frame)
            if role and k in (m for group in arguments(self.chunks, event.verb).objects for m in group):
                self.fill(event, role, args_subject(self.chunks, event.verb), it)
        if phrase.owner is not None and "possessor" in frame:
            event.fillers.append(
                Filler(
                    frame["possessor"],
                    None,
                    Standing(phrase.owner.kind, phrase.owner.key, phrase.owner.start, phrase.owner.end),
                )
            )
        self.prepositions(event, frame, args.prepositions, it)
        if event.relation == "use" and any(
            self.chunks[m].words[0].low in {"its", "their", "his"} for _, m in args.prepositions
        ):
            for m in args_subject(self.chunks, event.verb):
                self.fill(event, "user", [m], it)
        if not event.has("item"):
            self._compound(event, phrase)
        ends = [f for f in event.fillers if f.role not in {"item", "price"}]
        passed = event.relation == "transfer" and self.referents.trade and len(ends) > 1  # "halted exports to X"
        return event if ends and (event.has("item") or passed) else None

    def _compound(self, event: Event, phrase: Chunk) -> None:
        """The item inside a compound: "drone deliveries"."""
        goods = words("frames.goods", "heads")
        for word in phrase.words[:-1]:
            if word.low in goods or (word.found is not None and word.found.kind == "item"):
                key = word.found.key if word.found is not None else None
                event.fillers.append(Filler("item", None, Standing("item", key, word.token.start, word.token.end)))
                return

    def governing(self, k: int) -> int | None:
        """The verb of the clause in which the noun stands: after it when it is in the subject, else before it."""
        for m in range(k + 1, len(self.chunks)):
            if self.chunks[m].tag == "VG" and self.chunks[m].finite:
                return m
            if self.chunks[m].tag in {"BREAK", "THAT", "REL", "SUB", "COMMA"}:
                break
        return next((m for m in range(k - 1, -1, -1) if self.chunks[m].tag == "VG"), None)


def _carried_on(verb: str, noun: str) -> str | None:
    """What the subject of "halted exports", "resumed purchases" is."""
    if verb not in words("frames.dealings", "carrying_on"):
        return None
    return "recipient" if noun.startswith(("import", "purchase", "procurement", "order")) else "supplier"


def args_subject(chunks: Sequence[Chunk], verb: int | None) -> list[int]:
    """The subject of the verb at a position, if there is one."""
    return arguments(chunks, verb).subject if verb is not None else []
