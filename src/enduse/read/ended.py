"""What became of a deed, or what somebody wants of it, by the verb above it: "stopped selling", "the order was
cancelled", "must ban the sale", "called on X to sanction Y", "suggested that we send".
"""

from collections.abc import Sequence

from msgspec import structs

from enduse.read.called_off import called_off, kept, turned_down
from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import event_nouns, subject_of
from enduse.read.grammar.lexicon import verb_forms, words
from enduse.read.hedge import Hedge
from enduse.read.phase import LASTING, lies_ahead
from enduse.records.claim import State

_WANTED = frozenset({"should", "must", "ought"})
_ENDS = frozenset({"BREAK", "THAT", "REL", "SUB"})


def settled(chunks: Sequence[Chunk], event: Event, told: Hedge) -> Hedge | None:
    """How an event is told once what stopped, cancelled or called for it is heard; None where it is no deed at all."""
    if event.relation in LASTING or event.relation == "statement":
        return told
    off = event.relation in {"transfer", "visit"} and called_off(chunks, event)
    stop = stop_of(chunks, event) if not off else None
    if stop is not None:
        return _stopped(chunks, stop, told)
    if not event.noun and told.negated and _no_longer(chunks, event.trigger):
        still = chunks[event.trigger].modal in words("voices.phase", "planned_modals")
        left = None if told.state == "planned" else told.state
        return structs.replace(told, phase="ongoing" if still else "done", state=left, negated=False)
    if event.noun and _banned(chunks, event.trigger):
        return None
    if off:
        certainty = "probable" if event.noun and told.certainty == "probable" else "stated"
        return structs.replace(told, phase="done", state=None, negated=True, certainty=certainty)
    if _not_meant(chunks, event) or turned_down(chunks, event):
        goods: State | None = "planned" if event.relation == "transfer" else None
        return structs.replace(told, phase="planned", state=goods, negated=True)
    if event.noun and told.negated and kept(chunks, event.trigger):
        told = structs.replace(told, negated=False)
    if event.noun and event.relation == "transfer" and _unlicensed(chunks, event.trigger):
        return structs.replace(told, phase="planned", state="planned", negated=True)
    proposed, trigger = _proposed(chunks, event), chunks[event.trigger]
    wanted = (trigger.modal in _WANTED and not trigger.perfect) or _called_for(chunks, event.trigger)
    if proposed or (event.relation == "sanction" and not event.noun and wanted):
        state = "planned" if event.relation == "transfer" else None
        return structs.replace(
            told, phase="planned", state=state, certainty="stated" if proposed else told.certainty, negated=False
        )
    return told


