"""Drawing who took from whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from sources.models import Article
from sources.pages.family import Node, family
from sources.vocabulary import DerivationKind, Judgement, Publication
from tests.factories import NOON, make_article, make_derivation

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def piece(title: str, hour: int, **fields: object) -> Article:
    return make_article(title, published_at=NOON + timedelta(hours=hour), **fields)


def outline(nodes: list[Node]) -> list[object]:
    return [(node.article.title, outline(node.below)) if node.below else node.article.title for node in nodes]


def test_the_whole_family_is_drawn_from_the_root_whichever_member_is_asked() -> None:
    wire, copy, second, excerpt = piece("wire", 0), piece("copy", 2), piece("second", 1), piece("excerpt", 3)
    make_derivation(copy, wire), make_derivation(second, wire), make_derivation(excerpt, copy)
    drawn = [("wire", ["second", ("copy", ["excerpt"])])]

    assert outline(family(wire, NOBODY, NOON).roots) == drawn
    assert outline(family(excerpt, NOBODY, NOON).roots) == drawn


def test_an_article_with_two_upstreams_is_drawn_in_full_once() -> None:
    one, two, both, below = piece("one", 0), piece("two", 1), piece("both", 2), piece("below", 3)
    make_derivation(both, one), make_derivation(both, two), make_derivation(below, both)

    assert outline(family(both, NOBODY, NOON).roots) == [("one", [("both", ["below"])]), ("two", ["both"])]


def test_rejected_links_other_captures_and_hidden_articles_are_left_out() -> None:
    wire, copy = piece("wire", 0), piece("copy", 1)
    other, again = piece("other", 2), piece("again", 3)
    hidden = piece("hidden", 4, publication=Publication.DRAFT)
    make_derivation(copy, wire)
    make_derivation(other, wire, judgement=Judgement.REJECTED)
    make_derivation(again, wire, kind=DerivationKind.SAME_ARTICLE)
    make_derivation(hidden, wire)

    assert outline(family(wire, NOBODY, NOON).roots) == [("wire", ["copy"])]


def test_a_ring_of_articles_is_drawn_and_ends() -> None:
    one, two = piece("one", 0), piece("two", 1)
    make_derivation(one, two), make_derivation(two, one)

    assert outline(family(one, NOBODY, NOON).roots) == [("one", [("two", ["one"])])]


def test_merged_captures_stand_for_the_one_article() -> None:
    wire, copy = piece("wire", 0), piece("copy", 1)
    again = piece("copy again", 2, merged_into=copy)
    make_derivation(again, wire)

    assert outline(family(copy, NOBODY, NOON).roots) == [("wire", ["copy"])]


def test_an_article_alone_has_no_family() -> None:
    assert family(piece("alone", 0), NOBODY, NOON).roots == []
