"""What stands around an event and takes it back: "the claim that … is untrue", "no crate was shipped", "the embargo
forbids supplying", "before any engine was delivered".
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from enduse.read.event import Event
from enduse.read.frames import Sense
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments, subject_of
from enduse.read.grammar.lexicon import words
from enduse.read.propose import Told
from enduse.read.saying import Saying
from enduse.records.claim import Stance


def denied_by_each(told: Told, sayings: Sequence[Saying], at: int) -> Iterator[Told]:
    """What is told once for each who denies it: "A, B and C denied that …". Where they deny a deed of their own, each
    denies its own.
    """
    denies = told.stance == "denies" and told.chain
    over = (s for s in sayings if denies and s.others and s.start <= at < s.end and s.chain[-1] == told.chain[-1])
    saying = next(over, None)
    if saying is None:
        yield told
        return
    chains = (saying.chain, *saying.others)
    speakers = {c[-1].key for c in chains} - {None}
    own = {f.standing.key for f in told.event.fillers} & speakers
    for chain in chains:
        if not own or chain[-1].key in own:
            yield structs.replace(told, chain=(*told.chain[: -len(saying.chain)], *chain))


def doubted(parts: Sequence[Chunk], trigger: int) -> Stance | None:
    """What stands before "that": "it is false that …" denies, "no evidence was found that …" does not know; or behind
    its clause: "the claim that … is untrue".
    """
    that = next((m for m in range(trigger - 1, -1, -1) if parts[m].tag == "THAT"), None)
    if that is None:
        subject = subject_of(parts, trigger) if parts[trigger].tag == "VG" else []
        says = subject[0] - 1 if subject and subject[0] < trigger else -1
        return "denies" if says > 0 and parts[says].tag == "VG" and misstated(parts, says) else None
    said = range(that - 1, max(-1, that - 4), -1)
    if any(misstated(parts, m) for m in said):
        return "denies"
    before = []
    for m in range(that - 1, -1, -1):
        if parts[m].tag in {"BREAK", "COMMA", "THAT"}:
            break
        before += [w.low for w in parts[m].words]
    if words("voices.negation", "no_proof") & set(before) and {"no", "not", "without", "nor"} & set(before):
        return "denies" if "truth" in before else "unaware"
    if words("voices.negation", "told_things") & set(before) and _untrue_behind(parts, trigger):
        return "denies"
    false = words("voices.reporting", "false") & set(before)
    return "denies" if false or ({"not", "n't"} & set(before) and {"true", "correct"} & set(before)) else None


def misstates(parts: Sequence[Chunk], at: int, trigger: int) -> bool:
    """Whether the saying at `at` tells the event at `trigger` wrongly; not "wrongly stated the day on which"."""
    return at >= 0 and misstated(parts, at) and not any(c.tag == "REL" for c in parts[at + 1 : trigger])


def misstated(parts: Sequence[Chunk], at: int) -> bool:
    """Whether the verb of saying at `at` tells that what is said is not so: "incorrectly stated that …"; or who says it
    is a version of the text that is no longer the text.
    """
    if {w.low for w in parts[at].words} & words("voices.reporting", "misstating"):
        return True
    said = words("voices.reporting", "stated") | words("voices.reporting", "probable")
    if parts[at].tag != "VG" or parts[at].lemma not in said:
        return False
    near = [parts[at], *(c for c in (*parts[max(0, at - 1) : at], *parts[at + 1 : at + 2]) if c.tag == "ADV")]
    if any(w.low in words("voices.reporting", "untruly") for c in near for w in c.words):
        return True
    subject = [parts[m] for m in arguments(parts, at).subject]
    version = [c for c in subject if c.head in words("voices.reporting", "versions")]
    return any(w.low in words("voices.reporting", "earlier") for c in version for w in c.words)


def _untrue_behind(parts: Sequence[Chunk], trigger: int) -> bool:
    """Whether "is untrue", "was a lie" or "is not correct" closes the clause that the event stands in."""
    for m in range(trigger + 1, len(parts) - 1):
        if parts[m].tag == "BREAK":
            return False
        if parts[m].tag == "VG" and parts[m].passive and _put_away(parts, m):
            return not parts[m].negated  # "the claim that … is rejected by the ministry", "… are made up"
        if parts[m].tag == "VG" and parts[m].finite:
            behind = [w.low for c in parts[m + 1 : m + 4] for w in c.words]
            said = set(behind)
            if {"no", "not"} & set(behind[1:]) or said & {"far", "less", "more", "longer"}:
                return False  # "is not without foundation", "is far from false"
            if parts[m].lemma in {"be", "remain", "appear", "seem"}:
                wanted = {"true", "correct", "right"} if parts[m].negated else words("voices.reporting", "false")
                return bool(said & (wanted | ({"foundation", "basis"} if "without" in said else set())))
            unlike = parts[m].negated and parts[m].lemma in words("voices.negation", "agreeing")
            groundless = parts[m].lemma in {"have", "lack"} and (
                parts[m].negated or parts[m].lemma == "lack" or "no" in said
            )
            return bool(said & words("voices.negation", "reality" if unlike else "grounds")) and (unlike or groundless)
    return False


def _put_away(parts: Sequence[Chunk], m: int) -> bool:
    """Whether the passive at `m` tells that its subject is rejected or invented: "were denied", "was made up"."""
    up = m + 1 < len(parts) and parts[m + 1].low == "up" and parts[m].lemma in words("voices.reporting", "inventing")
    false = {w.low for w in parts[m].words} & words("voices.reporting", "false")
    return up or bool(false) or parts[m].lemma in words("voices.reporting", "denies")


def taken_back(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether words around an event, and no verb of its own, tell that it was not."""
    return nobody(parts, event) or no_part(parts, event) or is_none(parts, event) or _nor(parts, event)


