"""What came to nothing: "the order was cancelled", "the sale never went ahead", "the deal to sell … fell through",
"called off the transfer", "was asked to supply it and refused", "the offer was never taken up".
"""

from collections.abc import Iterator, Sequence

from enduse.read.event import Event
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import subject_of
from enduse.read.grammar.lexicon import words

_ENDS = frozenset({"BREAK", "THAT", "REL", "SUB"})


def called_off(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether what was agreed or planned came to nothing."""
    k, infinitive = event.trigger, chunks[event.trigger].infinitive
    if not event.noun:
        noun = k - 1 if infinitive and k and chunks[k - 1].tag == "NP" else _under_which(chunks, k)
        if noun is None or chunks[noun].head not in _deals() | words("voices.ended", "schemes"):
            return False
    else:
        noun = _deal(chunks, k)
    if _off_before(chunks, noun):
        return True
    after = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in _ENDS | {"VG", "COMMA"}), None)
    if after is None or chunks[after].tag != "VG" or (event.noun and not _subject(chunks, after, noun)):
        return False
    return _came_to_nothing(chunks, after, chunks[noun], lasting=event.noun)


def _deals() -> frozenset[str]:
    return words("voices.pending", "orders")


def _subject(chunks: Sequence[Chunk], verb: int, noun: int) -> bool:
    """Whether the noun phrase at `noun` is the subject of the verb group at `verb`."""
    return noun in subject_of(chunks, verb)


def _came_to_nothing(chunks: Sequence[Chunk], at: int, deal: Chunk, *, lasting: bool) -> bool:
    """Whether the verb group at `at` tells that its subject, a deal, was cancelled, fell through or never happened."""
    group, behind = chunks[at], [c.low.split()[0] for c in chunks[at + 1 : at + 2]]
    off = group.lemma == "call" and behind == ["off"]
    plan = deal.head in words("voices.ended", "schemes") or _planned(deal)
    dropped = _cancels(group) or off or (plan and _lets_go(group))
    if group.passive and dropped:
        return not group.negated and not group.modal
    if group.negated:
        return _happens(chunks, at) and not group.modal and not _until(chunks, at)
    one = not lasting or deal.head in _deals() or not deal.head.endswith("s") or plan
    almost = any(w.low in {"nearly", "almost"} for c in chunks[at - 1 : at + 1] for w in c.words)
    done_to = [c for c in chunks[at + (1 if group.lemma == "collapse" else 2) :][:1] if c.tag == "NP"]
    if not one or almost or done_to:
        return False  # "exports collapsed in 2022", "fell through the year", "collapsed the market"
    return group.lemma == "collapse" or (group.lemma == "fall" and behind in (["through"], ["apart"]))


def _happens(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a verb group tells that something happens: "go ahead", "take place", "is signed"."""
    group = chunks[at]
    if group.perfect and all(w.low != "never" for w in group.words):
        return False  # "has not been signed": it may still be
    said = " ".join([group.lemma, *(w.low for c in chunks[at + 1 : at + 3] for w in c.words)])
    if any(said == way or said.startswith(f"{way} ") for way in _WAYS):
        return True
    inner = " ".join(w.low for w in group.words)
    return (
        group.lemma in words("voices.ended", "happening" if not group.passive else "concluding") or "to pass" in inner
    )


#: Ways to tell in more than one word that something happens.
_WAYS = ("go ahead", "go through", "go forward", "come about", "come off", "come to", "take place", "get off")


def _until(chunks: Sequence[Chunk], at: int) -> bool:
    """ "Was not signed until May"."""
    return any(c.low in {"until", "till"} for c in chunks[at + 1 : at + 4])


def _under_which(chunks: Sequence[Chunk], k: int) -> int | None:
    """The deal "under which X would have sold"."""
    group = chunks[k]
    rel = next((m for m in range(k - 1, 1, -1) if chunks[m].tag in _ENDS or chunks[m].finite), None)
    if rel is None or chunks[rel].tag != "REL" or group.modal not in {"would", "could", "should", "was"}:
        return None
    at = rel - 2 if chunks[rel - 1].tag == "PREP" else rel - 1
    return at if chunks[at].tag == "NP" else None


def _off_before(chunks: Sequence[Chunk], noun: int) -> bool:
    """Whether somebody cancels the deal whose noun stands at `noun`: "scrapped the sale", "called off the transfer"."""
    at = noun - 2 if noun > 1 and chunks[noun - 1].low == "off" else noun - 1
    if at < 0 or chunks[at].tag != "VG":
        return False
    group, off = chunks[at], at == noun - 2
    plan = chunks[noun].head in words("voices.ended", "schemes") or _planned(chunks[noun])
    said = _cancels(group, held=True) or (off and group.lemma == "call") or (plan and _lets_go(group))
    bare = group.infinitive and not (group.perfect and group.helpers)
    plain = not (group.negated or group.modal or bare)
    return said and plain and not (group.passive and group.words[-1].lemma == group.lemma and not group.infinitive)


def _planned(deal: Chunk) -> bool:
    """Whether a noun phrase tells of a deal as planned: "the proposed sale"."""
    return any(w.low in words("voices.phase", "planned_adjectives") for w in deal.words)


def _lets_go(group: Chunk) -> bool:
    """Whether a verb group tells that a plan was given up or put off."""
    return bool({group.lemma, group.words[-1].low} & words("voices.ended", "letting_go"))


def _cancels(group: Chunk, *, held: bool = False) -> bool:
    """Whether a verb group tells plainly that something was cancelled; `held`: also "is said to have cancelled"."""
    loose = group.infinitive or group.helpers
    plain = group.tag == "VG" and not (group.negated or group.modal or (loose and not (held and group.perfect)))
    return plain and bool({group.lemma, group.words[-1].low} & words("voices.ended", "cancelling"))


def kept(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether an event noun is what was not cancelled, or only came late: "the sale was never cancelled", "did not take
    place until May".
    """
    at = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in _ENDS | {"VG", "COMMA"}), None)
    after = chunks[at] if at is not None else None
    if at is None or after is None or after.tag != "VG" or not after.negated:
        return False
    if _happens(chunks, at) and _until(chunks, at):
        return True
    if not after.passive:
        return False
    does = words("voices.ended", "cancelling") | words("voices.ended", "stopping")
    return bool({after.lemma, after.words[-1].low} & does)


def _deal(chunks: Sequence[Chunk], k: int) -> int:
    """The noun at the head of "the contract for the supply of …", "talks on the sale of …"."""
    deals = _deals() | words("voices.ended", "schemes")
    hangs = k > 1 and chunks[k - 1].low in {"for", "on", "over", "about", "of"} and chunks[k - 2].tag == "NP"
    return k - 2 if hangs and chunks[k - 2].head in deals else k


# ------------------------------------------------------------------ asked for, offered, and turned down


def turned_down(chunks: Sequence[Chunk], event: Event) -> bool:
    """Whether what was asked for or offered was turned down: "was asked to supply them and refused", "offered them, but
    the offer was never taken up".
    """
    k = event.trigger
    if event.noun or chunks[k].tag != "VG":
        return False
    asked = bool({"ask", "request", "invite", "urge", "approach"} & {*chunks[k].helpers})
    offered = "offer" in {chunks[k].lemma, *chunks[k].helpers}
    return (asked and any(_refuses(chunks, m) for m in _joined(chunks, k))) or (offered and _not_taken(chunks, k))


def _joined(chunks: Sequence[Chunk], k: int) -> Iterator[int]:
    """The verb group that is joined to the one at `k` by "and" or "but"."""
    for m in range(k + 1, len(chunks) - 1):
        if chunks[m].tag in _ENDS or (chunks[m].tag == "VG" and chunks[m].finite):
            return
        if chunks[m].tag == "CC" and chunks[m].low in {"and", "but"}:
            verb = m + 2 if chunks[m + 1].words[0].tag == "PRON" and m + 2 < len(chunks) else m + 1
            if chunks[verb].tag == "VG":
                yield verb
                return


def _refuses(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether "refused", "said no" closes the clause, or "refused to do so": not "refused to say how many"."""
    refuses = words("voices.ended", "turning_down") - {"turn"}
    behind = chunks[m + 1] if m + 1 < len(chunks) else None
    return chunks[m].words[-1].lemma in refuses and (behind is None or behind.tag in {"BREAK", "COMMA", "TIME"})


def _not_taken(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "the offer" behind an offer was turned down, or never accepted."""
    for m in range(k + 1, len(chunks)):
        if chunks[m].tag != "NP" or chunks[m].head not in words("voices.ended", "offers"):
            continue
        verb = next((n for n in range(m + 1, min(m + 4, len(chunks))) if chunks[n].tag == "VG"), None)
        if verb is not None and chunks[verb].passive:
            taken = chunks[verb].lemma in words("voices.ended", "taking_up") and chunks[verb].negated
            down = chunks[verb].lemma in words("voices.ended", "turning_down") and not chunks[verb].negated
            return taken or down
        before = chunks[m - 1]
        return before.tag == "VG" and before.lemma in words("voices.ended", "turning_down") and not before.negated
    return False
