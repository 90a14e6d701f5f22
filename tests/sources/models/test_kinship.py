"""Reading families in one query."""

import pytest

from sources.models.article import kept_from
from sources.models.kinship import ancestors_of, below_each, family_of
from sources.vocabulary import Judgement, Publication
from tests.factories import NOON, make_article, make_derivation

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


def test_no_way_leads_through_an_article_that_is_kept_from_the_reader() -> None:
    wire, copy, cousin = make_article("wire"), make_article("copy"), make_article("cousin")
    draft = make_article("draft", publication=Publication.DRAFT)
    again = make_article("draft again", merged_into=draft)
    make_derivation(again, wire), make_derivation(copy, draft), make_derivation(draft, cousin)
    kept = kept_from(None, NOON)

    assert below_each([wire.pk]) == {wire.pk: {wire.pk, draft.pk, copy.pk}}
    assert below_each([wire.pk], kept) == {wire.pk: {wire.pk}}
    assert len(family_of([copy.pk])) == 3
    assert family_of([copy.pk], kept) == ancestors_of([copy.pk], kept) == family_of([wire.pk], kept) == []
