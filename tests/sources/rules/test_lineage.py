"""Where a lineage begins, however tangled it is."""

import pytest

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
        pytest.param("a", {"a": ["a"]}, {"a"}, id="itself"),
        pytest.param("alone", {}, {"alone"}, id="nothing known"),
    ],
)
def test_roots_are_found(start: str, upstreams: dict[str, list[str]], roots: set[str]) -> None:
    assert lineage.roots(start, upstreams) == roots


def test_a_very_long_chain_is_followed_to_its_end() -> None:
    chain = {f"a{number}": [f"a{number + 1}"] for number in range(20_000)}

    assert lineage.roots("a0", chain) == {"a20000"}
