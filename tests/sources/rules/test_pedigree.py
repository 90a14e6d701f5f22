"""A family as a forest."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.pedigree import Branch, Link, Member, forest

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def member(key: str, hour: int | None = 0) -> Member:
    return Member(key, None if hour is None else NOON + timedelta(hours=hour), key.upper())


def outline(branches: list[Branch]) -> list[object]:
    return [(each.member.key, outline(each.below)) if each.below else each.member.key for each in branches]


CHAIN = [Link("b", "a"), Link("c", "b")]
DIAMOND = [Link("b", "a"), Link("c", "a"), Link("d", "b", closeness=0.4), Link("d", "c", closeness=0.9)]
RING = [Link("a", "b"), Link("b", "a"), Link("c", "b")]


@pytest.mark.parametrize(
    ("links", "drawn"),
    [
        pytest.param([], ["a", "b", "c", "d"], id="nobody took anything"),
        pytest.param(CHAIN, [("a", [("b", ["c"])]), "d"], id="a chain"),
        pytest.param(DIAMOND, [("a", ["b", ("c", ["d"])])], id="a diamond hangs under the closest"),
        pytest.param(RING, [("a", [("b", ["c"])]), "d"], id="a ring is opened at its first key"),
        pytest.param(
            [Link("c", "a"), Link("c", "b")], ["a", ("b", ["c"]), "d"], id="two roots, equally close"
        ),
        pytest.param(
            [Link("d", "a"), Link("c", "d")], [("a", [("d", ["c"])]), "b"], id="a chain against time"
        ),
        pytest.param(
            [Link("a", "a"), Link("b", "nobody"), Link("nobody", "c")],
            ["a", "b", "c", "d"],
            id="nonsense is left out",
        ),
        pytest.param(
            [Link("b", "a"), Link("b", "a", "rewrite"), Link("c", "b")],
            [("a", [("b", ["c"])]), "d"],
            id="told twice",
        ),
        pytest.param(
            [Link("a", "b"), Link("b", "a"), Link("c", "d"), Link("d", "c")],
            [("a", ["b"]), ("c", ["d"])],
            id="two rings",
        ),
        pytest.param(
            [Link("a", "b"), Link("b", "a"), Link("a", "c"), Link("c", "d"), Link("d", "c")],
            [("c", [("a", ["b"]), "d"])],
            id="a ring that rests on a ring",
        ),
    ],
)
def test_each_piece_hangs_under_the_closest_it_was_taken_from(links: list[Link], drawn: object) -> None:
    assert outline(forest([member(key, hour) for hour, key in enumerate("abcd")], links)) == drawn


def test_a_later_generation_stands_right_of_every_upstream_it_has() -> None:
    links = [Link("b", "a"), Link("c", "b"), Link("c", "a", closeness=0.9)]

    (root,) = forest([member(key) for key in "abc"], links)

    third = next(each for each in root.below if each.member.key == "c")
    assert third.generation == 2
    assert [link.up for link in third.others] == ["b"]
    assert (root.generation, {each.member.key: each.generation for each in root.below}) == (
        0,
        {"b": 1, "c": 2},
    )
    assert root.link is None
    assert third.link == links[2]


def test_undated_pieces_come_last_among_their_siblings() -> None:
    links = [Link(key, "a") for key in "bcd"]

    (root,) = forest([member("a"), member("b", None), member("c", 5), member("d", 2)], links)

    assert outline([root]) == [("a", ["d", "c", "b"])]


def test_a_tree_tells_how_many_it_holds_and_which_as_they_are_drawn() -> None:
    (root,) = forest([member(key, hour) for hour, key in enumerate("abcd")], [*CHAIN, Link("d", "a")])
    (second, last) = root.below

    assert (root.size(), second.size(), last.size()) == (4, 2, 1)
    assert (root.keys(), second.keys(), last.keys()) == (list("abcd"), ["b", "c"], ["d"])


keys = st.sampled_from("abcdefghij")
links = st.lists(
    st.builds(Link, keys, keys, st.sampled_from(["rewrite", "excerpt"]), st.floats(0, 1)), max_size=40
)


@given(links, st.randoms(use_true_random=False))
def test_whatever_the_links_each_piece_is_drawn_once_and_their_order_does_not_matter(
    drawn: list[Link], chance: object
) -> None:
    members = [member(key, None if key == "j" else ord(key) % 3) for key in "abcdefghij"]
    trees = forest(members, drawn)

    assert sorted(key for tree in trees for key in tree.keys()) == list("abcdefghij")  # noqa: SIM118
    shuffled = sorted(drawn, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert outline(forest(reversed(members), shuffled)) == outline(trees)
