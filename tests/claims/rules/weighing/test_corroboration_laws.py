"""The laws of corroboration that hold whatever the news does: copies, crowds, order and names."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.rules.weighing.corroboration import Backing, weigh
from claims.rules.weighing.corroboration import Testimony as Voice
from claims.vocabulary import Credibility, Stance
from sources.vocabulary import Reliability
from tests.claims.rules.weighing.voices import backed, denies, says
from tests.laws import tried

letters = st.sampled_from("ABCDEF")
stances = st.sampled_from(list(Stance))
testimonies = st.builds(
    lambda origin, grade, stance, article, family, flags: Voice(
        key=f"{article}/{origin}/{stance}/{family}",
        article=f"article {article}",
        stance=stance,
        origin=f"origin {origin}",
        origin_label=f"origin {origin}",
        family=f"family {family}" if family else "",
        reliability=Reliability(grade),
        party=flags == 0,
        comment=flags == 1,
        rank=f"{origin:03}",
    ),
    st.integers(0, 9),
    letters,
    stances,
    st.integers(0, 9),
    st.integers(0, 4),
    st.integers(0, 9),
)
crowds = st.lists(testimonies, max_size=14)
rival_lists = st.lists(st.builds(backed, letters, letters), max_size=3)


@given(crowds, rival_lists, st.randoms(use_true_random=False))
@tried()
def test_order_and_repetition_change_nothing_at_all(crowd: list, rivals: list, random) -> None:
    shuffled = [*crowd, *crowd[: len(crowd) // 2]]
    random.shuffle(shuffled)

    assert weigh(shuffled, list(reversed(rivals))) == weigh(crowd, rivals)


@given(crowds, st.integers(1, 60))
@tried()
def test_copies_never_move_the_score(crowd: list[Voice], copies: int) -> None:
    carried = [
        says(
            one.origin,
            one.reliability.value,
            article=f"copy {n}",
            stance=one.stance,
            family=one.family or one.origin,
        )
        for n in range(copies)
        for one in crowd
        if not one.comment and not one.party
    ]

    before, after = weigh(crowd), weigh([*crowd, *_as_in(crowd, carried)])

    assert (after.score, after.low, after.high, after.credibility) == (
        before.score,
        before.low,
        before.high,
        before.credibility,
    )


def _as_in(crowd: list[Voice], carried: list[Voice]) -> list[Voice]:
    """Copies speak for the same origin, so they only come with the flags the origin already has."""
    spoken = {(one.family or one.origin) for one in crowd if not one.comment}
    return [one for one in carried if one.family in spoken]


@given(crowds, rival_lists, letters)
@tried()
def test_a_new_independent_origin_never_lowers_the_score(crowd: list, rivals: list, grade: str) -> None:
    assert weigh([*crowd, says("newcomer", grade)], rivals).points >= weigh(crowd, rivals).points


@given(crowds, rival_lists, st.sampled_from("ABCD"))
@tried()
def test_a_new_graded_origin_raises_the_score_and_a_new_denial_lowers_it(
    crowd: list, rivals: list, grade: str
) -> None:
    before = weigh(crowd, rivals).points

    assert weigh([*crowd, says("newcomer", grade)], rivals).points > before
    assert weigh([*crowd, denies("newcomer", grade)], rivals).points < before


@given(crowds, rival_lists)
@tried()
def test_the_printed_points_add_up_to_the_score(crowd: list, rivals: list) -> None:
    backing = weigh(crowd, rivals)

    added = sum(Decimal(str(entry.points)) for entry in backing.ledger)
    assert added == Decimal(str(backing.points))
    assert backing.score == pytest.approx(1 / (1 + 10 ** (-float(added) / 10)), abs=1e-6)
    assert 0 <= backing.low <= backing.score <= backing.high <= 1


@given(st.integers(0, 300), st.integers(0, 300), crowds)
@tried(40)
def test_any_crowd_of_ungraded_voices_stays_below_one_c_origin(sites: int, readers: int, crowd: list) -> None:
    ungraded = [says(f"site {n}") for n in range(sites)] + [
        says(f"reader {n}", comment=True) for n in range(readers)
    ]

    before, after = weigh(crowd), weigh([*crowd, *ungraded])

    assert 0 <= after.points - before.points < 6.0
    assert weigh(ungraded).credibility is Credibility.CANNOT_BE_JUDGED
    assert weigh(ungraded).score < 0.5


@given(st.integers(0, 300), st.integers(0, 20))
@tried(30)
def test_any_crowd_of_ungraded_rivals_and_denials_is_bounded_too(deniers: int, claims: int) -> None:
    council = says("Council", "C")
    rivals = [backed("F", "F", "F", claim=f"rival {n}", prefix=f"site {n}") for n in range(claims)]

    backing = weigh([council, *(denies(f"site {n}") for n in range(deniers))], rivals)

    assert 1.0 - backing.points <= 2.0


@given(st.integers(0, 300))
@tried(20)
def test_any_crowd_of_unreliable_origins_confirms_nothing(count: int) -> None:
    backing = weigh(
        [says(f"site {n}", "E") for n in range(count)] + [says(f"blog {n}") for n in range(count)]
    )

    assert backing.score < 0.5
    assert backing.credibility in {Credibility.DOUBTFUL, Credibility.CANNOT_BE_JUDGED}


@given(crowds)
@tried()
def test_names_do_not_matter(crowd: list[Voice]) -> None:
    renamed = [
        Voice(
            key=one.key[::-1],
            article=one.article[::-1],
            stance=one.stance,
            origin=one.origin[::-1],
            origin_label=one.origin_label.upper(),
            family=one.family[::-1],
            reliability=one.reliability,
            party=one.party,
            comment=one.comment,
            rank=one.rank,
        )
        for one in crowd
    ]

    assert _bare(weigh(renamed)) == _bare(weigh(crowd))


def _bare(backing: Backing) -> tuple[object, ...]:
    counts = (backing.origins_for, backing.origins_against, backing.parties_for, backing.parties_against)
    return (backing.score, backing.low, backing.high, backing.credibility, counts, backing.articles)


@given(st.lists(st.sampled_from("ABCD"), max_size=5), st.sampled_from("ABCD"))
def test_the_interval_narrows_with_each_origin_that_agrees(grades: list[str], grade: str) -> None:
    before = backed(*grades)
    after = backed(*grades, grade)

    assert after.high - after.low < before.high - before.low


@given(crowds, rival_lists)
@tried()
def test_confirmation_needs_two_independent_graded_origins_and_no_opposition(
    crowd: list, rivals: list
) -> None:
    backing = weigh(crowd, rivals)

    if backing.credibility is Credibility.CONFIRMED:
        trusted = [
            one
            for one in backing.standings
            if one.counts and one.side == "for" and one.grade.value in "ABCD" and one.graded
        ]
        assert len(trusted) >= 2
        assert backing.graded_against == 0


@given(crowds, rival_lists, st.sampled_from(["AB", "BC", "CD", "DE", "DF"]))
@tried()
def test_a_better_grade_never_lowers_the_score(crowd: list, rivals: list, step: str) -> None:
    better, worse = (weigh([*crowd, says("newcomer", grade)], rivals).points for grade in step)

    assert better >= worse


@given(st.data())
@tried()
def test_every_move_is_the_score_it_promises(data: st.DataObject) -> None:
    crowd = data.draw(crowds)
    rivals = data.draw(rival_lists)

    promised = {move.label: move.score for move in weigh(crowd, rivals).moves}

    assert promised["One more independent origin graded B"] == weigh([*crowd, says("new", "B")], rivals).score
    assert (
        promised.get("Any number of further copies", weigh(crowd, rivals).score) == weigh(crowd, rivals).score
    )
