"""However many sites print one report, in whatever coat and whoever they say it is from, it stays one voice."""

import os
import time
from collections.abc import Callable, Iterable

import pytest
from django.db import connection

from claims.models import Claim
from provenance.pipeline import line
from sources.actions import captures
from sources.intake.handed import Handed
from sources.models import Derivation
from sources.models.kinship import ancestors_of
from tests.stories.laundering import SITES, Campaign

pytestmark = pytest.mark.django_db

COPIES = int(os.environ.get("LAUNDERED_COPIES", "16"))
CAMPAIGNS = int(os.environ.get("LAUNDERED_CAMPAIGNS", "1"))
"""Few enough for every run. The proof is 50 campaigns of 500 copies on 50 sites; it takes hours, and pytest -s tells of
each campaign as it goes."""


AT_ONCE = 50


def voices(place: str) -> list[int]:
    """How many independent origins the claims about the dead of a place have."""
    claims = Claim.objects.filter(merged_into=None, text__icontains="dockers").filter(text__icontains=place)
    return sorted({claim.corroboration.origins_for for claim in claims.select_related("corroboration")})


def hand_in(pieces: Iterable[Handed]) -> None:
    waiting = list(pieces)
    for start in range(0, len(waiting), AT_ONCE):
        for handed in waiting[start : start + AT_ONCE]:
            captures.take(handed=handed)
        assert line.drain().failed == 0
        # The database counts its rows by itself, but never those of a test that is still under way.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


@pytest.mark.slow
@pytest.mark.parametrize("number", range(CAMPAIGNS))
def test_no_campaign_gains_an_origin(number: int, proved: Callable[..., None]) -> None:
    campaign = Campaign(number, sites=min(SITES, max(3, COPIES // 10)))
    hand_in([campaign.wire, campaign.report])
    before, began = voices(campaign.place), time.monotonic()
    assert before == [2]

    hand_in(campaign.copies(COPIES))

    took, after = time.monotonic() - began, voices(campaign.place)
    print(f"{campaign.place}: {COPIES} copies, origins {before} before, {after} after, {took:.0f} s")
    assert after == before
    proved(
        "T21",
        size=f"{CAMPAIGNS} campaigns of {COPIES} copies on {campaign.sites} sites, trimmed, reordered, re-headlined, "
        "with credits forged in four languages",
        figure=f"none gained an origin: {before[0]} before and after, the wire’s and a witness’s",
    )


def test_copies_that_come_before_the_report_they_were_made_from_gain_none_either(
    proved: Callable[..., None],
) -> None:
    campaign = Campaign(7, sites=4)
    hand_in(campaign.copies(8))
    hand_in([campaign.wire])

    assert voices(campaign.place) == [1]
    pieces = Derivation.objects.standing().values_list("downstream", flat=True)
    assert not any(tie.downstream == tie.upstream for tie in ancestors_of(pieces))
    proved("T21", size="8 copies that come before the report", figure="1 origin")
