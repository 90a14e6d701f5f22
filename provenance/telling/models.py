"""Tellings: what was last told of each row that everybody may see, in the order in which partners hear of it."""

from django.db import models
from django.db.models import F, Q

from sources.vocabulary import Word


class Fate(Word):
    """What has become of something a partner may hold."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


GONE = (Fate.MERGED, Fate.WITHDRAWN, Fate.DELETED)
"""How a row leaves everybody's sight."""


class TellingQuerySet(models.QuerySet["Telling"]):
    """Reading what was told."""

    def after(self, place: int, started: int) -> "TellingQuerySet":
        """What somebody has to hear who has heard all up to ``place`` and held nothing when ``started`` was the end."""
        return self.filter(Q(gone="") | Q(place__gt=started), place__gt=place).order_by("place")


class Telling(models.Model):
    """One row of the API as it was last told: ``digest`` of its words, or how it has ``gone`` and what it ``became``.

    ``place`` is its place in the feed, ``first`` the one at which it last came into sight.
    """

    place = models.BigIntegerField(primary_key=True)
    first = models.BigIntegerField()
    resource = models.CharField(max_length=20)
    public_id = models.CharField(max_length=20)
    at = models.DateTimeField()
    digest = models.BinaryField(null=True)
    gone = models.CharField(max_length=9, blank=True, choices=[(each.value, each.label) for each in GONE])
    became = models.CharField(max_length=20, blank=True)

    objects = TellingQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "public_id"], name="told_once"),
            models.CheckConstraint(
                condition=Q(digest__isnull=False, gone="") | Q(digest=None, gone__in=GONE),
                name="telling_is_there_or_gone",
            ),
            models.CheckConstraint(
                condition=Q(became="") | Q(gone=Fate.MERGED), name="only_what_was_merged_became_another"
            ),
            models.CheckConstraint(condition=Q(first__gt=0, first__lte=F("place")), name="first_told_first"),
        ]
        indexes = [
            models.Index(fields=["resource", "place"], name="telling_of_a_resource"),
            models.Index(fields=["at"], name="tombstone_by_age", condition=~Q(gone="")),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.resource} {self.public_id} {self.gone}".rstrip()


class Untold(models.Model):
    """A row that may read otherwise than it was told, until the teller has worded it anew."""

    resource = models.CharField(max_length=20)
    public_id = models.CharField(max_length=20)

    class Meta:
        verbose_name_plural = "untold"
        constraints = [models.UniqueConstraint(fields=["resource", "public_id"], name="untold_once")]

    def __str__(self) -> str:
        return f"{self.resource} {self.public_id}"


class Teller(models.Model):
    """How far the teller has come, in one row, which is also its lock.

    ``place`` is the last place given; every transaction below ``seen_xid`` has been looked at; tombstones up to the
    place ``forgotten`` may have been forgotten.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    place = models.BigIntegerField(default=0)
    seen_xid = models.BigIntegerField(default=0)
    forgotten = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_teller"),
            models.CheckConstraint(
                condition=Q(forgotten__lte=F("place")), name="only_what_was_told_is_forgotten"
            ),
        ]

    def __str__(self) -> str:
        return f"up to {self.place}"
