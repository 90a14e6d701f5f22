"""Counting how sources take from one another."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from sources.models import Article, Source
from sources.pages.flows import counted, standing
from sources.vocabulary import DerivationKind, Judgement, Precision, Publication
from tests.factories import NOON, make_article, make_derivation, make_source

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.fixture
def wire(db: None) -> Source:
    return make_source("Agencia Sur")


@pytest.fixture
def post(db: None) -> Source:
    return make_source("Harbour Post")


def taken(post: Source, wire: Source, minutes: int | None, **fields: Any) -> Article:
    """One piece of the post's, taken from the wire so many minutes after it."""
    up = make_article(source=wire, published_at=NOON)
    at = None if minutes is None else NOON + timedelta(minutes=minutes)
    down = make_article(source=post, published_at=at)
    make_derivation(down, up, **fields)
    return down


def test_pairs_are_counted_with_their_kinds_credits_and_the_median_delay(wire: Source, post: Source) -> None:
    taken(post, wire, 5, credited=True)
    taken(post, wire, 20, kind=DerivationKind.REWRITE)
    taken(post, wire, 300)
    taken(post, wire, None)

    (flow,) = counted(standing(NOBODY, NOON))

    assert (flow.down_name, flow.up_name, flow.count, flow.credited) == ("Harbour Post", "Agencia Sur", 4, 1)
    assert flow.kinds == "republication and rewrite"
    assert flow.delay is not None
    assert flow.delay.words == "20 minutes (5 minutes – 5 hours; 3 timed)"


def test_a_time_known_only_to_the_day_or_before_its_origin_is_no_delay(wire: Source, post: Source) -> None:
    taken(post, wire, -30)
    vague = taken(post, wire, 60)
    Article.objects.filter(pk=vague.pk).update(published_precision=Precision.DAY)

    (flow,) = counted(standing(NOBODY, NOON))

    assert (flow.count, flow.delay) == (2, None)


def test_what_is_rejected_hidden_or_within_one_outlet_is_not_counted(wire: Source, post: Source) -> None:
    taken(post, wire, 5, judgement=Judgement.REJECTED)
    taken(post, wire, 5, kind=DerivationKind.SAME_ARTICLE)
    taken(wire, wire, 5)
    hidden = taken(post, wire, 5)
    Article.objects.filter(pk=hidden.pk).update(publication=Publication.DRAFT)

    assert counted(standing(NOBODY, NOON)) == []


def test_a_merged_source_counts_as_the_one_it_became(wire: Source, post: Source) -> None:
    taken(make_source("El Correo del Puerto", merged_into=post), wire, 5)
    taken(post, wire, 5)

    (flow,) = counted(standing(NOBODY, NOON))

    assert (flow.down, flow.count) == (post.public_id, 2)


def test_an_outlet_nobody_knows_is_still_counted(post: Source) -> None:
    up = make_article()
    Article.objects.filter(pk=up.pk).update(source=None)
    make_derivation(make_article(source=post), up)

    (flow,) = counted(standing(NOBODY, NOON))

    assert (flow.up, flow.up_name) == ("", "outlet unknown")
