"""The list of derivations in its order."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Derivation
from sources.pages.derivations import FILTERS, derivations
from tests.factories import NOON, make_article, make_derivation
from tests.plans import many_like, rows_read

pytestmark = pytest.mark.django_db
NOTHING_ASKED = dict.fromkeys(FILTERS, "")
MANY = 2000


def test_they_stand_by_when_the_later_article_came_out_in_whatever_order_they_were_written() -> None:
    days = (3, None, 1, 7, None)
    made = [
        make_derivation(
            downstream=make_article(
                published_at=NOON + timedelta(days=day) if day else None,
                published_precision="day" if day else "",
            )
        )
        for day in days
    ]

    found = derivations(Derivation.objects.all(), NOTHING_ASKED).rows

    undated = sorted((made[1], made[4]), key=lambda row: row.public_id)
    assert found == [made[3], made[0], made[2], *undated]


def test_a_page_deep_in_the_list_is_found_by_the_index_of_days() -> None:
    one = make_derivation()
    article = make_article(published_at=NOON, published_precision="day")
    articles = many_like(
        article, MANY, public_id="many{:08}".format, url="https://tessel.example/{}".format, address="https://tessel.example/{}".format,
        published_at=lambda place: NOON - timedelta(hours=place),
    )  # fmt: skip
    many_like(one, MANY, public_id="link{:08}".format, downstream=articles.__getitem__)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article, sources_derivation")
        # In tables so small, looking through them all may seem cheaper than an index.
        for way in ("seqscan", "hashjoin", "mergejoin"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    after = derivations(Derivation.objects.all(), NOTHING_ASKED).next

    with CaptureQueriesContext(connection) as caught:
        page = derivations(Derivation.objects.all().for_page(), {**NOTHING_ASKED, "after": after})

    assert [row.downstream_id for row in page.rows] == [row.pk for row in articles[25:50]]
    read = rows_read(caught[0]["sql"])
    assert read["sources_derivation"] <= MANY / 10
    assert str(one.pk) not in after
