"""Events: what happened, where and when; and the measures that claims about an event give values for."""

from datetime import datetime

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claims.models.typed import Situated, when_is_whole
from claims.models.veil import veiled_events
from sources.models.judged import Publishable
from sources.models.words import NAMES, SENTENCES, words_of
from sources.visibility import Reader, guarded, visible


class Act(models.Model):
    """A kind of happening ("killed", "fled"): the heap in which statements are sorted into events and claims.

    ``match_due``/``match_done`` count how often the sorting was asked for and done.
    """

    key = models.CharField(max_length=120, unique=True)
    match_due = models.PositiveIntegerField(default=0, editable=False)
    match_done = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="act_unmatched", condition=Q(match_done__lt=F("match_due")))
        ]

    def __str__(self) -> str:
        return self.key

    @staticmethod
    def unmatched() -> "models.QuerySet[Act]":
        """Those whose statements have to be sorted (again)."""
        return Act.objects.filter(match_done__lt=F("match_due"))


class EventQuerySet(models.QuerySet["Event"]):
    """Reading events."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "EventQuerySet":
        """Those the reader may see: published, and not known from articles alone that are kept from them."""
        return self.filter(visible(reader, now)).exclude(pk__in=veiled_events(reader, now))

    def veiled(self, now: datetime) -> "EventQuerySet":
        """Those that readers outside the newsroom do not see because nothing is said of it but in hidden articles."""
        return self.filter(pk__in=veiled_events(None, now))

    def current(self) -> "EventQuerySet":
        """Those not merged into another."""
        return self.filter(merged_into=None)

    def uncompared(self) -> "EventQuerySet":
        """Those whose claims have to be held against each other (again)."""
        return self.filter(compare_done__lt=F("compare_due"))


class Event(Situated, Publishable):
    """What happened, where and when, each with its precision; groups the claims that answer about the same thing.

    ``natural_key`` is made from what the event is, never from when we heard of it.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    natural_key = models.CharField(max_length=200, unique=True, editable=False)
    title = models.CharField(max_length=300)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="events")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    compare_due = models.PositiveIntegerField(default=0, editable=False)
    compare_done = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = [F("when_first").desc(nulls_last=True), "-pk"]
        constraints = [
            when_is_whole(),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_not_merged_into_itself"),
        ]
        indexes = [
            models.Index(F("when_first").desc(nulls_last=True), F("id").desc(), name="event_by_time"),
            models.Index(fields=["place_label", "id"], name="event_by_place"),
            models.Index(fields=["when_last", "when_first"], name="event_by_days"),
            GinIndex(fields=["places"], name="event_by_places"),
            GinIndex(words_of("title", SENTENCES), name="event_by_words"),
            GinIndex(words_of("place_label", NAMES), name="event_by_words_of_place"),
            models.Index(
                fields=["id"], name="event_uncompared", condition=Q(compare_done__lt=F("compare_due"))
            ),
            models.Index(fields=["id"], name="event_guarded", condition=guarded()),
        ]

    def __str__(self) -> str:
        return self.title


class Measure(models.Model):
    """What a claim about an event gives a value for: an act and who or what is counted ("Pemon killed")."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="measures")
    population = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=300)

    class Meta:
        ordering = ["label", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "population"], name="one_measure_for_each_population_of_an_event"
            )
        ]

    def __str__(self) -> str:
        return self.label
