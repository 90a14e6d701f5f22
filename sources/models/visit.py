"""Addresses we look at: which host they stand on, when to look next, and what came of it last."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Now

from sources.models.article import Article
from sources.models.sighting import Sighting
from sources.vocabulary import VisitOutcome, VisitReason


class Host(models.Model):
    """A machine's name that we ask for pages, and how often it wants to be asked.

    Nobody asks it before ``free_at``; whoever is about to asks the database for the turn first, so that any number of
    workers together ask it one at a time. ``robots`` is its robots.txt as last read, good until ``robots_until``.
    ``troubles`` counts failures in a row.
    """

    name = models.CharField(max_length=253, unique=True)
    free_at = models.DateTimeField(db_default=Now())
    robots = models.TextField(blank=True, editable=False)
    robots_until = models.DateTimeField(null=True, blank=True, editable=False)
    troubles = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="host_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Watched(models.Model):
    """An address we look at. Nothing is to be done while ``due_at`` is empty.

    ``tries`` counts failures in a row; ``told`` says in a sentence what came of the last look and what to do about it.
    ``begun`` counts how often the opening of what was sent was begun and never ended, because the program failed or
    was killed meanwhile. ``etag`` and ``last_modified`` are the site's own marks of what it sent us, to be shown to it
    the next time.
    """

    host = models.ForeignKey(Host, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.CharField(max_length=15, choices=VisitOutcome.choices, blank=True, editable=False)
    told = models.TextField(blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    begun = models.PositiveSmallIntegerField(default=0, editable=False)
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=500, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def fails(self) -> bool:
        """Whether nothing came of the last look."""
        return self.outcome not in {"", VisitOutcome.CAPTURED, VisitOutcome.UNCHANGED}


def _gone_since(ends: Mapping[int, list[datetime | None]], articles: Collection[int]) -> datetime | None:
    """The last end of all, where every article has one at every address; None where one may stand."""
    moments = [at for each in articles for at in ends.get(each, [None])]
    gone = [at for at in moments if at is not None]
    return max(gone) if gone and len(gone) == len(moments) else None


class VisitQuerySet(models.QuerySet["Visit"]):
    """Reading visits."""

    def gone_since(self, articles: Collection[int]) -> datetime | None:
        """Since when none of some articles (by primary key) stands at any address we look at; None while one may.

        An article that we look at nowhere may stand for all we know; one that was seen since (an archive may show it)
        was not gone.
        """
        return _gone_since(self._ends(articles), set(articles))

    def piece_gone_since(self, piece: int) -> datetime | None:
        """The same for a piece (by primary key): all the addresses at which a text of it was seen."""
        return self.pieces_gone_since([piece])[piece]

    def pieces_gone_since(self, pieces: Collection[int]) -> dict[int, datetime | None]:
        """The same for many, in two queries."""
        # Asked of the articles, each with its own looks: a condition on the far side of the looks reads all there are.
        of_them = Article.objects.of_pieces(pieces).filter(
            Exists(Sighting.objects.filter(capture__article=OuterRef("pk")))
        )
        seen: defaultdict[int, set[int]] = defaultdict(set)
        for owner, article in of_them.order_by().values_list(Coalesce("merged_into", "pk"), "pk"):
            seen[owner].add(article)
        ends = self._ends(set().union(*seen.values()))
        return {each: _gone_since(ends, seen[each]) for each in pieces}

    def _ends(self, articles: Collection[int]) -> dict[int, list[datetime | None]]:
        """By article, since when it is gone from each address we look at; None where it may stand there."""
        since = Sighting.objects.filter(capture__article=OuterRef("article"), seen_at__gt=OuterRef("gone_at"))
        gone_at = Case(When(Exists(since), then=None), default="gone_at")
        ends: defaultdict[int, list[datetime | None]] = defaultdict(list)
        for article, at in self.filter(article__in=articles).order_by().values_list("article", gone_at):
            ends[article].append(at)
        return ends

    def due(self) -> "VisitQuerySet":
        """Of every host that may be asked now, the visit that has waited longest."""
        first = (
            Visit.objects.filter(host=OuterRef("pk"), due_at__lte=Now())
            .order_by("due_at", "pk")
            .values("pk")[:1]
        )
        free = Host.objects.filter(free_at__lte=Now()).order_by()
        return self.filter(pk__in=free.values_list(Subquery(first)))


class Visit(Watched):
    """An address at which an article is looked for, once or again and again.

    ``address`` is its one spelling, ``url`` what is asked for, ``chain`` the number and address of every answer to the
    last look that brought a page. ``article`` is what was found there. ``stage`` counts the looks since its text last
    changed: the later, the longer the wait for the next. ``gone_at`` says since when the outlet answers that the piece
    is gone; what it said before is kept. ``hints`` is what a feed says of where the piece came from.
    """

    address = models.CharField(max_length=2000, unique=True, editable=False)
    url = models.CharField(max_length=2000)
    reason = models.CharField(max_length=9, choices=VisitReason.choices)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    feed = models.ForeignKey(
        "sources.Feed", null=True, blank=True, on_delete=models.SET_NULL, related_name="visits"
    )
    article = models.ForeignKey(
        "sources.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    stage = models.PositiveSmallIntegerField(default=0, editable=False)
    gone_at = models.DateTimeField(null=True, blank=True, editable=False)
    chain = models.JSONField(default=list, editable=False)
    hints = models.JSONField(default=list, editable=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["host", "due_at", "id"], name="visit_due", condition=Q(due_at__isnull=False)
            ),
            GinIndex(fields=["chain"], name="visit_by_chain", opclasses=["jsonb_path_ops"]),
        ]

    def __str__(self) -> str:
        return self.address