def ends(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether a time beside the event is that of its end: "deliveries were stopped", "the sale was called off"."""
    if event.relation in {"transfer", "visit"} and called_off(chunks, event):
        return True
    return event.relation not in LASTING and (
        stop_of(chunks, event) is not None or (not event.noun and _no_longer(chunks, event.trigger))
    )


def _no_longer(chunks: Sequence[Chunk], k: int) -> bool:
    """ "No longer sells", "does not sell any longer", "is not selling anymore"."""
    said = [w.low for w in chunks[k].words]
    behind = [w.low for c in chunks[k + 1 : k + 8] for w in c.words] if chunks[k].negated else []
    return ("no" in said and "longer" in said) or "anymore" in behind or ("any" in behind and "longer" in behind)


def stop_of(chunks: Sequence[Chunk], event: Event) -> int | None:
    """The verb group of "stopped selling", "to halt deliveries", "deliveries were stopped"."""
    if event.noun and (behind := _stopped_behind(chunks, event.trigger)) is not None:
        return behind
    if not event.noun and event.relation != "sanction" and _stops(chunks, event.trigger):
        return event.trigger
    k = event.trigger - 1
    while k >= 0 and chunks[k].tag == "ADV":
        k -= 1
    if k + 1 < event.trigger and event.noun and chunks[k].tag == "VG" and chunks[k + 1].low == "off":
        return k if chunks[k].lemma in words("voices.ended", "breaking_off") else None
    deed = event.noun or (event.trigger < len(chunks) and chunks[event.trigger].form == "ing")
    if k > 1 and event.noun and chunks[k].tag == "TO" and chunks[k - 1].head in words("voices.ended", "stopping"):
        puts = chunks[k - 2].tag == "VG" and chunks[k - 2].lemma == "put"
        return k - 2 if puts else k - 1  # "put an end to sales", "called for an end to sales"
    said = {chunks[k].lemma, chunks[k].words[-1].low} if k >= 0 else set()
    return k if deed and said & words("voices.ended", "stopping") else None


def _stops(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether the verb itself tells that deeds stopped: "has suspended deliveries"."""
    active = chunks[k].tag == "VG" and not chunks[k].passive and chunks[k].lemma in words("voices.ended", "stopping")
    head = chunks[k + 1].head if active and k + 1 < len(chunks) and chunks[k + 1].tag == "NP" else ""
    singular = {head, head.removesuffix("s"), head.removesuffix("ies") + "y"}
    return bool(singular & (event_nouns() | words("voices.ended", "going_on")))


def _stopped_behind(chunks: Sequence[Chunk], noun: int) -> int | None:
    """The verb group that tells that deliveries stopped, or were stopped; one delivery that was stopped was not made
    before.
    """
    head = chunks[noun].head
    if not head.endswith("s") and head not in words("voices.ended", "going_on"):
        return None
    verb = next((m for m in range(noun + 1, len(chunks)) if chunks[m].tag in _ENDS | {"VG"}), None)
    if verb is None or chunks[verb].tag != "VG" or noun not in subject_of(chunks, verb):
        return None
    group = chunks[verb]
    alone = group.passive or verb + 1 >= len(chunks) or chunks[verb + 1].tag not in {"NP", "VG"}
    stops = {group.lemma, group.words[-1].low} & words("voices.ended", "stopping")
    return verb if alone and stops else None


def _stopped(chunks: Sequence[Chunk], k: int, told: Hedge) -> Hedge | None:
    """What was stopped was done before; what is to be stopped goes on; a call to stop it tells nothing sure."""
    group = chunks[k]
    if group.modal in _WANTED or _called_for(chunks, k) or _subjunctive(chunks, k) or _demanded(chunks, k):
        return None
    state = None if told.state == "planned" else told.state
    if told.certainty == "conditional":
        return told
    if group.negated or group.infinitive or (group.tag == "VG" and lies_ahead(chunks, k)):
        return structs.replace(told, phase="ongoing", state=state, negated=False)
    return structs.replace(told, phase="done", state=state, negated=False)


def _demanded(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "an end to sales" is what is called for, urged or demanded."""
    verb = next((c for c in reversed(chunks[max(0, k - 3) : k]) if c.tag == "VG"), None)
    return chunks[k].tag == "NP" and verb is not None and verb.lemma in words("voices.ended", "urging") | {"call"}


def _called_for(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a verb group is what somebody calls for: "urged X to stop", "a call on X to suspend"."""
    if not chunks[k].infinitive:
        return False
    for m in range(k - 1, -1, -1):
        if chunks[m].tag in _ENDS:
            return False
        if chunks[m].tag == "VG" and not chunks[m].passive:
            if chunks[m].lemma == "call":
                return any(c.low in {"on", "upon", "for"} for c in chunks[m + 1 : m + 2])
            return chunks[m].lemma in words("voices.ended", "urging")
    return False


def _subjunctive(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a clause tells what is wanted: "demanded that X stop", "suggested that we send", "that they be sent"."""
    that = next((m for m in range(k - 1, 0, -1) if chunks[m].tag in _ENDS), None)
    if that is None or chunks[that].tag != "THAT":
        return False
    verb = next((chunks[m] for m in range(that - 1, max(-1, that - 4), -1) if chunks[m].tag == "VG"), None)
    if verb is None or verb.lemma not in words("voices.ended", "proposing"):
        return False
    group = chunks[k]
    bare = group.tag == "VG" and (group.words[0].low == "be" or (group.form == "base" and len(group.words) == 1))
    bare = bare or (group.tag == "NP" and any(_base(w.low) for w in group.words[1:]))  # "that Orlin stop selling"
    past = verb.form in {"past", "pp"} or verb.lemma not in {"suggest", "insist"}
    return bare and past


def _base(word: str) -> bool:
    """Whether a word may be a verb as it stands in the dictionary."""
    return any(v.form == "base" for v in verb_forms().get(word, ()))


def _proposed(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether a deed is only proposed: "suggested that we send it", "proposed sending it"."""
    k = event.trigger
    if event.noun:
        return False
    before = chunks[k - 1] if k else None
    gerund = chunks[k].form == "ing" and before is not None and before.tag == "VG"
    if gerund and before is not None and before.lemma in words("voices.ended", "proposing") - {"insist"}:
        return len(chunks[k].words) == 1
    return _subjunctive(chunks, k)


def _banned(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether an event noun is what is forbidden: "must ban sales of lenses"."""
    verb = chunks[k - 1] if k else None
    return verb is not None and verb.tag == "VG" and verb.words[-1].low in words("voices.negation", "forbids")


def _unlicensed(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a deed is one that no licence was given for: "has not granted a licence for the export of lenses"."""
    hangs = k > 2 and chunks[k - 1].low in {"for", "to"} and chunks[k - 2].head in words("voices.notable", "licences")
    verb = next((c for c in reversed(chunks[max(0, k - 6) : k - 2]) if c.tag == "VG"), None) if hangs else None
    if verb is None or verb.lemma not in words("voices.notable", "licensing") or verb.modal:
        return False
    none = chunks[k - 3].tag == "NEG" or chunks[k - 2].words[0].low == "no"
    return (verb.negated or none) != (verb.lemma in words("voices.notable", "refusing"))


def _not_meant(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether a deed is one that nobody means to do: "has no plans to sell", "had no intention of selling"."""
    k = event.trigger
    if event.noun or k < 2:
        return False
    at = k - 1 if chunks[k].infinitive else k - 2 if chunks[k - 1].low == "of" and chunks[k].form == "ing" else -1
    if at < 1 or chunks[at].tag != "NP" or chunks[at].head not in words("voices.phase", "meanings"):
        return False
    verb = next((c for c in reversed(chunks[max(0, at - 3) : at]) if c.tag == "VG"), None)
    none = chunks[at - 1].low == "no" or chunks[at].words[0].low == "no"
    return none or (verb is not None and verb.negated and verb.lemma in {"have", "be"})
