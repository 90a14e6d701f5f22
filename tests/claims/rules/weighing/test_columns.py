"""Claims added up at once come to what ``weigh`` says of each, whoever says them and whatever contradicts them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.weighing import scale
from claims.rules.weighing.columns import Rivalries, figures, tied
from claims.rules.weighing.corroboration import Testimony as Voice
from claims.rules.weighing.corroboration import weigh
from claims.rules.weighing.folding import (
    IN_COMMENT,
    MOST,
    PARTY,
    STALE,
    STANCES,
    SUPERSEDED,
    Heard,
    _union,
    fold,
)
from claims.vocabulary import Stance
from sources.vocabulary import Reliability
from tests.claims.rules.weighing.voices import denies, says
from tests.laws import tried

LETTERS = list(Reliability)

voices = st.builds(
    lambda origin, grade, stance, article, flags: Voice(
        key=f"{article}/{origin}/{stance}/{flags}",
        article=f"article {article}",
        stance=stance,
        origin=f"origin {origin}",
        origin_label="",
        family=f"family {origin // 2}",
        reliability=Reliability(grade),
        party=flags == 0,
        comment=flags == 1,
        until="until then" if flags in (2, 3) else "",
        stale=flags == 3,
    ),
    st.integers(0, 9),
    st.sampled_from("ABCDEF"),
    st.sampled_from([Stance.ASSERTS, Stance.REPEATS, Stance.ASSERTS, Stance.DISPUTES]),
    st.integers(0, 5),
    st.integers(0, 9),
)
crowds = st.lists(st.lists(voices, min_size=1, max_size=14), min_size=1, max_size=4)
pairings = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4)

Claims = Sequence[Sequence[Voice]]
Pairs = Sequence[tuple[int, int]]


def heard(claims: Claims) -> Heard:
    rows = [(place, one) for place, said in enumerate(claims) for one in said]
    families = sorted({one.family for _, one in rows})
    articles = sorted({one.article for _, one in rows})
    columns = [
        [
            place,
            families.index(one.family),
            LETTERS.index(one.reliability),
            marks(one),
            articles.index(one.article),
        ]
        for place, one in rows
    ]
    return Heard(len(claims), *np.array(columns, np.int64).reshape(-1, 5).T)


def marks(one: Voice) -> int:
    lapsed = (STALE if one.stale else SUPERSEDED) if one.until else 0
    return STANCES[one.stance] + PARTY * one.party + IN_COMMENT * one.comment + lapsed


def rivalries(pairs: Pairs) -> Rivalries:
    both = sorted({*pairs, *((other, one) for one, other in pairs)})
    claim, rival = np.array(both, np.int64).reshape(-1, 2).T
    return Rivalries(claim, rival, rival)


def at_once(claims: Claims, pairs: Pairs = ()) -> list[dict[str, Any]]:
    found, _ = figures(heard(claims), rivalries(pairs))
    return [{name: column[place].item() for name, column in found.items()} for place in range(len(claims))]


def one_by_one(claims: Claims, pairs: Pairs = ()) -> list[dict[str, Any]]:
    alone = [weigh(said, claim=f"claim {place}") for place, said in enumerate(claims)]
    beside: Mapping[int, set[int]] = {place: set() for place in range(len(claims))}
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    return [
        told(said, [alone[rival] for rival in sorted(beside[place])]) for place, said in enumerate(claims)
    ]


def told(said: Sequence[Voice], rivals: Sequence[Any]) -> dict[str, Any]:
    backing = weigh(said, rivals)
    articles = {
        stance.value: len({one.article for one in said if one.carried and one.stance is stance})
        for stance in Stance
    }
    return {
        "score": backing.score,
        "score_low": backing.low,
        "score_high": backing.high,
        "credibility": int(backing.credibility),
        "origins_for": backing.origins_for,
        "origins_against": backing.origins_against,
        "parties_against": backing.parties_against,
        "articles": backing.articles,
        **articles,
        "contradictions": len(rivals),
    }


@given(crowds, pairings)
@tried(200)
def test_many_claims_at_once_come_to_the_figures_of_each(claims: Claims, drawn: set[tuple[int, int]]) -> None:
    pairs = sorted(
        {(min(pair), max(pair)) for pair in drawn if len(set(pair)) == 2 and max(pair) < len(claims)}
    )

    assert at_once(claims, pairs) == one_by_one(claims, pairs)


@given(crowds, st.randoms())
@tried(30)
def test_the_order_of_the_rows_is_without_effect(claims: Claims, chance: Any) -> None:
    shuffled = [chance.sample(list(said), len(said)) for said in claims]

    assert at_once(shuffled) == at_once(claims)


@pytest.mark.parametrize("letter", "ABCDEF")
@pytest.mark.parametrize("size", [1, 2, 3, 9, 300])
def test_a_crowd_of_one_letter_counts_as_in_the_ledger(letter: str, size: int) -> None:
    crowd = [says(f"outlet {number}", letter) for number in range(size)]
    against = [denies(f"outlet {number}", letter) for number in range(size)]
    comments = [says(f"reader {number}", comment=True) for number in range(size)]
    claims = [crowd, against, comments, [*crowd, *comments]]

    assert at_once(claims) == one_by_one(claims)


def test_an_origin_behind_two_rivals_is_charged_to_the_stronger_of_equals_to_the_first_by_name() -> None:
    wire = says("wire", "B")
    claims = [[says("herald", "A")], [wire], [wire, says("gazette", "D")], [wire]]
    pairs = [(0, 1), (0, 2), (0, 3)]

    found = at_once(claims, pairs)

    assert found == one_by_one(claims, pairs)
    taken = scale.START + 100 - round(scale.RIVAL_SHARE * 110)
    assert found[0]["score"] == scale.score(taken)


def test_what_nobody_says_has_the_figures_of_silence() -> None:
    (found, _) = at_once([[], [says("wire", "A")]])

    assert found["score"] == scale.score(scale.START)
    assert found["articles"] == found["origins_for"] == 0


def test_tied_voices_are_told_where_both_count_on_one_side_and_in_what_that_contradicts() -> None:
    wire, herald = (replace(says(name, "B"), family=name) for name in ("wire", "herald"))
    claims = [
        [wire, herald],
        [wire, denies("herald", "B")],
        [wire],
        [herald, replace(wire, comment=True)],
        [says("gazette")],
        [denies("wire", "B"), denies("herald", "B")],
    ]
    found = heard(claims)
    families = sorted({one.family for said in claims for one in said})
    tie = [np.array([families.index(name)]) for name in ("wire", "herald")]

    assert tied(fold(found), rivalries([(0, 4)]), *tie).tolist() == [True, False, False, False, True, True]
    assert not tied(fold(found), rivalries([]), tie[0][:0], tie[1][:0]).any()
    turned = fold(heard(claims[::-1]))
    assert tied(turned, rivalries([(5, 1)]), *tie).tolist() == [True, True, False, False, False, True]


def test_more_than_the_numbers_hold_is_refused() -> None:
    one = np.array([0])
    with pytest.raises(OverflowError, match="give fewer claims"):
        fold(Heard(1 << 40, one, one + (1 << 20), one, one + 1, one))


def test_as_much_as_the_numbers_just_hold_is_added_up() -> None:
    size, one = 3, np.array([0])

    key, bits = _union(one, one + 1, size, MOST >> size)
    assert (key.tolist(), bits.tolist()) == ([0], [1])
    with pytest.raises(OverflowError):
        _union(one, one + 1, size, (MOST >> size) + 1)
