"""Title, outlet and date in the first lines of plain articles. All outlets and people are invented."""

import pytest

from enduse.ingest.masthead import masthead

BODY = "Oravel Optics sold 40 lenses to Mali, the ministry said on 3 May 2019. The Harbour Gazette first reported it."


def told(head: str, body: str = BODY) -> tuple[str | None, str | None, str | None]:
    text = f"{head}\n\n{body}\n\nIt was the second such sale.\n"
    found = masthead(text)
    assert all(0 <= a < b <= len(text) for a, b in found.lines)
    return (text[slice(*found.title)] if found.title else None), found.publisher, found.published


TITLE = "Lenses reached Mali through Bishkek"


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        (f"{TITLE}\nTarnmouth Ledger\n12 September 2024\nBy Orla Venn", "Tarnmouth Ledger", "2024-09-12"),
        (f"Tarnmouth Ledger\n{TITLE}\nSept. 12, 2024", "Tarnmouth Ledger", "2024-09-12"),
        (f"12 September 2024\nTarnmouth Ledger\n\n{TITLE}", "Tarnmouth Ledger", "2024-09-12"),
        (f"{TITLE}\nTarnmouth Times, 13.09.2024", "Tarnmouth Times", "2024-09-13"),
        (f"{TITLE}\nTarnmouth Times | Published: 13 September 2024, 10:20 GMT", "Tarnmouth Times", "2024-09-13"),
        (f"{TITLE}\nPublished 13 May 2024\nUpdated 15 May 2024\nThe Daily Tarn", "The Daily Tarn", "2024-05-13"),
        (f"{TITLE}\nUpdated 15 September 2024\nTarnmouth Times", "Tarnmouth Times", None),
        (f"# {TITLE}\n\n*The Tarnmouth Courier, 20 November 2024.*", "The Tarnmouth Courier", "2024-11-20"),
        (f"# {TITLE}\n\n*Optics & Lenses Monthly, June 2025. Orla Venn*", "Optics & Lenses Monthly", "2025-06"),
        (f"---\ntitle: {TITLE}\ndate: 2024-09-12\nsource: Reuters\n---", "Reuters", "2024-09-12"),
        (f"{TITLE}\nBy Orla Venn and Piet Mar, Tarn Press Agency\nMarch 12, 2025", "Tarn Press Agency", "2025-03-12"),
        (f"{TITLE}\nTarn Institute for Trade\nThursday, April 17, 2025", "Tarn Institute for Trade", "2025-04-17"),
        (f"{TITLE}\nTarn Valley, 12 May 2024\nOrla Venn", None, "2024-05-12"),
        (f"{TITLE}\nHidden Paths\n12 May 2024", None, "2024-05-12"),
        ("Линзы дошли до Мали\nСеверный вестник\n14 июня 2024 г.", "Северный вестник", "2024-06-14"),
        ("Линзы дошли до Мали\nДата публикации: 14 июня 2024 года, 10:30\nИсточник: ТАСС", "ТАСС", "2024-06-14"),
        ("Лінзи дійшли до Малі\n«Північний вісник», 14 червня 2024 року", "Північний вісник", "2024-06-14"),
        ("镜头流入马里\n北江财经观察\n2024年9月13日", "北江财经观察", "2024-09-13"),
        ("镜头流入马里\n2024-09-13 10:20  来源：北江日报 作者：李明", "北江日报", "2024-09-13"),
        ("镜头流入马里\n来源：新华社\n发布时间：2024年9月13日 10:20", "新华社", "2024-09-13"),
        (f"PRESS RELEASE\n{TITLE}\nJuly 22, 2024", None, "2024-07-22"),
        (f"{TITLE}\n05/06/2024\nTarnmouth Ledger", None, None),
    ],
)  # fmt: skip
def test_first_lines_tell_title_outlet_and_date(head: str, publisher: str | None, published: str | None) -> None:
    title, *rest = told(head)
    assert rest == [publisher, published]
    if published:
        assert title in {TITLE, "Линзы дошли до Мали", "Лінзи дійшли до Малі", "镜头流入马里"}


@pytest.mark.parametrize(
    ("opening", "publisher", "published"),
    [
        ("PORT HALLOW, March 12, 2025 (TPA) - A maker of lenses sold 40.", "TPA", "2025-03-12"),
        ("PORT HALLOW (Reuters) - A maker of lenses sold 40.", "Reuters", None),
        ("Hallow, 12 March 2025 – A maker of lenses sold 40.", None, "2025-03-12"),
        ("МОСКВА, 14 июня. /ТАСС/. Завод купил 40 линз.", "ТАСС", None),
        ("新华社马里9月20日电 工厂购买了40个镜头。", "新华社", None),
        ("Oravel Optics (OO) - the maker of lenses - sold 40.", None, None),
        ("On 12 March 2025 Oravel Optics sold 40 lenses.", None, None),
        ("By 12 March 2025 (Oravel says) - 40 lenses were sold.", None, None),
    ],
)
def test_a_dateline_tells_agency_and_date(opening: str, publisher: str | None, published: str | None) -> None:
    found = masthead(f"{TITLE}\n{opening}\nMore followed.")
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "text",
    [
        f"Attack on Nyala, 12 May 2024\n\n{BODY}",
        f"Strike hits trade ministry\nMachines arrived on 14 June 2024\n\n{BODY}",
        "Invoice\nTarnmouth Press\n12 May 2024\nBuyer: Oravel Optics\nLenses\n40\n",
        f"By March 2025 the firm had sold 40 lenses to Mali.\n{BODY}",
        f"The Harbour Gazette wrote on 12 May 2024 that lenses were sold.\n{BODY}",
        f"Ministry of Trade buys 40 lenses\n\n{BODY}",
        f"Lenses of May 2024\n\n{BODY}",
        "Only line",
        "",
    ],
)
def test_what_is_not_plainly_a_masthead_tells_nothing(text: str) -> None:
    found = masthead(text)
    assert (found.publisher, found.published, found.lines) == (None, None, ())


def test_a_letter_has_a_date_and_no_publisher() -> None:
    letter = f"Ministry of Trade\n12 May 2024\n\nTo: Tarnmouth Herald\n\nDear Sir,\n{BODY}"
    assert (masthead(letter).publisher, masthead(letter).published) == (None, "2024-05-12")


def test_a_chronicle_has_no_date() -> None:
    days = "\n".join(f"{day} May 2024\nOravel Optics sold {day} lenses.\n" for day in range(10, 15))
    assert masthead(f"How the lenses went\n\n{days}").published is None


def test_long_lines_take_no_time() -> None:
    for text in ("a " * 200_000, "1 May " * 100_000, "(" * 200_000, "By A, " * 100_000, "\n" * 200_000):
        assert masthead(text).lines == ()
