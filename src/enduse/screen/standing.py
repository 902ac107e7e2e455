"""Which judgement holds for a pair, now that the list or the table may say other things than the person saw?

A judgement is between two ids, so it carries over to later snapshots of a list. Where it was made on what was shown
(`enduse review`), it stands only as long as the entry, and the row of a table, are what they were then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from enduse.records.judgement import Judgement
from enduse.records.side import Side

#: What of a side is compared, and how one piece of it is called.
_KNOWN_BY = (
    ("names", "name"),
    ("identifiers", "number"),
    ("countries", "country"),
    ("birth_dates", "date of birth"),
)


class Standing(Struct, frozen=True):
    """The last word on a pair. `changed` says what is no longer as it was judged; the word holds where it is empty."""

    word: Judgement
    changed: tuple[str, ...] = ()


class Words:
    """The judgements that were not taken back, by pair of ids.

    In a case a pair is one pair either way round. In a table it is not (`directed`): the ids of rows are the user's,
    and row 1 against entry 5 is another pair than row 5 against entry 1.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), *, directed: bool = False) -> None:
        self._directed = directed
        told = sorted(judgements, key=lambda j: j.at)
        gone = {j.id for j in told if j.retracted}
        self._by_pair: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
        self._judged: set[str] = set()
        different: Counter[str] = Counter()
        for one in told:
            if one.id not in gone:
                self._by_pair[self.key(one.left, one.right)].append(one)
                self._judged |= {one.left, one.right}
                different[one.left] += one.verdict == "different"
        #: So many hits of one row may fall away; so many more have to be looked for.
        self.spare = max(different.values(), default=0)

    def key(self, left: str, right: str) -> tuple[str, str]:
        """What tells one pair of ids from another."""
        return (left, right) if self._directed or left <= right else (right, left)

    def about(self, key: str) -> bool:
        """Whether anything was judged of what has this id."""
        return key in self._judged

    def on(self, left: Side, right: Side) -> Standing | None:
        """The word on two that may be one, None where nobody has judged them."""
        said = [
            word
            for ours in (left.id, *left.also)
            for theirs in (right.id, *right.also)
            for word in self._by_pair.get(self.key(ours, theirs), ())
        ]
        if not said:
            return None
        said.sort(key=lambda j: j.at)
        last = said[-1]
        if not (changed := _changed(last, left, right)):
            return Standing(last)
        exact = [j for j in said if j.seen and not _changed(j, left, right)]  # one id on two lists is two entries
        return Standing(exact[-1]) if exact else Standing(last, changed)


def _changed(word: Judgement, left: Side, right: Side) -> tuple[str, ...]:
    """What is no longer as it was when this was judged; nothing where the ids alone were judged."""
    if word.seen is None:
        return ()
    seen = word.seen
    straight = seen.left.id in (left.id, *left.also) and seen.right.id in (right.id, *right.also)
    then = (seen.left, seen.right) if straight else (seen.right, seen.left)
    return tuple(
        f"{whose}{line}"
        for whose, was, now in (("asked for: ", then[0], left), ("", then[1], right))
        if now.digest and was.digest != now.digest  # a weak hit was shown, and is shown, without one
        for line in _differences(was, now)
    )


def _differences(then: Side, now: Side) -> Sequence[str]:
    """One line for each name, number, country and date of birth that came or went; one line at least.

    Of a weak hit only the main name was shown (it has no schema), so what came and went cannot be told.
    """
    found: list[str] = []
    if not (then.schema and now.schema):
        return ["what the list knows it by is not what was shown"]
    for field, called in _KNOWN_BY:
        before, after = getattr(then, field), getattr(now, field)
        found += [f"new {called}: {one}" for one in after if one not in before]
        found += [f"{called} no longer given: {one}" for one in before if one not in after]
    return found or ["what is known of it is not what was shown"]
