"""The clauses from which sentences are built: for each relation, wordings that say no more than the claim's roles do.

`{role}` stands for the source's own words. The first wording whose roles are all filled is used; roles left over follow
as tails. A missing item is called "goods".
"""

from collections.abc import Sequence

#: A delivery told as done, by the furthest state told. A bill counts as `ordered`, hence the wording.
_STATES = {
    "delivered": (
        "{recipient} received {item} from {supplier}",
        "{recipient} received {item}",
        "{supplier} delivered {item}",
        "there was a delivery of {item}",
    ),
    "shipped": (
        "{supplier} shipped {item} to {recipient}",
        "there was a shipment of {item} to {recipient}",
        "{supplier} shipped {item}",
        "there was a shipment of {item}",
    ),
    "paid": (
        "{recipient} bought {item} from {supplier}",
        "{recipient} bought {item}",
        "{supplier} sold {item}",
        "there was a sale of {item}",
    ),
    "ordered": (
        "{recipient} ordered, or was billed for, {item} from {supplier}",
        "{recipient} ordered, or was billed for, {item}",
        "{supplier} billed for, or took an order for, {item}",
        "there was an order or bill for {item}",
    ),
    "agreed": (
        "there is an agreement that {supplier} supplies {item} to {recipient}",
        "there is an agreement that {recipient} gets {item}",
        "there is an agreement that {supplier} supplies {item}",
        "there is an agreement on {item}",
    ),
}
_STATES["tested"] = _STATES["used"] = _STATES["delivered"]

_DONE = (
    "{supplier} supplied {item} to {recipient}",
    "{recipient} obtained {item}",
    "{supplier} supplied {item}",
    "there was a transfer of {item}",
)
_ONGOING = (
    "{supplier} supplies {item} to {recipient}",
    "{recipient} obtains {item}",
    "{supplier} supplies {item}",
    "there is a transfer of {item}",
)
_PLANNED = (
    "{supplier} is to supply {item} to {recipient}",
    "{recipient} is to receive {item}",
    "{supplier} is to supply {item}",
    "there is to be a transfer of {item}",
)

#: Relation -> wordings for done, ongoing, planned. Owning, belonging, being somewhere, having a property have no end in
#: themselves: there "done" is worded so that it says neither that it lasts nor that it is over.
_OTHERS = {
    "ownership": (
        ("{owner} is named as owner of {asset}", "{asset} is said to have an owner", "{owner} is named as owner"),
        ("{owner} owns {asset}", "{asset} is owned", "{owner} is an owner"),
        ("{owner} is to own {asset}", "{asset} is to be owned", "{owner} is to be an owner"),
    ),
    "affiliation": (
        (
            "{member} is named as {capacity} of {organization}",
            "{member} is named with {organization}",
            "{member} is named with a post",
            "{organization} is named",
        ),
        ("{member} belongs to {organization}", "{member} holds a post", "{organization} has a member"),
        ("{member} is to belong to {organization}", "{member} is to hold a post", "{organization} is to have a member"),
    ),
    "development": (
        ("{developer} developed {item}", "{item} was developed", "there was development"),
        ("{developer} is developing {item}", "{item} is being developed", "there is development"),
        ("{developer} is to develop {item}", "{item} is to be developed", "there is to be development"),
    ),
    "production": (
        ("{producer} produced {item}", "there was production of {item}"),
        ("{producer} produces {item}", "there is production of {item}"),
        ("{producer} is to produce {item}", "there is to be production of {item}"),
    ),
    "location": (
        ("{subject} is placed in {place}", "something is placed in {place}"),
        ("{subject} is in {place}", "something is in {place}"),
        ("{subject} is to be in {place}", "something is to be in {place}"),
    ),
    "payment": (
        ("{payer} paid {amount} to {payee}", "{payer} paid {amount}", "{payee} was paid {amount}", "{amount} was paid"),
        ("{payer} pays {amount} to {payee}", "{payer} pays {amount}", "{payee} is paid {amount}", "{amount} is paid"),
        (
            "{payer} is to pay {amount} to {payee}",
            "{payer} is to pay {amount}",
            "{payee} is to be paid {amount}",
            "{amount} is to be paid",
        ),
    ),
    "sanction": (
        ("{authority} sanctioned {target}", "{target} was sanctioned", "{authority} imposed sanctions"),
        (
            "{target} is under sanctions of {authority}",
            "{target} is under sanctions",
            "{authority} has sanctions in force",
        ),
        ("{authority} is to sanction {target}", "{target} is to be sanctioned", "{authority} is to impose sanctions"),
    ),
    "specification": (
        ("{item} is described with {attribute}: {value}", "{item}: {value}", "{item} is described with {attribute}"),
        ("{item} has {attribute}: {value}", "{item}: {value}", "{item} has {attribute}"),
        ("{item} is to have {attribute}: {value}", "{item} is to have {value}", "{item} is to have {attribute}"),
    ),
    "visit": (
        ("{visitor} visited {host}", "{visitor} went to {place}", "there was a visit"),
        ("{visitor} is visiting {host}", "{visitor} is in {place}", "there is a visit"),
        ("{visitor} is to visit {host}", "{visitor} is to go to {place}", "there is to be a visit"),
    ),
    "cooperation": (
        ("{party} worked together", "there was cooperation"),
        ("{party} work together", "there is cooperation"),
        ("{party} are to work together", "there is to be cooperation"),
    ),
    "use": (
        ("{user} used {item}", "{item} was used", "there was use"),
        ("{user} uses {item}", "{item} is used", "there is use"),
        ("{user} is to use {item}", "{item} is to be used", "there is to be use"),
    ),
    "statement": (("{speaker} spoke of {topic}", "{speaker} made a statement", "a statement was made on {topic}"),) * 3,
}

