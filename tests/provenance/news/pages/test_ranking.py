"""What has changed since somebody looked: which claims, in which order, and until when."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Appearance, Bearing, Claim, Contradiction, Corroboration
from claims.pages.review_turns import Asker
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from provenance.news.actions import looks, marks
from provenance.news.models import Follow, News
from provenance.news.pages import ranking
from provenance.news.rules.stakes import Rests
from provenance.news.vocabulary import Kind
from sources.models import Alteration, Sighting
from sources.vocabulary import AlterationKind, Judgement
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_review,
    make_source,
)
from tests.news import earlier, later
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db
RIGHTS = frozenset({"add_review", "second_review", "publish_review"})


def listed(person: User, only: str = "") -> list[ranking.Changed]:
    return ranking.changed(Asker(person.pk, RIGHTS), timezone.now(), only=only)[0]


def number(person: User) -> int:
    return ranking.counts(Asker(person.pk, RIGHTS), timezone.now())[""]


def score(claim: Claim, **figures: Any) -> None:
    Corroboration.objects.filter(claim=claim).update(**figures)


@pytest.fixture
def claim(ana: User) -> Claim:
    claim = make_claim("Four were killed.")
    make_corroboration(claim, score=0.67)
    return claim


def test_a_claim_whose_score_moved_is_listed_until_it_is_looked_at_and_again_when_it_moves_on(
    claim: Claim, ana: User, ben: User
) -> None:
    assert listed(ana) == []
    score(claim, score=0.24, origins_for=0)

    (row,) = listed(ana)
    earlier()
    assert (row.claim, row.stakes.before, row.stakes.after) == (claim.pk, 0.67, 0.24)
    assert row.kinds == [Kind.ORIGIN, Kind.SCORE]

    looks.opened(claim=claim.pk, shown=marks.present(), by=ana)
    assert (listed(ana), number(ana), number(ben)) == ([], 0, 1)

    score(claim, score=0.5)
    later()
    assert [(row.stakes.before, row.stakes.after) for row in listed(ana)] == [(0.24, 0.5)]


def test_the_database_ranks_as_the_rule_does(ana: User) -> None:
    for before, after, contested in (
        (0.67, 0.24, 0),
        (0.67, 0.62, 1),
        (0.1, 0.95, 2),
        (0.5, 0.55, 0),
        (0.9, 0.0, 1),
    ):
        for review in (None, ReviewStage.SIGNED, ReviewStage.IN_REVIEW, ReviewStage.WITHDRAWN):
            claim = make_claim()
            make_corroboration(claim, score=before, contradictions=contested)
            score(claim, score=after)
            if review:
                make_review(claim, stage=review, written_by=ana if contested else None)

    rows = listed(ana)

    assert len(rows) == 20
    assert [row.height for row in rows] == [row.stakes.height for row in rows]
    assert {row.stakes.rests for row in rows} == {*Rests}


def test_what_moved_and_moved_back_and_what_was_dismissed_is_no_news(
    claim: Claim, ana: User, ben: User
) -> None:
    score(claim, score=0.24, origins_for=0)
    score(claim, score=0.67, origins_for=1)
    pair = make_contradiction()
    assert {row.claim for row in listed(ana)} == {pair.one_id, pair.other_id}

    told = {"judged_by": ben, "judged_at": timezone.now(), "judged_why": "Other days."}
    Contradiction.objects.update(judgement=Judgement.REJECTED, **told)

    assert listed(ana) == []


def test_each_kind_of_news_is_read_from_the_history_of_what_happened(claim: Claim, ana: User) -> None:
    capture = make_capture("Four were killed.", article=make_article(source=make_source("Wire")))
    quote, copied = make_appearance(claim, capture=capture), make_appearance(claim)
    anew = make_capture("Two were killed.", article=capture.article)
    seen = Sighting.objects.get(capture=anew)
    kinds = {
        AlterationKind.FIGURE: Kind.FIGURE,
        AlterationKind.CORRECTION: Kind.CORRECTION,
        AlterationKind.WORDING: None,
    }
    for change, kind in kinds.items():
        Alteration.objects.all().delete()
        Alteration.objects.create(
            public_id="a1", earlier=capture, later=anew, sighting=seen, kinds=[change], method="by hand"
        )
        Appearance.objects.filter(pk=quote.pk).update(superseded_at=None, superseded_by=None)
        Appearance.objects.filter(pk=quote.pk).update(superseded_at=NOON, superseded_by=anew)
        assert [row.kinds for row in listed(ana)] == ([[kind]] if kind else []), change

    Appearance.objects.filter(pk=copied.pk).update(stale_at=NOON, stale_from=capture.article)
    (row,) = listed(ana)
    assert (row.kinds, list(row.stale)) == ([Kind.CORRECTION], [copied.pk])
    Appearance.objects.filter(pk=copied.pk).update(stale_at=None, stale_from=None)
    assert listed(ana) == []

    bearing = {"headline_stance": "asserts", "body_stance": "repeats", "method": "by hand", "basis": "x"}
    Bearing.objects.create(claim=claim, capture=capture, difference="the headline asserts", **bearing)
    Appearance.objects.filter(pk=quote.pk).update(superseded_at=None, superseded_by=None)
    Appearance.objects.filter(pk=quote.pk).update(superseded_at=NOON)  # its page is gone
    assert [row.kinds for row in listed(ana)] == [[Kind.CORRECTION, Kind.HALVES]]
    assert [row.claim for row in listed(ana, "halves")] == [claim.pk]
    assert listed(ana, "figure") == []


def test_a_review_that_waits_for_me_stands_on_my_list_until_it_waits_no_more(
    claim: Claim, ana: User, ben: User
) -> None:
    make_review(claim, stage=ReviewStage.IN_REVIEW, written_by=ben)
    assert [row.kinds for row in listed(ana)] == [[Kind.REVIEW]]
    assert ranking.changed(Asker(ana.pk, frozenset()), timezone.now())[0] == []

    looks.opened(claim=claim.pk, shown=marks.present(), by=ana)
    assert len(listed(ana, "review")) == 1
    make_review(claim, stage=ReviewStage.SIGNED, written_by=ben)
    assert len(ranking.changed(Asker(ana.pk, frozenset({"add_review"})), timezone.now())[0]) == 0


def test_pages_follow_one_another_and_no_claim_is_on_two(ana: User) -> None:
    for number in range(7):
        claim = make_claim()
        make_corroboration(claim, score=0.9)
        score(claim, score=0.1 + number / 10)
    who, now = Asker(ana.pk, RIGHTS), timezone.now()
    seen, after = [], ""
    while True:
        rows, after, _ = ranking.changed(who, now, after=after, size=3)
        seen += [row.claim for row in rows]
        if not after:
            break

    assert seen == [row.claim for row in listed(ana)]
    assert len(seen) == 7


def test_what_happened_longer_ago_than_the_list_reaches_is_in_the_history_alone(
    claim: Claim, ana: User
) -> None:
    score(claim, score=0.24)
    News.objects.update(at=timezone.now() - timedelta(days=31))

    assert (listed(ana), number(ana)) == ([], 0)


def test_each_changed_claim_is_looked_up_once_whatever_somebody_follows_and_relies_on(ana: User) -> None:
    quote = make_appearance(make_claim())
    many = _changed_claims(quote, 300)
    Follow.objects.bulk_create(
        Follow(person=ana, source=make_source(f"Harbour Post {place}")) for place in range(20)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "ANALYZE claims_claim, claims_corroboration, claims_appearance, news_news, news_follow"
        )
    who, now = Asker(ana.pk, RIGHTS), timezone.now()

    with CaptureQueriesContext(connection) as caught:
        rows, _, numbers = ranking.changed(who, now)
        assert ranking.glance(who, now) == many

    assert len(caught) == 2
    assert (len(rows), numbers) == (25, ranking.counts(who, now))
    for query in caught:
        read = rows_read(query["sql"])
        assert read["claims_appearance"] <= 3 * (many + 1)  # once for each way in which a source is heard
        assert read["relied"] <= 2 * many


def test_a_source_is_followed_in_whatever_way_it_is_heard(ana: User) -> None:
    post, heard, other = make_source("Harbour Post"), [make_claim() for _ in range(3)], make_claim()
    make_appearance(heard[0], capture=make_capture(article=make_article(source=post)))
    make_appearance(heard[1], attributed_to=post)
    make_appearance(heard[2], origin_source=post)
    make_appearance(other)
    for claim in (*heard, other):
        make_corroboration(claim, score=0.9)
        score(claim, score=0.1)
    Follow.objects.create(person=ana, source=post)

    assert {row.claim for row in listed(ana) if row.followed} == {claim.pk for claim in heard}
    assert len(listed(ana)) == 4


def _changed_claims(quote: Appearance, number: int) -> int:
    """So many claims, each said once, whose scores have all moved."""
    scored = make_corroboration(quote.claim, score=0.9)
    claims = many_like(
        scored.claim, number, public_id="many{:08}".format, natural_key="many {}".format
    )  # fmt: skip
    many_like(quote, number, public_id="many{:08}".format, claim=claims.__getitem__)
    many_like(scored, number, claim=claims.__getitem__)
    return Corroboration.objects.exclude(pk=scored.pk).update(score=0.1)
