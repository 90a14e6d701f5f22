"""The picture of a family, as the page draws it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from sources.models import Article
from sources.pages.family import family
from sources.pages.picture import FamilyPicture, picture_of
from sources.vocabulary import DerivationKind, Judgement, Publication
from tests.factories import NOON, make_article, make_derivation, make_source

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def drawn(article: Article) -> FamilyPicture:
    picture = picture_of(family(article, NOBODY, NOON))
    assert picture is not None
    return picture


def copies(wire: Article, number: int) -> list[Article]:
    made = []
    for each in range(number):
        copy = make_article(f"copy {each}", published_at=NOON + timedelta(minutes=7 * each))
        make_derivation(copy, wire, kind=DerivationKind.SYNDICATION if each % 3 else DerivationKind.REWRITE)
        made.append(copy)
    return made


def test_kinds_are_told_by_shape_and_word_and_this_article_is_marked() -> None:
    wire = make_article("wire", source=make_source("Agencia Sur"), published_at=NOON)
    copy = make_article("copy", source=make_source("Harbour Post"))
    link = make_derivation(copy, wire, kind=DerivationKind.REWRITE, containment=0.71, credited=True)

    above, below = drawn(copy).marks

    assert (above.sign, above.mark.how, above.href) == (
        "origin",
        ("nothing known above it",),
        f"/articles/{wire.public_id}/",
    )
    assert (below.sign, below.here, below.link, below.href) == ("rewrite", True, link, "")
    assert below.mark.how == ("rewrite, 71 % shared, credited",)
    assert below.mark.name == ("Harbour Post (this article)",)


def test_a_piece_only_named_is_dashed_and_suggested_links_are_told_from_confirmed_ones() -> None:
    named = make_article("named", unseen=True)
    sure, unsure = make_article("sure"), make_article("unsure")
    make_derivation(sure, named, judgement=Judgement.CONFIRMED)
    make_derivation(unsure, named)

    picture = drawn(sure)

    assert picture.marks[0].sign == "unseen"
    assert sorted(known for _, known in picture.elbows) == [False, True]


def test_three_hundred_copies_fold_and_every_one_is_listed_with_its_link() -> None:
    wire = make_article("wire", published_at=NOON)
    made = copies(wire, 299)

    picture = drawn(wire)

    listed = {piece.article.pk for bundle in picture.bundles for piece in bundle.pieces}
    alone = {mark.href for mark in picture.marks if not mark.pieces}
    assert len(picture.marks) <= 30
    assert all(copy.pk in listed or f"/articles/{copy.public_id}/" in alone for copy in made)
    assert (
        sum(len(bundle.pieces) for bundle in picture.bundles) + len(picture.marks) - len(picture.bundles)
        == 300
    )


def test_what_somebody_may_not_see_is_neither_drawn_nor_counted() -> None:
    wire = make_article("wire")
    make_derivation(make_article("copy"), wire)
    make_derivation(make_article("secret", publication=Publication.DRAFT), wire)

    picture = drawn(wire)

    assert len(picture.marks) == 2
    assert picture.said.startswith("2 articles from 1 beginning")


def test_an_article_alone_has_no_picture() -> None:
    assert picture_of(family(make_article(), NOBODY, NOON)) is None
