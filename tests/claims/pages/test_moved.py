"""The claims that a decision about some articles would have scored anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.pages.moved import claims_in
from tests.factories import make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db


def test_the_quotes_of_the_articles_asked_about_are_read_at_all_their_addresses_and_no_others() -> None:
    piece = make_article()
    copy = make_article(merged_into=piece)
    first, second, other = (make_claim() for _ in range(3))
    captures = [make_capture(article=piece), make_capture(article=copy)]
    for claim, capture in zip((first, second), captures, strict=True):
        make_appearance(claim=claim, capture=capture)
    make_appearance(claim=other)

    with CaptureQueriesContext(connection) as caught:
        found = claims_in({7: [piece.pk], 8: [], 9: [copy.pk]}, None, timezone.now())

    assert found == {7: {first.pk, second.pk}, 8: set(), 9: set()}
    # The quotes are asked for by captures known before: asked for at once, all there are would be read.
    known = ", ".join(str(capture.pk) for capture in captures)
    assert f'"claims_appearance"."capture_id" IN ({known})' in caught.captured_queries[-1]["sql"]
