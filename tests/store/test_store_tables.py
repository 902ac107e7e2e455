"""The derived tables say what the picture says, and are rebuilt only when it changed."""

from pathlib import Path

from intake import opened

from enduse.records.match import Hit, Reason
from enduse.records.picture import Picture
from enduse.records.transfer import Finding, Transfer
from factories import claim, document, party, party_id


def picture() -> Picture:
    text = document("a.txt", "Reuters: Delta received seven winches.")
    told = claim(text, "transfer", "Delta received seven winches", recipient="Delta", item="winches")
    return Picture(
        documents=(text,),
        claims=(told,),
        parties=(party("Delta"),),
        transfers=(Transfer(id="t", recipient=party_id("Delta"), item_text="winches", supported_by=(told.id,)),),
        hits=(
            Hit(
                party=party_id("Delta"),
                entity="E1",
                list="L",
                score=0.9,
                reasons=(Reason(feature="n", score=1, detail="d"),),
            ),
        ),
        findings=(Finding(rule="open_question", severity="question", summary="Who supplied Delta?"),),
    )


def test_tables_hold_the_picture(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.save(picture())
        rows = case._connection.execute(
            "SELECT c.relation, r.role, p.name, d.origin FROM claims c JOIN roles r ON r.claim = c.id"
            " JOIN documents d ON d.id = c.document LEFT JOIN parties p ON p.id = r.party ORDER BY r.role"
        ).fetchall()
        assert rows == [("transfer", "item", None, "a.txt"), ("transfer", "recipient", "Delta", "a.txt")]
        assert case._connection.execute("SELECT item_text, state FROM transfers").fetchall() == [("winches", None)]
        assert case._connection.execute("SELECT summary FROM findings").fetchall() == [("Who supplied Delta?",)]
        assert case._connection.execute("SELECT score, entity FROM hits").fetchall() == [(0.9, "E1")]


def test_only_a_changed_picture_rebuilds(tmp_path: Path) -> None:
    with opened(tmp_path / "case") as case:
        case.save(picture())
        case.save(picture())
        assert [e.action for e in case.entries()] == ["save"]
        case.save(Picture())
        assert case._connection.execute("SELECT count(*) FROM claims").fetchone() == (0,)
        assert [e.action for e in case.entries()] == ["save", "save"]
