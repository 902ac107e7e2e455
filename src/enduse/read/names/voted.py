"""The names of the rules and of the encoder, as one: a kind is voted over all places of a form in the document."""

from collections import Counter
from collections.abc import Sequence

from msgspec import structs

from enduse.read.encoder.seen import Seen
from enduse.read.names.found import Spot
from enduse.read.names.runs import is_adjective
from enduse.read.names.spots import governing
from enduse.read.segment import Sentence

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
            while last > first and not any(c.isalnum() for c in sentence.tokens[last - 1].text):
                last -= 1
            tokens = sentence.tokens[first:last]
            if not tokens or all(is_adjective(t.text) for t in tokens):
                continue
            start, end = tokens[0].start, tokens[-1].end
            if text[start:end].endswith(("'s", "’s")):
                end -= 2
            if not any(c.isupper() for c in text[start:end]):
                continue
            own = " ".join(text[start:end].split())
            if name.label == "place":
                own = governing(sentence.tokens, first, last, own)
            found.append((Spot(start, end, name.label, own), name.score))
    return found


def voted(text: str, ruled: Sequence[Spot], seen: Sequence[tuple[Spot, float]]) -> list[Spot]:
    """Spots of both. What the rules know for sure stands; elsewhere the encoder's bounds and the voted kind hold."""
    votes: dict[str, Counter[str]] = {}
    for spot, score in seen:
        votes.setdefault(text[spot.start : spot.end], Counter())[spot.kind] += score  # type: ignore[assignment]

    def kind(spot: Spot) -> str:
        cast = votes.get(text[spot.start : spot.end])
        return max(sorted(cast), key=lambda k: cast[k]) if cast else spot.kind

    kept = list(ruled)
    for spot, score in seen:
        over = [s for s in kept if s.start < spot.end and spot.start < s.end]
        if not over and score >= LEAST_NAME:
            kept.append(spot)
        elif over and not any(s.sure for s in over):
            same = next((s for s in over if (s.start, s.end) == (spot.start, spot.end)), None)
            kept = [s for s in kept if s not in over]
            kept.append(same or spot)
    return [
        s if s.sure or kind(s) == s.kind else structs.replace(s, kind=kind(s), own=text[s.start : s.end], guessed=False)
        for s in kept
    ]
