import pytest

from enduse.compare.identifiers import check
from enduse.records.judgement import Judgement
from enduse.records.listing import Entry, Watchlist
from enduse.records.party import Party
from enduse.records.reading import Identifier, Name
from enduse.screen import ALERT, screen, screened
from enduse.screen.index import Index
from enduse.screen.lists import starter
from enduse.screen.queries import Query, Refused, Row, Terms, answers, query_of


def entry(key: str, *names: str, schema: str = "Company", **more: object) -> Entry:
    return Entry(id=key, schema=schema, names=tuple(Name(n) for n in names), **more)  # type: ignore[arg-type]


def watchlist(*entries: Entry) -> Watchlist:
    return Watchlist(name="test", publisher="p", licence="l", as_of="2025-01-31", sha256="0", entries=entries)


def party(*names: str, key: str = "p", **more: object) -> Party:
    facts: dict[str, object] = {"schema": "Company"} | more
    return Party(id=key, names=tuple(Name(n) for n in names), **facts)  # type: ignore[arg-type]


LIST = watchlist(
    entry("e1", "JSC Tarsk Electromechanical Plant Vega", "АО ТЭМЗ Вега", countries=("ru",), listed_since="2022-12-16"),
    entry("e2", "Viktor Pavlovich ORLIN", schema="Person", birth_dates=("1960-08-11",)),
    entry(
        "e3", "OOO Orbis", countries=("ru",), identifiers=(Identifier("inn", "1831083343"),), listed_since="2024-05-01"
    ),
    entry("e4", "Vega Star", schema="Vessel"),
    entry("e5", "Lindor Aviation Engine (Xiamen) Co., Ltd", countries=("cn",)),
)
INDEX = Index.of([LIST])


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("TEMZ Vega", "e1"),
        ("ТЭМЗ «Вега»", "e1"),
        ("Tarsk Elektromekhanicheskiy Zavod Vega", "e1"),
        ("TarskElectromechanicalPlantVega", "e1"),
        ("OOO Orbiss", "e3"),
        ("厦门林多航空发动机有限公司", "e5"),
    ],
)
def test_the_best_hit(name: str, entity: str) -> None:
    (answer,) = answers([Query(id="q", name=name)], INDEX)
    assert answer.query == "q"
    best = answer.hits[0]
    assert best.entity == entity
    assert best.reasons[0].feature == "name"
    assert 0.3 < best.score <= 0.99


def test_a_hit_says_why_since_when_and_of_which_day() -> None:
    (hit,) = screen([party("TEMZ Vega", countries=("ru",))], [LIST])
    assert (hit.entity, hit.listed_since, hit.as_of, hit.list) == ("e1", "2022-12-16", "2025-01-31", "test")
    assert {r.feature for r in hit.reasons} == {"name", "country"}
    assert hit.score <= 0.99


def test_as_of_leaves_out_what_was_listed_later() -> None:
    assert screen([party("OOO Orbis")], [LIST], as_of="2024-04-30") == ()
    assert [h.entity for h in screen([party("OOO Orbis")], [LIST], as_of="2024-05-01")] == ["e3"]


def test_contradictions_demote() -> None:
    def score(**more: object) -> float:
        hits = screen([party("Orbis", **more)], [watchlist(*LIST.entries)])
        return hits[0].score if hits else 0.0

    assert score(countries=("ru",)) > score() > score(countries=("us",))
    assert score(identifiers=(Identifier("inn", "7717043113"),)) < score()


def test_an_equal_number_is_strong_and_no_proof() -> None:
    number = (Identifier("inn", "1831083343"),)
    (named,) = screen([party("Orbis", identifiers=number)], [LIST])
    (renamed,) = screen([party("Kronvald", identifiers=number)], [LIST])
    assert 0.99 > named.score > 0.9 > renamed.score > 0.75


def test_places_and_unnamed_parties_are_not_screened_and_publications_are() -> None:
    assert screen([party("Orbis", kind="place"), party(key="u", unnamed=True, description="Orbis")], [LIST]) == ()
    assert len(screen([party("Orbis", kind="publication")], [LIST])) == 1


def test_judgements_take_hits_away_or_mark_them() -> None:
    def judged(verdict: str, **more: object) -> Judgement:
        return Judgement(id="j", left="r2", right="e3", verdict=verdict, why="seen", **more)  # type: ignore[arg-type]

    asked = [party("OOO Orbis", also=("r2",))]
    assert screen(asked, [LIST], judgements=[judged("different")]) == ()
    assert len(screen(asked, [LIST], judgements=[judged("different"), judged("different", retracted=True)])) == 1
    (hit,) = screen(asked, [LIST], judgements=[judged("same")])
    assert hit.reasons[0].feature == "judgement"


def test_another_kind_of_thing_is_demoted() -> None:
    (answer,) = answers([Query(id="q", name="Vega Star", schema="Company")], INDEX)
    assert answer.hits[0].score < ALERT


def test_a_near_miss_of_a_person_is_no_alert() -> None:
    assert screen([party("Viktor Pavlovich MARUSIN", kind="person", schema="Person")], [LIST]) == ()
    assert len(screen([party("ОРЛИН Виктор", kind="person", schema="Person")], [LIST])) == 1


