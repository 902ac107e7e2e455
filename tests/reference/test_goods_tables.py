"""The tables of goods and control lists hold: codes of six digits, sources, patterns that are bounded."""

import re

from enduse.reference import goods
from enduse.reference.control import controlled, held, not_held, scopes


def test_every_name_stands_for_codes_and_has_a_source() -> None:
    found = goods.entries()
    assert len(found) > 800
    for entry in found:
        assert entry.codes and all(re.fullmatch(r"\d{6}", code) for code in entry.codes) and entry.source
        assert entry.names


def test_the_tables_speak_three_languages() -> None:
    names = [name for entry in goods.entries() for name in entry.names]
    for letters in ("[a-z]", "[а-я]", "[㐀-鿿]"):
        assert sum(bool(re.search(letters, name, re.IGNORECASE)) for name in names) > 2500


def test_every_code_of_the_priority_list_has_names() -> None:
    listed = {row.prefix for row in controlled() if row.scope == "CHPL"}
    assert len(listed) == 50
    assert listed <= {code for entry in goods.entries() for code in entry.codes}


def test_part_numbers_have_sources_and_match_no_plain_word() -> None:
    for rule in goods.numberings():
        assert rule.source and rule.codes
        assert not any(rule.pattern.fullmatch(word) for word in ("", "PUMP", "VALVE", "НАСОС", "100", "2024"))
        assert not re.search(r"\\[1-9]|\(\?", rule.pattern.pattern)  # the rules are also joined to one pattern


def test_the_part_code_of_a_machine_is_the_nearest() -> None:
    assert goods.part_code("840710")[0] == "840910"  # type: ignore[index]
    assert goods.part_code("840734")[0] == "840991"  # type: ignore[index]
    assert goods.part_code("950300") is None


def test_control_lists_are_dated_and_what_is_not_held_is_said() -> None:
    assert all(row.since and row.source for row in controlled())
    assert {scope.name for scope in held()} | {scope.name for scope in not_held()} == {s.name for s in scopes()}
    assert "EU Annex XL" in {scope.name for scope in not_held()}
