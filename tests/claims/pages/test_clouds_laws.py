"""In any newsroom, what rests on something hidden, and which rivals readers see, is what plain reading finds."""

import random

import pytest

from claims.models import Appearance
from claims.pages import clouds
from provenance.accounts.models import User
from sources.vocabulary import Judgement
from tests.claims.newsrooms import Newsroom, made_up
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(params=range(4))
def newsroom(request: pytest.FixtureRequest) -> Newsroom:
    return made_up(random.Random(f"clouds {request.param}"))  # noqa: S311 (always the same)


def ends(newsroom: Newsroom, *, seen: bool = False) -> set[tuple[int, int, int | None, int | None]]:
    """The contradictions that enter scores, those alone that readers see if it is asked."""
    return {
        (row.one_id, row.other_id, row.one_appearance_id, row.other_appearance_id)
        for row in newsroom.rivalries
        if not seen or newsroom.in_sight(row)
    }


def test_in_any_newsroom_the_rivals_that_readers_see_are_those_of_plain_reading(
    newsroom: Newsroom, ana: User
) -> None:
    keys = [claim.pk for claim in newsroom.claims]
    held = clouds.held(keys)

    assert (len(held), {*held}) == (len(newsroom.rivalries), ends(newsroom))
    assert {*clouds.in_sight(held, None, NOON)} == ends(newsroom, seen=True)
    assert clouds.in_sight(held, ana, NOON) == held
    for key in keys:
        assert {*clouds.held([key])} == {row for row in ends(newsroom) if key in row[:2]}


def test_in_any_newsroom_the_quotes_that_rest_on_something_hidden_are_those_of_plain_reading(
    newsroom: Newsroom, ana: User
) -> None:
    shaded = newsroom.articles.shaded
    told = {row.pk for row in newsroom.said if {row.capture.article_id, row.origin_article_id} & shaded}
    standing = {row.pk for row in newsroom.said if row.claim_id and row.judgement != Judgement.REJECTED}

    found = Appearance.objects.filter(clouds.rests_on_hidden(None, NOON))
    assert set(found.values_list("pk", flat=True)) == told
    assert clouds.resting(None, NOON) == told & standing
    assert clouds.resting(ana, NOON) == set()


def test_in_any_newsroom_no_claim_is_passed_over_that_has_something_hidden_behind_it(
    newsroom: Newsroom, ana: User
) -> None:
    hides = clouds.hides(None, NOON)

    found = clouds.everywhere(hides)

    clouded = newsroom.clouded({claim.pk for claim in newsroom.claims})
    assert clouded - newsroom.hidden <= found
    assert not found & newsroom.hidden
    assert clouds.everywhere(clouds.hides(ana, NOON)) == set()
