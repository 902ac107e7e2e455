"""The names of the rules and of the encoder, as one: a kind is voted over all places of a form in the document."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from enduse.read.encoder.seen import Seen
from enduse.read.grammar.lexicon import words
from enduse.read.names.cues import cues
from enduse.read.names.found import Spot
from enduse.read.names.runs import ends_date, is_adjective
from enduse.read.names.spots import governing
from enduse.read.segment import Sentence

#: A number at the end of a name.
_NUMBER = re.compile(r"\s(?:No\.?\s?)?\d{1,4}$")
#: Below this score a name that only the encoder sees is not taken.
LEAST_NAME = 0.6


def seen_spots(text: str, sentences: Sequence[Sentence], seen: Sequence[Seen]) -> list[tuple[Spot, float]]:
    """The names that the encoder sees, with scores; without articles, possessives and words that only tell a nation."""
    found: list[tuple[Spot, float]] = []
    for sentence, saw in zip(sentences, seen, strict=True):
        for name in saw.names:
            first, last = name.start, name.end
            while first < last and sentence.tokens[first].low in {"the", "a", "an"}:
                first += 1
            while ends_date(sentence.tokens, first, last):
                first += 1
            while last > first and not any(c.isalnum() for c in sentence.tokens[last - 1].text):
                last -= 1
            tokens = sentence.tokens[first:last]
            if not tokens or all(is_adjective(t.text) for t in tokens):
                continue
            if all(t.low in words("titles") or t.text == "." for t in tokens):
                continue  # "Dr", "Brig. Gen"
            if name.label == "item" and all(t.low in words("frames.goods", "heads") for t in tokens):
                continue  # "UAV" names no model
            start, end = tokens[0].start, tokens[-1].end
            if text[start:end].endswith(("'s", "’s")):
                end -= 2
            if not any(c.isupper() for c in text[start:end]):
                continue
            own = " ".join(text[start:end].split())
            if own in cues().nameless or own in cues().codes:
                continue
            if name.label == "place":
                own = governing(sentence.tokens, first, last, own)
            found.append((Spot(start, end, name.label, own), name.score))
    return found


def voted(text: str, ruled: Sequence[Spot], seen: Sequence[tuple[Spot, float]]) -> list[Spot]:
    """Spots of both. Where the rules see a name its bounds and kind stand, but for a number behind it ("Hai Tun 9"); a
    kind that was only guessed is voted over all places of the form. Where they see none, the encoder's names are taken
    when they are sure.
    """
    votes: dict[str, Counter[str]] = {}
    for spot, score in seen:
        votes.setdefault(text[spot.start : spot.end], Counter())[spot.kind] += score  # type: ignore[assignment]

    def judged(spot: Spot) -> Spot:
        cast = votes.get(text[spot.start : spot.end])
        if not spot.guessed or cast is None:
            return spot
        kind = max(sorted(cast), key=lambda k: cast[k])
        return structs.replace(spot, kind=kind, guessed=False)

    numbered = {s.start: s for s, score in seen if score >= LEAST_NAME and _NUMBER.search(text, s.start, s.end)}

    def whole(spot: Spot) -> Spot:
        longer = numbered.get(spot.start)
        if longer is None or longer.end <= spot.end or not _NUMBER.fullmatch(text, spot.end, longer.end):
            return spot
        return structs.replace(spot, end=longer.end, own=spot.own + text[spot.end : longer.end])

    kept = [whole(s) for s in ruled]
    for spot, score in seen:
        if score >= LEAST_NAME and all(s.end <= spot.start or spot.end <= s.start for s in kept):
            kept.append(spot)
    return [judged(s) for s in kept]
