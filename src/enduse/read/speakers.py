"""Who a noun phrase is as a speaker: a party, a document with those who reviewed it, or someone without a name."""

import re
from collections.abc import Sequence

from msgspec import Struct

from enduse.read import gender
from enduse.read.corefer import Referents, Standing
from enduse.read.fill import named_after, named_behind
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.joined import coordinated
from enduse.read.grammar.lexicon import verb_forms, words
from enduse.read.names import Found
from enduse.records.claim import VoiceKind


class Link(Struct, frozen=True):
    """One link of a chain: the words, what kind of speaker, and the party where there is one. `said` is where the words
    of the sentence itself stand, where these are others: "он".
    """

    name: str
    kind: VoiceKind
    start: int
    end: int
    key: str | None = None
    said: tuple[int, int] | None = None


class Speakers:
    """Knows the speakers of one document; remembers who reviewed which documents."""

    def __init__(self, text: str, referents: Referents) -> None:
        self.text, self.referents = text, referents
        self._reviewer: dict[str, Link] = {}
        self.last: Link | None = None  # who spoke last, for "it" and "they" as speakers
        self.teller: Link | None = None  # who spoke last in nobody else's words, for "he" and "she"

    def chain(self, chunks: Sequence[Chunk], at: int, it: str | None) -> tuple[Link, ...]:
        """The voices that a noun phrase stands for, outermost first: "documents reviewed by Reuters" -> Reuters,
        documents.
        """
        beside = named_after(chunks, at) or named_behind(chunks, at)
        at = at if beside is None else beside
        group = _alternatives(chunks, at)
        reviewer = next((r for m in group if (r := self._reviewed_by(chunks, m, it)) is not None), None)
        links = [link for m in group if (link := self._link(chunks, m, it)) is not None]
        if not links:
            return ()
        if reviewer is not None:
            for m in group:
                if chunks[m].name is None:
                    self._reviewer[self._class(chunks[m].head)] = reviewer
        inner = next((x for x in links if x.kind == "document"), links[0])
        if any(x.kind == "publication" and chunks[at].name is None for x in (inner,)):
            return (inner,)
        if inner.kind in {"document", "anonymous"} and reviewer is None and self._given(chunks[at]):
            reviewer = self._reviewer.get(self._class(chunks[at].head))
        return (reviewer, inner) if reviewer is not None and reviewer.name != inner.name else (inner,)

    def _given(self, phrase: Chunk) -> bool:
        """Whether a phrase takes up sources spoken of before: "the documents", "X's reports", "a report from X"."""
        documents = self._class(phrase.head) == "documents"
        if any(w.low in words("voices.sources", "not_given") for w in phrase.words):
            return False
        return phrase.definite or (documents and (phrase.owner is not None or phrase.head == "report"))

    def _class(self, head: str) -> str:
        return "documents" if head in words("voices.sources", "documents") else "anonymous"

    def _reviewed_by(self, chunks: Sequence[Chunk], m: int, it: str | None) -> Link | None:
        """The reviewer in "documents reviewed by Reuters"."""
        for n in range(m + 1, min(m + 6, len(chunks))):
            if chunks[n].tag == "CC":
                return None
            if chunks[n].tag == "VG":
                if (
                    chunks[n].lemma in _lemmas(words("voices.sources", "seen_by"))
                    and n + 2 < len(chunks)
                    and chunks[n + 1].low == "by"
                ):
                    return self._link(chunks, n + 2, it)
                return None
            if chunks[n].tag in {"BREAK", "THAT", "COMMA"}:
                return None
        return None

    def _link(self, chunks: Sequence[Chunk], m: int, it: str | None) -> Link | None:
        """One noun phrase as a speaker, or None when it is none."""
        phrase = chunks[m]
        start, end = phrase.start, phrase.end
        nobody = words("nouns.things", "spans") | words("voices.silence", "policies")
        if phrase.name is None and phrase.head.removesuffix("s") in nobody:
            return None  # "a week after X wrote", "it is the policy of X not to comment"
        if phrase.head in words("voices.sources", "documents") and (
            phrase.name is None or phrase.name.kind != "publication"
        ):
            if m + 2 < len(chunks) and chunks[m + 1].low in {"from", "of", "by"} and chunks[m + 2].tag == "NP":
                end = chunks[m + 2].end
            return Link(self.text[start:end], "document", start, end)
        if phrase.name is None and phrase.head in words("nouns.corefer", "lawyers"):
            client = self.referents.client_of(phrase, it, _behind(chunks, m))
            if client is not None:  # "her lawyer", "X's lawyers", "a lawyer for X" speak for the client
                end = chunks[m + 2].end if _behind(chunks, m) is not None else end
                return Link(self.text[start:end], self.referents.voice_of(client), start, end, client)
        if phrase.name is None and phrase.owner is None and phrase.head in words("voices.sources", "anonymous"):
            if (
                m + 2 < len(chunks)
                and chunks[m + 1].low in {"from", "of", "in", "at", "for"}
                and chunks[m + 2].tag == "NP"
            ):
                end = chunks[m + 2].end
            return Link(self.text[start:end], "anonymous", start, end)
        if (
            phrase.name is None
            and phrase.definite
            and phrase.head in {"paper", "newspaper", "outlet", "publication", "magazine", "website"}
        ):
            return Link(self.text[start:end], "publication", start, end)
        if phrase.low in {"he", "she"} and (nearer := self._unnamed_person(chunks, m)) is not None:
            return self._link(chunks, nearer, it)
        person = phrase.low in {"he", "she"}
        if (
            person
            and self._spoke_last(phrase)
            and self.text[max(0, phrase.start - 3) : phrase.start].rstrip()[-1:] in {*'”»"'}
        ):
            return self.teller  # "“…,” he said"
        if phrase.low in {"it", "they"} and self.last is not None and _fits(phrase.low, self.last):
            return self.last
        standing = self.referents.of(phrase, it)
        if phrase.low == "they" and standing.kind in {"person", "place"} and standing.key in self.referents.known:
            return Link(self.text[start:end], "anonymous", start, end)  # one person, a country is not "they"
        if person and standing.key is None and self._spoke_last(phrase):
            return self.teller
        if person and standing.key in self.referents.described:
            standing = Standing(standing.kind, standing.key, *self.referents.described[standing.key])
        if phrase.name is None and standing.key is None and standing.kind in {"thing", "person"} and _someone(phrase):
            if _some(phrase) and m + 2 < len(chunks) and chunks[m + 1].low == "of" and chunks[m + 2].tag == "NP":
                end = chunks[m + 2].end  # "one of them"
            return Link(self.text[start:end], "anonymous", start, end)
        if (
            phrase.name is None
            and standing.key is not None
            and (spoken := self.referents.named(standing.key, phrase.start))
        ):
            standing = Standing(standing.kind, standing.key, *spoken)  # "it", "the company": the voice goes by its name
        if standing.kind in {"organization", "publication", "person", "place"} and standing.key is not None:
            kind: VoiceKind = "organization" if standing.kind == "place" else standing.kind  # type: ignore[assignment]
            if standing.key.startswith("unnamed:"):
                kind = "anonymous"
            return Link(self.text[standing.start : standing.end], kind, standing.start, standing.end, standing.key)
        return None

    def _spoke_last(self, phrase: Chunk) -> bool:
        """Whether "he" may be the one who spoke last."""
        if self.teller is not None and self.teller.kind == "person" and self.teller.key is not None:
            return self.referents.may_be_called(phrase.low, self.teller.key, phrase.start)
        if self.teller is None or self.teller.kind != "anonymous":
            return False
        who = re.split(r"\s(?:for|of|at|from|in|with)\s", self.teller.name.lower())[0]
        return not who.endswith("s") and gender.of_description(who) in {None, gender.PERSONAL[phrase.low]}

    def _unnamed_person(self, chunks: Sequence[Chunk], m: int) -> int | None:
        """The person without a name whom "he" at m means: "…, the official said, though he admitted …"; nobody of whom
        a quotation before it tells.
        """
        people = words("frames.persons", "heads") | words("voices.sources", "anonymous")
        quoted = [(a, b) for a, b in self.referents.quoted if b <= chunks[m].start]
        for k in range(m - 1, -1, -1):
            if any(a <= chunks[k].start < b for a, b in quoted):
                continue
            named, head = chunks[k].name, chunks[k].head
            if named is not None and named.kind == "person":
                return None
            if chunks[k].words[0].low in gender.PERSONAL and chunks[k].words[0].low != chunks[k].low:
                return None  # "her lawyer said she …"
            if chunks[k].tag == "NP" and named is None and head in people:
                return k if not head.endswith("s") else None
        return None