def nobody(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether a role of the event is filled by "no …", "none" or "nothing", or "had nothing to" goes before it."""
    at = event.trigger
    if at and parts[at].infinitive and parts[at - 1].words[0].low in words("voices.negation", "nobody"):
        return True
    for filler in event.fillers:
        k = filler.chunk
        if k is not None and k > 1 and parts[k - 1].low == "of" and parts[k - 2].tag == "NP":
            k -= 2  # "no bearing of type X"
        if k is not None and {w.low for w in parts[k].words[1:2]} & {"more", "fewer", "less", "later"}:
            continue  # "no more than 60 trucks"
        if k is not None and parts[k].head in words("voices.negation", "harmless"):
            continue  # "had no difficulty selling"
        if k is not None and (
            parts[k].words[0].low in words("voices.negation", "nobody")
            or (k and parts[k - 1].tag == "NEG" and parts[k - 1].low in words("voices.negation", "nobody") | {"nor"})
        ):
            return True
    return False


def no_part(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether somebody "had nothing to do with" what the event's noun tells, or "no part in" it."""
    if not event.noun:
        return False
    opens = (m + 1 for m in range(event.trigger - 1, -1, -1) if parts[m].tag in {"COMMA", "BREAK", "CC", "THAT", "REL"})
    said = [w.low for c in parts[max(event.trigger - 5, next(opens, 0)) : event.trigger] for w in c.words]
    return any(wording == said[n : n + len(wording)] for wording in _NO_PART for n in range(len(said)))


def is_none(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether somebody "is not a customer of X", "was never among its suppliers"."""
    if not event.noun or event.verb is not None or _particular(parts[event.trigger]):
        return False
    for m in range(event.trigger - 1, max(-1, event.trigger - 4), -1):
        if parts[m].tag == "VG":
            told = parts[m].lemma in words("frames.dealings", "being") and parts[m].negated
            return told and not any(w.low in _DEGREE for c in parts[m : event.trigger] for w in c.words)
        if parts[m].tag == "NEG":
            return not any(w.low in _DEGREE for c in parts[m : event.trigger] for w in c.words)
        if parts[m].tag not in {"PREP", "ADV"}:
            return False
    return False


#: "Not only a customer", "not just a supplier": more than that.
_DEGREE = frozenset({"only", "just", "merely", "simply", "solely", "mere"})


def _particular(phrase: Chunk) -> bool:
    """Whether a noun phrase tells which customer, or what a one: "the first customer", "a small supplier"."""
    before = [w for w in phrase.words[:-1] if w.low not in {"a", "an", "any", "ever"}]
    return bool(before) and not any(w.tag in {"NAME", "POSS", "PRON"} for w in before)


def _nor(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether a negation opens the clause of a verb: "nor does X deal with Y", "at no time did X deal with Y"."""
    for m in range(event.trigger - 1 if not event.noun else -1, -1, -1):
        turned = parts[m].tag == "VG" and all(w.tag in {"NEG", "DO", "HAVE", "BE"} for w in parts[m].words)
        if parts[m].tag in {"BREAK", "THAT"} or (parts[m].tag == "CC" and parts[m].low != "or"):
            return False
        if parts[m].tag == "REL" and all(c.tag != "COMMA" for c in parts[m : event.trigger]):
            return False  # "neither did Y, which sold 40 lenses"
        if turned and parts[m].negated:
            return "nor" in parts[m].low.split() or "neither" in parts[m].low.split()
        if parts[m].tag == "VG" and not turned:
            return False
        if parts[m].tag == "NEG":
            return 0 < _turned_at(parts, m) < event.trigger
    return False


def _turned_at(parts: Sequence[Chunk], m: int) -> int:
    """Where the auxiliary stands behind "nor" or "at no time" at `m`; 0 where none does."""
    never = parts[m].low == "no" and m > 0 and parts[m - 1].tag == "PREP"
    did = m + 2 if never else m + 1 if parts[m].low in {"nor", "neither"} else 0
    return did if 0 < did < len(parts) and parts[did].tag == "VG" else 0


_NO_PART = (["nothing", "to", "do", "with"], ["no", "part", "in"], ["no", "role", "in"], ["no", "hand", "in"],
            ["not", "involved", "in"], ["no", "involvement", "in"], ["no", "connection", "to"],
            ["no", "connection", "with"], ["not", "party", "to"])  # fmt: skip


def forbidden(parts: Sequence[Chunk], event: Event) -> bool:
    """Whether the event is only spoken of as forbidden: "the embargo forbids supplying arms", "these goods may not be
    re-exported", "the buyer shall not resell them".
    """
    k = event.trigger
    group = parts[k]
    barring = group.modal in {"shall", "must"} or (group.modal == "may" and group.passive)
    if group.tag == "VG" and group.negated and not group.perfect and barring:
        return True
    needed = k > 0 and {"need", "require"} & {*group.helpers}  # "a licence is needed to export lenses"
    if needed and parts[k - 1].head in words("voices.negation", "permits"):
        return True
    if event.noun or not (parts[k].form == "ing" or parts[k].infinitive):
        return False
    if _without_permit(parts, k):
        return True
    return any(w.low in words("voices.negation", "forbids") for c in parts[max(0, k - 3) : k] for w in c.words)


def _without_permit(parts: Sequence[Chunk], k: int) -> bool:
    """Whether the infinitive at `k` tells what a permit would be for that is not there: "never obtained a licence to
    export lenses", "has no permission to sell them".
    """
    at = next((m for m in range(k - 1, max(-1, k - 3), -1) if parts[m].tag == "NP"), None)
    if at is None or not parts[k].infinitive or parts[at].head not in words("voices.negation", "permits"):
        return False
    first = next((m + 1 for m in range(at - 1, -1, -1) if parts[m].tag in {"BREAK", "THAT", "REL", "SUB"}), 0)
    none = words("voices.negation", "nobody") | {"without"}
    return any(c.tag == "NEG" or c.negated or c.words[0].low in none for c in parts[first : at + 1])


def anything(sense: Sense, event: Event) -> bool:
    """Whether the item is "any …", which tells that something is only thought of; "before a single one was sold"."""
    goods = [f.chunk for f in event.fillers if f.role == "item" and f.chunk is not None]
    if goods and sense.chunks[goods[0]].words[0].low == "any":
        return True
    before = [at for at in goods if at > 0 and sense.chunks[at - 1].low == "before"]
    said = [[w.low for w in sense.chunks[at].words] for at in before]
    return any(each[0] == "any" or each[:2] == ["a", "single"] for each in said)
