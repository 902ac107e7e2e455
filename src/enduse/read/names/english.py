"""The names of English prose: everything that stands in it is found first, then weighed, then joined."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import structs

from enduse.read.encoder.seen import Seen
from enduse.read.known import Known
from enduse.read.names import aliases
from enduse.read.names.apposed import acronym_beside
from enduse.read.names.bodies import Body, bodies
from enduse.read.names.called import without_roles
from enduse.read.names.cues import cues
from enduse.read.names.designations import designations
from enduse.read.names.figures import Figures
from enduse.read.names.found import Found, Names, Spot
from enduse.read.names.kinds import kind_of, surely_person
from enduse.read.names.publications import Publication, by_head, by_last_word, last_words, publications
from enduse.read.names.references import references
from enduse.read.names.runs import Run, capital, is_adjective, runs
from enduse.read.names.shortened import shortened
from enduse.read.names.spots import extended, governing, hyphenated
from enduse.read.names.stand_ins import stand_ins
from enduse.read.names.voted import seen_spots, voted
from enduse.read.segment import Sentence
from enduse.records.document import Document

#: FollowTheMoney schemas of known names, by the kind of mention they make.
KINDS = {"Person": "person", "Vessel": "item", "Airplane": "item", "Vehicle": "item", "Address": "place"}


_ADJECTIVE_ENDINGS = ("an", "ese", "ish", "ic", "i")


def find_names(
    document: Document,
    sentences: Sequence[Sentence],
    known: Known,
    seen: Sequence[Seen] | None = None,
    figures: Figures | None = None,
) -> Names:
    """All names, dates, quantities and sums in the sentences of a document, with the references they belong to.

    Names that stand only in titles and headings are not taken. `known` are names of lists: they are found even where
    no cue tells what they are. `seen` is what the encoder saw in each sentence, where it has looked.
    """
    text = document.text
    body = [n for n, s in enumerate(sentences) if not heading(s, sentences)]
    prose = [sentences[n] for n in body]
    spots = _spots(text, prose, known)
    if seen is not None:
        spots = voted(text, _resolved(spots), seen_spots(text, prose, [seen[n] for n in body]))
    spots = shortened(prose, _resolved(spots))
    spots = _resolved(spots + list(_in_headings(text, sentences, spots)))
    found, refs = references(text, prose, without_roles(text, spots))
    taken = {place for f in found for place in range(f.start, f.end)}
    figures = figures or Figures(document)
    for sentence in prose:
        when, amounts = figures.of(sentence)
        for time in when:
            found.append(Found(time.start, time.end, "date"))
        for amount in amounts:
            if taken.isdisjoint(range(amount.start, amount.end)):
                found.append(Found(amount.start, amount.end, "money" if amount.money else "quantity"))
    return Names(tuple(sorted(found, key=lambda f: (f.start, f.end))), refs)


def heading(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether a sentence is a title or section head: marked so, or a first line that does not end like a sentence."""
    if sentence.heading:
        return True
    if sentence.paragraph != sentences[0].paragraph or len(sentences) < 2 or len(sentence.text) >= 200:
        return False
    alone = sum(1 for s in sentences if s.paragraph == sentence.paragraph) == 1
    return alone and sentence.text.rstrip("\"'”’»)")[-1:] not in (".", "!", "?", ":", ";", ",")


def _spots(text: str, prose: Sequence[Sentence], known: Known) -> list[Spot]:
    """Every name of the prose with its kind, places of one name alike."""
    media = [p for s in prose for find in (publications, by_head) for p in find(text, s.start, s.end)]
    named = last_words(text, media)
    media = [p for p in media if p.key.removeprefix("The ") not in named]
    media += [p for s in prose for p in by_last_word(text, s.start, s.end, named)]
    spots = [_of_publication(p) for p in media]
    for sentence in prose:
        spots += [_of_body(b) for b in bodies(text, sentence.tokens)]
        spots += list(_dateline(text, sentence))
        parties = {s.start: s for s in stand_ins(text, sentence.start, sentence.end)}
        spots += parties.values()
        models = (span for span in designations(text, sentence.tokens) if text[slice(*span)] not in cues().groups)
        spots += [Spot(a, b, "item", text[a:b]) for a, b in models if a not in parties]
        spots += [Spot(a, b, "place", text[a:b]) for a, b in hyphenated(sentence.tokens)]
    spots = _resolved(spots)
    groups: dict[str, list[tuple[Run, Sentence]]] = {}
    derived = _derived(prose)
    for run in _whole(text, list(runs(text, prose, [(s.start, s.end) for s in spots]))):
        if run.text not in cues().generic and not all(is_adjective(w) or w in derived for w in run.words):
            groups.setdefault(_own(run.text), []).append((run, prose[run.sentence]))
    placed = _placed(prose)
    short = _shorts(groups) | dict.fromkeys(_firms(groups), "organization")
    for own, forms in groups.items():
        kind = short.get(own) or kind_of(forms, placed)
        if kind is not None:
            guessed = kind == "person" and own not in short and not surely_person(forms)
            spots += [_spot(text, run, sentence, kind, guessed) for run, sentence in forms]
    spots += _equated(text, spots, groups)
    spots = _adjoined(text, _spelled_out(text, spots))
    spans, covered = [(s.start, s.end) for s in prose], [(s.start, s.end) for s in spots]
    for match in known.matches(text) if prose else ():
        within = _last_from(spans, match.start)
        before = _last_from(covered, match.end - 1)
        if within is not None and match.end <= within[1] and not (before and match.start < before[1]):
            kind = KINDS.get(match.name.schema, "organization")
            spots.append(Spot(match.start, match.end, kind, text[match.start : match.end]))
    return spots


