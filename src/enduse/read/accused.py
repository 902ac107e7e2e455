"""What a speech act is about where no "that" follows: what is called false or waved off, what somebody is charged with,
each of several that-clauses.
"""

from collections.abc import Iterator, Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.clause import arguments
from enduse.read.grammar.lexicon import words
from enduse.read.held import Held
from enduse.records.claim import Stance


def called_false(chunks: Sequence[Chunk], k: int) -> tuple[int, int] | None:
    """What "called X false" or "dismissed X as nonsense" speaks of (code points), if the words after it say false."""
    after = [c for c in chunks[k + 1 : k + 7] if c.tag not in {"ADV", "TIME"}]
    if not after or after[0].tag != "NP":
        return None
    said = any(w.low in words("voices.reporting", "false") for c in after for w in c.words)
    return after[0].core if said else None


def waved_off(chunks: Sequence[Chunk], k: int) -> bool:
    """Whether somebody "laughs off", "waves away" or "brushes aside" a claim or report that comes next."""
    behind = chunks[k + 1 : k + 3]
    if chunks[k].lemma not in words("voices.reporting", "waves") or len(behind) < 2:
        return False
    told = behind[1].tag == "THAT" or behind[1].head in words("voices.negation", "told_things")
    return behind[0].low in {"off", "away", "aside"} and told


def charged(chunks: Sequence[Chunk], k: int) -> tuple[int, int] | None:
    """What "charged X with selling" or "accuses X of having sold" alleges (code points): from the party to the end."""
    if chunks[k].lemma not in words("voices.reporting", "charges"):
        return None
    to = next(_leading(chunks, k, len(chunks)), None)
    over = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in {"BREAK", "THAT"}), len(chunks))
    return (chunks[k + 1].start, chunks[over - 1].end) if to is not None and to < over else None


def accused_of(chunks: Sequence[Chunk], m: int) -> bool:
    """Whether "accusations of selling" begins at `m`: to deny these is to deny the deed."""
    told = words("voices.blame", "charges") | words("voices.negation", "told_things")
    behind = chunks[m + 1 : m + 3]
    return chunks[m].head in told and len(behind) == 2 and behind[0].low == "of" and _doing(behind[1])


def plea(chunks: Sequence[Chunk], k: int) -> Held | None:
    """What the verb at `k` pleads: "pleaded not guilty to selling", "entered a plea of guilty"."""
    over = next((m for m in range(k + 1, len(chunks)) if chunks[m].tag in {"BREAK", "COMMA"}), len(chunks))
    said = [(w.low, m) for m in range(k + 1, min(k + 6, over)) for w in chunks[m].words]
    guilty = next((m for low, m in said if low in {"guilty", "innocent"}), None)
    pleads = chunks[k].lemma == "plead" or any(low in {"plea", "pleas"} for low, _ in said)
    if chunks[k].tag != "VG" or chunks[k].infinitive or chunks[k].modal or guilty is None or not pleads:
        return None
    by = next(iter(arguments(chunks, k).subject), None)
    if by is None:
        return None
    negated = chunks[k].negated or any(low == "not" for low, m in said if m <= guilty)
    innocent = any(w.low == "innocent" for w in chunks[guilty].words)
    stance: Stance = "denies" if negated != innocent else "asserts"
    if guilty + 2 < over or (guilty + 1 < over and _doing(chunks[guilty + 1])):
        return Held(chunks[by], k, chunks[guilty + 1].start, chunks[over - 1].end, by, stance)
    return Held(chunks[by], k, *chunks[guilty].core, by, stance, deed=False)


