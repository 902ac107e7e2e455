"""Noun phrases that belong together: lists, "X of Y", and what a description behind a comma describes."""

from collections.abc import Sequence

from enduse.read.grammar.chunk import Chunk
from enduse.read.grammar.lexicon import words

#: Pronouns that no list before them ends with.
_ALONE = frozenset({"it", "he", "she", "they"})


def coordinated(chunks: Sequence[Chunk], at: int, step: int = 1) -> list[int]:
    """The noun phrases joined with the one at `at`: "A, B and C"; looks right (step 1) or left (step -1)."""
    if step == -1 and chunks[at].low in _ALONE:
        return [at]  # "…," he said
    found = [at]
    k = at
    joined = False
    while True:
        gap = k + step
        marks: list[str] = []
        while 0 <= gap < len(chunks) and chunks[gap].tag in {"COMMA", "CC", "NEG"} and len(marks) < 3:
            marks.append(chunks[gap].tag)
            gap += step
        if (
            not marks
            or not 0 <= gap < len(chunks)
            or chunks[gap].tag != "NP"
            or chunks[gap].low in {"it", "he", "she", "they"}
        ):
            break
        if "CC" not in marks and not _list_goes_on(chunks, gap, step) and not (joined and _opens(chunks, gap)):
            break
        if step == -1 and gap > 1 and chunks[gap - 2].tag == "COMMA" and _says(chunks[gap - 1]):
            break  # "“…,” said A, “and B …"
        joined = step == -1 and (joined or "CC" in marks)
        if step == -1 and len(marks) > 1 and gap and _closes_clause(chunks, gap):
            break  # "a payload of 50 kg, and samples …": the comma and "and" join clauses
        # "A and B said": with a verb after B and one before A this joins clauses, not phrases
        found.append(gap)
        k = gap
    if (
        len(found) > 1
        and step == 1
        and _starts_clause(chunks, found[-1])
        and any(c.tag == "VG" and c.finite for c in chunks[:at])
    ):
        found.pop()
    return sorted(found)


def _closes_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun phrase belongs to the clause before it: behind a preposition, or the object of a verb."""
    before, asked = chunks[at - 1], words("voices.silence", "no_reply_topics")
    answers = _says(before) and chunks[at].head not in asked  # not "answered our letters, and X said"
    return before.tag in {"PREP", "TO"} or (before.tag == "VG" and before.finite and not answers)


def _says(group: Chunk) -> bool:
    """Whether what a verb tells follows it: "X said A, B and C …", not "told A"."""
    says = words("voices.reporting", "stated") | words("voices.reporting", "probable")
    return group.tag == "VG" and group.lemma in says - words("voices.silence", "told_verbs")


def says_on(chunks: Sequence[Chunk], verb: int) -> int | None:
    """The verb of saying that another one behind "and" or "but" goes on from, across what is said: "A said B had sold …
    and denied that …".
    """
    joint = next((m for m in range(verb - 1, -1, -1) if chunks[m].tag not in {"ADV", "TIME", "NEG", "COMMA"}), -1)
    if joint < 1 or chunks[joint].tag != "CC" or chunks[verb].infinitive or chunks[verb].passive:
        return None
    said = {chunks[verb].lemma, *chunks[verb].helpers}
    turns = chunks[joint].low == "but" and said & words("voices.reporting", "turning")
    if not turns and not said & (words("voices.reporting", "going_on") | words("voices.silence", "declines_verbs")):
        return None
    for m in range(joint - 1, 0, -1):
        if chunks[m].tag == "BREAK":
            return None
        if turns and chunks[m].negated and chunks[m].lemma in words("voices.silence", "declines_topics"):
            return m  # "would not be drawn on who bought them, but admitted that …"
        if not (chunks[m].tag == "VG" and chunks[m].lemma in _speaking() and _of_one_time(chunks[m], chunks[verb])):
            continue
        paper = chunks[m - 1].head in words("voices.sources", "documents")
        return m if not paper or chunks[verb].lemma in words("voices.reporting", "of_papers") else None
    return None


def _speaking() -> frozenset[str]:
    return words("voices.reporting", "stated") | words("voices.reporting", "denies")


def _of_one_time(one: Chunk, other: Chunk) -> bool:
    """Whether two verb groups are of one time: "said" and "denied", "did not deny" and "said"."""
    times = _time(one), _time(other)
    return not one.infinitive and not one.passive and (times[0] == times[1] or times == ("has", "past"))


def _time(group: Chunk) -> str:
    """The time of a verb group, by its first verb."""
    first = next((w for w in group.words if w.tag in {"V", "DO", "HAVE", "MODAL", "BE"}), group.words[-1])
    if first.tag == "V" or first.tag == "DO":
        return "past" if first.form in {"past", "pp"} or first.low == "did" else "now"
    return "has" if first.low in {"has", "have"} else first.low


def _opens(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a noun phrase opens its clause, so that it is the first of a list that runs to the verb: also of what is
    said.
    """
    return at == 0 or chunks[at - 1].tag in {"BREAK", "THAT"} or _says(chunks[at - 1])


