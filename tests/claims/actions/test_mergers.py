"""Merging claims and splitting them again."""

import pytest

from claims.actions import mergers, quotes
from claims.models import Appearance, Claim
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim

pytestmark = pytest.mark.django_db


def picture() -> list[tuple[object, ...]]:
    """Where every claim leads and every appearance stands."""
    return [
        *Claim.objects.order_by("pk").values_list("pk", "text", "merged_into"),
        *Appearance.objects.order_by("pk").values_list("pk", "claim", "judgement"),
    ]


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_the_appearances_go_along_and_the_address_redirects(ana: User) -> None:
    one, other = make_claim(), make_claim()
    make_appearance(one)
    make_appearance(one, judgement=Judgement.CONFIRMED)
    make_appearance(other)

    mergers.merge(claim=one, into=other, by=ana, why="The same said twice.", version=1)

    assert fresh(one).merged_into == other
    assert (one.appearances.count(), other.appearances.count()) == (0, 3)
    assert set(Claim.objects.stale()) == {one, other}


def test_splitting_leaves_everything_as_it_was(ana: User) -> None:
    one, other = make_claim(), make_claim()
    for claim in (one, one, other):
        make_appearance(claim)
    before = picture()
    mergers.merge(claim=one, into=other, by=ana, why="The same.", version=1)

    mergers.split(claim=one, by=ana, why="Not the same.", version=2)

    assert picture() == before
    merger = one.mergers.get()
    assert (merger.merged_by, merger.why, merger.split_by, merger.split_why) == (
        ana,
        "The same.",
        ana,
        "Not the same.",
    )


def test_a_chain_of_mergers_comes_apart_in_any_order(ana: User) -> None:
    first, second, third = make_claim(), make_claim(), make_claim()
    for claim in (first, second, third):
        make_appearance(claim)
    before = picture()
    mergers.merge(claim=first, into=second, by=ana, why="Same.", version=1)
    mergers.merge(claim=second, into=third, by=ana, why="Same.", version=fresh(second).version)
    assert fresh(first).merged_into == third
    assert third.appearances.count() == 3

    mergers.split(claim=first, by=ana, why="Not same.", version=fresh(first).version)
    mergers.split(claim=second, by=ana, why="Nor this.", version=fresh(second).version)

    assert picture() == before


def test_splitting_the_middle_takes_its_own_along(ana: User) -> None:
    first, second, third = make_claim(), make_claim(), make_claim()
    for claim in (first, second, third):
        make_appearance(claim)
    mergers.merge(claim=first, into=second, by=ana, why="Same.", version=1)
    between = picture()
    mergers.merge(claim=second, into=third, by=ana, why="Same.", version=fresh(second).version)

    mergers.split(claim=second, by=ana, why="Not same.", version=fresh(second).version)

    assert picture() == between


def test_what_somebody_moved_elsewhere_meanwhile_stays_there(ana: User) -> None:
    one, other, third = make_claim(), make_claim(), make_claim()
    appearance = make_appearance(one)
    mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)
    appearance.refresh_from_db()
    quotes.move(appearance=appearance, claim=third, by=ana, why="Speaks of the other raid.", version=1)

    mergers.split(claim=one, by=ana, why="Not same.", version=2)

    appearance.refresh_from_db()
    assert appearance.claim == third


def test_of_two_mergers_of_one_claim_the_second_is_told(ana: User) -> None:
    one, other, third = make_claim(), make_claim("The other one."), make_claim()
    mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)

    with pytest.raises(Refused, match=r"already is merged into “The other one\.”"):
        mergers.merge(claim=one, into=third, by=ana, why="Same.", version=1)


def test_whoever_has_the_other_claim_open_must_look_again(ana: User) -> None:
    one, other, third = make_claim(), make_claim(), make_claim()
    mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)

    with pytest.raises(Stale):
        mergers.merge(claim=other, into=third, by=ana, why="Same.", version=1)


def test_a_claim_is_not_merged_into_itself_nor_into_something_merged(ana: User) -> None:
    one, other, third = make_claim(), make_claim("Other."), make_claim("Third.")
    mergers.merge(claim=other, into=third, by=ana, why="Same.", version=1)

    with pytest.raises(Refused, match="itself"):
        mergers.merge(claim=one, into=one, by=ana, why="Same.", version=1)
    with pytest.raises(Refused, match=r"“Other\.” is itself merged into “Third\.”"):
        mergers.merge(claim=one, into=other, by=ana, why="Same.", version=1)


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        pytest.param(True, None, True, id="nobody has said it of the other"),
        pytest.param(True, False, True, id="somebody has denied it of the other"),
        pytest.param(None, True, True, id="the other is"),
        pytest.param(False, None, None, id="the merged one is not, which says nothing of the other"),
        pytest.param(None, False, False, id="nobody has said it of the merged one"),
    ],
)
def test_a_merger_never_forgets_that_a_claim_is_about_a_living_person(
    one: bool | None, other: bool | None, left: bool | None, ana: User
) -> None:
    merged = make_claim(about_a_living_person=one)
    kept = make_claim(about_a_living_person=other)

    mergers.merge(claim=merged, into=kept, by=ana, why="The same.", version=1)
    assert fresh(kept).about_a_living_person is left

    mergers.split(claim=merged, by=ana, why="Not the same.", version=2)
    assert (fresh(merged).about_a_living_person, fresh(kept).about_a_living_person) == (one, left)


def test_only_a_claim_that_was_merged_is_split(ana: User) -> None:
    with pytest.raises(Refused, match="nothing to split"):
        mergers.split(claim=make_claim(), by=ana, why="Not the same.", version=1)
