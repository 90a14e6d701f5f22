"""How a claim is backed, in words: carrying is not disputing, and a reader is no origin."""

from typing import Any

import pytest

from claims.actions import corroboration
from claims.models import Claim, Contradiction
from claims.pages import backed, seen
from claims.vocabulary import ContradictionKind, Stance
from sources.vocabulary import SectionKind, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_source,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def weighed(claim: Claim) -> Any:
    corroboration.refresh(claim_id=claim.pk)
    return seen.backings([Claim.objects.for_page().get(pk=claim.pk)], None, NOON)[claim.pk]


def denied(claim: Claim, **fields: Any) -> None:
    make_appearance(claim, capture=make_capture("Nobody died."), stance=Stance.DISPUTES, **fields)


def test_an_article_that_only_disputes_a_claim_does_not_carry_it() -> None:
    claim = make_claim()
    make_appearance(claim)
    denied(claim)

    assert backed.carried(weighed(claim)) == "1 article carries it, 1 disputes it"


def test_an_article_that_says_it_and_quotes_a_denial_carries_it() -> None:
    claim, article = make_claim(), make_article()
    make_appearance(claim, capture=make_capture(article=article))
    capture = make_capture("The ministry denied it.", article=article)
    make_appearance(claim, capture=capture, stance=Stance.DISPUTES, attributed_to=make_source())

    assert backed.carried(weighed(claim)) == "1 article carries it (1 with a denial beside it)"


def test_a_claim_that_only_a_reader_makes_has_no_origin_but_the_comment() -> None:
    claim, reader = make_claim(), make_source("lector", kind=SourceKind.COMMENTER)
    make_appearance(claim, section=SectionKind.COMMENT, attributed_to=reader)

    assert backed.voices(weighed(claim)) == "no independent origin: one reader’s comment"


@pytest.mark.parametrize(
    ("fields", "words", "contested"),
    [
        ({}, "1 independent origin", True),
        ({"party": True}, "a party", False),
        ({"section": SectionKind.COMMENT}, "a reader", False),
    ],
    ids=["an independent origin", "a party", "a reader"],
)
def test_only_an_independent_origins_denial_makes_a_claim_contested(
    fields: dict[str, Any], words: str, contested: bool
) -> None:
    claim = make_claim()
    make_appearance(claim)
    kind = SourceKind.COMMENTER if "section" in fields else SourceKind.OUTLET
    denied(claim, attributed_to=make_source(kind=kind), **fields)

    backing = weighed(claim)

    assert backed.disputed(backing) == words
    assert backing.contested is contested
    assert Claim.objects.contested().filter(pk=claim.pk).exists() is contested
    assert Contradiction.objects.contesting().filter(one=claim).exists() is contested


def test_a_claim_another_one_contradicts_is_contested() -> None:
    pair = make_contradiction(kind=ContradictionKind.VALUE)
    for claim in (pair.one, pair.other):
        corroboration.refresh(claim_id=claim.pk)

    assert set(Claim.objects.contested()) == {pair.one, pair.other}
    assert list(Contradiction.objects.contesting()) == [pair]
