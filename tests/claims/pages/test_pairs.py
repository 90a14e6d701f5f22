"""Which of the pairs on a page come first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.models import Claim, Contradiction
from claims.pages.event import event_page
from claims.pages.pairs import pairs_of_event
from claims.vocabulary import ContradictionKind, Stance
from sources.vocabulary import SectionKind
from tests.factories import (
    make_appearance,
    make_claim,
    make_contradiction,
    make_corroboration,
    make_event,
    make_measure,
)  # fmt: skip
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db


def denied(claim: Claim, public_id: str, section: SectionKind) -> Contradiction:
    denial = make_appearance(claim, stance=Stance.DISPUTES, section=section)
    kind = ContradictionKind.DENIAL
    return make_contradiction(make_appearance(claim), denial, kind=kind, public_id=public_id)


def test_on_the_page_of_an_event_a_readers_word_comes_after_every_pair_between_origins() -> None:
    measure = make_measure(make_event())
    four, two, nine = (make_claim(measure=measure, low=low, high=low) for low in (4, 2, 9))
    for claim in (four, two, nine):
        make_corroboration(claim, origins_for=int(claim is not nine), origins_against=1)
    comment = denied(four, "000000000001", SectionKind.COMMENT)
    readers = make_contradiction(make_appearance(four), make_appearance(nine), public_id="000000000002")
    between = make_contradiction(make_appearance(four), make_appearance(two), public_id="000000000003")
    denial = denied(two, "000000000004", SectionKind.BODY)

    page = event_page(measure.event, None, timezone.now())

    assert [pair.row for pair in page["pairs"]] == [between, denial, comment, readers]


def test_the_pairs_of_an_event_are_found_by_its_claims_and_not_among_all_there_are() -> None:
    elsewhere = make_contradiction(make_appearance(make_claim()), make_appearance(make_claim()))
    one, other = make_appearance(make_claim()), make_appearance(make_claim())
    found = make_contradiction(one, other)
    claims = many_like(elsewhere.one, 1_200, public_id="many{:08}".format, natural_key="many {}".format)
    many_like(
        elsewhere,
        600,
        public_id="pair{:08}".format,
        one=lambda place: claims[2 * place],
        other=lambda place: claims[2 * place + 1],
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_contradiction, claims_claim")

    for side, event in ((one, one.claim.event), (other, other.claim.event)):
        with CaptureQueriesContext(connection) as caught:
            pairs = pairs_of_event(event, None, timezone.now())

        assert [(pair.row, pair.one.quote) for pair in pairs] == [(found, side)]
        assert all(rows_read(query["sql"])["claims_contradiction"] <= 10 for query in caught.captured_queries)
