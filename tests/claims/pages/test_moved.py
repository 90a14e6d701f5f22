"""The claims that a decision about some articles would have scored anew."""

import pytest
from django.utils import timezone

from claims.pages.moved import claims_in
from tests.factories import make_appearance, make_article, make_capture, make_claim

pytestmark = pytest.mark.django_db


def test_the_quotes_of_the_articles_asked_about_are_read_at_all_their_addresses_and_no_others() -> None:
    piece = make_article()
    copy = make_article(merged_into=piece)
    first, second, other = (make_claim() for _ in range(3))
    make_appearance(claim=first, capture=make_capture(article=piece))
    make_appearance(claim=second, capture=make_capture(article=copy))
    elsewhere = make_appearance(claim=other)
    assert elsewhere.claim == other

    found = claims_in({7: [piece.pk], 8: [], 9: [copy.pk]}, None, timezone.now())

    assert found == {7: {first.pk, second.pk}, 8: set(), 9: set()}
