"""The tree of a claim's origins."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from claims.models import Appearance, Claim
from claims.pages.origins import Carrier, Root, roots
from claims.vocabulary import Stance
from sources.models import Article
from sources.vocabulary import DerivationKind, SectionKind, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)

pytestmark = pytest.mark.django_db


def piece(outlet: str, hour: int, **fields: object) -> Article:
    return make_article(
        outlet, source=make_source(outlet), published_at=NOON + timedelta(hours=hour), **fields
    )


def said(claim: Claim, article: Article, **fields: object) -> Appearance:
    return make_appearance(claim, capture=make_capture(article=article), **fields)


def drawn(claim: Claim) -> list[Root]:
    rows = list(claim.appearances.for_page())
    return roots(rows, {}, set(Article.objects.values_list("pk", flat=True)), AnonymousUser(), NOON)


def outline(below: list[Carrier]) -> list[object]:
    return [(carrier.name, outline(carrier.below)) if carrier.below else carrier.name for carrier in below]


def test_a_source_named_here_and_writing_there_is_one_origin() -> None:
    claim, radio = make_claim(), piece("Radio", 0)
    said(claim, radio)
    said(claim, piece("Borderline", 1), attributed_to=radio.source, origin_source=radio.source)

    tree = drawn(claim)

    assert [(root.origin.label, root.size, root.own) for root in tree] == [("Radio", 2, True)]


def test_copies_hang_from_what_they_copied_even_by_way_of_a_piece_nobody_holds() -> None:
    claim, council = make_claim(), make_source("Council")
    wire, unseen, copy = piece("Wire", 0), piece("Unseen", 1, unseen=True), piece("Copy", 2)
    make_derivation(unseen, wire, kind=DerivationKind.SYNDICATION)
    make_derivation(copy, unseen, kind=DerivationKind.REPUBLICATION)
    for article in (wire, copy):
        said(claim, article, attributed_to=council, origin_source=council)

    assert outline(drawn(claim)[0].below) == [("Wire", [("Unseen", ["Copy"])])]


def test_articles_that_name_each_other_are_drawn_once_and_end() -> None:
    claim, council = make_claim(), make_source("Council")
    one, two = piece("One", 0), piece("Two", 1)
    make_derivation(one, two), make_derivation(two, one)
    for article in (one, two):
        said(claim, article, attributed_to=council, origin_source=council)

    assert outline(drawn(claim)[0].below) in ([("One", ["Two"])], [("Two", ["One"])])


def test_a_comment_does_not_travel_with_the_article_it_stands_under() -> None:
    claim, wire, copy = make_claim(), piece("Wire", 0, unseen=True), piece("Copy", 1)
    make_derivation(copy, wire)
    reader = make_source("lector", kind=SourceKind.COMMENTER)
    said(claim, copy, section=SectionKind.COMMENT, attributed_to=reader, origin_source=reader)

    root = drawn(claim)[0]

    assert root.comment
    assert outline(root.below) == ["Copy"]


def test_those_who_dispute_it_and_parties_come_last() -> None:
    claim = make_claim()
    ministry = make_source("Ministry", kind=SourceKind.GOVERNMENT)
    said(
        claim,
        piece("State Press", 0),
        stance=Stance.DISPUTES,
        attributed_to=ministry,
        origin_source=ministry,
        party=True,
    )
    said(claim, piece("Radio", 1))

    assert [(root.origin.label, root.disputes, root.mark) for root in drawn(claim)] == [
        ("Radio", False, "origin"),
        ("Ministry", True, "party"),
    ]
