"""Endpoints of partners, the messages each is to be told, and every attempt at telling them."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from provenance.partners.models import Partner
from provenance.sealing import length
from provenance.searches.models import SavedSearch
from provenance.webhooks.rules.signature import BYTES
from provenance.webhooks.vocabulary import EndpointState

SEALED = length(BYTES)


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    """Reading endpoints."""

    def told(self) -> "EndpointQuerySet":
        """Those that are told of changes."""
        tended = Q(partner__active=True) | Q(search__owner__is_active=True)
        return self.filter(tended, state=EndpointState.OPEN)

    def with_due(self, now: datetime) -> "EndpointQuerySet":
        """Those of them to which a message is to be sent now."""
        due = Delivery.objects.filter(endpoint=OuterRef("pk"), due_at__lte=now)
        return self.told().filter(Q(again_at=None) | Q(again_at__lte=now)).filter(Exists(due))


class Endpoint(models.Model):
    """An address that is told what happens: a partner's of changes, a saved ``search``'s of what it finds.

    Changes are told in the order of the feed, from ``place`` on, which first was where it ``started``.

    ``resources`` are those it is told of, all where there are none; what was withdrawn, deleted or merged it is told
    always. ``secret`` signs what it is sent, ``former_secret`` as well until ``former_until``; both are sealed.
    ``sequence`` is the number of its last message. ``failing_since`` is when the first attempt failed after the last
    that was taken. ``closed_looks`` counts how often in a row its name was found to lead into a closed network; nothing
    is sent before ``again_at`` then. ``why`` says why it is disabled.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    partner = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="endpoints", db_index=False
    )
    search = models.OneToOneField(SavedSearch, null=True, on_delete=models.CASCADE, related_name="endpoint")
    url = models.CharField(max_length=2000)
    resources = ArrayField(models.CharField(max_length=20), default=list)
    secret = models.CharField(max_length=SEALED)
    former_secret = models.CharField(max_length=SEALED, blank=True, default="")
    former_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=EndpointState.choices, default=EndpointState.OPEN)
    why = models.CharField(max_length=500, blank=True, default="")
    failing_since = models.DateTimeField(null=True)
    closed_looks = models.SmallIntegerField(default=0, db_default=0)
    again_at = models.DateTimeField(null=True)
    place = models.BigIntegerField(default=0)
    started = models.BigIntegerField(default=0)
    sequence = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ["partner", "url"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "url"], name="a_partner_gives_an_address_once"),
            models.CheckConstraint(
                condition=Q(partner=None, search__isnull=False) | Q(partner__isnull=False, search=None),
                name="endpoint_is_a_partners_or_a_searchs",
            ),
            models.CheckConstraint(
                condition=Q(url__startswith="https://"), name="endpoint_is_told_under_tls"
            ),
            models.CheckConstraint(
                condition=Q(secret__regex=f"^[A-Za-z0-9_-]{{{SEALED}}}$"), name="endpoint_secret_is_sealed"
            ),
            models.CheckConstraint(
                condition=Q(former_secret="", former_until=None)
                | Q(former_secret__regex=f"^[A-Za-z0-9_-]{{{SEALED}}}$", former_until__isnull=False),
                name="former_secret_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=EndpointState.DISABLED) | ~Q(why=""), name="disabled_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.url


class LastTold(models.Model):
    """The number of the last message an endpoint was told about one thing, by which it sees that it missed one."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="+", db_index=False)
    resource = models.CharField(max_length=20)
    public_id = models.CharField(max_length=20)
    sequence = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "resource", "public_id"], name="one_last_message_about_each_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} {self.public_id}: {self.sequence}"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Reading messages."""

    def waiting(self, now: datetime) -> "DeliveryQuerySet":
        """Those to be sent now: what was taken back before everything else, then the longest due."""
        return self.filter(due_at__lte=now).order_by("-urgent", "due_at", "sequence")

    def given_up(self) -> "DeliveryQuerySet":
        """Those that were never taken and are tried no more."""
        return self.filter(due_at=None, delivered_at=None)


class Delivery(models.Model):
    """One message to an endpoint, written down before it is sent and sent alike at every attempt.

    ``message_id`` is what the receiver tells messages apart by, ``sequence`` its number among those of the endpoint.
    ``urgent`` ones take something back. ``due_at`` is when it is to be sent, or sent again; none once it is done with.
    ``tries`` counts attempts since it was written or asked for anew.
    """

    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="deliveries", db_index=False
    )
    message_id = models.CharField(max_length=40, unique=True)
    sequence = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    urgent = models.BooleanField(default=False)
    body = models.BinaryField()
    written_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["endpoint", "-sequence"]
        constraints = [
            models.UniqueConstraint(fields=["endpoint", "sequence"], name="messages_are_numbered"),
        ]
        indexes = [
            models.Index(
                "endpoint", models.F("urgent").desc(), "due_at", "sequence",
                condition=Q(due_at__isnull=False), name="delivery_due",
            ),
            models.Index(
                fields=["endpoint", "-sequence"],
                condition=Q(due_at=None, delivered_at=None), name="delivery_given_up",
            ),
            models.Index(fields=["written_at"], name="delivery_by_age"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.sequence} to {self.endpoint}"


class Attempt(models.Model):
    """One attempt at a delivery: the number the endpoint answered, 0 where it gave none, and what went wrong then."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts", db_index=False)
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    answered = models.PositiveSmallIntegerField()
    fault = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["delivery", "-id"], name="attempt_by_delivery")]

    def __str__(self) -> str:
        return f"{self.delivery}: {self.answered or self.fault}"
