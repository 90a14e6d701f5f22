"""In any newsroom, the claims and words that may be named beside others are those of plain reading."""

import random

import pytest

from claims.api.sight import sees_claim, sees_quote
from claims.models import Appearance, Contradiction
from provenance.accounts.models import User
from sources.api.audience import Audience
from tests.claims.newsrooms import made_up
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(4))
def test_in_any_newsroom_claims_and_words_are_named_to_whom_they_may_be_shown(seed: int, ana: User) -> None:
    newsroom = made_up(random.Random(f"sight {seed}"))  # noqa: S311 (always the same)
    claimed = {row.pk: row.claim_id for row in newsroom.said if row.claim_id}
    away = newsroom.articles.hidden | newsroom.articles.standing_for(newsroom.articles.hidden)
    words = {row.pk for row in newsroom.said if row.capture.article_id not in away}
    readers, ours = Audience(None, NOON), Audience(ana, NOON)

    def told(audience: Audience) -> tuple[set[int], set[int]]:
        rows = Appearance.objects.filter(sees_claim(audience, "claim"), claim__isnull=False)
        pairs = Contradiction.objects.filter(sees_quote(audience, "one_appearance"))
        return set(rows.values_list("pk", flat=True)), set(pairs.values_list("one_appearance", flat=True))

    ones = {row.one_appearance_id for row in newsroom.pairs}
    assert told(readers) == (
        {pk for pk, claim in claimed.items() if claim not in newsroom.hidden},
        ones & words,
    )
    assert told(ours) == ({*claimed}, ones)
    nothing = Audience(None, NOON, frozenset())
    assert told(nothing) == told(ours), "where nothing is hidden, nothing is looked for"