def _last_from(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """The last of some sorted spans that begins at a place or before it."""
    at = bisect_right(spans, place, key=lambda s: s[0])
    return spans[at - 1] if at else None


_DATELINE = re.compile(r"(?P<place>[A-Z][A-Z.'’ -]{2,30}[A-Z])(?:,[^\n]{0,40}|\s\([^)\n]{2,40}\))?\s*[-–—]\s")


def after_dateline(text: str, sentence: Sentence) -> int:
    """How many tokens of a sentence are its dateline: "PORT HALLOW, June 18 (Kestrel Wire) - "."""
    m = _DATELINE.match(text, sentence.start, sentence.end)
    return sum(t.start < m.end() for t in sentence.tokens) if m else 0


def _dateline(text: str, sentence: Sentence) -> Iterator[Spot]:
    """The place in capitals that opens a report: "PORT HALLOW, June 18 (Kestrel Wire) - …"."""
    m = _DATELINE.match(text, sentence.start, sentence.end)
    if m:
        yield Spot(*m.span("place"), "place", m["place"].title())


def _own(run_text: str) -> str:
    """The form under which all places of one name are weighed together."""
    return " ".join(run_text.split())


def _of_body(body: Body) -> Spot:
    return Spot(body.start, body.end, "organization", f"{body.country or ''} {body.core}".strip(), body.country, True)


def _of_publication(publication: Publication) -> Spot:
    return Spot(publication.start, publication.end, "publication", publication.key, publication.country or None)


def _spot(text: str, run: Run, sentence: Sentence, kind: str, guessed: bool) -> Spot:
    """One place of a name."""
    start, end, own = run.start, run.end, _own(run.text)
    country = None
    if kind == "place":
        end = extended(sentence.tokens, run.last, own)
        own = text[start:end] if end != run.end else governing(sentence.tokens, run.first, run.last, own)
        end = max(end, run.end)
    elif kind == "item":
        words = own.split()
        while len(words) > 1 and (is_adjective(words[0]) or words[0].rstrip(".") in ("U.S", "US", "UK")):
            start += text[start:end].index(words[1])
            words = words[1:]
        own = " ".join(words)
    return Spot(start, end, kind, own, country, run.body, guessed)


def _placed(prose: Sequence[Sentence]) -> Counter[str]:
    """How often words in capitals follow a preposition of place."""
    counts: Counter[str] = Counter()
    for sentence in prose:
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            if tokens[i - 1].low in cues().place_before and capital(tokens[i]):
                for last in range(i + 1, min(i + 4, len(tokens) + 1)):
                    counts[" ".join(t.text for t in tokens[i:last])] += 1
    return counts


def _whole(text: str, found: Sequence[Run]) -> Iterator[Run]:
    """The runs, with the first word given back that was cut off, where other runs have it."""
    others = {" ".join(r.words[:2]) for r in found if not r.cut}
    for run in found:
        if run.cut and f"{run.cut} {run.words[0]}" in others:
            start = text.rindex(run.cut, 0, run.start)
            yield structs.replace(run, first=run.first - 1, start=start, text=text[start : run.end], cut="", before="")
        else:
            yield run


def _derived(prose: Sequence[Sentence]) -> frozenset[str]:
    """Words that look like the adjective of another name of the document: "Velmoran" beside "Velmora", also in
    "Velmoran-Ostian"."""
    words = {t.text for s in prose for t in s.tokens if capital(t)}
    parts = {part for word in words for part in word.split("-") if part[:1].isupper()}
    stems: dict[str, list[str]] = {}
    for base in words:
        if len(base) > 4 and "-" not in base:
            stems.setdefault(base[: max(4, len(base) - 2)], []).append(base)

    def of_name(part: str) -> bool:
        bases = (base for n in range(4, len(part) + 1) for base in stems.get(part[:n], ()))
        return part.endswith(_ADJECTIVE_ENDINGS) and any(base != part and len(base) <= len(part) for base in bases)

    adjectives = {p for p in parts if of_name(p)}
    return frozenset(w for w in words if all(p in adjectives or is_adjective(p) for p in w.split("-")))


def _firms(groups: dict[str, list[tuple[Run, Sentence]]]) -> list[str]:
    """Names that stand elsewhere in the document with a legal form, unless a cue tells that a person is meant."""
    legal = {aliases.plain(own) for own, forms in groups.items() if any(run.legal for run, _ in forms)}
    return [
        own for own, forms in groups.items() if " " in own and aliases.plain(own) in legal and not surely_person(forms)
    ]


def _shorts(groups: dict[str, list[tuple[Run, Sentence]]]) -> dict[str, str]:
    """Single words that are the surname of a person or the own name of an organization named in full elsewhere."""
    found: dict[str, str] = {}
    kinds = {own: kind_of(forms, {}) for own, forms in groups.items() if len(own.split()) > 1}
    for own, kind in sorted(kinds.items()):
        words = own.split()
        if kind == "person":
            found.setdefault(words[-1], "person")
        elif kind == "organization":
            body = [w for w in words if w.lower().strip(".,") not in cues().trade | cues().strong]
            for word in body:
                if len(word) > 3 and word[0].isupper() and aliases.significant([word.lower()]) and not word.isupper():
                    found.setdefault(word, "organization")
            rest = {w.lower().strip(".,") for w in words[1:]}
            if rest <= cues().trade | cues().strong | {"co", "ltd", "inc", "llc", "corp", "gmbh"} and not is_adjective(
                words[0]
            ):
                found.setdefault(words[0], "organization")
            if words[-1] in ("Department", "Ministry") and len(words) > 1:
                found.setdefault(words[-2], "organization")
    return {own: kind for own, kind in found.items() if own in groups}


def _equated(text: str, spots: Sequence[Spot], groups: dict[str, list[tuple[Run, Sentence]]]) -> Iterator[Spot]:
    """Names that stand in brackets behind another name and had no kind of their own: "International Institute …
    (IISS)"."""
    have = {(s.start, s.end) for s in spots}
    kinds: dict[str, str] = {}
    begins = {run.start: own for own, forms in groups.items() for run, _ in forms}
    for spot in spots:
        m = re.match(r"\s?\((?:the |also |aka |a\.k\.a\. )?[\"“”'«]?", text[spot.end : spot.end + 20])
        if m:
            own = begins.get(spot.end + m.end())
            shared = own is not None and {*own.split()} & {*spot.own.split()}
            if own is not None and (spot.kind != "person" or shared or m.group().strip(" (")):
                kinds.setdefault(own, spot.kind)
    for own, kind in kinds.items():
        for run, _ in groups[own]:
            if (run.start, run.end) not in have:
                yield Spot(run.start, run.end, kind, own)


def _spelled_out(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """The spots, those of an acronym beside the full name of an organization as that organization's."""
    ordered = sorted(spots, key=lambda s: s.start)
    short: set[str] = set()
    for left, right in pairwise(ordered):
        one, other = (left, right) if right.kind == "organization" else (right, left)
        if other.kind == "organization" and one.kind in ("item", "place") and acronym_beside(text, left, right):
            short.add(one.own)
    return [structs.replace(s, kind="organization", country=None) if s.own in short else s for s in ordered]


def _adjoined(text: str, spots: Sequence[Spot]) -> list[Spot]:
    """Model code and name of one item side by side as one: "K239 Chunmoo"."""
    joined: list[Spot] = []
    for spot in _resolved(spots):
        last = joined[-1] if joined else None
        if last and last.kind == spot.kind == "item" and text[last.end : spot.start] == " ":
            joined[-1] = Spot(last.start, spot.end, "item", text[last.start : spot.end])
        else:
            joined.append(spot)
    return joined


def _in_headings(text: str, sentences: Sequence[Sentence], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Names of the body where they stand in headings."""
    forms = {text[s.start : s.end]: s for s in reversed(spots)}
    for sentence in sentences:
        if heading(sentence, sentences):
            for form in sorted((f for f in forms if f in sentence.text), key=lambda f: (-len(f), f)):
                for m in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", sentence.text):
                    spot = forms[form]
                    yield Spot(
                        sentence.start + m.start(),
                        sentence.start + m.end(),
                        spot.kind,
                        spot.own,
                        spot.country,
                        spot.body,
                    )


def _resolved(spots: Sequence[Spot]) -> list[Spot]:
    """No two spots over the same words: bodies and longer spots first."""
    kept: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(spots, key=lambda s: (-(s.end - s.start), s.start, s.kind)):
        if taken.isdisjoint(range(spot.start, spot.end)):
            kept.append(spot)
            taken.update(range(spot.start, spot.end))
    return sorted(kept, key=lambda s: s.start)
