"""The names that one field of the United Nations' list holds.

The list prints several in one field: parted by semicolons or letters ("a) … b) …"), and the original script in
brackets behind the Latin one. Brackets in the same script stay: they are part of the name or another form of it.
"""

import re
import unicodedata

_PARTS = re.compile(r"\s*;\s*|(?:^|\s+)[a-z]\)\s+")
_BRACKETS = re.compile(r"\s*\((?:original script:?\s*)?([^()]*)\)")
_OF_SCRIPT = re.compile(r"\s*\(original script\)")
#: What the list says of the bearer in the field of the name, and no name holds.
_ASIDE = re.compile(r",?\s+born\s+(?:in|on|\d).*$|\s*\([^()]*(?:passport|false identity|identification)[^()]*\)", re.I)
_NO_NAMES = frozenset({"na", "n/a", "none", "unknown"})


def names(field: str) -> list[str]:
    """The names in a field, as printed, each once."""
    found: list[str] = []
    for part in _PARTS.split(" ".join(field.split())):
        part = _balanced(_ASIDE.sub("", _OF_SCRIPT.sub("", part)))
        other = [inside for inside in _BRACKETS.findall(part) if _scripts(inside) - _scripts(_BRACKETS.sub("", part))]
        for inside in other:
            part = re.sub(rf"\s*\((?:original script:?\s*)?{re.escape(inside)}\)", "", part)
        found += [part, *other]
    tidy = (" ".join(name.split()).strip(" ,") for name in found)
    return list(dict.fromkeys(n for n in tidy if any(c.isalpha() for c in n) and n.lower() not in _NO_NAMES))


def _balanced(part: str) -> str:
    """The part with its brackets in pairs: one that is open at the end is closed, one that closes nothing goes."""
    found, depth = "", 0
    for letter in part:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            depth = 0
        else:
            found += letter
    return found + ")" * depth


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
