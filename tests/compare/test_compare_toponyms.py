"""Words that name places or make adjectives of them."""

from enduse.compare.toponyms import places_in


def test_places_in_descriptions_of_three_languages() -> None:
    for words, country in (
        ("a company in the Sharjah free zone", "ae"),
        ("гонконгской фирмы", "hk"),
        ("бакинского посредника", "az"),
        ("沙迦一家贸易公司", "ae"),
        ("a Turkish firm", "tr"),
    ):
        assert {p.country for p in places_in(words)} == {country}, words
