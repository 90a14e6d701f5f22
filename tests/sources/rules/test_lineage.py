"""Where a lineage begins, however tangled it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules import lineage

TREE = {"copy": ["rewrite"], "rewrite": ["wire"], "mirror": ["wire"]}


@pytest.mark.parametrize(
    ("start", "upstreams", "roots"),
    [
        pytest.param("wire", TREE, {"wire"}, id="taken from nothing"),
        pytest.param("copy", TREE, {"wire"}, id="a copy of a rewrite"),
        pytest.param("digest", {"digest": ["wire", "statement"]}, {"wire", "statement"}, id="two upstreams"),
        pytest.param("a", {"a": ["b"], "b": ["a"]}, {"a"}, id="a ring of two"),
        pytest.param("b", {"a": ["b"], "b": ["a"]}, {"a"}, id="the same ring from its other end"),
        pytest.param("c", {"c": ["b"], "b": ["a"], "a": ["b"]}, {"a"}, id="a copy of a ring"),
        pytest.param("a", {"a": ["b"], "b": ["a", "wire"]}, {"wire"}, id="a ring that rests on a wire"),
        pytest.param(
            "a", {"a": ["b"], "b": ["c"], "c": ["b"]}, {"b"}, id="a copy of a ring, before it by name"
        ),
        pytest.param(
            "a", {"a": ["c", "e"], "c": ["d"], "d": ["c"], "e": ["f"], "f": ["e"]}, {"c", "e"}, id="two rings"
        ),
        pytest.param(
            "a", {"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, {"c"}, id="a ring on a ring"
        ),
        pytest.param("a", {"a": ["a"]}, {"a"}, id="itself"),
        pytest.param("alone", {}, {"alone"}, id="nothing known"),
    ],
)
def test_roots_are_found(start: str, upstreams: dict[str, list[str]], roots: set[str]) -> None:
    assert lineage.roots(start, upstreams) == roots


def test_a_very_long_chain_is_followed_to_its_end() -> None:
    chain = {f"a{number}": [f"a{number + 1}"] for number in range(20_000)}

    assert lineage.roots("a0", chain) == {"a20000"}


names = st.sampled_from("abcdefg")
graphs = st.dictionaries(names, st.sets(names, max_size=3))


@given(names, graphs)
def test_a_lineage_begins_with_whoever_is_first_of_those_from_which_every_way_leads_back(
    start: str, upstreams: dict[str, set[str]]
) -> None:
    def above(article: str) -> set[str]:
        met, waiting = {article}, [article]
        while waiting:
            new = upstreams.get(waiting.pop(), set()) - met
            met |= new
            waiting += new
        return met

    tops = {each for each in above(start) if all(each in above(higher) for higher in above(each))}

    assert lineage.roots(start, upstreams) == {min(above(each)) for each in tops}
    assert lineage.reach(start, upstreams) == above(start)
