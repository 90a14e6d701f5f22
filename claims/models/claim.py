"""Claims: one checkable statement each, with a typed value where it has one."""

from datetime import datetime

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, OuterRef, Q

from claims.models.corroboration import CONTESTED
from claims.models.figure import by_figure
from claims.models.typed import Valued, as_of_is_whole, value_is_a_range
from claims.models.veil import veiled_claims
from sources.models.judged import Judged, Publishable, judgement_is_whole
from sources.models.source import one_by_one
from sources.models.words import SENTENCES, words_of
from sources.visibility import Reader, guarded, newsroom, visible


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Reading claims."""

    def visible_to(self, reader: Reader | None, now: datetime) -> "ClaimQuerySet":
        """Those the reader may see: claim and event are published, out of embargo and not withdrawn, and where articles
        say it, so is one of them.
        """
        shown = self.filter(visible(reader, now), visible(reader, now, "event__"))
        return shown.exclude(pk__in=veiled_claims(reader, now))

    def each_visible_to(self, reader: Reader | None, now: datetime) -> "ClaimQuerySet":
        """The same, told of each claim by its own quotes: for a list read in its order, no further than a page.

        What is hidden is walked only once a claim is met that stands in an article which may be.
        """
        shown = self.filter(visible(reader, now), visible(reader, now, "event__"))
        if newsroom(reader):
            return shown
        quotes = apps.get_model("claims", "Appearance").objects.filter(claim=OuterRef("pk"))
        perhaps = one_by_one(quotes.perhaps_hidden())
        return shown.exclude((Q(merged_into__isnull=False) | perhaps) & Q(pk__in=veiled_claims(reader, now)))

    def veiled(self, now: datetime) -> "ClaimQuerySet":
        """Those that readers outside the newsroom do not see because every article that says it is kept from them."""
        return self.filter(pk__in=veiled_claims(None, now))

    def current(self) -> "ClaimQuerySet":
        """Those not merged into another."""
        return self.filter(merged_into=None)

    def contested(self) -> "ClaimQuerySet":
        """Those another claim contradicts, or an independent origin disputes: the one rule for every list and count."""
        return self.filter(CONTESTED)

    def stale(self) -> "ClaimQuerySet":
        """Those whose corroboration has to be worked out (again)."""
        return self.filter(score_done__lt=F("score_due"))

    def unlisted(self) -> "ClaimQuerySet":
        """Those whose words have changed since the terms they are found by were written down."""
        return self.filter(terms_done__lt=F("terms_due"))

    def for_page(self) -> "ClaimQuerySet":
        """With event, measure, corroboration and how many more claims contradict it."""
        return self.select_related("event", "measure", "corroboration", "further")

    def most_carried(self) -> "ClaimQuerySet":
        """The most carried first; those not scored yet, of which nobody has counted the articles, last."""
        return self.order_by(F("corroboration__articles").desc(nulls_last=True), "-pk")


class Claim(Valued, Judged, Publishable):
    """One checkable statement.

    ``natural_key`` is made from what the claim says about which event, so that the same news gives the same claim in
    whatever order it arrives. ``score_due``/``score_done`` count how often its corroboration was asked for and done;
    ``terms_due``/``terms_done`` the same for the terms it is found by, and a trigger asks when its words change.
    A claim a person has confirmed or edited keeps its words and value; the machine then only adds appearances.
    ``about_a_living_person`` is what a person has said of it, empty while nobody has: a negative rating of such a
    claim is published only with two signatures. ``taken_back_by`` is who last said that it is so no more: they are not
    the only one who signs such a rating.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    natural_key = models.CharField(max_length=200, unique=True, editable=False)
    event = models.ForeignKey("claims.Event", on_delete=models.PROTECT, related_name="claims")
    measure = models.ForeignKey("claims.Measure", on_delete=models.PROTECT, related_name="claims")
    text = models.CharField(max_length=600)
    language = models.CharField(max_length=12, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    about_a_living_person = models.BooleanField(null=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    score_due = models.PositiveIntegerField(default=0, editable=False)
    score_done = models.PositiveIntegerField(default=0, editable=False)
    terms_due = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    terms_done = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            value_is_a_range(),
            as_of_is_whole(),
            judgement_is_whole(),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="claim_not_merged_into_itself"),
            models.CheckConstraint(condition=~Q(text=""), name="claim_has_words"),
            models.CheckConstraint(
                condition=Q(taken_back_by=None)
                | Q(about_a_living_person=None)
                | Q(about_a_living_person=False),
                name="what_was_taken_back_does_not_stand",
            ),
        ]
        indexes = [
            GinIndex(words_of("text", SENTENCES), name="claim_by_words"),
            by_figure("claim_by_figure"),
            models.Index(fields=["language", "id"], name="claim_by_language"),
            models.Index(fields=["id"], name="claim_stale", condition=Q(score_done__lt=F("score_due"))),
            models.Index(fields=["id"], name="claim_unlisted", condition=Q(terms_done__lt=F("terms_due"))),
            models.Index(fields=["id"], name="claim_guarded", condition=guarded()),
            models.Index(
                fields=["id"],
                name="claim_two_must_sign",
                condition=Q(about_a_living_person=True) | Q(taken_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text
