"""What named parties are called beside their names: "X, a Russian maker of lenses", "X is a dealer", "a dealer, X,"."""

from collections.abc import Iterator

from enduse.read.fill import Filling
from enduse.read.grammar.joined import beside
from enduse.read.grammar.lexicon import words


def called_besides(sense: Filling) -> Iterator[tuple[int, str]]:
    """Each description of an organization named in the sentence, with the key of the name."""
    parts = sense.chunks
    for k, phrase in enumerate(parts):
        if phrase.tag != "NP" or phrase.name is not None or phrase.head not in words("frames.organizations", "heads"):
            continue
        named = sense.named_before(k)
        if named == k and phrase.indefinite:
            being = k > 1 and parts[k - 1].tag == "VG" and parts[k - 1].lemma == "be" and not parts[k - 1].negated
            at = k - 2 if being else beside(parts, k)
            named = k if at is None else at
        name = parts[named].name
        if named != k and name is not None and name.kind == "organization" and name.key is not None:
            yield k, name.key
