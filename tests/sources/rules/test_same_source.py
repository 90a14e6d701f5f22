"""Whether two sources may be one: what speaks for it, how much, and what is nobody's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.rules.names import fold
from sources.rules.same_source import CROWD, Told, as_told, pairs, same, score
from sources.vocabulary import SourceKind


def told(key: int, name: str, *hosts: str, kind: str = "outlet", **more: object) -> Told:
    names = frozenset(fold(each) for each in name.split("|"))
    return Told(key, SourceKind(kind), names, frozenset(hosts), **more)  # type: ignore[arg-type]


DOMAIN, LIKE, NAME, SLIP, WITHIN = (
    "same domain", "named like the domain", "same name", "a slip of the hand", "one name in the other",
)  # fmt: skip
POST = told(1, "Harbour Post")
CASES = [
    ("one domain", told(1, "One", "tessel.example"), told(2, "Sport", "sport.tessel.example"), [DOMAIN]),
    ("its name", told(1, "w.example", "tessel-wire.example"), told(2, "Tessel Wire"), [LIKE]),
    (
        "its name and more",
        told(1, "tessel wire example", "tesselwire.example"),
        told(2, "Tessel Wire"),
        [LIKE, WITHIN],
    ),
    ("spaces alone", told(1, "SkyNews"), told(2, "Sky News"), [NAME]),
    ("a slip, one owner", told(1, "Harbor Post", owner=9), told(2, "Harbour Post", owner=9), [SLIP]),
    ("a slip, one country", told(1, "Tesel", country="Peru"), told(2, "Tessel", country="peru"), [SLIP]),
    ("a slip, nothing shared", told(1, "Harbor Post"), told(2, "Harbour Post", country="Peru"), []),
    ("another name within", POST, told(2, "The Gazette|Harbour Post Online"), [WITHIN]),
    ("one word within is nobody's", told(1, "Post"), told(2, "Harbour Post"), []),
    ("an edition is its own", POST, told(2, "Harbour Post Sunday", above=frozenset({1})), []),
    ("an owner too", told(1, "SkyNews", above=frozenset({2})), told(2, "Sky News", kind="organisation"), []),
    ("other kinds weigh against it", told(1, "SkyNews"), told(2, "Sky News", kind="person"), [NAME]),
    (
        "too much, where little is for it",
        told(1, "Mara Velde"),
        told(2, "Mara Velde Trust", kind="person"),
        [],
    ),
    (
        "an unknown kind does not",
        told(1, "Mara Velde"),
        told(2, "Mara Velde Trust", kind="unknown"),
        [WITHIN],
    ),
    ("neighbours", told(1, "One", "a.host.example"), told(2, "Two", "b.host.example"), []),
]


@pytest.mark.parametrize(
    ("one", "other", "rules"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_each_reason_is_told_and_found(one: Told, other: Told, rules: list[str]) -> None:
    assert [reason.rule for reason in same(one, other)] == rules
    assert [reason.rule for reason in same(other, one)] == rules
    assert list(pairs([one, other])) == ([(1, 2)] if rules else [])


def test_the_more_speaks_for_it_the_likelier_and_never_certain() -> None:
    one, other = told(1, "SkyNews", "sky.example"), told(2, "Sky News", "live.sky.example")
    alone = same(told(1, "SkyNews"), told(2, "Sky News"))

    assert [reason.rule for reason in same(one, other)] == ["same domain", "same name"]
    assert (score(alone), score(same(one, other))) == (0.8, 0.98)


def test_a_name_of_very_many_says_nothing() -> None:
    crowd = [told(number, f"Morning News {chr(97 + number)}x", country="Peru") for number in range(CROWD + 2)]

    assert pairs(crowd) == {}


FIRST, SECOND = st.sampled_from(["sky", "news", "post", "skynews"]), st.sampled_from(["wire", "wier", "tv"])


@given(st.lists(st.tuples(FIRST, SECOND), max_size=6))
def test_candidates_miss_nobody_and_no_pair_is_told_twice(names: list[tuple[str, str]]) -> None:
    sources = [told(number, " ".join(name), country="Peru") for number, name in enumerate(names)]
    found = pairs(sources)

    wanted = {
        (one.key, other.key)
        for one in sources
        for other in sources
        if one.key < other.key and same(one, other)
    }
    assert {pair for pair in wanted if _near(sources, pair)} <= found.keys() <= wanted


def _near(sources: list[Told], pair: tuple[int, int]) -> bool:
    """Whether the two differ in one word at most: slips in several words at once are not looked for."""
    one, other = (next(iter(sources[at].names)).split() for at in pair)
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) < 2


def test_reasons_are_kept_as_they_are_told_and_a_name_of_two_letters_has_no_slips() -> None:
    assert as_told(same(told(1, "SkyNews"), told(2, "Sky News")))[0]["rule"] == NAME
    assert list(pairs([told(1, "Ab"), told(2, "Ac")])) == []