def _fits(pronoun: str, link: Link) -> bool:
    """Whether who spoke last may be meant by "it" (a paper) or "they" (several without a name)."""
    if pronoun == "it":
        return link.kind == "document"
    return link.kind == "anonymous" and link.name.split()[-1].lower().endswith("s")


def _behind(chunks: Sequence[Chunk], m: int) -> Found | None:
    """Who is named by "for X", "of X" behind the noun phrase at m."""
    led = m + 2 < len(chunks) and chunks[m + 1].low in {"for", "of"}
    return chunks[m + 2].name if led else None


def _someone(phrase: Chunk) -> bool:
    """Whether a phrase without a name may be a speaker: "the accused", "she", "both", "two drivers", "some"."""
    first = phrase.words[0]
    return (
        first.low in {"he", "she", "they", "we", "i", "both", "neither"}
        or _some(phrase)
        or phrase.low in words("voices.sources", "bodies")
        or (first.tag in {"DET", "NUM"} and phrase.words[-1].tag == "N")
        or (phrase.words[-1].tag == "N" and phrase.head.endswith("s") and _people(phrase))
    )


def _people(phrase: Chunk) -> bool:
    """Whether a plural stands for people or bodies: "American intelligence agencies", "local monitors"."""
    if phrase.head in words("voices.sources", "people"):
        return True
    singular = phrase.head.removesuffix("ies") + "y" if phrase.head.endswith("ies") else phrase.head.removesuffix("s")
    return bool({phrase.head, singular} & (words("frames.organizations", "heads") | words("frames.persons", "heads")))


def _some(phrase: Chunk) -> bool:
    """Whether a phrase tells how many and not of what: "one", "two", "others"."""
    return len(phrase.words) < 3 and (phrase.low in words("voices.sources", "some") or phrase.words[-1].tag == "NUM")


def _alternatives(chunks: Sequence[Chunk], at: int) -> list[int]:
    """The noun phrases at one level of a chain: "sources from an agency and documents reviewed by X"."""
    found = coordinated(chunks, at)
    k = found[-1]
    while k + 2 < len(chunks):
        if chunks[k + 1].tag == "PREP" and chunks[k + 2].tag == "NP":
            k += 2
        elif (
            chunks[k + 1].tag == "CC"
            and chunks[k + 2].tag == "NP"
            and not (
                k + 3 < len(chunks)
                and chunks[k + 3].tag == "VG"
                and chunks[k + 3].finite
                and len(chunks[k + 3].words) > 1
            )
        ):
            k += 2
            found.append(k)
        else:
            break
    return found


def _lemmas(participles: frozenset[str]) -> frozenset[str]:
    """Lemmas of the participles in a cue list."""
    return frozenset(v.lemma for p in participles for v in verb_forms().get(p, ()))
