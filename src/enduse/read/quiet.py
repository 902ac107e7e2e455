"""Silences in other words: who of several is silent, "requests to X went unanswered", "there was no reply", "that is
beyond me", "nobody at X knew".
"""

from collections.abc import Callable, Iterator, Sequence

from enduse.read.fill import named_after
from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import subject_of
from enduse.read.grammar.lexicon import words
from enduse.read.speakers import Link
from enduse.records.claim import Stance

#: A silence before it is put to anybody: what it is, the positions of who is silent, its words, what it is about.
Quiet = tuple[Stance, list[int], tuple[int, int], tuple[int, int] | None]


def parties(chunks: Sequence[Chunk], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The noun phrases in some spans that each are a party: "A, its agent B and the embassy in C" are three."""
    found: list[int] = []
    for start, end in spans:
        inside = [k for k, c in enumerate(chunks) if c.tag == "NP" and start <= c.words[-1].token.start < end]
        for k in inside:
            hangs = k > 0 and chunks[k - 1].tag in {"PREP", "TO"} and chunks[k - 1].start >= start
            if hangs and not _joined(chunks, k - 1):
                continue
            if named_after(chunks, k) is not None or _beside(chunks, k):
                continue
            found.append(k)
    return found


def _joined(chunks: Sequence[Chunk], preposition: int) -> bool:
    """Whether a preposition is the second of two joined ones: "to X and to Y"."""
    return preposition > 0 and chunks[preposition - 1].tag == "CC"


def _beside(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether a noun phrase only tells what the one before its comma is: "X, a trader, …"."""
    described = chunks[k].name is None and chunks[k].words[0].low in {"a", "an"}
    return described and k > 1 and chunks[k - 1].tag == "COMMA" and chunks[k - 2].tag == "NP"


def quiet(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """The silence that the verb group at `k` tells in other words than "did not answer"; None where it tells none."""
    return next((told for way in _WAYS if (told := way(chunks, k)) is not None), None)


def _dead_line(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "X's telephone has been disconnected", "its phone rang unanswered": nobody was there to answer."""
    group = chunks[k]
    subject = next(iter(subject_of(chunks, k)), None)
    if subject is None or chunks[subject].head not in words("voices.silence", "lines"):
        return None
    said = {w.low for c in chunks[k : k + 3] for w in c.words} | {group.lemma}
    if chunks[subject].owner is None or not said & words("voices.silence", "dead"):
        return None
    return "no_reply", [subject], (group.start, group.end), None


def _unanswered(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Requests to X and to Y went unanswered", "X left questions unanswered"."""
    group, topics = chunks[k], words("voices.silence", "no_reply_topics")
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    near = [w.low for c in chunks[k + 1 : k + 4] for w in c.words]
    without = "without" in near and bool(set(near) & words("voices.silence", "no_answers"))
    if after is None or not (
        without or {"unanswered", "unreturned"} & {w for c in chunks[k + 1 : k + 3] for w in c.low.split()}
    ):
        return None
    cue = (group.start, after.end)
    if group.lemma == "leave":
        asked = next((w for w in after.words if w.low in topics), None)
        return "no_reply", subject_of(chunks, k), cue, (asked.token.start, asked.token.end) if asked else None
    if group.lemma not in {"go", "remain", "be", "stay"}:
        return None
    at = next((m for m in range(k - 1, -1, -1) if chunks[m].tag == "NP" and chunks[m].head in topics), None)
    to = list(_receivers(chunks, at + 1, k)) if at is not None else []
    return ("no_reply", to, cue, chunks[at].core) if at is not None and to else None


def _returned(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Messages left with X were not returned", "e-mails to X bounced"."""
    group = chunks[k]
    back = group.lemma == "bounce" or (
        group.passive
        and (group.lemma == "ignore" or (group.negated and group.lemma in words("voices.silence", "no_reply_verbs")))
    )
    at = next((m for m in range(k - 1, -1, -1) if chunks[m].tag == "NP" and chunks[m].head in _topics()), None)
    to = list(_receivers(chunks, at + 1, k)) if back and at is not None else []
    return ("no_reply", to, (group.start, group.end), None) if to else None


def _topics() -> frozenset[str]:
    return words("voices.silence", "no_reply_topics")


def _written(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "I rang X and nobody answered", "we called X and got no answer": X is who is silent."""
    group = chunks[k]
    after = [w.low for c in chunks[k + 1 : k + 4] for w in c.words]
    heard = group.lemma == "hear" and after[:1] == ["nothing"]
    got = group.lemma in {"get", "receive", "have"} and after[:1] == ["no"]
    if not heard and not (got and set(after) & words("voices.silence", "no_answers")):
        return None
    asked = (m for m in range(k - 1, -1, -1) if chunks[m].tag == "VG")
    verb = next((m for m in asked if chunks[m].lemma in words("voices.silence", "asking_verbs")), None)
    to = next((m for m in range(verb + 1, k) if chunks[m].tag == "NP"), None) if verb is not None else None
    if to is None and "from" in after:
        to = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag == "NP" and chunks[m - 1].low == "from"), None)
    return ("no_reply", [to], (group.start, chunks[k + 1].end), None) if to is not None else None


def _absent(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "X is not named in the invoice", "X does not appear in the register", "the ledger shows no tie between X and
    Y": the paper does not say.
    """
    group = chunks[k]
    papers = words("voices.sources", "documents")
    appears = group.lemma == "appear" or (group.passive and group.lemma in words("voices.silence", "silent_papers"))
    subject = subject_of(chunks, k)
    if group.negated and appears and subject:
        inside = (m for m in range(k + 1, min(k + 4, len(chunks))) if chunks[m].tag == "NP")
        paper = next((m for m in inside if chunks[m].head in papers and chunks[m - 1].low in {"in", "on"}), None)
        if paper is not None:
            return "unaware", [paper], (group.start, group.end), chunks[subject[0]].core
    after = chunks[k + 1] if k + 1 < len(chunks) else None
    if after is None or not subject or chunks[subject[0]].head not in papers:
        return None
    none = after.low == "no" or after.words[0].low == "no"
    if group.lemma in {"show", "contain", "give", "mention", "list"} and none:
        thing = k + 2 if after.low == "no" and k + 2 < len(chunks) else k + 1
        return "unaware", subject[:1], (group.start, after.end), chunks[thing].core
    return None


def _unreached(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Attempts to reach X failed", "an attempt to contact X was unsuccessful"."""
    group = chunks[k]
    unable = "unable" in group.helpers or (group.negated and group.modal in {"could", "cannot", "can"})
    if unable and not group.passive and group.lemma in words("voices.silence", "reaching") - {"find", "trace"}:
        reached = chunks[k + 1 : k + 2]
        return ("no_reply", [k + 1], (group.start, group.end), None) if reached and reached[0].tag == "NP" else None
    failed = group.lemma == "fail" or any(
        w.low in {"unsuccessful", "fruitless", "vain"} for c in chunks[k : k + 4] for w in c.words
    )
    tried = next((m for m in range(k) if chunks[m].tag == "VG" and chunks[m].infinitive), None)
    if not failed or tried is None or chunks[tried].lemma not in words("voices.silence", "reaching"):
        return None
    subject = [m for m in range(tried + 1, k) if chunks[m].tag == "NP"]
    return ("no_reply", subject, (group.start, group.end), None) if subject else None


def _no_sign(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "There is no evidence that X knew", "there was no indication that …"."""
    group = chunks[k]
    near = [w.low for c in chunks[k + 1 : k + 3] for w in c.words]
    sign = "no" in near[:1] and bool(set(near) & words("voices.negation", "no_proof") - {"truth"})
    if group.lemma != "be" or not sign or k == 0 or chunks[k - 1].low != "there":
        return None
    that = next((m + 1 for m in range(k, min(k + 5, len(chunks) - 1)) if chunks[m].tag in {"THAT", "PREP"}), None)
    if that is None:
        return None
    end = next((m for m in range(that, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    return "unaware", [], (group.start, chunks[that - 1].end), (chunks[that].start, chunks[end - 1].end)


def _nobody_there(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Nobody at X could be reached", "nobody answered the door at X"."""
    group = chunks[k]
    reached = group.passive and group.lemma in words("voices.silence", "reaching")
    if not reached and group.lemma not in words("voices.silence", "no_reply_verbs"):
        return None
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in {"BREAK", "THAT", "COMMA"}), 0)
    if first >= k or (
        not {chunks[first].words[0].low} & {"nobody", "none"} and chunks[first].low not in {"no one", "no-one"}
    ):
        return None
    at = next((m + 1 for m in range(first, len(chunks) - 1) if chunks[m].low in {"at", "of", "from"}), None)
    named = at is not None and chunks[at].tag == "NP"
    return ("no_reply", [at], (group.start, group.end), None) if named and at is not None else None


def _ignorance(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "X professed ignorance of the deal", "claims ignorance", "denied any knowledge of it", "denied being aware"."""
    group, near = chunks[k], chunks[k + 1 : k + 3]
    heads = {w.low for c in near if c.tag in {"NP", "PRED"} for w in c.words}
    professes = group.lemma in {"profess", "claim", "plead", "feign"} and "ignorance" in heads
    denies = group.lemma in words("voices.reporting", "denies") and not group.negated
    if not (professes or (denies and heads & {"knowledge", "aware", "awareness"})):
        return None
    at = next(m for m in range(k + 1, k + 3) if {w.low for w in chunks[m].words} & heads and chunks[m].tag != "VG")
    at = at if professes or {w.low for w in chunks[at].words} & {"knowledge", "aware", "awareness"} else at + 1
    about = at + 2 if at + 2 < len(chunks) and chunks[at + 1].low == "of" and chunks[at + 2].tag == "NP" else None
    return "unaware", subject_of(chunks, k), (group.start, chunks[at].end), chunks[about].core if about else None


def askers(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Where the words of those stand who got no answer: they asked, and are not silent themselves."""
    found: set[int] = set()
    for k, group in enumerate(chunks):
        behind = {w.low for c in chunks[k + 1 : k + 4] for w in c.words}
        active = group.tag == "VG" and not group.passive
        if (
            active
            and group.lemma in words("voices.silence", "getting")
            and behind & words("voices.silence", "no_answers")
        ):
            found |= {w.token.start for m in subject_of(chunks, k) for w in chunks[m].words}
    return frozenset(found)


def only_asks(link: Link) -> bool:
    """Whether a silence is put to the question or to who asks it: "e-mails to X bounced", "we heard nothing"."""
    said = link.name.lower().split()
    return bool(said) and (said[-1] in words("voices.silence", "no_reply_topics") or said[0] in {"we", "i"})


def _receivers(chunks: Sequence[Chunk], first: int, last: int) -> Iterator[int]:
    """Those behind "to": "to X and Y", "to X and to Y"."""
    to = False
    for m in range(first, last):
        if chunks[m].tag == "TO" or (chunks[m].tag == "PREP" and chunks[m].low == "with"):
            to = True
        elif chunks[m].tag == "NP" and to:
            yield m
            to = m + 1 < last and chunks[m + 1].tag in {"CC", "COMMA"}
        elif chunks[m].tag == "PREP":
            to = False


def _no_answer(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "There was no reply from X", "no answer came from X", "nothing has been heard from X"."""
    group = chunks[k]
    near = [w.low for c in chunks[max(0, k - 2) : k + 3] for w in c.words]
    answer = next((w for w in near if w in words("voices.silence", "no_answers")), None)
    said = answer is not None and "no" in near and group.lemma in {"be", "come", "arrive", "receive", "get"}
    heard = group.lemma == "hear" and group.passive and (group.negated or "nothing" in near)
    if not (said or heard):
        return None
    by = next((m + 1 for m in range(k, min(k + 6, len(chunks) - 1)) if chunks[m].low in {"from", "by"}), None)
    silent = [by] if by is not None and chunks[by].tag == "NP" else []
    return "no_reply", silent, (group.start, group.end), None


def _awaited(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "We still await a reply from X", "is waiting for an answer from X"."""
    before = {w.low for c in chunks[max(0, k - 1) : k + 1] for w in c.words}
    if chunks[k].lemma not in {"await", "wait"} or chunks[k].negated or "longer" in before:
        return None
    near = range(k + 1, min(k + 4, len(chunks)))
    answer = next((m for m in near if chunks[m].head in words("voices.silence", "no_answers")), None)
    if (
        answer is None
        or answer + 2 >= len(chunks)
        or chunks[answer + 1].low != "from"
        or chunks[answer + 2].tag != "NP"
    ):
        return None
    return "no_reply", [answer + 2], (chunks[k].start, chunks[answer].end), None


def _beyond(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Where the pumps stand is beyond me", "that is all we know", "more we do not know"."""
    group = chunks[k]
    after = [w.low for c in chunks[k + 1 : k + 4] for w in c.words]
    ends = after[:1] == ["beyond"] and "knowledge" in after
    ends = ends or (
        "knowledge" in after and any(c.lemma in {"end", "stop"} or c.low == "ends" for c in chunks[k + 1 : k + 5])
    )
    known = after[:1] == ["all"] and any(c.lemma == "know" for c in chunks[k + 1 : k + 4])
    if group.lemma != "be" or not (after[:2] in (["beyond", "me"], ["beyond", "us"]) or ends or known):
        return None
    start = chunks[0].start
    return "unaware", [], (group.start, chunks[min(k + 2, len(chunks) - 1)].end), (start, chunks[k - 1].end if k else 0)


def _nobody(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "Nobody at the firm knew of it", "none of them had ever heard of X", "nobody has shown us a paper"."""
    group = chunks[k]
    if (absent := _nobody_there(chunks, k)) is not None:
        return absent
    shown = group.lemma in {"show", "tell", "inform"} and k + 1 < len(chunks) and chunks[k + 1].low in {"me", "us"}
    tells = (
        group.modal in {"can", "could"} and group.lemma in words("voices.silence", "knowing") and _asks(chunks, k + 1)
    )
    if not (shown or tells or group.lemma in {"know", "hear", "learn"}) or group.passive:
        return None
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in {"BREAK", "THAT", "COMMA"}), 0)
    if chunks[first].tag == "CC" or chunks[first].tag == "THAT":
        first += 1
    if not any(chunks[m].words[0].low in words("voices.negation", "nobody") for m in range(first, min(first + 2, k))):
        return None
    said = (m for m in range(k + 1 + shown, min(k + 4, len(chunks))) if chunks[m].tag == "NP")
    about = next(said, None)
    return "unaware", [], (group.start, group.end), chunks[about].core if about is not None else None


def _unknowable(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "It is impossible to say whether X sold", "there is no way of knowing who paid"."""
    group = chunks[k]
    loose = group.infinitive or group.form == "ing"
    if not loose or group.lemma not in words("voices.silence", "knowing") or not _asks(chunks, k + 1):
        return None
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in {"BREAK", "THAT", "COMMA"}), 0)
    said = [w.low for c in chunks[first:k] for w in c.words]
    be = next((m for m in range(first, k) if chunks[m].lemma in {"be", "seem", "remain"}), None)
    negated = be is not None and ("no" in said or chunks[be].negated)
    if be is None or not {*said} & words("voices.silence", "no_telling" if negated else "unknowable"):
        return None
    end = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks) - 1)
    return "unaware", [], (chunks[be].start, group.end), (chunks[k + 1].start, chunks[end - 1].end)


def not_said(chunks: Sequence[Chunk], k: int) -> int | None:
    """Where the clause begins that somebody does not say: "does not say that …", "nothing in it says that …"."""
    group = chunks[k]
    if group.tag != "VG" or group.passive or group.infinitive or group.lemma not in words("voices.silence", "unsaying"):
        return None
    if not (group.negated or _nothing(chunks, k)) or group.modal in words("voices.silence", "refusing"):
        return None
    m = k + 1
    while m < len(chunks) and chunks[m].tag in {"TIME", "ADV"}:
        m += 1
    if m < len(chunks) and chunks[m].tag == "THAT" and m + 1 < len(chunks):
        return m + 1
    closes = next((n for n in range(m + 1, len(chunks)) if chunks[n].tag in {"VG", "COMMA", "BREAK", "REL"}), m)
    takes = closes + 1 < len(chunks) and chunks[closes + 1].tag == "NP"
    clause = closes > m and chunks[closes].finite and (takes or not chunks[closes].participle)
    clause = clause and not any(c.tag in {"THAT", "SUB"} for c in chunks[m:closes])
    return m if clause and chunks[m].tag == "NP" else None


def _nothing(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether "nothing", or "nothing in the report", is the subject of the verb at `k`."""
    first = next((m + 1 for m in range(k - 1, -1, -1) if chunks[m].tag in {"BREAK", "THAT", "COMMA", "VG"}), 0)
    return first < k and chunks[first].low in {"nothing", "neither", "none"}


def _unsaid(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "It does not say that X sold", "nothing in the report suggests that …": who does not say it does not know."""
    begins = not_said(chunks, k)
    if begins is None:
        return None
    silent = subject_of(chunks, k)
    if not chunks[k].negated and silent and silent[0] + 2 < k and chunks[silent[0] + 1].low in {"in", "of"}:
        silent = [silent[0] + 2]
    end = next((m for m in range(begins, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    return "unaware", silent, (chunks[k].start, chunks[k].end), (chunks[begins].start, chunks[end - 1].end)


def _asks(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether a clause that leaves something open begins at `m`."""
    return m < len(chunks) and chunks[m].words[0].low in words("voices.silence", "asking") | {"if"}


def _question(chunks: Sequence[Chunk], k: int) -> Quiet | None:
    """ "The question is whether X sold", "the question of whether X sold remains open"."""
    heads = words("voices.silence", "questions")
    if chunks[k].lemma == "be" and not chunks[k].negated and chunks[k + 1 : k + 2] and chunks[k + 1].low == "whether":
        subject = subject_of(chunks, k)
        asks = bool(subject) and chunks[subject[0]].head in heads
        return ("unaware", [], (chunks[k].start, chunks[k].end), chunks[subject[0]].core) if asks else None
    after = chunks[k + 1].low if k + 1 < len(chunks) else ""
    if chunks[k].lemma not in {"be", "remain", "stay"} or chunks[k].negated or after not in _OPEN:
        return None
    opens = next((m for m in range(k - 1, 0, -1) if chunks[m].low == "whether"), None)
    head = next((m for m in range((opens or 1) - 1, max(-1, (opens or 1) - 4), -1) if chunks[m].tag == "NP"), None)
    if opens is None or head is None or chunks[head].head not in heads:
        return None
    return "unaware", [], (chunks[k].start, chunks[k + 1].end), (chunks[opens].start, chunks[k - 1].end)


_OPEN = frozenset({"open", "unanswered", "unclear", "unresolved", "unsettled"})


#: Every way to be silent, in the order in which they are tried.
_WAYS: tuple[Callable[[Sequence[Chunk], int], Quiet | None], ...] = (
    _dead_line,
    _unanswered,
    _returned,
    _unreached,
    _written,
    _no_answer,
    _awaited,
    _no_sign,
    _beyond,
    _unknowable,
    _question,
    _nobody,
    _unsaid,
    _ignorance,
    _absent,
)
