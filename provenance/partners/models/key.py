"""Keys: what a partner's program shows instead of a name and a password."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value

from provenance.database.question import Question, worded
from provenance.partners.models.partner import Partner
from provenance.partners.rules.secret import BEGINNING
from provenance.partners.vocabulary import Scope

LONGEST = timedelta(days=732)
"""Two years: what is never renewed is forgotten somewhere, and opens still."""


MOST_A_MINUTE = 100_000
"""More than any program of a partner has to ask: each unit is a line in the counters for a minute."""


NOBODYS = "0" * 64
"""Stands for the digest of the key that is shown."""


class NetworkField(models.CharField):  # type: ignore[type-arg]  # Django’s own takes no brackets
    """A network as PostgreSQL knows it (``cidr``): it takes nothing that is none."""

    def db_type(self, connection: Any) -> str:
        return "cidr"


@cache
def shown() -> Question:
    """The question for the key of a ``digest``: its columns, then those of its partner, then those of its account."""
    rows = Key.objects.select_related("partner__account").filter(digest=NOBODYS).order_by()
    return worded(rows, digest=NOBODYS)


def put_together(database: str, found: Sequence[Any]) -> "Key":
    """The key with its partner and account from one row of ``shown``."""
    rest = list(found)
    rows: list[Any] = []
    for kind in (Key, Partner, get_user_model()):
        names = [field.attname for field in kind._meta.concrete_fields]  # noqa: SLF001 (Django's public name for it)
        rows.append(kind.from_db(database, names, rest[: len(names)]))
        del rest[: len(names)]
    key: Key
    key, partner, account = rows
    partner.account = account
    key.partner = partner
    return key


class KeyQuerySet(models.QuerySet["Key"]):
    """Reading keys."""

    def shown(self, digest: str) -> "Key | None":
        """The key of this digest with its partner and account, whatever has become of it: one look at an index."""
        found = shown().asked(digest=digest)
        return put_together(self.db, found[0]) if found else None


class Key(models.Model):
    """One key of a partner, of which nothing is kept but the digest and the ``beginning`` people tell it by.

    ``name`` says what it is for. A key that takes its place bears the same name and the next ``generation``; while the
    two overlap both open. ``networks`` are those it may be shown from, anywhere where there are none. ``expires_at``
    only ever draws nearer, and a revoked key stays so (a trigger). ``used_at`` is told to the hour (``USED_EVERY``).
    ``a_minute`` is what it may spend in any minute, ``KEY_A_MINUTE`` of the settings where nobody has said.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="keys", db_index=False)
    name = models.CharField(max_length=60)
    generation = models.PositiveSmallIntegerField(default=1)
    beginning = models.CharField(max_length=BEGINNING)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=10))
    networks = ArrayField(NetworkField(max_length=50), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    a_minute = models.PositiveIntegerField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=500, blank=True, default="")
    used_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    objects = KeyQuerySet.as_manager()

    class Meta:
        ordering = ["partner", "name", "-generation"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "name", "generation"], name="a_key_is_replaced_once"),
            models.CheckConstraint(condition=~Q(name=""), name="key_has_a_name"),
            models.CheckConstraint(
                condition=Q(a_minute=None) | Q(a_minute__gt=0, a_minute__lte=MOST_A_MINUTE),
                name="key_spends_something",
            ),
            models.CheckConstraint(condition=Q(digest__regex="^[0-9a-f]{64}$"), name="key_is_kept_as_a_hash"),
            models.CheckConstraint(
                condition=Q(scopes__contained_by=[each.value for each in Scope], scopes__len__gt=0),
                name="key_opens_what_we_know",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at"))
                & Q(expires_at__lte=F("created_at") + Value(LONGEST)),
                name="key_expires",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_why="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_why=""),
                name="key_is_revoked_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.beginning}… ({self.name})"

    def opens(self, now: datetime) -> bool:
        """Whether it still opens anything, from the right network."""
        return self.partner.active and self.revoked_at is None and now < self.expires_at
