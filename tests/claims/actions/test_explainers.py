"""Writing how two claims can both be true."""

from datetime import datetime

import pytest

from claims.actions import emptied, explainers, mergers
from claims.models import Claim, Explainer
from provenance.accounts.models import User
from sources.errors import Refused, Stale
from sources.vocabulary import Publication
from tests.factories import make_claim, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Claim, Claim]:
    event = make_event()
    return make_claim("12 had died by Monday.", event=event), make_claim(
        "30 had died by Friday.", event=event
    )


def write(pair: tuple[Claim, Claim], by: User, seen: int, **given: object) -> Explainer:
    fields = {
        "stage": Publication.PUBLISHED,
        "text": "The toll grew.",
        "reason": "Both ministries said so.",
        **given,
    }
    return explainers.write(one=pair[0], other=pair[1], seen=seen, by=by, **fields)  # type: ignore[arg-type]


def test_every_version_stays_signed_and_numbered_whichever_claim_comes_first(
    two: tuple[Claim, Claim], ana: User, noon: datetime
) -> None:
    write(two, ana, 0, stage=Publication.DRAFT)
    write((two[1], two[0]), ana, 1)

    rows = Explainer.objects.order_by("number").values_list("number", "stage", "written_by", "written_at")
    assert list(rows) == [(1, "draft", ana.pk, noon), (2, "published", ana.pk, noon)]
    assert {(row.one, row.other) for row in Explainer.objects.all()} == {two}


def test_a_version_written_unseen_of_the_latest_is_refused(
    two: tuple[Claim, Claim], ana: User, ben: User
) -> None:
    write(two, ben, 0)

    with pytest.raises(Stale, match="version 1 by Ben Okafor"):
        write(two, ana, 0)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"reason": " "}, "reason"),
        ({"stage": Publication.WITHDRAWN}, "stage"),
    ],
    ids=str,
)
def test_nonsense_is_refused_with_its_field(
    two: tuple[Claim, Claim], ana: User, given: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        write(two, ana, 0, **given)

    assert refused.value.field == field
    assert not Explainer.objects.exists()


def test_a_claim_is_not_explained_beside_itself(two: tuple[Claim, Claim], ana: User) -> None:
    with pytest.raises(Refused, match="two claims"):
        write((two[0], two[0]), ana, 0)


def test_readers_see_the_newest_version_if_it_is_published(
    two: tuple[Claim, Claim], ana: User, noon: datetime
) -> None:
    write(two, ana, 0)
    assert Explainer.objects.newest().visible_to(None, noon).count() == 1

    write(two, ana, 1, stage=Publication.DRAFT)

    assert not Explainer.objects.newest().visible_to(None, noon).exists()


def test_a_claim_somebody_explained_is_not_cleared_away(two: tuple[Claim, Claim], ana: User) -> None:
    write(two, ana, 0)

    assert emptied.clear(claims=[claim.pk for claim in two]) == set()


def test_beside_a_claim_that_has_become_another_nothing_is_written(
    two: tuple[Claim, Claim], ana: User
) -> None:
    into = make_claim("Twelve were dead on Monday.", event=two[0].event)
    mergers.merge(claim=two[0], into=into, by=ana, why="The same.", version=1)

    with pytest.raises(Stale, match="merged into “Twelve were dead on Monday"):
        write(two, ana, 0)

    assert not Explainer.objects.exists()
