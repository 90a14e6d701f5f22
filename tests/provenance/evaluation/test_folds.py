"""How labelled examples are dealt into parts."""

from provenance.evaluation.folds import parts_of


def test_no_group_stands_in_two_parts() -> None:
    groups = ["a"] * 5 + ["b"] * 3 + ["c"] * 3 + ["d"]

    parts = parts_of(groups, 3)

    assert sorted(place for part in parts for place in part) == list(range(12))
    assert all(sum(name in {groups[place] for place in part} for part in parts) == 1 for name in "abcd")
    assert [len(part) for part in parts] == [5, 4, 3]
