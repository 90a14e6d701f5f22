"""The claims that a decision about some articles would have scored anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.pages.moved import claims_in
from tests.factories import make_appearance, make_article, make_capture, make_claim
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db


def test_the_quotes_of_the_articles_asked_about_are_read_at_all_their_addresses_and_no_others() -> None:
    piece = make_article()
    copy = make_article(merged_into=piece)
    first, second, other = (make_claim() for _ in range(3))
    make_appearance(claim=first, capture=make_capture(article=piece))
    make_appearance(claim=second, capture=make_capture(article=copy))
    elsewhere = make_appearance(claim=other)
    others = many_like(other, 600, public_id="many{:08}".format, natural_key="many {}".format)
    captures = many_like(elsewhere.capture, 600, public_id="many{:08}".format, text_hash="hash {}".format)
    places = {"claim": others.__getitem__, "capture": captures.__getitem__}
    many_like(elsewhere, 600, public_id="many{:08}".format, **places)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_appearance, sources_capture, sources_article")
        # In tables so small, looking through them all may seem cheaper than an index.
        cursor.execute("SET LOCAL enable_seqscan = off")

    with CaptureQueriesContext(connection) as caught:
        found = claims_in({7: [piece.pk], 8: [], 9: [copy.pk]}, None, timezone.now())

    assert found == {7: {first.pk, second.pk}, 8: set(), 9: set()}
    _, query = caught.captured_queries
    assert rows_read(query["sql"])["claims_appearance"] <= 10
