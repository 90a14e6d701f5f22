"""Sources: whoever can originate or carry a claim, under all their names, with their owners and grades."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils.functional import cached_property

from sources.models.words import NAMES, words_of
from sources.visibility import Reader, newsroom
from sources.vocabulary import Reliability, SourceKind

ABOVE = ("merged_into", "edition_of", "owner", "speaks_for")
"""The columns that put a source under another; where several do, the first of them leads up its household."""

LOOKED_AFTER = Q(version__gt=F("unattended"))
"""Those of which a person's word stands."""


def one_by_one(rows: "models.QuerySet[Any]") -> Q:
    """The condition that there is any of some rows, asked of each row outside it by its key.

    Asked whether they exist beside other conditions, the database works out first of which rows of all there are it
    holds: every article and every quote would be read for one page of sources.
    """
    first = models.Subquery(rows.order_by().values("pk")[:1])
    return Q(IsNull(first, False))


class SourceQuerySet(models.QuerySet["Source"]):
    """Reading sources."""

    def current(self) -> "SourceQuerySet":
        """Those not merged into another."""
        return self.filter(merged_into=None)

    def agencies(self) -> "SourceQuerySet":
        """News agencies a person has looked after: what the machine takes for one must not teach the machine."""
        return self.current().filter(LOOKED_AFTER, kind=SourceKind.AGENCY)

    def with_reliability(self) -> "SourceQuerySet":
        """Annotate each with its latest letter; F where nobody has graded it."""
        latest = Grade.objects.filter(source=models.OuterRef("pk")).order_by("-graded_at", "-pk")
        return self.annotate(
            reliability=Coalesce(
                models.Subquery(latest.values("reliability")[:1]), models.Value(Reliability.F.value)
            )
        )

    def known_to(self, reader: Reader | None, now: datetime, heard: Q) -> "SourceQuerySet":
        """Those the reader may know of: with an article in sight, looked after by a person, or ``heard`` otherwise.

        A voice that was only ever met in something unpublished stays unknown outside the newsroom.
        """
        if newsroom(reader):
            return self
        articles = apps.get_model("sources", "Article").objects.visible_to(reader, now)
        shown = one_by_one(articles.filter(source=models.OuterRef("pk")))
        graded = one_by_one(Grade.objects.filter(source=models.OuterRef("pk")))
        return self.filter(LOOKED_AFTER | graded | shown | heard)

    def for_page(self) -> "SourceQuerySet":
        """Current sources with everything a list shows."""
        return self.current().with_reliability().select_related("owner", "edition_of", "within")


class Source(models.Model):
    """Whoever can originate or carry a claim.

    ``within`` is the outlet under whose articles a commenter writes: the same name elsewhere is somebody else.
    ``speaks_for`` is the body a person leads or speaks for, suggested by what an article says, or set by a curator.
    ``retired`` puts it out of the registry's lists: a person found that nobody needs to look after it any more; what it
    said and how it counts stays.
    ``unattended`` is the version up to which no person's word stands in it: the first, or the one at which all that
    people had decided was taken back.
    ``standing_revision`` rises whenever its grade, owner, body, edition or merging changes, so that claims resting on
    it know that they must be scored anew.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=SourceKind.choices, default=SourceKind.UNKNOWN)
    name = models.CharField(max_length=300)
    within = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="commenters"
    )
    owner = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="owned")
    edition_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    speaks_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="spokespeople"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    country = models.CharField(max_length=100, blank=True)
    note = models.TextField(blank=True)
    retired = models.BooleanField(default=False, db_default=False)
    standing_revision = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1)
    unattended = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(owner=F("id")), name="source_not_its_own_owner"),
            models.CheckConstraint(condition=~Q(edition_of=F("id")), name="source_not_its_own_edition"),
            models.CheckConstraint(condition=~Q(speaks_for=F("id")), name="source_does_not_speak_for_itself"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="source_not_merged_into_itself"),
            models.CheckConstraint(
                condition=Q(kind=SourceKind.COMMENTER) | Q(within=None),
                name="only_a_commenter_writes_within_an_outlet",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="source_by_name"),
            models.Index(
                fields=["id"],
                name="source_agency",
                condition=LOOKED_AFTER & Q(kind=SourceKind.AGENCY, merged_into=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def bearers(self) -> list[int]:
        """The source and all that was merged into it, by primary key: under each of them articles and names stand."""
        return [self.pk, *self.merged.order_by("pk").values_list("pk", flat=True)]

    @property
    def looked_after(self) -> bool:
        """Whether a person has written or graded it, and not the machine alone."""
        return self.version > self.unattended or self.grades.exists()


class Alias(models.Model):
    """One name of a source, folded so that spelling and accents do not make two of it; its own name is one too.

    ``scope`` is empty for names known to the public at large; for a commenter it is the public id of the outlet (of
    the article, where the outlet is unknown) in whose comments the name is used, so that a reader who signs as a
    minister never becomes the minister.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    scope = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ["folded", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["folded", "scope"], name="one_source_for_each_folded_name"),
            models.CheckConstraint(condition=~Q(folded=""), name="alias_has_a_folded_name"),
        ]
        indexes = [GinIndex(words_of("name", NAMES), name="alias_by_words")]

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """A host name an outlet publishes under."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="domains")
    host = models.CharField(max_length=253, unique=True)

    class Meta:
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host


class Grade(models.Model):
    """An Admiralty letter given to a source: by whom, when and why; never changed, only followed by a later one."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="grades")
    reliability = models.CharField(max_length=1, choices=Reliability.choices)
    graded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    graded_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ["-graded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "graded_at"], name="one_grade_of_a_source_at_a_time"),
            models.CheckConstraint(condition=~Q(reason=""), name="grade_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.reliability} for {self.source}"
