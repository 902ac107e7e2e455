"""Which registration numbers stand in a text, are they well formed, and do two parties share one?

Every number is checked by its own check digits (python-stdnum). An equal number is strong evidence and never proof:
lists print one number for two parties, and a director's personal number on a company's row.
"""

import re
from collections.abc import Iterable, Sequence

from stdnum import imo, lei
from stdnum.cn import uscc
from stdnum.eu import vat
from stdnum.ru import inn, ogrn

from enduse.records.match import Reason
from enduse.records.reading import Identifier

#: How texts call each scheme, as a pattern in front of the number.
_LABELS: tuple[tuple[str, str], ...] = (
    ("inn", r"инн(?:/кпп)?|inn(?:/kpp)?|taxpayer identification number|(?:russian )?tin"),
    ("ogrn", r"огрн(?:ип)?|ogrn(?:ip)?|psrn|primary state registration number"),
    ("uscc", r"统一社会信用代码|統一社會信用代碼|uscc|usci|unified social credit (?:code|identifier)"),
    ("lei", r"lei|legal entity identifier"),
    ("vat", r"vat(?:[ -](?:id|no|reg|number))*|ust-?idn?r|tva|p\.? ?iva"),
    ("imo", r"imo"),
)
_LABELLED = tuple(
    (
        scheme,
        re.compile(
            rf"(?<!\w)(?:{label})(?:\s*(?:code|number|nr|no|№|:|：|\.|#|-|–))*\s*([0-9A-Z][0-9A-Z ]{{5,24}})", re.I
        ),
    )
    for scheme, label in _LABELS
)
_BARE = re.compile(r"(?<![\w-])[0-9A-Z]{13,20}(?![\w-])")
#: Schemes whose numbers are long enough to be recognised without a label.
_TELLING = ("uscc", "lei", "ogrn")
_SCHEMES = ("inn", "ogrn", "uscc", "lei", "imo", "vat")


def check(scheme: str, value: str) -> Identifier | None:
    """The identifier in its compact form, None when the check digits fail. A scheme not known here is kept, unchecked.

    An OGRN must also begin with 1, 3 or 5 (legal person, sole trader, other record).
    """
    compact = re.sub(r"[\s\-–.]", "", value).upper()
    match scheme:
        case "inn":
            valid = inn.is_valid(compact)
        case "ogrn":
            valid = ogrn.is_valid(compact) and compact[0] in "135"
        case "uscc":
            valid = uscc.is_valid(compact)
        case "lei":
            valid = lei.is_valid(compact)
        case "imo":
            compact = compact.removeprefix("IMO")
            valid = imo.is_valid(compact)
        case "vat":
            valid = vat.is_valid(compact)
        case _:
            valid = bool(compact)
    return Identifier(scheme, compact) if valid else None


def identify(text: str) -> list[Identifier]:
    """The identifiers in a text, in order of scheme and value.

    A labelled number ("ИНН 1831083343") is taken when its check digits hold. Without a label only schemes that are
    hard to meet by chance are taken; a text that is one bare number is tried against every scheme.
    """
    found: set[Identifier] = set()
    for scheme, pattern in _LABELLED:
        for hit in pattern.finditer(text):
            pieces = hit[1].split(" ")
            for end in range(len(pieces), 0, -1):
                known = check(scheme, "".join(pieces[:end]))
                if known:
                    found.add(known)
                    break
    for bare in _BARE.findall(text):
        found |= {known for scheme in _TELLING if (known := check(scheme, bare))}
    if re.fullmatch(r"[0-9A-Za-z .\-]{6,26}", text.strip()) and any(c.isdigit() for c in text):
        found |= {known for scheme in _SCHEMES if (known := check(scheme, text.strip()))}
    return sorted(found)


def of_person(identifier: Identifier) -> bool:
    """Whether the number belongs to a natural person: a Russian INN of 12 digits, an OGRN of 15."""
    return (identifier.scheme, len(identifier.value)) in {("inn", 12), ("ogrn", 15)}


def compare_identifiers(left: Sequence[Identifier], right: Sequence[Identifier]) -> list[Reason]:
    """One reason for each scheme that both sides have: equal, or conflicting where none of the numbers is shared.

    A personal number is compared with personal numbers only: beside a company's number it is no conflict.
    """
    reasons = []
    for scheme, personal in sorted(_keys(left) & _keys(right)):
        ours = {i.value for i in left if (i.scheme, of_person(i)) == (scheme, personal)}
        theirs = {i.value for i in right if (i.scheme, of_person(i)) == (scheme, personal)}
        shared = sorted(ours & theirs)
        if shared:
            detail = f"{scheme.upper()} {', '.join(shared)} on both"
            reasons.append(Reason(feature="identifier", score=0.9, detail=detail))
        else:
            detail = f"{scheme.upper()} {', '.join(sorted(ours))} against {', '.join(sorted(theirs))}"
            reasons.append(Reason(feature="identifier", score=-0.9, detail=detail))
    return reasons


def _keys(identifiers: Iterable[Identifier]) -> set[tuple[str, bool]]:
    return {(i.scheme, of_person(i)) for i in identifiers}
