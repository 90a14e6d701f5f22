"""Since when pieces are gone is told for many at once, without reading the looks at all the others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Article, Capture, Sighting, Visit
from tests.factories import make_article, make_capture
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db


def test_since_when_pieces_are_gone_is_told_without_reading_what_others_were_seen_to_say() -> None:
    first = make_capture(article=make_article())
    articles = many_like(
        first.article,
        2_000,
        public_id=lambda place: f"article{place}",
        address=lambda place: f"named:crowd-{place}",
        url=lambda place: f"https://crowd.example/{place}",
    )
    captures = many_like(
        first, 2_000, public_id=lambda place: f"capture{place}", article=lambda place: articles[place]
    )
    Sighting.objects.bulk_create(Sighting(capture=each, seen_at=first.retrieved_at) for each in captures)
    with connection.cursor() as cursor:
        for kind in (Article, Capture, Sighting):
            cursor.execute(f"ANALYZE {kind._meta.db_table}")

    pieces = [each.pk for each in articles[::200]]
    with CaptureQueriesContext(connection) as queries:
        assert Visit.objects.pieces_gone_since(pieces) == dict.fromkeys(pieces)

    for query in queries.captured_queries:
        read = rows_read(query["sql"])
        assert read["sources_sighting"] + read["sources_capture"] < 300, read
