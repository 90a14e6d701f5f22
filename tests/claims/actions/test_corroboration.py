"""When the standing of a source moves, the claims that rest on its household, however far below, are weighed anew."""

import pytest

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from sources.models import Source
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_source

pytestmark = pytest.mark.django_db


def below(above: Source, *fields: str) -> Source:
    """The lowest of a line of sources, each under the one before it in the field named."""
    for field in fields:
        above = make_source(**{field: above})
    return above


def weighed(*outlets: Source) -> Claim:
    """A claim that these outlets carry."""
    claim = make_claim()
    for outlet in outlets:
        make_appearance(claim, capture=make_capture(article=make_article(source=outlet)))
    corroboration.refresh(claim_id=claim.pk)
    return claim


@pytest.mark.parametrize(
    "line",
    [
        ("owner",),
        ("owner", "edition_of"),
        ("edition_of", "edition_of"),
        ("edition_of", "merged_into"),
        ("owner", "speaks_for"),
        ("owner", "owner", "edition_of"),
        ("owner", "owner", "owner", "edition_of", "speaks_for"),
    ],
)
def test_a_holding_that_is_bought_makes_one_origin_of_all_below_it_and_its_owner(
    line: tuple[str, ...],
) -> None:
    holding, buyer = make_source("Naru Holding"), make_source("Lindt Media")
    claim = weighed(below(holding, *line), buyer)
    assert Corroboration.objects.get(claim=claim).origins_for == 2

    Source.objects.filter(pk=holding.pk).update(owner=buyer)
    corroboration.regard(source_id=holding.pk)
    assert list(Claim.objects.stale()) == [claim]

    corroboration.refresh(claim_id=claim.pk)
    assert Corroboration.objects.get(claim=claim).origins_for == 1


def test_what_stands_above_or_beside_a_source_is_not_weighed_anew() -> None:
    holding = make_source("Naru Holding")
    one, other = below(holding, "owner"), below(holding, "owner")
    weighed(holding, other)

    corroboration.regard(source_id=one.pk)

    assert not Claim.objects.stale().exists()
