"""The list of articles to which many others lead, found by an index of those links alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.models import Derivation
from sources.pages import overmatching
from sources.vocabulary import DerivationKind
from tests.factories import make_article, make_derivation
from tests.plans import indexes, many_like

pytestmark = pytest.mark.django_db


def test_who_is_led_to_is_counted_in_an_index_and_only_of_the_few_what_is_left_out() -> None:
    wide, narrow, link = make_article("Wide"), make_article("Narrow"), make_derivation(containment=0.4)
    others = many_like(
        link.downstream, 900, public_id="many{:08}".format, address="https://tessel.example/{}".format
    )
    many_like(link, 900, public_id="link{:08}".format, downstream=others.__getitem__,
              upstream=lambda place: wide if place < 13 else narrow if place < 25 else others[place - 1],
              kind=lambda place: DerivationKind.SAME_ARTICLE if place == 20 else link.kind,
              credited=lambda place: place >= 60)  # fmt: skip
    with connection.cursor() as cursor:
        # What tests before took back still stands in the indexes, and more of it in one than in another.
        cursor.execute("DROP INDEX sources_derivation_upstream_id_45d5913d; REINDEX TABLE sources_derivation")
        cursor.execute("ANALYZE sources_article, sources_derivation")
        # In tables so small, looking through them all may seem cheaper than an index.
        for way in ("seqscan", "bitmapscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")

    with CaptureQueriesContext(connection) as caught:
        page = overmatching.fans(Derivation.objects.all(), least=12, after="")

    assert [(fan.upstream, fan.articles) for fan in page.rows] == [(wide, 13)]
    assert "derivation_by_words_alone" in indexes(caught.captured_queries[0]["sql"])
