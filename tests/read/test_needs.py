"""Frames that ask for certain words beside their roles."""

import pytest
from test_prose import claims, roles

TOLD = {
    ("The ministry suspended the export licence of Varlok Trading.", "sanction"): {"target": "Varlok Trading"},
    ("The measure does not concern Varlok Trading.", "sanction"): {"target": "Varlok Trading"},
    ("Varlok Trading was bought by Belmora Aviation.", "ownership"): {
        "owner": "Belmora Aviation",
        "asset": "Varlok Trading",
    },
    ("Varlok Trading is majority-owned by Belmora Aviation.", "ownership"): {
        "owner": "Belmora Aviation",
        "asset": "Varlok Trading",
    },
    ("Anna Tolan has a stake of 35 percent in Varlok Trading.", "ownership"): {
        "owner": "Anna Tolan",
        "share": "35 percent",
        "asset": "Varlok Trading",
    },
    ("Varlok Trading wired 2 million euros to Belmora Aviation.", "payment"): {
        "payer": "Varlok Trading",
        "payee": "Belmora Aviation",
        "amount": "2 million euros",
    },
    ("The police found 18 engines in a warehouse in Minsk.", "location"): {"subject": "18 engines", "place": "Minsk"},
    ("The engines made their way to Belarus.", "transfer"): {"item": "engines", "to": "Belarus"},
    ("The bill of lading names Varlok Trading of Minsk as consignee.", "transfer"): {"recipient": "Varlok Trading"},
    ("The manufacturer of the engines is Varlok Trading.", "production"): {
        "producer": "Varlok Trading",
        "item": "engines",
    },
    ("Tractors that were landed at Varna were bought by Varlok Trading.", "transfer"): {"recipient": "Varlok Trading"},
}


@pytest.mark.parametrize(("text", "relation"), TOLD)
def test_the_roles_are_filled(text: str, relation: str) -> None:
    wanted = TOLD[text, relation]
    assert any(wanted.items() <= roles(c).items() for c in claims(text, relation))


@pytest.mark.parametrize(
    ("text", "relation"),
    [("Anna Tolan took a break.", "ownership"), ("The firm covers the north.", "sanction"), ("Anna called.", "visit")],
)
def test_other_words_tell_nothing(text: str, relation: str) -> None:
    assert claims(text, relation) == []
