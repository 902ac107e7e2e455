"""How do two claims stand to each other at an end, in their goods? In words that name signals: same, near, other."""

from enduse.trace.contradictions.facts import Fact
from enduse.trace.goods import covers, is_known
from enduse.trace.legs import Side, in_two_scripts


def ends(one: Side, other: Side) -> str:
    """`same` or `other` party; `near`: one country, or a candidate for the unnamed; `alike`: names with a telling word
    in common, as it sounds; `unread`: names in two scripts; `veiled`: named against unnamed; else `unknown`."""
    if not one.parties.isdisjoint(other.parties):
        return "same"
    if not (
        one.maybe.isdisjoint(other.parties)
        and other.maybe.isdisjoint(one.parties)
        and one.places.isdisjoint(other.places)
    ):
        return "near"
    if not one.called.isdisjoint(other.called):
        return "alike"
    if one.parties and other.parties:
        return "unread" if in_two_scripts(one, other) else "other"
    if one.countries & (other.countries | other.homes) or other.countries & one.homes:
        return "near"
    if (one.places and other.places) or (one.countries and other.homes) or (other.countries and one.homes):
        told = one.countries and other.countries
        return "unread" if in_two_scripts(one, other) and not told else "other"
    if (one.veiled and other.parties) or (other.veiled and one.parties):
        return "veiled"
    return "unknown"


def goods(one: Fact, other: Fact) -> str:
    """`same`, `other`, `of one kind`, `wider`; `untold` where one names none, `in other words` where nothing is known
    of the words of one."""
    if not one.items.isdisjoint(other.items):
        return "same"
    if one.specific and one.specific == other.specific:
        return "other"
    if not one.kinds.isdisjoint(other.kinds):
        return "of one kind"
    if not one.kinds or not other.kinds:
        return "untold"
    ours, theirs = ({k for k in fact.kinds if is_known(k)} for fact in (one, other))
    if not ours or not theirs:
        return "in other words"
    if any(covers(a, b) or covers(b, a) for a in ours for b in theirs):
        return "wider"
    return "other"


def shared(one: Fact, other: Fact) -> int:
    """How much two claims have in common."""
    return (
        2 * (ends(one.give, other.give) == "same")
        + 2 * (ends(one.take, other.take) == "same")
        + 2 * bool(one.items & other.items)
        + bool(one.kinds & other.kinds)
        + same_figure(one, other)
    )


def same_figure(one: Fact, other: Fact) -> bool:
    """Whether both give the same number."""
    return bool(one.figure and other.figure and one.figure.value is not None and one.figure.value == other.figure.value)


def pass_on(one: Fact, other: Fact) -> bool:
    """Whether who receives in one gives in the other."""
    return not (one.take.parties.isdisjoint(other.give.parties) and other.take.parties.isdisjoint(one.give.parties))
