"""What the page of one event tells of its figures, and of whose word they are."""

import pytest
from django.test import Client

from claims.pages.ledger import HIDDEN
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_claim, make_corroboration

pytestmark = pytest.mark.django_db


def test_the_hidden_article_a_figure_comes_from_is_not_named(client: Client) -> None:
    claim, hidden = make_claim(), make_article("Secret", publication=Publication.DRAFT)
    make_appearance(claim)
    entry = {"label": "“Secret”, outlet unknown", "role": "origin", "side": "for", "grade": "", "points": 0.7,
             "detail": "", "origin": f"article:{hidden.public_id}", "collapsed": []}  # fmt: skip
    make_corroboration(claim, ledger=[entry])

    page = client.get(f"/events/{claim.event.public_id}/").content.decode()

    assert "Secret" not in page
    assert HIDDEN in page
