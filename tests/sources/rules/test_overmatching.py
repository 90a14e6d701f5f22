"""The passage that many share, found from the runs alone."""

from hypothesis import given
from hypothesis import strategies as st

from sources.rules import overmatching
from sources.rules.overmatching import Passage

RUNS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda one: (one[0], one[0] + one[1])),
        max_size=4,
    ),
    max_size=8,
)


def test_what_all_share_is_found_though_half_share_more() -> None:
    found = overmatching.passage([[(0, 400)], [(100, 200)], [(100, 200)], [(90, 230)]])

    assert found == Passage(100, 200, 4)


def test_what_few_share_as_a_whole_does_not_hide_what_most_share() -> None:
    whole = [[(0, 5000)]] * 5
    notice = [[(5100, 5400)]] * 40

    assert overmatching.passage([*whole, *notice]) == Passage(5100, 5400, 40)


def test_nothing_is_quoted_where_no_majority_agrees() -> None:
    assert overmatching.passage([[(0, 10)], [(20, 30)], [(40, 50)]]) is None
    assert overmatching.passage([]) is None


@given(RUNS)
def test_the_passage_is_shared_by_most_at_every_letter_and_runs_of_one_text_count_once(
    runs_of: list[list[tuple[int, int]]],
) -> None:
    matched = [runs for runs in runs_of if runs]
    found = overmatching.passage(runs_of)

    shared = [
        sum(any(start <= letter < end for start, end in runs) for runs in matched) * 2 > len(matched)
        for letter in range(101)
    ]
    assert (found is not None) == any(shared)
    assert found is None or all(shared[found.start : found.end])


def test_what_a_match_shares_besides_the_passage_is_counted_once() -> None:
    assert overmatching.outside([(0, 50), (40, 120), (200, 210)], Passage(100, 205, 2)) == 105


def test_the_reasons_tell_a_text_printed_whole_from_a_part_of_each() -> None:
    whole = overmatching.reasons(articles=14, outlets=9, of_this=0.9, of_theirs=0.93)
    part = overmatching.reasons(articles=14, outlets=1, of_this=0.1, of_theirs=0.2)

    assert [reason.rule for reason in whole] == ["matched with many", "one text"]
    assert [reason.rule for reason in part] == ["matched with many", "a part of each"]
    assert "14 articles of 9 outlets" in whole[0].detail
    assert "14 articles of 1 outlet " in part[0].detail
