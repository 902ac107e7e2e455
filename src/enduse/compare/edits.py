"""How many slips lie between two words? Insertions, deletions, substitutions and swaps of neighbours count one each."""

from functools import lru_cache


def edits(left: str, right: str) -> int:
    """The optimal string alignment distance, bit-parallel after Hyyrö (2003)."""
    if left == right:
        return 0
    if len(left) > len(right):
        left, right = right, left
    if not left:
        return len(right)
    size = len(left)
    mask, last = (1 << size) - 1, 1 << (size - 1)
    where: dict[str, int] = {}
    for position, character in enumerate(left):
        where[character] = where.get(character, 0) | (1 << position)
    plus, minus, diagonal, before, distance = mask, 0, 0, 0, size
    for character in right:
        match = where.get(character, 0)
        swap = (((~diagonal) & match) << 1) & before
        diagonal = ((((match & plus) + plus) ^ plus) | match | minus | swap) & mask
        up = (minus | ~(diagonal | plus)) & mask
        down = diagonal & plus
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = ((up << 1) | 1) & mask
        down = (down << 1) & mask
        plus = (down | ~(diagonal | up)) & mask
        minus = up & diagonal
        before = match
    return distance


@lru_cache(maxsize=200_000)
def closeness(left: str, right: str) -> float:
    """1 minus the share of the longer text that has to be changed."""
    longest = max(len(left), len(right))
    return 1.0 - edits(left, right) / longest if longest else 1.0
