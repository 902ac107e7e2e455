"""What the encoder labels: names by kind, triggers by frame, roles by code; and which roles a frame may have.

The codes are those of the corpus (`corpus/GUIDE.md`); relation and role names are those of the records.
"""

#: Kinds of names, in the order of the weights.
KINDS = ("organization", "person", "place", "item", "publication")
#: Frames, in the order of the weights: letter and relation ("statement" for the three ways of speaking).
FRAMES = {
    "T": "transfer",
    "O": "ownership",
    "A": "affiliation",
    "V": "development",
    "P": "production",
    "L": "location",
    "Y": "payment",
    "X": "sanction",
    "Q": "specification",
    "Z": "visit",
    "C": "cooperation",
    "U": "use",
    "S": "statement",
    "D": "statement",
    "N": "statement",
}
#: Roles of each frame: corpus code to role name. Codes that are no role of a claim (co, rv, da, qt) have a plain name.
ROLES: dict[str, dict[str, str]] = {
    "T": {"su": "supplier", "vi": "via", "re": "recipient", "eu": "end_user", "it": "item", "qt": "quantity",
          "fr": "from", "to": "to", "da": "date", "pc": "price"},
    "O": {"ow": "owner", "od": "asset", "sh": "share", "da": "date"},
    "A": {"me": "member", "og": "organization", "ca": "capacity", "da": "date"},
    "V": {"dv": "developer", "dn": "partner", "dp": "item", "dl": "place", "da": "date"},
    "P": {"pr": "producer", "pd": "item", "pl": "place", "da": "date"},
    "L": {"ls": "subject", "lp": "place", "da": "date"},
    "Y": {"py": "payer", "pe": "payee", "am": "amount", "da": "date"},
    "X": {"au": "authority", "ta": "target", "pg": "programme", "rs": "reason", "da": "date"},
    "Q": {"si": "item", "at": "attribute", "va": "value", "da": "date"},
    "Z": {"vr": "visitor", "ho": "host", "vp": "place", "da": "date"},
    "C": {"pt": "party", "sb": "subject", "da": "date"},
    "U": {"us": "user", "ui": "item", "up": "place", "da": "date"},
    "S": {"sp": "speaker", "co": "content", "rv": "reviewer", "da": "date"},
    "D": {"sp": "speaker", "co": "content", "rv": "reviewer", "da": "date"},
    "N": {"sp": "speaker", "co": "content", "rv": "reviewer", "da": "date"},
}  # fmt: skip
#: How it is told: hedge, condition, plan, ongoing, negation. Any frame may have them.
MARKERS = ("hg", "cd", "ft", "on", "ng")
#: Every role code and marker once, in the order of the weights.
CODES = (*dict.fromkeys(code for roles in ROLES.values() for code in roles), *MARKERS)


def tags(names: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of one head: "O", then begin and inside for each name."""
    return ("O", *(f"{mark}-{name}" for name in names for mark in "BI"))


NAME_TAGS = tags(KINDS)
TRIGGER_TAGS = tags(tuple(FRAMES))
ROLE_TAGS = tags(CODES)


def allowed(frame: str) -> frozenset[int]:
    """The role labels that a frame may have: its own roles and the markers."""
    codes = {*ROLES[frame], *MARKERS}
    return frozenset(i for i, tag in enumerate(ROLE_TAGS) if tag == "O" or tag[2:] in codes)
