"""The events of the rules and of the encoder as one telling: each event once, and only what may be meant."""

from collections.abc import Sequence

from enduse.read.corefer import Standing
from enduse.read.enough import MADE
from enduse.read.event import ENCODER, RULES, Event, Filler
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words
from enduse.read.identity import identified
from enduse.read.misread import misread

#: A transfer or a sanction that only the encoder saw, in a document that does not speak of goods, must be this sure.
PLAIN = 0.65


def united(rules: Sequence[Event], encoder: Sequence[Event], chunks: Sequence[Chunk] = ()) -> list[Event]:
    """The events of both, each told once: a rule's event takes over the roles and marks that only the encoder saw."""
    left = list(encoder)
    found: list[Event] = []
    for event in rules:
        same = next((e for e in left if _same(event, e)), None)
        if same is not None:
            left.remove(same)
            _take_over(event, same, chunks)
        found.append(event)
    for event in left:
        others = [e for e in (*found, *left) if e is not event]
        event.fillers = [f for f in event.fillers if f.role != "supplier" or not any(_awaits(f, e) for e in others)]
    for event in left:  # "develops and builds X" is one claim, and so is "ships and imports X"
        if not any(_made_alike(event, other) or _told_before(event, other) or _owns(event, other) for other in found):
            found.append(event)
    return found


def _same(rule: Event, seen: Event) -> bool:
    if rule.trigger == seen.trigger and (rule.relation, seen.relation) == ("transfer", "visit"):
        goes = [f.standing for f in seen.fillers_of("visitor")]  # "the vessel reached Y"
        return any(_touch(f.standing, g) for f in rule.fillers_of("item") for g in goes)
    if rule.relation != seen.relation and not {rule.relation, seen.relation} <= MADE:
        return False
    if rule.trigger == seen.trigger:
        return True
    shared = sum(any(f.role == g.role and _touch(f.standing, g.standing) for g in seen.fillers) for f in rule.fillers)
    return shared >= min(2, len(rule.fillers), len(seen.fillers))


def _touch(one: Standing, other: Standing) -> bool:
    return one.start < other.end and other.start < one.end


def _take_over(rule: Event, seen: Event, chunks: Sequence[Chunk]) -> None:
    taken = [(f.standing.start, f.standing.end) for f in rule.fillers]
    for filler in seen.fillers:
        overlaps = any(a < filler.standing.end and filler.standing.start < b for a, b in taken)
        if not overlaps and (not rule.has(filler.role) or _beside(rule, filler, chunks)):
            rule.fillers.append(filler)
    rule.marks, rule.counted, rule.dated = seen.marks, rule.counted or seen.counted, rule.dated or seen.dated
    rule.readers, rule.score = (RULES, ENCODER), seen.score


def _beside(rule: Event, filler: Filler, chunks: Sequence[Chunk]) -> bool:
    """Whether the encoder saw one more who is sanctioned with whom the rules saw: "X and al-Y were designated"."""
    k = filler.chunk
    if rule.relation != "sanction" or filler.role != "target" or k is None or k >= len(chunks):
        return False
    capital = any(w.token.text[:1].isupper() or "-" in w.token.text for w in chunks[k].words)
    return capital and k > 1 and chunks[k - 1].tag == "CC" and any(f.chunk == k - 2 for f in rule.fillers_of("target"))


def _awaits(giver: Filler, other: Event) -> bool:
    """Whether who would give goods only waits for goods by another event: "pumps that X has on order should land at
    Y".
    """
    ordered = other.relation == "transfer" and other.state in {"ordered", "planned"}
    return ordered and any(_touch(giver.standing, f.standing) for f in other.fillers_of("recipient"))


def _told_before(event: Event, other: Event) -> bool:
    """Whether another event of the relation has all that this one tells."""
    told = all(any(_touch(f.standing, g.standing) for g in other.fillers) for f in event.fillers)
    return event.relation == other.relation and told


def _owns(event: Event, other: Event) -> bool:
    """Whether a post is the stake that another event tells: "A. B., owner of X"."""
    if (event.relation, other.relation) != ("affiliation", "ownership"):
        return False
    pairs = (("member", "owner"), ("organization", "asset"))
    return all(
        any(_touch(f.standing, g.standing) for f in event.fillers_of(a) for g in other.fillers_of(b)) for a, b in pairs
    )


def _made_alike(event: Event, other: Event) -> bool:
    items = [f.standing for f in event.fillers_of("item")]
    return (
        {event.relation, other.relation} <= MADE
        and bool(items)
        and items == [f.standing for f in other.fillers_of("item")]
    )


def likely(event: Event, sense: Sense) -> bool:
    """Whether a transfer or sanction may be meant in its document: where the encoder sees no story of supply and the
    text hardly speaks of goods, only what is told plainly.
    """
    if event.relation in {"ownership", "sanction"} and _identifies(event, sense):
        return False
    if event.relation == "ownership" and ENCODER in event.readers and not _holds(event, sense):
        return False
    if _by_itself(event) or _goods_get_themselves(event) or _another_deed(event, sense):
        return False
    if _material(event, sense) or _stays(event, sense) or _boards(event, sense) or misread(event, sense):
        return False
    if event.relation == "sanction" and event.readers == (ENCODER,) and event.score < PLAIN and not _whom(event):
        return False
    if event.relation not in {"sanction", "transfer"} or sense.referents.trade or sense.referents.eventful is not False:
        return True
    return _plainly(event, sense)


