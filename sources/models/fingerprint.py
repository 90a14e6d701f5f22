"""Finding copies once and for good: each capture is held against all before it, and who resembles whom is kept.

All three tables are derived from the captures' fingerprints and can be made anew at will.
"""

from django.db import models


class Screening(models.Model):
    """A capture has been held against all captures of a lower ``number``; numbers rise in the order of turns.

    ``shelved`` tells that its hashes stand in the table of shingles, as far as anybody will look them up.
    """

    number = models.BigAutoField(primary_key=True)
    capture = models.OneToOneField("sources.Capture", on_delete=models.CASCADE, related_name="screening")
    shelved = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["number"], name="screening_not_shelved", condition=models.Q(shelved=False)),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Resemblance(models.Model):
    """Two captures of different articles share ``hashes`` winnowed hashes, more than chance or a phrase would."""

    later = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+", db_index=False)
    earlier = models.ForeignKey("sources.Capture", on_delete=models.CASCADE, related_name="+")
    hashes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["later", "earlier"], name="one_resemblance_for_each_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.later_id} and {self.earlier_id}"


class Shingle(models.Model):
    """Carrier ``number`` (of its screening) has a winnowed hash, of which ``code`` holds the lower bits.

    Only filled where copies are looked for in tables (``COPIES_FOUND_IN``), which catches up with what was screened
    elsewhere; the first 48 carriers of a hash are kept.
    """

    pk = models.CompositePrimaryKey("code", "number")
    code = models.BigIntegerField()
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.code)