#: How a role that is left over follows the clause.
TAILS = {
    "item": "of {}",
    "supplier": "from {}",
    "via": "through {}",
    "recipient": "to {}",
    "from": "from {}",
    "to": "to {}",
    "end_user": "with {} as end user",
    "price": "for {}",
    "share": "(share: {})",
    "capacity": "as {}",
    "partner": "with {}",
    "place": "in {}",
    "programme": "under {}",
    "subject": "on {}",
    "topic": "on {}",
    "host": "at {}",
    "amount": "(amount: {})",
    "attribute": "({})",
    "value": "({})",
}

#: Attributes that liken an item to another: the value follows them, "comparable to the H9".
LIKENESS = {"comparable": " to", "similar": " to", "equivalent": " to", "identical": " to", "akin": " to"}

#: How a statement on a matter ("the sale") is hedged: the certainty is that of the matter, not of the speaking.
AS = {"probable": "as ", "possible": "as ", "conditional": ""}

#: Words by which an English topic is a clause of its own, unless one of `RELATIVE` stands before them; one of
#: `PRONOUNS` at its head makes it one as well.
FINITE = frozenset(
    "is are was were will would could might may can should must shall has have had does do did isn't aren't wasn't "
    "remains seems seemed appears appeared becomes became knows knew wants continues makes takes gives gave goes went "
    "comes came gets got says sees saw finds lacks relies depends requires expects believes thinks denies "
    "weren't won't wouldn't couldn't can't cannot doesn't don't didn't hasn't haven't it's they're there's".split()
)
PRONOUNS = frozenset("it he she they we i there".split())
#: Words that stand for a party or an item named elsewhere, in the languages that are read.
REFERRING = frozenset(
    "it its he him his she her hers they them their theirs we us our ours i me my this these those "
    "он она оно они его её ее ему ей их им мы нас нам наш я меня мне это "
    "它 它们 他 他们 她 她们 我 我们 我方 我司 本公司 我公司 其 该公司 对方".split()
)
#: Those of them that take a verb in the plural, and the verbs of the clauses in it.
PLURAL = frozenset("we they you these those мы они вы эти те 我们 他们 她们 它们".split())
VERBS = {
    "is": "are", "was": "were", "has": "have", "supplies": "supply", "obtains": "obtain", "owns": "own",
    "belongs": "belong", "holds": "hold", "produces": "produce", "pays": "pay", "uses": "use",
}  # fmt: skip
RELATIVE = frozenset("that which who whom whose where when whether how what why if".split())

_PHASES = ("done", "ongoing", "planned")


def is_clause(topic: str) -> bool:
    """Whether a topic has its own subject and verb ("it would look bad"), and is no name of a matter ("the sale")."""
    words = [word.strip('.,;:“”"') for word in topic.casefold().replace("’", "'").split()] or [""]
    if words[0] in PRONOUNS and len(words) > 1:
        return True
    at = next((n for n, word in enumerate(words) if word in FINITE), None)
    return at is not None and (at > 0 or "'" in words[0]) and not RELATIVE & set(words[:at])


def is_pronoun(words: str) -> bool:
    """Whether the words name nobody by themselves: "them", "мы", "该公司"."""
    return words.strip().casefold() in REFERRING


def without_sanctions(programme: str) -> str:
    """What the words for a programme say besides that there are sanctions: "Валдоры" of "санкциями Валдоры"."""
    return " ".join(
        word for word in programme.split() if not word.casefold().startswith(("sanction", "санкци", "制裁"))
    )


def agreeing(wording: str, subjects: Sequence[str]) -> str:
    """The wording with its verb in the number of its subject: "we are to supply", "Orion and Vega are under sanctions".

    >>> agreeing("{supplier} is to supply {item}", ["we"])
    '{supplier} are to supply {item}'
    """
    if len(subjects) == 1 and subjects[0].strip().casefold() not in PLURAL:
        return wording
    slot, _, rest = wording.partition(" ")
    verb, space, tail = rest.partition(" ")
    return f"{slot} {VERBS.get(verb, verb)}{space}{tail}"


def likeness(attribute: str) -> str | None:
    """ "comparable to" for an attribute that likens one item to another ("comparable", "similar to"), else None."""
    words = attribute.casefold().split()
    if not words or words[0] not in LIKENESS or words[1:] not in ([], LIKENESS[words[0]].split()):
        return None
    return words[0] + LIKENESS[words[0]]


def clauses(relation: str, phase: str, state: str | None) -> tuple[str, ...]:
    """The wordings for a claim of this relation, phase and (for transfers) state, fullest first."""
    if relation != "transfer":
        return _OTHERS[relation][_PHASES.index(phase)]
    if phase == "planned" or state == "planned":
        return _PLANNED
    if phase == "ongoing" and state in (None, "delivered", "shipped", "tested", "used"):
        return _ONGOING
    return _STATES[state] if state else _DONE
