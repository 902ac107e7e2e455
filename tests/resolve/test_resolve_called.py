"""A name that a reader took for a description is a name, so that it is looked up on lists."""

import pytest

from enduse.records.reading import Reading, Reference
from enduse.resolve.subject import references


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Mirdan Havacilik Anonim Sirketi", True),
        ("Orvel Trading FZE", True),
        ("Kolvar Handels GmbH", True),
        ("ТАРСК ООО", True),
        ("Trading Company", False),
        ("Hong Kong Company", False),
        ("Iranian firm", False),
        ("Cargo Ship", False),
        ("Western Officials", False),
        ("a firm in Dubai", False),
        ("Orvel's Bosnian rival", False),
        ("Both", False),
    ],
)
def test_a_firm_with_its_legal_form_is_named(words: str, named: bool) -> None:
    ref = Reference(id="x", document="d", kind="organization", description=words, unnamed=True)
    (one,) = references([Reading(document="d", references=(ref,))])
    assert one.unnamed is not named
    assert [n.text for n in one.names] == [words] * named
