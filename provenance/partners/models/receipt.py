"""Receipts: what a request did, so that a program that heard no answer may send it again."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Receipt(models.Model):
    """The answer to a request that bore a key of its sender's own choice, written in one transaction with its effect.

    ``fingerprint`` is the SHA-256 of what was sent: the same key with anything else is a mistake of the sender's.
    Nobody but the sender meets it, whatever key they choose.
    """

    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField()
    answer = models.BinaryField()
    location = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sender", "key"], name="one_receipt_for_each_key_of_a_sender"),
            models.CheckConstraint(condition=~Q(key=""), name="receipt_has_a_key"),
        ]
        indexes = [models.Index(fields=["kept_at"], name="receipt_by_age")]

    def __str__(self) -> str:
        return self.key
