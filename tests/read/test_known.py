"""Known names are found as whole words, in any case and script; short and everyday ones are not."""

from enduse.read.known import Known, KnownName
from enduse.records.listing import Entry, Watchlist
from enduse.records.reading import Name


def found(text: str, *names: str, schema: str = "Company") -> list[str]:
    known = Known(KnownName(n, schema, "list") for n in names)
    return [text[m.start : m.end] for m in known.matches(text)]


def test_whole_words_whatever_case_and_punctuation() -> None:
    assert found("It was NORVIK-MARINE, not Norvik Marines.", "Norvik Marine") == ["NORVIK-MARINE"]


def test_the_legal_form_may_be_left_off() -> None:
    assert found("It was Norvik Selmar.", "Norvik Selmar LLC") == ["Norvik Selmar"]


def test_the_longest_name_wins() -> None:
    assert found("It was Norvik Selmar Lines.", "Norvik Selmar", "Norvik Selmar Lines") == ["Norvik Selmar Lines"]


def test_short_and_everyday_names_are_not_looked_for() -> None:
    assert found("The Vek, the Treasury and Moscow spoke.", "Vek", "Treasury", "Moscow") == []
    assert found("the norvik selmar of old", "Norvik Selmar") == []


def test_russian_endings_and_chinese_without_blanks() -> None:
    assert found("Детали для «Полюса» шли морем", "Полюс") == ["Полюса"]
    assert found("由明亮电子厂出口", "明亮电子厂") == ["明亮电子厂"]


def test_a_person_written_surname_first() -> None:
    assert found("So said Artem Kedrovsky.", "KEDROVSKY, Artem", schema="Person") == ["Artem Kedrovsky"]


def test_a_name_does_not_reach_over_a_sentence() -> None:
    assert found("It met Norvik! Selmar left.", "Norvik Selmar") == []


def test_of_lists_and_digest() -> None:
    entry = Entry(id="e1", schema="Company", names=(Name("Norvik Selmar"),))
    watchlist = Watchlist(name="L", publisher="P", licence="CC0", as_of=None, sha256="0", entries=(entry,))
    known = Known.of([watchlist])
    assert known.names == (KnownName("Norvik Selmar", "Company", "L"),)
    assert known.digest == Known.of([watchlist]).digest != Known().digest
