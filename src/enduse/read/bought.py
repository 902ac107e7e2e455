"""A firm that is bought is no goods: "X is owned by Y. He bought it in January"."""

from enduse.read.event import Event, Filler
from enduse.read.fill import Filling


def stake(event: Event, sense: Filling) -> Event | None:
    """A purchase that turns out to be one of a firm, as the stake that it is; None where nobody holds it then."""
    firms = [(f, sense.firm_bought(f.chunk)) for f in event.fillers_of("item") if f.chunk is not None]
    bought = next(((f, firm) for f, firm in firms if firm is not None), None)
    if event.relation != "transfer" or bought is None:
        return event
    owners = [Filler("owner", f.chunk, f.standing) for f in event.fillers_of("recipient") if f.standing.key]
    event.relation, event.state = "ownership", None
    event.fillers = [*owners, Filler("asset", bought[0].chunk, bought[1])]
    return event if owners else None