def _by_itself(event: Event) -> bool:
    """Whether somebody would own itself or deal with itself: then one of the two is misread."""
    owners, assets = ({f.standing.key for f in event.fillers_of(role)} - {None} for role in ("owner", "asset"))
    parties = [f.standing.key for f in event.fillers_of("party")]
    return bool(owners & assets) or (len(parties) > 1 and len({*parties}) == 1 and parties[0] is not None)


def _goods_get_themselves(event: Event) -> bool:
    """Whether one word would be the goods and who has them: "how they got there is unclear"."""
    goods = {f.chunk for f in event.fillers_of("item")} - {None}
    ends = {f.chunk for role in ("recipient", "supplier", "end_user") for f in event.fillers_of(role)}
    return event.relation == "transfer" and bool(goods & ends)


def _another_deed(event: Event, sense: Sense) -> bool:
    """Whether a verb tells that something is done or built in, and not passed on: "carried out checks", "would be
    installed in aircraft"; not "were installed at X".
    """
    k, chunks = event.trigger, sense.chunks
    if event.relation != "transfer" or RULES in event.readers or chunks[k].tag != "VG":
        return False
    out = chunks[k].lemma == "carry" and k + 1 < len(chunks) and chunks[k + 1].low == "out"
    parties = any(event.has(role) for role in ("supplier", "recipient", "end_user"))
    return out or (chunks[k].lemma in words("frames.dealings", "fitting") and not parties)


def _stays(event: Event, sense: Sense) -> bool:
    """Whether goods stay where they are: "appear to have stayed in Turkey"; not "stands between the maker and X"."""
    stays = sense.chunks[event.trigger].lemma in words("frames.parts", "staying")
    return stays and event.relation == "transfer" and not event.has("via")


def _boards(event: Event, sense: Sense) -> bool:
    """Whether a ship is only boarded, off some place: that is no visit there; "boarded a flight to X" is."""
    if event.relation != "visit" or sense.chunks[event.trigger].lemma not in words("frames.parts", "boarding"):
        return False
    places = [f.chunk for f in event.fillers_of("place")]
    return all(k is None or not k or sense.chunks[k - 1].low not in {"to", "for"} for k in places)


def _material(event: Event, sense: Sense) -> bool:
    """Whether the maker would be what goods are made from: "is made exclusively from domestic components"."""
    made = event.relation == "production" and sense.chunks[event.trigger].passive
    makers = [f.chunk for f in event.fillers_of("producer") if f.chunk] if made else []
    return any(sense.chunks[m - 1].low in {"from", "of"} for m in makers)


def _identifies(event: Event, sense: Sense) -> bool:
    """Whether the words only tell who somebody is: "the maker is given as X", "the consignee was listed as X"."""
    parts, k = sense.chunks, event.trigger
    told = (m for m in range(k) if parts[m].head not in words("nouns.corefer", "parent"))
    return parts[k].tag == "VG" and any(identified(parts, m) == k + 2 for m in told)


def _holds(event: Event, sense: Sense) -> bool:
    """Whether what is held is the asset itself or a part of it: not "holds accounts for X", "pledged shares to X"."""
    trigger = sense.chunks[event.trigger]
    given = {m for p, m in arguments(sense.chunks, event.trigger).prepositions if p == "to"}
    if trigger.tag == "VG" and any(f.chunk in given for f in event.fillers_of("asset")):
        return False
    if trigger.tag != "VG" or trigger.passive or trigger.lemma not in words("frames.parts", "holding"):
        return True
    held = [m for group in arguments(sense.chunks, event.trigger).objects for m in group]
    stake = any({w.low for w in sense.chunks[m].words} & words("frames.parts", "stakes") for m in held)
    return not held or stake or any(f.chunk in held for f in event.fillers_of("asset"))


def _whom(event: Event) -> bool:
    """Whether a sanction falls on somebody or something by name: not "will disrupt the supply lines"."""
    keys = [f.standing.key for f in event.fillers_of("target")]
    return any(key is not None and not key.startswith(("unnamed:", "item:")) for key in keys)


def _plainly(event: Event, sense: Sense) -> bool:
    """Whether a transfer or sanction is plain enough for a document that does not speak of goods: somebody is named,
    and what passes is goods by its own word or passes between two who are named.
    """
    ends = [f for f in event.fillers if f.role not in {"item", "price", "programme", "reason"}]
    named = sum(f.standing.key is not None and not f.standing.key.startswith("unnamed:") for f in ends)
    if not named or (RULES not in event.readers and event.score < PLAIN):
        return False
    heads = {sense.chunks[f.chunk].head for f in event.fillers_of("item") if f.chunk is not None}
    goods = heads & words("frames.goods", "heads") or any(_named(f.standing) for f in event.fillers_of("item"))
    return event.relation == "sanction" or named > 1 or bool(goods)


def _named(goods: Standing) -> bool:
    """Whether goods go by a name of their own: a ship, a model."""
    return goods.key is not None and not goods.key.startswith("item:")
