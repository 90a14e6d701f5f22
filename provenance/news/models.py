"""News of claims, and what each person of the newsroom knows of it, follows, has and has put off."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from provenance.news.vocabulary import Told


class News(models.Model):
    """A line for each entry of the history that is news of a claim: where it stands there, and its figures.

    Written by a trigger alone, in the transaction of the entry; nothing stands here that the entry does not say, so
    that the list is read without opening whole ledgers. ``xid`` and ``at`` are the entry's, ``row`` is the key of the
    row it tells of (a contradiction, appearance, bearing or assignment). Figures are those of a score, before and
    after; empty where the entry did not change them.
    """

    id = models.BigAutoField(primary_key=True)
    entry = models.BigIntegerField()
    xid = models.BigIntegerField()
    at = models.DateTimeField()
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+", db_index=False)
    told = models.CharField(max_length=13, choices=Told.choices)
    row = models.BigIntegerField()
    score_before = models.FloatField(null=True)
    origins_before = models.PositiveIntegerField(null=True)
    against_before = models.PositiveIntegerField(null=True)
    articles_before = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name_plural = "news"
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "claim"], name="one_line_of_news_for_each_entry_and_claim"
            )
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="news_latest"),
            models.Index(fields=["claim", "at"], name="news_of_a_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.told} of claim {self.claim_id}"


class Mark(models.Model):
    """Up to where somebody knows the history: all transactions below ``upto`` but those still ``running`` then.

    Numbers are those of the history. What commits late is known by its number among the ``running``.
    """

    upto = models.BigIntegerField()
    running = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        abstract = True


class Look(Mark):
    """How far one person knows one claim: set where they open it or tick it as seen, and never set back but by undoing.

    ``former_upto`` and ``former_running`` are what the last tick replaced, so that it can be undone; empty where there
    is nothing to undo. A trigger refuses whatever would otherwise make somebody know less.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    former_upto = models.BigIntegerField(null=True)
    former_running = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "claim"], name="one_look_for_each_person_and_claim")
        ]
        indexes = [
            models.Index(
                fields=["person", "-looked_at"],
                name="look_that_can_be_undone",
                condition=Q(former_upto__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} knows claim {self.claim_id} up to {self.upto}"

    @property
    def moment(self) -> str:
        """The moment it reaches to, as a form carries it."""
        return ".".join(str(number) for number in (self.upto, *self.running))


class Follow(models.Model):
    """One person wants to hear of one claim, of all claims of one event, or of all in which one source is heard."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    claim = models.ForeignKey("claims.Claim", null=True, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey("claims.Event", null=True, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey("sources.Source", null=True, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, event=None, source=None)
                | Q(claim=None, event__isnull=False, source=None)
                | Q(claim=None, event=None, source__isnull=False),
                name="a_follow_is_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["person", "claim", "event", "source"],
                nulls_distinct=False,
                name="followed_once_by_each_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.claim_id or self.event_id or self.source_id}"


class Assignment(models.Model):
    """Who in the newsroom has a claim, since when, given by whom and with what note; nobody where ``holder`` is empty.

    One row a claim; ``version`` is compared and set with every change. Kept in the history: it is a decision.
    ``taken_back`` where the last of them undid the one before: what is undone is not undone once more.
    """

    claim = models.OneToOneField("claims.Claim", on_delete=models.CASCADE, related_name="+")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()
    taken_back = models.BooleanField(default=False, db_default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["given_by", "-given_at"], name="assignment_latest")]

    def __str__(self) -> str:
        return f"{self.holder or 'nobody'} has {self.claim}"


class Snooze(Mark):
    """One person has put a claim off: ``until`` a time; where that is empty, until there is news they do not know."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    claim = models.ForeignKey("claims.Claim", on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(null=True)
    put_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "claim"], name="one_snooze_for_each_person_and_claim")
        ]
        indexes = [models.Index(fields=["person", "-put_at"], name="snooze_latest")]

    def __str__(self) -> str:
        return f"{self.person_id} has put off claim {self.claim_id}"
