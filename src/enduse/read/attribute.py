"""Who says it: for each stretch of a sentence, the chain of voices that it is put to, and whether they assert or deny
it.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from enduse.read.accused import WAYS, accused_of, called_false, charged, each_that, obliged, quoted_as, waved_off
from enduse.read.aside import asides, goes_on, impersonal, in_the_middle, parenthetical_end
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, event_nouns
from enduse.read.grammar.joined import coordinated, says_on
from enduse.read.grammar.lexicon import words
from enduse.read.held import grounds, held
from enduse.read.quiet import not_said
from enduse.read.saying import Saying, nested
from enduse.read.speakers import Speakers
from enduse.records.claim import Certainty, Stance


class Voices(Speakers):
    """Finds the sayings of one document, sentence by sentence."""

    def sayings(self, chunks: Sequence[Chunk], it: str | None) -> list[Saying]:
        """Every saying of a sentence, outer ones before those they hold."""
        told = [*self._phrases(chunks, it), *self._asides(chunks, it), *self._verbs(chunks, it)]
        told += [*self._held(chunks, it), *self._claimed(chunks, it)]
        return nested(told)

    def _claimed(self, chunks: Sequence[Chunk], it: str | None) -> Iterator[Saying]:
        """What somebody "claims to have sold" or "admitted to selling"."""
        for k, chunk in enumerate(chunks):
            own = chunk.tag == "VG" and not (chunk.negated or chunk.passive or chunk.words[0].tag == "BE")
            says = chunk.helpers[:1] if own else ()
            subject = arguments(chunks, k).subject if {*says} & words("voices.reporting", "helping") else []
            chain = self.chain(chunks, subject[0], it) if subject else ()
            if chain and chain[-1].kind != "document":
                end = self._content_end(chunks, k, subject)
                cue, speaker = (chunk.start, chunk.words[0].token.end), self.referents.of(chunks[subject[0]], it)
                yield Saying(chain=chain, start=chunk.start, end=end, cue=cue, at=-1, speaker=speaker)

    def _held(self, chunks: Sequence[Chunk], it: str | None) -> Iterator[Saying]:
        """What somebody is convinced of, gives as his account, pleads to, or is named as the source of."""
        behind = (way(chunks, k) for k, c in enumerate(chunks) if c.tag == "VG" for way in WAYS)
        for each in (*held(chunks), *(found for found in behind if found is not None)):
            chain = self.chain([each.holder], 0, it) if each.by is None else self.chain(chunks, each.by, it)
            if chain:
                yield Saying(
                    chain=chain,
                    start=each.start,
                    end=each.end,
                    stance=each.stance,
                    cue=(chunks[each.at].start, chunks[each.at].end),
                    at=each.at,
                    form="clause" if each.deed else "topic",
                    speaker=self.referents.of(each.holder, it),
                )

    # ------------------------------------------------------------------ as X reported, in X's view, X:

    def _asides(self, chunks: Sequence[Chunk], it: str | None) -> Iterator[Saying]:
        """What is put to somebody beside the clause: "as X has shown", "in the view of X", "A notice: …"."""
        for at, cue, begin in asides(chunks):
            chain = () if self._own_head(chunks[at]) else self.chain(chunks, at, it)
            if chain:
                start, end = self._main_clause(chunks, min(at, cue), max(at, cue))
                yield Saying(
                    chain=chain,
                    start=max(start, begin),
                    end=end,
                    cue=(chunks[cue].start, chunks[cue].end),
                    at=cue,
                    form="phrase",
                    speaker=self.referents.of(chunks[at], it),
                )

    def _own_head(self, phrase: Chunk) -> bool:
        """Whether "the paper" is the text's own publisher."""
        return phrase.name is None and phrase.definite and phrase.head in words("nouns.corefer", "own_paper")

    # ------------------------------------------------------------------ according to X, citing X

    def _phrases(self, chunks: Sequence[Chunk], it: str | None) -> Iterator[Saying]:
        for k, chunk in enumerate(chunks):
            at = None
            if chunk.low == "according" and k + 2 < len(chunks) and chunks[k + 2].tag == "NP":
                at = k + 2
            elif (
                chunk.tag == "VG"
                and chunk.form == "ing"
                and chunk.lemma in {"cite", "quote"}
                and k + 1 < len(chunks)
                and chunks[k + 1].tag == "NP"
            ):
                at = k + 1
            if (
                at is not None
                and chunks[at].name is None
                and chunks[at].definite
                and all(w.low != "same" for w in chunks[at].words)
                and chunks[at].head in words("nouns.corefer", "own_paper")
            ):
                continue
            if at is not None:
                chain = self.chain(chunks, at, it)
                if chain:
                    start, end = self._main_clause(chunks, k, at)
                    yield Saying(
                        chain=chain,
                        start=start,
                        end=end,
                        cue=(chunk.start, chunks[at - 1].end),
                        at=k,
                        form="phrase",
                        inner=chunk.tag == "VG",
                        speaker=self.referents.of(chunks[at], it),
                    )

    def _main_clause(self, chunks: Sequence[Chunk], k: int, at: int) -> tuple[int, int]:
        """What a phrase of attribution covers: the whole sentence, or its own part after ", but"."""
        start, end = chunks[0].start, chunks[-1].end
        for m in range(k - 1, 0, -1):
            if chunks[m].low in {"but", "while", "whereas", "although"} and chunks[m - 1].tag == "COMMA":
                start = chunks[m].start
                break
        for m in range(at + 1, len(chunks) - 1):
            if chunks[m].tag == "COMMA" and chunks[m + 1].low in {"but", "while", "whereas", "although"}:
                end = chunks[m].start
                break
        return start, end

    # ------------------------------------------------------------------ X said that …

    def _verbs(self, chunks: Sequence[Chunk], it: str | None) -> Iterator[Saying]:
        stated, probable = words("voices.reporting", "stated"), words("voices.reporting", "probable")
        denies, topic = words("voices.reporting", "denies"), words("voices.reporting", "topic")
        possible, calls = words("voices.reporting", "possible"), words("voices.reporting", "calls")
        charges, refuses = words("voices.reporting", "charges"), words("voices.silence", "declines_verbs")
        speaking = stated | probable | possible | denies | topic | calls | charges
        for k, chunk in enumerate(chunks):
            away = waved_off(chunks, k)
            if chunk.tag != "VG" or (chunk.lemma not in speaking and not away and not goes_on(chunks, k)):
                continue
            if chunk.lemma == "call" and chunk.participle and k and chunks[k - 1].tag == "NP" and _finite(chunks[:k]):
                continue  # "for a client called X"
            if not away and k + 1 < len(chunks) and chunks[k + 1].low in words("voices.reporting", "particles"):
                continue  # "wrote off three helicopters", "turned out"
            if chunk.lemma in words("voices.reporting", "with_that") and all(
                c.tag != "THAT" for c in chunks[k + 1 : k + 2]
            ):
                continue  # "accepted the order"
            if (chunk.negated and chunk.lemma in words("voices.silence", "no_reply_verbs")) or {
                *chunk.helpers
            } & refuses:
                continue  # "it has not answered", "declined to say whether"
            asks = any(c.words[0].low in words("voices.silence", "asking") for c in chunks[k + 1 : k + 2])
            if chunk.negated and asks and chunk.lemma in words("voices.silence", "left_open"):
                continue  # "would not say where they are"
            if (chunk.negated and chunk.lemma == "confirm") or not_said(chunks, k) is not None:
                continue  # "could not confirm his account", "does not say that …": a silence
            nor = any(w.low == "nor" for c in chunks[max(0, k - 1) : k + 1] for w in c.words if c.tag in {"NEG", "VG"})
            if chunk.lemma in denies and nor:
                continue  # "neither confirmed nor denied": a silence
            aside = chunk.lemma in words("voices.reporting", "participles") and k > 1 and chunks[k - 1].tag == "COMMA"
            if chunk.passive or (
                chunk.form == "ing" and not chunk.finite and not aside and not self._with_subject(chunks, k)
            ):
                continue
            subject = self._speakers(chunks, k)
            quoted = quoted_as(chunks, k)
            if subject and quoted is not None and (inner := self.chain(chunks, quoted[0], it)):
                outer = () if self._own_head(chunks[subject[0]]) else self.chain(chunks, subject[0], it)
                begin = quoted[1].start if quoted[1] is not None else chunks[0].start
                stop = chunks[-1].end if quoted[1] is not None else chunks[min(subject)].start
                yield Saying(
                    chain=(*outer, *inner),
                    start=begin,
                    end=stop,
                    cue=(chunk.start, chunk.end),
                    at=k,
                    speaker=self.referents.of(chunks[quoted[0]], it),
                )
                continue
            if subject and impersonal(chunks, k, subject[0]):
                continue  # "it appears that"
            if not subject or (min(subject) > 0 and chunks[min(subject) - 1].low in {"what", "as"}):
                continue  # "what X calls …" names a thing, it says nothing
            chain = self.chain(chunks, subject[0], it)
            if not chain or (
                chunk.lemma in words("voices.reporting", "inanimate")
                and chain[-1].kind == "anonymous"
                and chunks[subject[0]].head not in words("voices.sources", "anonymous")
            ):
                continue
            if chunk.lemma in calls and (called := called_false(chunks, k)) is not None:
                yield Saying(
                    chain=chain,
                    start=called[0],
                    end=called[1],
                    stance="denies",
                    cue=(chunk.start, chunk.end),
                    at=k,
                    form="topic",
                    speaker=self.referents.of(chunks[subject[0]], it),
                )
                continue
            denying = away or chunk.lemma in denies
            if chunk.lemma in words("voices.reporting", "raising") | {"admit"}:
                denying = chunk.negated  # "does not believe that …"
            granted = chunk.negated and chunk.lemma in denies  # "does not dispute that …"
            stance: Stance = "denies" if denying and not granted else "asserts"
            beside = [self.chain([chunks[m]], 0, it) for m in subject[1:]] if stance == "denies" else []
            certainty: Certainty = "probable" if chunk.lemma in probable or granted else "stated"
            certainty = "possible" if chunk.lemma in possible else certainty
            limit = self._quoted_to(chunk.end, chunks[-1].end)
            inside = [c for c in chunks if c.start < limit] if max(subject) < k else chunks
            blamed = charged(inside, k)
            if blamed is not None:
                yield Saying(
                    chain=chain,
                    start=blamed[0],
                    end=blamed[1],
                    cue=(chunk.start, chunk.end),
                    at=k,
                    speaker=self.referents.of(chunks[subject[0]], it),
                )
                continue
            span = self._content(inside, k, subject, stance, chunk.lemma in topic)
            if span is None:
                continue
            spoken = max(chunk.start, chunks[subject[-1]].start)
            then = next((c.start for c in chunks if c.tag == "VG" and c.finite and c.start > spoken), chunks[-1].end)
            more = [(a, b) for a, b in self.referents.quoted if then >= a > spoken > span[1]]  # "…," said X, "and …"
            for start, end in (*each_that(inside, span[0], min(span[1], limit)), *more):
                yield Saying(
                    chain=chain,
                    start=start,
                    end=end,
                    stance=stance,
                    certainty=certainty,
                    cue=(chunk.start, chunk.end),
                    at=k,
                    form=span[2],
                    speaker=self.referents.of(chunks[subject[0]], it),
                    others=tuple(c for c in beside if c and c[-1].kind != "document"),
                )

    def _quoted_to(self, verb: int, end: int) -> int:
        """Where what is said ends at the latest: with the quotation that the verb stands in."""
        depth = 0
        for at in range(verb, end):
            depth += (self.text[at] in "“«„") - (self.text[at] in "”»")
            if depth < 0:
                return at
        return end

    def _with_subject(self, chunks: Sequence[Chunk], k: int) -> bool:
        """Whether a participle has a subject of its own: "with the minister announcing plans …"."""
        led = k > 1 and chunks[k - 1].tag == "NP" and chunks[k - 2].low == "with"
        return led and chunks[k].lemma in {"announce", "say", "add", "claim"}

    def _speakers(self, chunks: Sequence[Chunk], k: int) -> list[int]:
        """The noun phrases that speak: the subject, or what follows an inverted verb (", said X")."""
        subject = arguments(chunks, k).subject
        if subject:
            return subject
        inverted = k + 1 < len(chunks) and chunks[k + 1].tag == "NP" and k and chunks[k - 1].tag in {"COMMA", "BREAK"}
        told = words("voices.negation", "told_things") | event_nouns()
        lists = words("frames.parts", "naming") - {"state", "declare", "show"}  # "an extract, dated 2 May, lists X"
        never = words("voices.reporting", "denies") | lists
        if inverted and chunks[k].lemma not in never and chunks[k + 1].head not in told:
            return coordinated(chunks, k + 1)
        return []

    def _content(
        self, chunks: Sequence[Chunk], k: int, subject: Sequence[int], stance: Stance, topical: bool
    ) -> tuple[int, int, Literal["clause", "phrase", "topic"]] | None:
        """What the voice is put to: the clause after the verb, the words before ", X said", or a topic."""
        m = k + 1
        while m < len(chunks) and (
            chunks[m].tag in {"ADV", "TIME"}
            or (chunks[m].tag == "PREP" and m + 1 < len(chunks) and chunks[m + 1].tag == "TIME")
        ):
            m += 1
        if (
            m < len(chunks)
            and chunks[m].tag == "NP"
            and chunks[k].lemma in {"tell", "inform", "remind", "assure", "warn"}
        ):
            m += 1
        while (
            m + 1 < len(chunks)
            and chunks[m].tag in {"PREP", "TO"}
            and chunks[m + 1].tag == "NP"
            and self._finite_after(chunks, m + 2)
        ):
            m += 2
        end = self._content_end(chunks, k, subject)
        if m < len(chunks) and chunks[m].tag == "THAT" and all(c.tag == "BREAK" for c in chunks[m + 1 :]):
            return None if obliged(chunks[k]) else (chunks[m].start, chunks[m].end, "topic")
        if m < len(chunks) and chunks[m].tag == "THAT":
            return chunks[min(m + 1, len(chunks) - 1)].start, end, "clause"
        if in_the_middle(chunks, k, m, subject):
            behind = (n + 1 for n in range(max(subject), len(chunks)) if chunks[n].tag == "COMMA" and min(subject) > k)
            parts = (n + 1 for n in range(min(subject), 0, -1) if chunks[n].low == ";")
            return chunks[next(behind, next(parts, 0))].start, end, "clause"
        if parenthetical_end(chunks, k, m, subject):
            return chunks[0].start, chunks[min(subject) - 1].start, "clause"
        inverted = bool(subject) and subject[0] > k
        before = min(subject[0], k) if subject else k
        parenthetical = before > 0 and chunks[before - 1].tag in {"COMMA", "BREAK"} and before - 1 > 0
        if inverted or (parenthetical and (m >= len(chunks) or chunks[m].tag in {"COMMA", "BREAK"})):
            return chunks[0].start, chunks[before - 1].start, "clause"
        if m >= len(chunks):
            return None
        if chunks[m].tag == "SUB" and chunks[m].low in {"whether", "how", "if", "why", "where", "when"}:
            return chunks[m].start, end, "topic"
        if chunks[m].tag in {"NP", "PREP", "BREAK", "SUB", "NEG"} and self._own_clause(chunks, m, k):
            return chunks[m].start, end, "clause"
        gerund = chunks[m].tag == "VG" and (chunks[m].form == "ing" or chunks[m].words[0].low == "having")
        if gerund and not topical:  # "denied selling", "admitted having sold"
            return chunks[m].start, end, "clause"
        document = bool(subject) and chunks[subject[0]].head in words("voices.sources", "documents")
        planned = (
            chunks[m].tag == "NP"
            and chunks[m].head in words("voices.phase", "planned_nouns")
            and chunks[k].lemma == "announce"
        )
        if chunks[m].tag == "NP" and stance != "denies" and (planned or (document and topical)):
            return chunks[m].start, end, "clause"
        if stance == "denies" and accused_of(chunks, m):
            return chunks[m].start, end, "clause"
        if chunks[m].tag == "NP" and (stance == "denies" or topical):
            return chunks[m].start, end, "topic"
        return None

    def _own_clause(self, chunks: Sequence[Chunk], m: int, k: int) -> bool:
        """Whether what follows the verb has a finite verb of its own ("said this drone could be …")."""
        for n in range(m, len(chunks)):
            if chunks[n].tag in {"COMMA", "CC"} and n > m and chunks[n - 1].tag != "NP":
                return False
            if chunks[n].tag == "REL":
                return False
            if chunks[n].tag == "VG" and chunks[n].finite:
                single = len(chunks[n].words) == 1 and chunks[n].form in {"past", "pp"}
                reduced = (
                    single
                    and n + 1 < len(chunks)
                    and chunks[n + 1].tag in {"PREP", "TO"}
                    and not self._finite_after(chunks, n + 1)
                )
                return not (reduced and chunks[k].lemma not in {"say"})
        return False

    def _finite_after(self, chunks: Sequence[Chunk], n: int) -> bool:
        return any(c.tag in {"THAT"} or (c.tag == "VG" and c.finite) for c in chunks[n : n + 8])

    def _content_end(self, chunks: Sequence[Chunk], k: int, subject: Sequence[int]) -> int:
        """Where the content ends: before "and" + another verb of the same speaker, before ", while", or with the
        sentence.
        """
        reporting = (
            words("voices.reporting", "stated")
            | words("voices.reporting", "topic")
            | words("voices.reporting", "denies")
        )
        under = next((m for m in range(k, -1, -1) if chunks[m].tag == "SUB"), None)
        subordinate = under is not None and not any(c.tag == "VG" and c.finite for c in chunks[under:k])
        for m in range(k + 1, len(chunks)):
            if grounds(chunks, m):
                return chunks[m].start
            if (
                subordinate
                and chunks[m].tag == "COMMA"
                and m + 1 < len(chunks)
                and chunks[m + 1].tag == "NP"
                and self._finite_after(chunks, m + 2)
            ):
                return chunks[m].start
            if (
                chunks[m].tag == "COMMA"
                and m + 1 < len(chunks)
                and (
                    chunks[m + 1].low in {"but", "while", "whereas", "although", "though"}
                    or (chunks[m + 1].form == "ing" and chunks[m + 1].lemma in words("voices.reporting", "participles"))
                )
            ):
                return chunks[m].start
            if chunks[m].tag == "CC" and m + 1 < len(chunks) and chunks[m + 1].tag == "VG":
                other = chunks[m + 1]
                same = other.lemma in reporting and other.form == chunks[k].form and other.finite
                if same or says_on(chunks, m + 1) == k:
                    return chunks[m].start
        return chunks[-1].end


def _finite(chunks: Sequence[Chunk]) -> bool:
    return any(c.tag == "VG" and c.finite for c in chunks)
