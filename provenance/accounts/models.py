"""The people who sign in (fact-checkers, curators, partner managers, administrators), and their second factor."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from provenance.sealing import length


class User(AbstractUser):
    """Somebody who signs in; a model of our own from the first day, because swapping it later is dear.

    ``language`` is the code of the one they want the pages to speak, empty as long as they have not chosen.
    """

    language = models.CharField(max_length=10, blank=True, default="", db_default="", editable=False)

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def factor(self) -> "SecondFactor | None":
        """Their second factor, once it is in use."""
        found = getattr(self, "second_factor", None)
        return found if found is not None and found.confirmed_at else None


class SecondFactor(models.Model):
    """An authenticator app of somebody who signs in, asked for besides the password once ``confirmed_at`` is set.

    ``secret`` is what the app shares with us, sealed (see ``sealing``): who reads this table alone reckons no codes.
    ``last_step`` is the half minute of the last code taken: none is taken twice.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factor"
    )
    secret = models.CharField(max_length=length(20))
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(("secret__regex", "^[A-Za-z0-9_-]{80}$")), name="second_factor_is_sealed"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(last_step__gt=0),
                name="second_factor_is_confirmed_by_a_code",
            ),
        ]

    def __str__(self) -> str:
        return f"of {self.user}"


class RecoveryCode(models.Model):
    """One way in for somebody without their app: kept as a hash, good for one use."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="one_recovery_code_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"of {self.user}"