def test_searched_lists_are_told_with_date_and_count() -> None:
    (told,) = screened([LIST])
    assert (told.entries, told.as_of) == (5, "2025-01-31")
    assert screen([party("Orbis")], []) == ()


def test_two_runs_give_the_same_answers() -> None:
    queries = [Query(id=str(i), name=n) for i, n in enumerate(["Vega", "Orbis", "Tarsk", "Xiamen", "Orlin"])]
    assert list(answers(queries, INDEX)) == list(answers(queries, INDEX))


def test_top_and_threshold() -> None:
    (answer,) = answers([Query(id="q", name="Vega")], INDEX, Terms(top=1))
    assert len(answer.hits) == 1
    (answer,) = answers([Query(id="q", name="Zzyzx")], INDEX, Terms(threshold=0.5))
    assert answer.hits == ()


def test_a_row_is_a_query_or_is_refused() -> None:
    asked = query_of(Row(2, "1", " Orbis ", "", "RU", "1831083343"))
    assert asked == Query(id="1", name="Orbis", country="ru", identifier="1831083343")
    (answer,) = answers([asked], INDEX)
    assert answer.error is None and any(r.feature == "identifier" for r in answer.hits[0].reasons)
    refused = query_of(Row(3, " ", "Orbis", country="ru"))
    assert isinstance(refused, Refused) and refused.error.startswith("no id")
    assert (refused.line, refused.row) == (3, {"id": " ", "name": "Orbis", "country": "ru"})
    refused = query_of(Row(4, "2", "Orb", trouble="cut"))
    assert isinstance(refused, Refused) and refused.error == "cut"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Query(id="q", name=" - "), "no name given"),
        (Query(id="q", name="Orbis", identifier="A-17"), "the identifier 'A-17' is no valid number"),
        (Query(id="q", name="Orbis", country="ruritania"), "the country 'ruritania' is no ISO 3166-1 code"),
    ],
)
def test_what_of_a_query_was_not_searched_is_told(query: Query, told: str) -> None:
    (answer,) = answers([query], INDEX)
    assert answer.error and told in answer.error
    assert not any(r.feature in ("country", "identifier") for hit in answer.hits for r in hit.reasons)


def test_the_starter_list_is_labelled_sourced_and_holds_no_personal_number() -> None:
    known = starter()
    assert "not a full list" in (known.note or "")
    assert known.as_of
    for listed in known.entries:
        assert listed.source and listed.source.startswith("http")
        assert listed.allegation and listed.listed_since
        assert all(check(i.scheme, i.value) and (i.scheme, len(i.value)) != ("inn", 12) for i in listed.identifiers)
    (hit,) = screen([party("ИЭМЗ «Купол»", countries=("ru",))], [known])
    assert hit.entity == "starter-kupol"


def test_another_line_of_business_demotes_and_is_told() -> None:
    known = Index.of([watchlist(entry("e1", "Meridian Travel Bureau"), entry("e2", "Meridian Plant"))])
    (answer,) = answers([Query(id="q", name="Meridian Plant")], known)
    same, other = answer.hits[:2]
    assert (same.entity, other.entity) == ("e2", "e1")
    assert other.score < ALERT < same.score
    assert [r.detail for r in other.reasons if r.feature == "business"] == ["plant against travel bureau"]


def test_a_character_that_no_table_reads_is_no_error() -> None:
    (answer,) = answers([Query(id="q", name="𮧠")], INDEX)
    assert all(hit.score < ALERT for hit in answer.hits)


def test_a_short_word_of_a_long_name_finds_no_acronym_of_its_own() -> None:
    known = Index.of([watchlist(entry("e1", "Saltmar Trading Kontor"), entry("e2", "Joint Stock Company Akhtar"))])
    (answer,) = answers([Query(id="q", name="JT STK CO AKHTAR")], known)
    assert answer.hits[0].entity == "e2"


def test_what_was_listed_later_takes_no_place_of_what_was_there() -> None:
    later = [entry(f"n{n}", f"Orbis {n}", listed_since="2025-01-01") for n in range(400)]
    known = Index.of([watchlist(*later, entry("old", "Orbis Vell", listed_since="2020-01-01"))])
    (answer,) = answers([Query(id="q", name="Orbis")], known, Terms(as_of="2021-01-01"))
    assert [hit.entity for hit in answer.hits] == ["old"]


@pytest.mark.parametrize("name", ["M/V Vega Star", "т/х «Вега Стар»", "青湾苍雁號", "「青湾苍雁」号"])
def test_a_name_written_as_a_ships_is_looked_for_among_ships(name: str) -> None:
    index = Index.of([watchlist(entry("s1", "Vega Star", "青湾苍雁", schema="Vessel"), entry("s2", "Orbis Ltd"))])
    (answer,) = answers([Query(id="q", name=name)], index)
    assert answer.hits[0].entity == "s1" and "kind" not in {r.feature for r in answer.hits[0].reasons}
    (plain,) = answers([Query(id="q", name="Vega Star")], index)
    assert "kind" in {r.feature for r in plain.hits[0].reasons}
