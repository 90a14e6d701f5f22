"""What was handed in and could not be read: kept with the reason, so that it can be tried again."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class PutAway(models.Model):
    """A file or text handed in that was put away unread; one row for the same bytes from one place, however often.

    The same bytes from another place, address or source may be a copy, and are another row: ``whence`` is a hash of the
    three. ``handed_by`` is whoever came with it first, None where nobody had signed in.

    ``told`` is the reason in a sentence, with what to do about it; ``harmful`` says that it brought down its reader.
    ``facts`` is what the giver said of it. ``content`` is what is tried again, None once it has been dropped;
    ``capture`` is what came of it in the end.
    """

    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveIntegerField("bytes")
    media = models.CharField(max_length=100)
    place = models.CharField("came as", max_length=2000, blank=True)
    whence = models.CharField(max_length=64, editable=False)
    facts = models.JSONField(default=dict)
    content = models.BinaryField(null=True)
    told = models.TextField("what is wrong, and what to do")
    harmful = models.BooleanField("brought down its reader", default=False)
    tries = models.PositiveIntegerField(default=1)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_at = models.DateTimeField("first handed in", db_default=Now())
    last_at = models.DateTimeField("last tried", db_default=Now())
    capture = models.ForeignKey(
        "sources.Capture", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = "put away"
        constraints = [
            models.UniqueConstraint(fields=["sha256", "whence"], name="put_away_once_from_one_giver")
        ]
        indexes = [
            models.Index(
                fields=["last_at"], condition=Q(content__isnull=False), name="put_away_to_be_dropped"
            )
        ]

    def __str__(self) -> str:
        return self.place or self.sha256[:12]
