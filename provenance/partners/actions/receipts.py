"""Keeping receipts: a request sent twice under one key is carried out once and answered twice alike."""

import hashlib
from datetime import timedelta

from django.db import connection
from django.db.models.functions import Now

from provenance.partners.models import Receipt
from sources.actions.signature import Person
from sources.errors import Refused

KEPT = timedelta(hours=24)
"""What Stripe promises and the IETF's draft on Idempotency-Key leaves to us."""
SWEPT = 100
"""Old receipts cleared away with each new one: twice as many as may be written would be plenty."""


class Busy(Refused):
    """The first of two requests under one key is still at work."""

    code = "in_progress"


class Reused(Refused):
    """A key was used before, for something else."""

    code = "key_reused"


def find(*, sender: Person, key: str, fingerprint: str) -> Receipt | None:
    """The receipt of an earlier request like this one; None if this is the first.

    Call it inside the transaction that has the effect: until that ends, nobody else may use the key.
    Raises ``Busy`` and ``Reused``.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_lock(sender, key)])
        (ours,) = cursor.fetchone()
    if not ours:
        raise Busy(
            "another request under this key is still at work: send it again in a second",
            field="Idempotency-Key",
        )
    kept = Receipt.objects.filter(sender=sender.pk, key=key, kept_at__gt=Now() - KEPT).first()
    if kept is not None and kept.fingerprint != fingerprint:
        raise Reused(
            "was used for another request within the last day: choose a new one", field="Idempotency-Key"
        )
    return kept


def keep(*, sender: Person, key: str, fingerprint: str, number: int, answer: bytes, location: str) -> None:
    """Write down what a request did, and clear a few receipts away that have had their day."""
    Receipt.objects.update_or_create(
        sender_id=sender.pk,
        key=key,
        defaults={
            "fingerprint": fingerprint,
            "number": number,
            "answer": answer,
            "location": location,
            "kept_at": Now(),
        },
    )
    old = Receipt.objects.filter(kept_at__lt=Now() - KEPT).order_by("kept_at")[:SWEPT]
    Receipt.objects.filter(pk__in=old.values("pk")).delete()


def _lock(sender: Person, key: str) -> int:
    """A number for the key that no other sender's key has but by a chance of one in 2⁶³."""
    digest = hashlib.sha256(f"receipt|{sender.pk}|{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)
