"""A judgement holds for two ids as long as the entry is what the person saw."""

from enduse.records.judgement import Judgement, Verdict
from enduse.records.pair import Pair
from enduse.records.side import Side
from enduse.screen.sides import digest
from enduse.screen.standing import Words


def listed(*names: str, digest: str = "d1", key: str = "e", **more: object) -> Side:
    return Side(id=key, names=names, schema="Company", digest=digest, **more)  # type: ignore[arg-type]


ASKED = Side(id="p", names=("Quarn",), also=("p-old",))
ENTRY = listed("Quarn Ltd", identifiers=("inn 1",))


def judged(verdict: Verdict, right: Side | None = None, left: Side = ASKED, **more: object) -> Judgement:
    seen = Pair(left=left, right=right, score=0.9) if right else None
    facts: dict[str, object] = {"id": "j", "at": "2025-01-01"} | more
    return Judgement(left=left.id, right=ENTRY.id, verdict=verdict, why="seen", seen=seen, **facts)  # type: ignore[arg-type]


def test_a_word_holds_for_either_direction_and_for_former_ids() -> None:
    words = Words([Judgement(id="j", left="e", right="p-old", verdict="same", why="x")])
    for pair in ((ASKED, ENTRY), (ENTRY, ASKED)):
        said = words.on(*pair)
        assert said and said.word.id == "j" and said.changed == ()
    assert words.on(ASKED, listed("Quarn Ltd", key="other")) is None
    assert words.about("p-old") and not words.about("p")


def test_in_a_table_row_1_and_entry_5_are_not_row_5_and_entry_1() -> None:
    words = Words([Judgement(id="j", left="1", right="5", verdict="different", why="x")], directed=True)
    assert words.on(Side(id="1", names=("A",)), Side(id="5", names=("B",)))
    assert words.on(Side(id="5", names=("A",)), Side(id="1", names=("B",))) is None


def test_a_row_and_an_entry_may_have_one_id() -> None:
    row, entry = Side(id="e", names=("Quarn",), digest="row"), listed("Quarn Ltd")
    said = Words([judged("different", entry, row)], directed=True).on(row, entry)
    assert said and said.changed == ()


def test_what_changed_since_is_told() -> None:
    words = Words([judged("different", ENTRY)])
    now = listed("Quarn Ltd", "Vell Ltd", identifiers=("inn 2",), digest="d2")
    said = words.on(ASKED, now)
    assert said and said.changed == ("new name: Vell Ltd", "new number: inn 2", "number no longer given: inn 1")


def test_a_word_on_ids_alone_holds_whatever_the_list_says() -> None:
    said = Words([judged("different")]).on(ASKED, listed("Anything", digest="d9"))
    assert said and said.changed == ()


def test_a_later_word_on_the_new_state_outranks_and_the_old_state_keeps_its_own() -> None:
    now = listed("Vell Ltd", digest="d2")
    words = Words([judged("different", ENTRY), judged("same", now, id="k", at="2025-02-01")])
    for entry, verdict in ((ENTRY, "different"), (now, "same")):
        said = words.on(ASKED, entry)
        assert said and (said.word.verdict, said.changed) == (verdict, ())


def test_a_row_that_now_holds_another_name_is_another_question() -> None:
    row = Side(id="1", names=("Quarn",), digest="a")
    words = Words([judged("different", ENTRY, row)], directed=True)
    said = words.on(Side(id="1", names=("Vell",), schema="Company", digest="b"), ENTRY)
    assert said and said.changed


def test_an_entry_of_which_only_the_main_name_was_shown_is_asked_about_again_when_all_is_known() -> None:
    weak = Side(id="e", names=("Quarn Ltd",))
    words = Words([judged("different", weak)])
    said = words.on(ASKED, weak)
    assert said and said.changed == ()
    said = words.on(ASKED, ENTRY)
    assert said and said.changed == ("what the list knows it by is not what was shown",)


def test_what_was_taken_back_counts_no_more() -> None:
    assert Words([judged("same"), judged("same", retracted=True)]).on(ASKED, ENTRY) is None


def test_a_digest_counts_neither_order_nor_case_nor_blanks_and_keeps_fields_apart() -> None:
    same = digest(("Quarn  Ltd", "Vell"), ("inn 1",))
    assert same == digest(("VELL", "quarn ltd", "Vell"), ("inn 1",))
    assert len({same, digest(("Quarn Ltd", "Vell", "inn 1"), ()), digest(("Quarn Ltd",), ("inn 1",))}) == 3
    assert digest(("ab", "c")) != digest(("a", "bc")) and len(digest(("\ud800",))) == 16
