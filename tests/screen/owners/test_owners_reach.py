"""The fixpoint against a slow and plain one, on small random graphs."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.records.ownership import Joint, Listed, Share, Stake
from enduse.screen.owners.applied import Applied
from enduse.screen.owners.reach import Holdings, reached
from enduse.screen.owners.regimes import Regime, regimes

NAMES = "abcdef"
Holding = tuple[str, str, int]
GRAPHS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1]),
    st.sampled_from([10, 20, 25, 30, 40, 50, 51, 60]),
    max_size=12,
).map(lambda told: [(o, a, s) for (o, a), s in told.items()])
SEEDS = st.sets(st.sampled_from(NAMES), min_size=1, max_size=3)


def closure(holdings: list[Holding], seeds: set[str], open_: bool) -> set[str]:
    met = set(seeds)
    while True:
        held = {n: sum(s for o, a, s in holdings if a == n and o in met) for n in NAMES}
        more = {n for n in NAMES if held[n] > 50 or (held[n] == 50 and not open_)} - met
        if not more:
            return met
        met |= more


def brute(holdings: list[Holding], seeds: set[str], regime: Regime) -> set[str]:
    apart = [seeds] if regime.together else [{seed} for seed in seeds]
    return set().union(*(closure(holdings, some, regime.open) for some in apart))


@pytest.mark.parametrize("test", ["us-ofac-50", "us-ofac-2008", "eu-best-practices-pre2024", "uk-ofsi"])
@settings(max_examples=150, deadline=None)
@given(holdings=GRAPHS, seeds=SEEDS)
def test_everybody_whom_a_plain_search_reaches(test: str, holdings: list[Holding], seeds: set[str]) -> None:
    regime = regimes()[test]
    applied = Applied(
        regime,
        [Stake(owner=o, asset=a, share=Share(s, s)) for o, a, s in holdings],
        [Listed(party=seed) for seed in seeds],
    )
    expected = brute(holdings, seeds, regime)
    for name in NAMES:
        said = applied.of(name)
        assert said.answer == ("yes" if name in expected else "no")
        if name in expected - seeds:
            assert said.steps[0].asset == name
            assert set(said.listed) <= seeds
            assert said.listed
            assert said.steps[0].together.low > 50 or (said.steps[0].together.low == 50 and not regime.open)


@settings(max_examples=120, deadline=None)
@given(data=st.data(), seeds=SEEDS)
def test_yes_is_yes_whatever_the_shares_and_possible_is_some(data: st.DataObject, seeds: set[str]) -> None:
    ends = data.draw(
        st.dictionaries(
            st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1]),
            st.sampled_from([(10, 24), (25, 33), (20, 50), (50, 60), (51, 51), (0, 100)]),
            max_size=5,
        )
    )
    most = {n: sum(high for (_, a), (_, high) in ends.items() if a == n) for n in NAMES}
    ends = {pair: bounds for pair, bounds in ends.items() if most[pair[1]] <= 100}
    stakes = [Stake(owner=o, asset=a, share=Share(*bounds)) for (o, a), bounds in ends.items()]
    applied = Applied(regimes()["us-ofac-50"], stakes, [Listed(party=seed) for seed in seeds])
    worlds = [
        closure([(o, a, s) for (o, a), s in zip(ends, shares, strict=True)], seeds, False)
        for shares in product(*ends.values())
    ]
    for name in NAMES:
        expected = "yes" if all(name in w for w in worlds) else "possible" if any(name in w for w in worlds) else "no"
        assert applied.of(name).answer == expected


@settings(max_examples=60, deadline=None)
@given(holdings=GRAPHS, seeds=SEEDS)
def test_sql_reaches_the_same_in_the_same_rounds(
    tmp_path_factory: pytest.TempPathFactory, holdings: list[Holding], seeds: set[str]
) -> None:
    import duckdb

    from enduse.store.reach import reached as in_sql

    table: Path = tmp_path_factory.mktemp("stakes") / "s.parquet"
    with duckdb.connect() as base:
        base.execute("create table s (owner varchar, asset varchar, share double)")
        if holdings:
            base.executemany("insert into s values (?, ?, ?)", holdings)
        base.execute(f"copy s to '{table}' (format parquet)")
    regime = regimes()["us-ofac-50"]
    owner, asset = (np.array([NAMES.index(h[i]) for h in holdings], np.int64) for i in (0, 1))
    amount = np.array([h[2] * 10_000_000 for h in holdings], np.int64)
    rounds = reached(
        Holdings.between(owner, asset, amount, len(NAMES)),
        np.full(len(NAMES), regime.needed),
        np.array(sorted(NAMES.index(s) for s in seeds)),
    )
    expected = {name: int(n) for name, n in zip(NAMES, rounds, strict=True) if n >= 0}
    assert dict(in_sql(table, seeds, regime.needed)) == expected


def said(test: str, *stakes: Stake, listed: str = "x", joint: tuple[Joint, ...] = (), day: str | None = None) -> str:
    return Applied(regimes()[test], stakes, [Listed(party=n) for n in listed.split()], day, joint).of("t").answer


def held(owner: str, asset: str, low: float, high: float | None = None, **more: object) -> Stake:
    return Stake(owner=owner, asset=asset, share=Share(low, low if high is None else high), **more)  # type: ignore[arg-type]


def test_an_unknown_share_is_no_more_than_the_others_leave() -> None:
    assert said("us-ofac-50", Stake(owner="x", asset="t")) == "possible"
    assert said("us-ofac-50", Stake(owner="x", asset="t"), held("z", "t", 51)) == "no"
    assert said("us-ofac-50", Stake(owner="x", asset="t"), held("z", "t", 50)) == "possible"
    assert said("uk-ofsi", Stake(owner="x", asset="t"), held("z", "t", 50)) == "no"


def test_two_sources_are_no_two_stakes() -> None:
    assert said("us-ofac-50", held("x", "t", 30), held("x", "t", 30)) == "no"
    assert said("us-ofac-50", held("x", "t", 30), held("x", "t", 60)) == "possible"  # they contradict each other
    assert said("us-ofac-50", held("x", "t", 25, 75), held("x", "t", 60)) == "yes"  # one is more exact
    assert said("us-ofac-50", held("x", "t", 60, possible=True)) == "possible"


def test_votes_and_control_count_where_the_test_says_so() -> None:
    votes = held("x", "t", 51, kind="votes")
    assert [said(test, votes) for test in ("us-ofac-50", "uk-ofsi", "eu-best-practices-2024")] == ["no", "yes", "yes"]
    assert said("eu-best-practices-2024", held("x", "t", 50, kind="votes")) == "no"
    chain = (held("x", "a", 60), Stake(owner="a", asset="t", kind="control"))
    assert [said(test, *chain) for test in ("us-ofac-50", "uk-ofsi")] == ["no", "yes"]
    assert said("uk-ofsi", Stake(owner="x", asset="t", kind="control", possible=True)) == "possible"
    applied = Applied(regimes()["uk-ofsi"], [votes], [Listed(party="x")])
    assert applied.of("t").steps[0].stakes == (votes,)


def test_stakes_of_one_person_meet_through_what_that_person_owns() -> None:
    stakes = [held("x", "a", 60), held("x", "b", 60), held("a", "t", 30), held("b", "t", 30)]
    assert said("uk-ofsi", *stakes) == "yes"
    assert said("uk-ofsi", held("a", "t", 30), held("b", "t", 30), listed="a b") == "no"
    assert said("uk-ofsi", held("a", "t", 30), held("b", "t", 30), listed="a", joint=(Joint(("a", "b"), "t"),)) == "yes"


@pytest.mark.parametrize(
    ("since", "until", "day", "expected"),
    [
        ("2024", None, "2023-12-31", "no"),
        ("2024", None, "2024-06-01", "possible"),
        ("2024", None, "2025-01-01", "yes"),
        ("2024-06-01", None, "2024-06-01", "yes"),
        (None, "2024", "2024-06-01", "possible"),
        (None, "2024", "2025-01-01", "no"),
        (None, "2024-06-30", "2024-06-30", "yes"),
        (None, "2024-06-30", None, "no"),
    ],
)
def test_a_stake_counts_while_it_is_held(since: str, until: str, day: str, expected: str) -> None:
    assert said("us-ofac-50", held("x", "t", 80, since=since, until=until), day=day) == expected


def test_a_list_counts_for_the_tests_of_its_authority() -> None:
    stakes, listed = [held("x", "t", 80)], [Listed(party="x", authority="EU")]
    answers = {key: Applied(regime, stakes, listed).of("t").answer for key, regime in regimes().items()}
    assert {key for key, answer in answers.items() if answer == "yes"} == {k for k in answers if k.startswith("eu-")}


def test_the_steps_say_which_stakes_decide() -> None:
    stakes = [held("x", "a", 50), held("x", "t", 10), held("a", "t", 40), held("z", "t", 50)]
    found = Applied(regimes()["us-ofac-50"], stakes, [Listed(party="x")]).of("t")
    assert [(s.asset, [k.owner for k in s.stakes], s.together.low) for s in found.steps] == [
        ("t", ["x", "a"], 50.0),
        ("a", ["x"], 50.0),
    ]
    assert found.listed == ("x",)
