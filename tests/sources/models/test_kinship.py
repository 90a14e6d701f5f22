"""Reading families in one query."""

import pytest

from sources.models.kinship import below_each
from sources.vocabulary import Judgement
from tests.factories import make_article, make_derivation

pytestmark = pytest.mark.django_db


def test_everything_below_an_article_is_found_through_merged_captures_and_past_no_rejection() -> None:
    wire, copy, excerpt, refused = (make_article(title) for title in ("wire", "copy", "excerpt", "refused"))
    again = make_article("copy again", merged_into=copy)
    make_derivation(again, wire)
    make_derivation(excerpt, copy)
    make_derivation(refused, wire, judgement=Judgement.REJECTED)

    assert below_each([wire.pk, excerpt.pk]) == {
        wire.pk: {wire.pk, copy.pk, excerpt.pk},
        excerpt.pk: {excerpt.pk},
    }


def test_a_ring_ends() -> None:
    one, two = make_article(), make_article()
    make_derivation(one, two), make_derivation(two, one)

    assert below_each([one.pk]) == {one.pk: {one.pk, two.pk}}
