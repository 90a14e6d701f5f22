"""However many sites print one report, in whatever coat and whoever they say it is from, it stays one voice."""

import os

import pytest

from claims.models import Claim
from provenance.pipeline import line
from sources.actions import captures
from sources.models import Derivation
from sources.models.kinship import ancestors_of
from tests.stories.laundering import Campaign

pytestmark = pytest.mark.django_db

MANY = int(os.environ.get("LAUNDERED_COPIES", "40"))
"""Copies in the largest campaign: few enough for every run; 500 is the proof, and takes its time."""


def voices(place: str) -> set[int]:
    """How many independent origins the claims about a place have."""
    claims = Claim.objects.filter(merged_into=None, text__icontains="dockers").filter(text__icontains=place)
    return {claim.corroboration.origins_for for claim in claims.select_related("corroboration")}


@pytest.mark.parametrize(
    ("campaigns", "size"),
    [
        pytest.param(1, 12, id="one campaign"),
        pytest.param(3, 8, id="several at once", marks=pytest.mark.slow),
        pytest.param(1, MANY, id="many copies", marks=pytest.mark.slow),
    ],
)
def test_no_campaign_gains_an_origin(campaigns: int, size: int) -> None:
    for campaign in map(Campaign, range(campaigns)):
        captures.take(handed=campaign.wire)
        for handed in campaign.copies(size):
            captures.take(handed=handed)
    assert line.drain().failed == 0

    for campaign in map(Campaign, range(campaigns)):
        assert voices(campaign.place) == {1}


def test_copies_that_come_before_the_report_they_were_made_from_gain_none_either() -> None:
    campaign = Campaign(7)
    for handed in campaign.copies(8):
        captures.take(handed=handed)
    assert line.drain().failed == 0
    captures.take(handed=campaign.wire)
    assert line.drain().failed == 0

    assert voices(campaign.place) == {1}
    pieces = Derivation.objects.standing().values_list("downstream", flat=True)
    assert not any(tie.downstream == tie.upstream for tie in ancestors_of(pieces))
