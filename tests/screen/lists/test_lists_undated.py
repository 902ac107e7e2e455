"""A list without a date of its own is shown as of its newest entry's, and says so."""

from collections.abc import Sequence

import pytest

from enduse.screen.lists.undated import NEWEST_ENTRY, dated, with_date


@pytest.mark.parametrize(
    ("own", "entries", "as_of", "note"),
    [
        ("2026-05-01", ["2026-04-01"], "2026-05-01", "a page only"),
        (None, ["2025-01-01", None, "2026-04-01"], "2026-04-01", f"a page only; {NEWEST_ENTRY}"),
        (None, [None], None, "a page only"),
    ],
)
def test_whose_date_it_is(own: str | None, entries: Sequence[str | None], as_of: str | None, note: str) -> None:
    told = dated(own, entries, "a page only")
    assert (told["as_of"], told["note"]) == (as_of, note)
    assert with_date(told["note"]) == "a page only"


def test_a_date_given_beside_it_is_the_lists() -> None:
    assert with_date(dated(None, ["2026-04-01"])["note"]) is None