def _list_goes_on(chunks: Sequence[Chunk], at: int, step: int) -> bool:
    """Whether a comma joins a list: an "and" must come within the next few noun phrases."""
    k, hops = at + step, 0
    while 0 <= k < len(chunks) and hops < 8:
        if chunks[k].tag == "CC" or (step == -1 and chunks[k].tag == "NEG" and chunks[k].low in {"neither"}):
            return True
        if chunks[k].tag not in {"COMMA", "NP"}:
            return False
        if chunks[k].tag == "NP" and chunks[k - step].tag == "NP":
            return False
        k += step
        hops += 1
    return False


def _starts_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the noun phrase at `at` is itself the subject of a finite verb."""
    return at + 1 < len(chunks) and chunks[at + 1].tag == "VG" and chunks[at + 1].finite


def beside(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase before the comma that the one at `k` describes, across its place: "X of Y, the maker of …"."""
    if k < 2 or chunks[k - 1].tag != "COMMA" or chunks[k - 2].tag != "NP":
        return None
    place = chunks[k - 2].name
    seated = k > 3 and place is not None and place.kind == "place" and chunks[k - 3].low in {"of", "in", "from"}
    named = seated and chunks[k - 4].tag == "NP" and chunks[k - 4].name is not None
    return k - 4 if named else k - 2


def after_of(chunks: Sequence[Chunk], k: int) -> int | None:
    """The noun phrase after "of" behind the one at `k`."""
    return k + 2 if k + 2 < len(chunks) and chunks[k + 1].low == "of" and chunks[k + 2].tag == "NP" else None


def hangs_on(chunks: Sequence[Chunk], told: Sequence[tuple[str, int]], preposition: str, k: int, m: int) -> str:
    """The preposition of a party at `m` that is joined with the noun phrase at `k`; "via a trader in Y and X" joins X
    with the trader, not with the place.
    """
    place, party = chunks[k].name, chunks[m].name
    seat = place is not None and place.kind == "place" and party is not None and party.kind == "organization"
    whole = told and told[-1][1] == k - 2 and preposition in {"in", "of", "near"}
    return told[-1][0] if seat and whole else preposition


def resident(chunks: Sequence[Chunk], k: int) -> int:
    """The person whose age or home stands at `k` between commas: "A. B., 51, of Y, Z, sold"; else `k`."""
    home = _is_place(chunks[k]) and k > 2 and chunks[k - 1].low in {"of", "from"} and chunks[k - 2].tag == "COMMA"
    m = k - 3 if home else k
    aged = all(w.tag == "NUM" for w in chunks[m].words) and m > 1 and chunks[m - 1].tag == "COMMA"
    m = m - 2 if aged else m
    return m if chunks[m].tag == "NP" and chunks[m].name is not None else k


def who_is(chunks: Sequence[Chunk], k: int) -> int:
    """Whom "who" behind the noun phrase at `k` means: no place, and of "X was a citizen of Y who" it is X."""
    if k > 1 and _is_place(chunks[k]) and chunks[k - 1].low in {"of", "from", "in"} and chunks[k - 2].tag == "NP":
        k -= 2
    told = k > 1 and chunks[k].indefinite and chunks[k - 1].tag == "VG" and chunks[k - 1].lemma == "be"
    return k - 2 if told and chunks[k - 2].tag == "NP" and chunks[k - 2].name is not None else k


def _is_place(phrase: Chunk) -> bool:
    return phrase.name is not None and phrase.name.kind == "place"
