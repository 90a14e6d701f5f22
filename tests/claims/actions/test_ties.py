"""Voices that are known to share their mistakes lean on one another in the score."""

import itertools

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import corroboration, ties
from claims.models import Claim, Corroboration
from claims.pages import seen
from provenance.accounts.models import User
from provenance.history.models import Change
from sources.models import Source
from sources.vocabulary import Publication, Reliability
from tests.claims.actions.telling import told
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_grade,
    make_source,
)  # fmt: skip
from tests.learned import make_tie

pytestmark = pytest.mark.django_db


def outlet(name: str, letter: Reliability = Reliability.B) -> Source:
    source = make_source(name)
    make_grade(source, letter)
    return source


def said_by(claim: Claim, *outlets: Source, **fields: object) -> Claim:
    for source in outlets:
        make_appearance(claim, capture=make_capture(article=make_article(source=source, **fields)))
    return claim


def weighed(claim: Claim) -> Corroboration:
    corroboration.refresh(claim_id=claim.pk)
    return Corroboration.objects.get(claim=claim)


def line(backing: Corroboration, label: str) -> dict[str, object]:
    return next(entry for entry in backing.ledger if entry["label"] == label)


def test_the_weaker_of_two_tied_voices_counts_for_the_share_that_is_its_own_word() -> None:
    courier, post = outlet("Lindt Courier"), outlet("Harbour Post", Reliability.C)
    make_tie(courier, post, probability=0.8, alike=7, wrong=3)

    backing = weighed(said_by(make_claim(), courier, post))

    assert (line(backing, "Lindt Courier")["points"], line(backing, "Harbour Post")["points"]) == (8.0, 2.2)
    assert line(backing, "Harbour Post")["detail"].startswith(
        "leans on Lindt Courier: 3 shared mistakes of 7; counts for .36 of its word"
    )
    assert backing.origins_for == 1


def test_a_tie_a_curator_has_rejected_takes_nothing_away(ana: User) -> None:
    courier, post = outlet("Lindt Courier"), outlet("Harbour Post", Reliability.C)
    make_tie(courier, post, rejected_by=ana)

    backing = weighed(said_by(make_claim(), courier, post))

    assert (line(backing, "Harbour Post")["points"], backing.origins_for) == (6.0, 2)


def test_an_edition_has_the_ties_of_its_household() -> None:
    courier, post = outlet("Lindt Courier"), outlet("Harbour Post", Reliability.C)
    edition = make_source("Harbour Post South", edition_of=post)
    make_grade(edition, Reliability.C)
    make_tie(courier, post)

    backing = weighed(said_by(make_claim(), courier, edition))

    assert line(backing, "Harbour Post South")["points"] == 2.2


def test_a_rival_loses_what_its_voices_take_from_one_another() -> None:
    courier, post, council = outlet("Lindt Courier"), outlet("Harbour Post"), outlet("Council")
    four = said_by(make_claim("Four were killed.", low=4, high=4), council)
    two = said_by(make_claim("Two were killed.", low=2, high=2), courier, post)
    make_contradiction(four.appearances.get(), two.appearances.first())
    before = weighed(four).score

    make_tie(courier, post)

    assert weighed(four).score > before


def test_all_ties_of_a_claim_and_its_rivals_are_read_in_one_query() -> None:
    outlets = [outlet(f"Outlet {n}") for n in range(6)]
    claim = said_by(make_claim(), *outlets)
    for one, other in itertools.pairwise(outlets):
        make_tie(one, other)
    rows = list(claim.appearances.select_related("claim", "capture__article__source", "attributed_to"))
    testimonies = told(rows)

    with CaptureQueriesContext(connection) as queries:
        known = ties.among(testimonies, testimonies)

    assert (len(known), len(queries)) == (5, 1)


def test_one_voice_alone_is_asked_about_no_ties() -> None:
    rows = list(said_by(make_claim(), outlet("Lindt Courier")).appearances.all())
    testimonies = told(rows)

    with CaptureQueriesContext(connection) as queries:
        assert ties.among(testimonies) == {}

    assert len(queries) == 0


def test_readers_who_may_not_see_everything_see_the_ties_of_what_they_see() -> None:
    courier, post, secret = outlet("Lindt Courier"), outlet("Harbour Post", Reliability.C), outlet("Secret")
    claim = said_by(make_claim(), courier, post)
    said_by(claim, secret, publication=Publication.DRAFT)
    make_tie(courier, post)
    make_tie(courier, secret)
    weighed(claim)

    (backing,) = seen.backings([Claim.objects.for_page().get()], AnonymousUser(), NOON).values()

    assert line(backing, "Harbour Post")["points"] == 2.2
    assert "Secret" not in str(backing.ledger)


def test_partners_are_told_of_both_sources_when_a_tie_comes_or_goes() -> None:
    courier, post = outlet("Lindt Courier"), outlet("Harbour Post")
    last = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0

    make_tie(courier, post)

    told = Change.objects.filter(pk__gt=last).values_list("resource", "public_id", "action")
    assert sorted(told) == sorted(
        [("sources", courier.public_id, "updated"), ("sources", post.public_id, "updated")]
    )
