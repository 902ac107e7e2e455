"""Build the English word lists that `enduse.read.names` reads: common words and given names.

    python -m venv /tmp/build && /tmp/build/bin/pip install --no-deps symspellpy==6.10.1 names==0.3.0
    /tmp/build/bin/python scripts/build_words.py src/enduse/read/lang/en

Common words are the most frequent words of `frequency_dictionary_en_82_765.txt` (symspellpy, MIT; counts from the
Google Books
Ngram data, CC BY 3.0, over words of SCOWL, a free licence), less the names of places, people and nations. Given names
are those of `given_names_more.txt` (kept by hand) and
the 1990 United States census (public domain, as packed in `names`), the more frequent ones that are no everyday word.
"""

import csv
import sys
from pathlib import Path

import names
import symspellpy

COMMON, GIVEN = 14_000, 700
PLACES = Path(__file__).parent.parent / "src/enduse/reference/places"
#: Names that are everyday words too, and stay in the list of common words.
BOTH = frozenset(
    (
        "will may june april mark rose grace hope joy faith dawn heather iris ivy lily ruby pearl amber crystal "
        "ginger daisy violet frank grant chase clay cliff dale drew earnest art bill bob buddy carol christian dean "
        "don duke earl gene guy jack jean joy king lance lane major marina marine merry miles nick page pat penny "
        "price ray rich rob rod rusty sandy skip sterling sue victor virgil ward wade angel star summer autumn mercy "
        "destiny liberty melody ruby may brook reading nice mobile most bath of man male split buy bar over born same "
        "hit march date union enterprise post spring valley bright orange grand central holland clear independence "
        "eagle hanging harbor santa long home hall young white black green brown gray stone wood west north south "
        "east field ford banks bush day english price case best little bell cook baker carter cooper fisher hunter "
        "mason miller parker porter potter sharp short small smart strong swift taken temple tower turner walker "
        "weaver wise wolf worth base basis pole poles thai deal hub victoria"
    ).split()
)


def main(out: Path) -> None:
    frequent = [
        line.split()[0]
        for line in (Path(symspellpy.__file__).parent / "frequency_dictionary_en_82_765.txt").open(encoding="utf-8-sig")
    ]
    given = set((Path(__file__).parent / "given_names_more.txt").read_text(encoding="utf-8").split())
    for sheet in ("dist.male.first", "dist.female.first"):
        rows = (Path(names.__file__).parent / sheet).read_text().split("\n")
        given |= {row.split()[0].lower() for row in rows[:GIVEN] if row}
    surnames = {
        row.split()[0].lower()
        for row in (Path(names.__file__).parent / "dist.all.last").read_text().split("\n")[:600]
        if row
    }
    notable = {line.split("\t")[0]: line for line in (PLACES / "places.tsv").read_text(encoding="utf-8").splitlines()}
    towns = set()
    for line in (PLACES / "names.tsv").read_text(encoding="utf-8").splitlines():
        name, key = line.split("\t")
        row = notable[key].split("\t")
        if row[3] != "city" or int(row[6]) > 400_000:
            towns.add(name)
    with (PLACES / "demonyms.csv").open(encoding="utf-8") as stream:
        nations = {word for row in csv.DictReader(stream) for word in row["words"].lower().split(";")}
    proper = (given | surnames | towns | nations | {"reuters", "interpol", "nato"}) - BOTH
    common = sorted({w for w in frequent[:COMMON] if w not in proper and len(w) > 1} | {"a", "i"})
    (out / "common_words.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    people = sorted(w for w in given - BOTH if len(w) > 2 and w not in towns)
    (out / "given_names.txt").write_text("\n".join(people) + "\n", encoding="utf-8")
    print(len(common), len(people))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
