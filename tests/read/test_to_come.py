"""Months without a year: of what is planned the next one."""

from pytest import mark

from enduse.read import read
from enduse.read.known import Known
from enduse.read.names.times_to_come import later_in_the_year, to_come
from enduse.read.readers.prose import ProseReader
from enduse.records.document import Document


@mark.parametrize(
    ("value", "worded", "published", "wanted"),
    [
        ("2024-09", "September", "2025-06-18", "2025-09"),
        ("2025-01", "January", "2025-12-03", "2026-01"),
        ("2024-09", "September 2024", "2025-06-18", "2024-09"),
        ("2025-08", "в августе", "2025-06-18", "2025-08"),
        ("2024-09", "去年9月", "2025-06-18", "2024-09"),
        ("2024-09", "上个月", "2025-06-18", "2024-09"),
        ("2024-10", "10月上旬", "2025-09-04", "2025-10"),
        ("2024-10", "10月前", "2025-09-04", "2025-10"),
        ("2025-05", "May", "2025-06-18", "2025-05"),
        ("2024-09", "last September", "2025-06-18", "2024-09"),
        ("2024-09/2024-11", "осенью", "2025-06-18", "2025-09/2025-11"),
        ("2024", "2024", "2025-06-18", "2024"),
        (None, "soon", "2025-06-18", None),
        ("2024-09", "September", None, "2024-09"),
    ],
)
def test_a_planned_month_is_the_next_one(
    value: str | None, worded: str, published: str | None, wanted: str | None
) -> None:
    assert to_come(value, worded, published) == wanted


def test_only_a_month_of_the_same_year_is_later_in_it() -> None:
    assert later_in_the_year("2024-07", "7月", "2025-06-10")
    assert not later_in_the_year("2025-01", "1月", "2025-12-03")
    assert not later_in_the_year("2025-04", "4月", "2025-06-10")


@mark.parametrize(
    ("verb", "month"), [("plans to deliver", "2025-09"), ("will ship", "2025-09"), ("delivered", "2024-09")]
)
def test_what_is_planned_in_english_lies_ahead(verb: str, month: str) -> None:
    text = f"Brenta Pumps Ltd {verb} 20 pumps to Omsk Plant LLC in September."
    document = Document(id="d", origin="a.txt", text=text, language="en", published="2025-06-18")
    claims = read(document, [ProseReader(Known.of([]), encoder=False)]).claims
    assert [c.when and c.when.value for c in claims if c.relation == "transfer"] == [month]
