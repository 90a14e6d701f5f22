"""Who may see a row."""

from datetime import datetime, timedelta

import pytest

from claims.models import Claim
from provenance.accounts.models import User
from sources.actions import publication
from sources.errors import Stale
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_a_claim_is_seen_after_its_embargo_and_not_once_withdrawn(ana: User, noon: datetime) -> None:
    claim = make_claim()
    after = noon + timedelta(hours=2)

    claim = publication.publish(
        row=claim, by=ana, why="Agreed with them.", version=1, embargo_until=noon + timedelta(hours=1)
    )
    assert not Claim.objects.visible_to(None, noon).exists()
    assert Claim.objects.visible_to(None, after).exists()

    publication.withdraw(row=claim, by=ana, why="Names a child.", version=2)
    assert not Claim.objects.visible_to(None, after).exists()
    assert Claim.objects.visible_to(ana, after).exists()


def test_publishing_what_was_withdrawn_meanwhile_is_refused(ana: User) -> None:
    claim = make_claim()
    publication.withdraw(row=claim, by=ana, why="Names a child.", version=1)

    with pytest.raises(Stale):
        publication.publish(row=claim, by=ana, why="Ready.", version=1)
