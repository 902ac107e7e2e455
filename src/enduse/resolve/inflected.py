"""What are names called in the dictionary, and Chinese ones in pinyin? A Russian text may know a firm only in the
genitive; other texts tell which of its possible forms is a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product

from enduse.compare.english import SHORTEST, plain, sounds_like
from enduse.compare.fold import without_glides
from enduse.compare.forms import split_words, strip_forms
from enduse.compare.han.palladius import syllables
from enduse.compare.han.readings import is_pinyin
from enduse.compare.han.wade_giles import taiwanese
from enduse.compare.inflected import dictionary_forms, nouns
from enduse.compare.scripts import romanise, scripts_of
from enduse.compare.tokens import parse
from enduse.compare.words import word_as_listed
from enduse.records.reading import Reference
from enduse.reference.places import lookup

_HYPHENED = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+")
#: Shorter words are taken as they stand.
_SHORTEST = 4
#: So many spellings of one word in Taiwan are tried.
_SPELLINGS = 60
#: A short word is heard as an English one in a name of so many words.
_NAMED = 2
#: So many words that may sound alike are heard.
_MOST = 2_000


class Attested:
    """The words of all names, by which a word's dictionary form is chosen."""

    def __init__(self, refs: Sequence[Reference]) -> None:
        written = Counter(w for ref in refs for name in ref.names for w in set(split_words(name.text)))
        han = {(n.text, r.kind == "person") for r in refs for n in r.names if "han" in scripts_of(n.text)}
        self._pinyin = {w for text, person in han for t in parse(text, person).tokens for w in (t.word, *t.readings)}
        self._latin: set[str] = set()  # folded
        self.latin: set[str] = set()
        self._cyrillic: set[str] = set()
        self._short: set[str] = set()
        self._sounding: dict[str, list[str]] = defaultdict(list)  # Latin words by what all agree on
        shared: Counter[str] = Counter()
        for word in written:
            scripts = scripts_of(word)
            if scripts == {"latin"}:
                self._latin.add(_key(word))
                self._pinyin.add(word.lower())
                self.latin.add(word.lower())
            elif scripts == {"cyrillic"}:
                (self._cyrillic if len(word) >= _SHORTEST else self._short).add(word.lower())
        for word in self._cyrillic:
            shared.update(dictionary_forms(word))
        for word in sorted(self.latin):
            if word.isascii() and word.isalpha() and len(word) >= SHORTEST:
                self._sounding[plain(word)].append(word)
        hyphened = {w for ref in refs for n in ref.names for w in _HYPHENED.findall(n.text)}
        odd = {w for w in self.latin if not is_pinyin(w)}  # Chang may be pinyin, and then is no Zhang
        self._taiwan = odd | {w.replace("-", "").lower() for w in hyphened}
        self._shared = {form for form, count in shared.items() if count > 1}
        self._meant: dict[str, set[str]] | None = None
        self._chosen: dict[tuple[str, bool], str] = {}

    def dictionary(self, text: str, person: bool = False) -> str | None:
        """The name in its dictionary form, None where it stands in it or nobody tells another. A person's family name
        is no adjective of a town."""
        if "cyrillic" not in scripts_of(text):
            return None
        words = split_words(text)
        alone = person or len(strip_forms(words)[0]) < _NAMED
        forms = [self._form(w, person, alone) for w in words]
        return " ".join(forms) if any(a.lower() != b.lower() for a, b in zip(words, forms, strict=True)) else None

    def _form(self, word: str, person: bool, alone: bool) -> str:
        low = word.lower()
        if low in self._short:  # the sound of a short word alone makes no name: Пик, Peak
            said = self._chinese(low) or (None if alone or _key(low) in self._latin else self._english(low, ()))
            return (said.capitalize() if word[0].isupper() else said) if said else word
        if low not in self._cyrillic:
            return word
        if (low, person) not in self._chosen:
            self._chosen[low, person] = self._choose(low, person)
        form = self._chosen[low, person]
        return word if form == low else form.capitalize() if word[0].isupper() else form

    def _choose(self, low: str, person: bool) -> str:
        if _key(low) in self._latin or word_as_listed(romanise(low)):
            return low
        if not person and (town := self._town(low)):
            return town
        forms = dictionary_forms(low)
        near = sorted(forms, key=lambda form: abs(len(form) - len(low)))
        for chinese in (self._chinese(form) for form in (low, *near)):
            if chinese:
                return chinese
        if english := self._english(low, forms):
            return english
        known = [f for f in forms if word_as_listed(romanise(f))]
        for found in (known, [f for f in forms if _key(f) in self._latin], [f for f in forms if f in self._cyrillic]):
            if found:
                return min(found, key=lambda f: (f not in self._cyrillic, abs(len(f) - len(low)), f))
        if low in self._shared:  # another word is a case of this one
            return low
        found = [f for f in forms if f in self._shared]
        return min(found, key=lambda f: (-len(f), f)) if found else low

    def _chinese(self, cyrillic: str) -> str | None:
        """A Chinese word in Cyrillic letters as other names have it: in pinyin, or as Taiwan spells it."""
        said = syllables(cyrillic)
        if (pinyin := "".join(said)) and pinyin in self._pinyin:
            return pinyin
        spelled = next(self._in_taiwan(cyrillic), None)
        return spelled if spelled and len(self._spelled_so()[spelled]) == 1 else None

    def _in_taiwan(self, cyrillic: str) -> Iterator[str]:
        """The attested spellings of Taiwan that a Chinese word in Cyrillic letters may have."""
        said = syllables(cyrillic)
        ways = islice(product(*map(taiwanese, said)), _SPELLINGS) if said and self._taiwan else ()
        yield from (w for parts in ways if (w := "".join(parts)) in self._taiwan)

    def _spelled_so(self) -> dict[str, set[str]]:
        """Spelling of Taiwan -> the words in pinyin that Cyrillic names may mean by it: Chi is Qi, Ji and Zhi."""
        if self._meant is None:
            self._meant = defaultdict(set)
            for low in sorted(self._cyrillic | self._short):
                for form in (low, *dictionary_forms(low)):
                    for spelled in self._in_taiwan(form):
                        self._meant[spelled].add("".join(syllables(form)))
        return self._meant

    def _english(self, low: str, forms: Sequence[str]) -> str | None:
        """The one English word, as the Latin names have it, that a word sounds like; None where several do."""
        for form in (low, *forms):
            met = [w for w in self._sounding.get(plain(form), ())[:_MOST] if sounds_like(w, form)]
            if met:
                return met[0] if len(met) == 1 else None
        return None

    def _town(self, adjective: str) -> str | None:
        """The name, as the Latin names have it, that an adjective is made of: тегеранским is of Tehran."""
        for noun in nouns(adjective):
            known = lookup(noun)
            for name in (romanise(noun), *([known.name] if known else [])):
                if _key(name) in self._latin:
                    return name
        return None


def _key(word: str) -> str:
    return without_glides(romanise(word).replace(" ", ""))
