"""Bare denials in Chinese: 检方指控某厂供货，|该厂对此予以否认. What is denied is what was told of the party before."""

from collections.abc import Iterator, Sequence

from enduse.read.hedge import Hedge
from enduse.read.propose import Told
from enduse.read.saying import Saying
from enduse.records.claim import CueField
from enduse.records.proposal import ProposedWhen

Dated = tuple[Told, ProposedWhen | None]


def denied(saying: Saying, told: Sequence[Dated]) -> Iterator[Dated]:
    """The events told before that one who only denies is a party of, as denied by that one."""
    key = saying.chain[-1].key
    for item, day in told:
        parties = {f.standing.key for f in item.event.fillers}
        others = not any(link.key == key for link in item.chain)
        if key in parties and others and item.event.verb is not None and _charge(item):
            cues: tuple[tuple[CueField, int, int], ...] = (("voice", *saying.cue), ("stance", *saying.cue))
            sure = Hedge("stated", item.hedge.phase, item.hedge.state)
            yield Told(item.event, sure, saying.chain, "denies", cues), day


def _charge(item: Told) -> bool:
    """Whether somebody says so, or it is only supposed: what the text itself tells as sure is not what is denied."""
    doubtful = item.hedge.certainty in {"probable", "possible"}
    deed = item.event.relation not in {"sanction", "location", "affiliation", "statement"}
    return item.stance == "asserts" and deed and (bool(item.chain) or doubtful)
