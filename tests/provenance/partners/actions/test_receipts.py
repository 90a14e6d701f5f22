"""A receipt is kept for a day and then makes room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from provenance.accounts.models import User
from provenance.partners.actions import receipts
from provenance.partners.models import Receipt

pytestmark = pytest.mark.django_db


def keep(sender: User, key: str, fingerprint: str = "f") -> None:
    receipts.keep(sender=sender, key=key, fingerprint=fingerprint, number=201, answer=b"{}", location="/")


def age(hours: int) -> None:
    Receipt.objects.update(kept_at=timezone.now() - timedelta(hours=hours))


def test_after_a_day_a_key_may_stand_for_something_else(ana: User) -> None:
    keep(ana, "one")
    age(23)
    with pytest.raises(receipts.Reused):
        receipts.find(sender=ana, key="one", fingerprint="other")
    age(25)

    assert receipts.find(sender=ana, key="one", fingerprint="other") is None
    keep(ana, "one", "other")
    kept = receipts.find(sender=ana, key="one", fingerprint="other")
    assert kept is not None
    assert kept.fingerprint == "other"


def test_old_receipts_are_cleared_away_as_new_ones_are_written(ana: User) -> None:
    for number in range(5):
        keep(ana, f"old-{number}")
    age(25)

    keep(ana, "new")

    assert [receipt.key for receipt in Receipt.objects.all()] == ["new"]
