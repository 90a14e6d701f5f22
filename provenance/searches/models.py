"""Searches that people keep, what each has found since, and the letters that tell them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Reading saved searches."""

    def due(self, before: datetime) -> "SavedSearchQuerySet":
        """Those of people who may still sign in, last looked through before a moment, the longest ago first."""
        rows = self.filter(Q(checked_at=None) | Q(checked_at__lt=before), owner__is_active=True)
        return rows.order_by(F("checked_at").asc(nulls_first=True), "pk")

    def told_by_mail(self) -> "SavedSearchQuerySet":
        """Those whose finds go out by e-mail to somebody who may sign in and has an address."""
        return self.filter(by_mail=True, owner__is_active=True).exclude(owner__email="")


class SavedSearch(models.Model):
    """A search of claims that somebody keeps under a name of their own.

    ``asked`` is what the list of claims was asked for, by parameter. ``token_hash`` is the SHA-256 of the secret in the
    address of its feed, empty where there is none: the secret itself is shown once and kept nowhere. ``looked_at`` is
    the last find its owner has seen, by primary key. ``checked_at`` is when the claims were last looked through.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    asked = models.JSONField()
    by_mail = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, blank=True, default="")
    looked_at = models.BigIntegerField(default=0)
    checked_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved searches"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="a_person_names_a_search_once"),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="one_search_for_each_feed_token"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="saved_search_has_a_name"),
        ]
        indexes = [models.Index(F("checked_at").asc(nulls_first=True), F("id"), name="saved_search_due")]

    def __str__(self) -> str:
        return self.name


class Find(models.Model):
    """A claim that a saved search has found: kept once, in the order in which they were found.

    ``known`` marks those that were there when the search was saved. Finds of one search are written under its lock, one
    look after another, so that a higher number is always a later find. ``letter`` is the one that tells of it.
    """

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="finds")
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    known = models.BooleanField(default=False)
    letter = models.ForeignKey("Letter", null=True, on_delete=models.SET_NULL, related_name="finds")
    found_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["search", "claim"], name="a_search_finds_a_claim_once"),
        ]
        indexes = [
            models.Index(fields=["search", "-id"], name="find_news", condition=Q(known=False)),
            models.Index(fields=["search"], name="find_untold", condition=Q(known=False, letter=None)),
        ]

    def __str__(self) -> str:
        return f"{self.search}: {self.claim}"


class LetterQuerySet(models.QuerySet["Letter"]):
    """Reading letters."""

    def waiting(self, now: datetime) -> "LetterQuerySet":
        """Those to be sent now, the longest due first."""
        return self.filter(due_at__lte=now).order_by("due_at", "pk")


class Letter(models.Model):
    """One e-mail that tells its owner what their searches have found; written first, then sent, and tried again.

    ``due_at`` is when it is to be sent, or tried again; none once it is done with. ``sent_at`` is when the mail server
    took it. ``fault`` is what the last try failed of. What it says is put together when it is sent, as its owner may
    see it then; of nothing they may see, nothing is sent.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True, default="")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(due_at=None), name="what_is_sent_is_not_due"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="letter_due", condition=Q(due_at__isnull=False)),
            models.Index(fields=["owner", "-written_at"], name="letter_by_owner"),
        ]

    def __str__(self) -> str:
        return f"to {self.owner}, {self.written_at:%Y-%m-%d %H:%M}"