def told_by(chunks: Sequence[Chunk], k: int) -> Held | None:
    """Who is told behind the verb at `k`: the accuser of a passive, the source of what is heard."""
    group, behind = chunks[k], chunks[k + 1 : k + 3]
    if len(behind) < 2 or behind[1].tag != "NP" or group.negated:
        return None
    accused = group.lemma in words("voices.reporting", "charges") and (group.passive or group.participle)
    told = group.passive and group.lemma in words("voices.reporting", "told")
    heard = group.lemma in words("voices.reporting", "hearing") and not group.passive and behind[0].low == "from"
    if not heard and not ((accused or told) and behind[0].low == "by"):
        return None
    over = next((m for m in range(k + 3, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    doing = (m + 1 for m in _leading(chunks, k + 2, over))
    that = (m + 1 for m in range(k + 3, over - 1) if chunks[m].tag == "THAT")
    opens = next(doing if accused else that, None)
    return Held(behind[1], k, chunks[opens].start, chunks[over - 1].end, k + 2) if opens is not None else None


def asks_to_say(chunks: Sequence[Chunk], k: int) -> Held | None:
    """What somebody asks the authors to say: "X has asked us to point out that …"."""
    behind = chunks[k + 1 : k + 3]
    asks = chunks[k].lemma in {"ask", "request", "urge"} and not (chunks[k].passive or chunks[k].negated)
    says = [c.infinitive and c.lemma in words("voices.reporting", "stated") for c in behind[1:]] == [True]
    that = next((m for m in range(k + 3, min(k + 5, len(chunks))) if chunks[m].tag == "THAT"), None)
    by = next(iter(arguments(chunks, k).subject), None)
    if not (asks and says and behind[0].low in {"us", "me"}) or that is None or by is None or that + 1 == len(chunks):
        return None
    over = next((m for m in range(that, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    return Held(chunks[by], k, chunks[that + 1].start, chunks[over - 1].end, by)


def obliged(group: Chunk) -> bool:
    """Whether somebody only has to do it: "has to say that"."""
    said = group.low.split()
    return (said[1:2] == ["to"] and said[0] in {"has", "have", "had"}) or group.modal == "must"


def ruled_out(chunks: Sequence[Chunk], k: int) -> Held | None:
    """What the verb at `k` rules out or leaves open: "rules out that …", "does not exclude, however, that …", "has not
    ruled out selling".
    """
    if chunks[k].lemma not in words("voices.reporting", "ruling_out") or chunks[k].passive or chunks[k].infinitive:
        return None
    behind = chunks[k + 1].words[0].low if k + 1 < len(chunks) else ""
    if (chunks[k].lemma == "rule") != ("out" in {behind, chunks[k].words[-1].low}):
        return None  # "the court ruled that …"
    opens = k + 1 + (k + 1 < len(chunks) and chunks[k + 1].low == "out")
    if [c.tag for c in chunks[opens : opens + 3]] == ["COMMA", "ADV", "COMMA"]:
        opens += 3  # ", however,"
    that = opens + 1 < len(chunks) and chunks[opens].tag == "THAT"
    by = next(iter(arguments(chunks, k).subject), None)
    if by is None or not (that or (opens < len(chunks) and _doing(chunks[opens]))):
        return None
    start = chunks[opens + 1].start if that else chunks[k].start
    over = next((m for m in range(opens, len(chunks)) if chunks[m].tag == "BREAK"), len(chunks))
    stance: Stance = "asserts" if chunks[k].negated or chunks[k].modal == "cannot" else "denies"
    return Held(chunks[by], k, start, chunks[over - 1].end, by, stance)


def _leading(chunks: Sequence[Chunk], k: int, over: int) -> Iterator[int]:
    """The prepositions behind `k` that lead to a deed: "accused of selling", "indicted for selling"."""
    leads = {"with", "of", "for"} if any(c.lemma == "indict" for c in chunks[max(0, k - 2) : k + 1]) else {"with", "of"}
    return (m for m in range(k + 1, over - 1) if chunks[m].low in leads and _doing(chunks[m + 1]))


def _doing(group: Chunk) -> bool:
    """Whether a verb group is "selling" or "having sold"."""
    return group.tag == "VG" and not group.finite and (group.form == "ing" or "having" in group.low.split())


def quoted_as(chunks: Sequence[Chunk], k: int) -> tuple[int, Chunk | None] | None:
    """Who is quoted in "X quoted Y as saying that …", and the first chunk of what is said where it follows."""
    as_ = next((m for m in range(k + 2, min(k + 7, len(chunks))) if chunks[m].low == "as"), None)
    quoting = chunks[k].lemma in {"quote", "cite"} and not chunks[k].passive and chunks[k + 1 : k + 2]
    if as_ is None or not quoting or chunks[k + 1].tag != "NP" or as_ + 1 >= len(chunks):
        return None
    said = chunks[as_ + 1]
    if said.tag != "VG" or said.lemma not in words("voices.reporting", "stated"):
        return None
    behind = next((c for c in chunks[as_ + 2 :] if c.tag not in {"THAT", "COMMA", "BREAK", "TIME"}), None)
    return k + 1, behind


def each_that(chunks: Sequence[Chunk], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of "that A and that B", each of its own."""
    for m in range(len(chunks) - 1):
        if (
            chunks[m].tag == "CC"
            and chunks[m + 1].tag == "THAT"
            and start < chunks[m].start < end
            and m + 2 < len(chunks)
        ):
            yield start, chunks[m].start
            yield from each_that(chunks, chunks[m + 2].start, end)
            return
    yield start, end


#: What is held by words other than a plain verb of saying.
WAYS = (plea, told_by, ruled_out, asks_to_say)
