"""The typed columns that claims and appearances share: a value, and the times it speaks of."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from claims.rules.values.value import Value
from claims.vocabulary import Polarity
from sources.rules.period import Period
from sources.vocabulary import Precision


class Valued(models.Model):
    """A value as columns; see ``claims.rules.values.value`` for their meaning."""

    low = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    approximate = models.BooleanField(default=False)
    polarity = models.CharField(max_length=3, choices=Polarity.choices, default=Polarity.YES)
    as_of_first = models.DateField(null=True, blank=True)
    as_of_last = models.DateField(null=True, blank=True)
    running = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def value(self) -> Value:
        """The value the rules work with."""
        return Value(self.low, self.high, self.unit, self.approximate, Polarity(self.polarity))

    @property
    def as_of(self) -> Period | None:
        """The moment the figure speaks for."""
        if self.as_of_first is None or self.as_of_last is None:
            return None
        return Period(self.as_of_first, self.as_of_last)


class Situated(models.Model):
    """When and where something happened, each with how finely it is known."""

    when_first = models.DateField(null=True, blank=True)
    when_last = models.DateField(null=True, blank=True)
    when_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True)
    when_inferred = models.BooleanField(default=False)
    place_label = models.CharField(max_length=300, blank=True)
    places = ArrayField(models.CharField(max_length=200), default=list, blank=True)

    class Meta:
        abstract = True

    @property
    def when(self) -> Period | None:
        """The days of the happening."""
        if self.when_first is None or self.when_last is None:
            return None
        return Period(self.when_first, self.when_last, Precision(self.when_precision), self.when_inferred)


def value_is_a_range() -> models.CheckConstraint:
    """The lower bound never stands above the upper one."""
    return models.CheckConstraint(
        condition=Q(low=None) | Q(high=None) | Q(low__lte=F("high")),
        name="%(app_label)s_%(class)s_value_is_a_range",
    )


def as_of_is_whole() -> models.CheckConstraint:
    """Both ends of the as-of are set, in order, or neither."""
    unset = Q(as_of_first=None, as_of_last=None)
    return models.CheckConstraint(
        condition=unset | Q(as_of_first__isnull=False, as_of_last__gte=F("as_of_first")),
        name="%(app_label)s_%(class)s_as_of_is_whole",
    )


def when_is_whole() -> models.CheckConstraint:
    """The days of the happening and their precision are all set, in order, or none is."""
    unset = Q(when_first=None, when_last=None, when_precision="")
    whole = Q(when_first__isnull=False, when_last__gte=F("when_first")) & ~Q(when_precision="")
    return models.CheckConstraint(condition=unset | whole, name="%(app_label)s_%(class)s_when_is_whole")
