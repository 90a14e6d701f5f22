"""Proposed appearances: words a partner says stand for a claim, which count for nothing until a person agrees."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.vocabulary import Stance
from sources.models.judged import Judged, judgement_is_whole
from sources.vocabulary import Judgement, SectionKind


class ProposedAppearanceQuerySet(models.QuerySet["ProposedAppearance"]):
    """Reading proposed appearances; nobody but who proposed them and the newsroom does."""

    def waiting(self) -> "ProposedAppearanceQuerySet":
        """Those nobody has judged, the oldest first."""
        return self.filter(judgement=Judgement.SUGGESTED).order_by("proposed_at", "pk")

    def refused(self, about: str, words: str) -> "ProposedAppearanceQuerySet":
        """Those of these words about this claim that a person has said no to."""
        return self.filter(judgement=Judgement.REJECTED, about=about, words=words)

    def for_page(self) -> "ProposedAppearanceQuerySet":
        """With the claim, the article and what it became; without the capture's long text."""
        return self.select_related(
            "claim",
            "capture__article__source",
            "capture__article__merged_into__source",
            "appearance",
            "proposed_by",
        ).defer("capture__text", "capture__fingerprint", "capture__hints")


class ProposedAppearance(Judged):
    """Words of one capture that somebody outside the newsroom says stand for a claim.

    ``proposed_by`` is the account of whoever proposes, ``why`` their reason. ``claim`` is a known claim, else ``told``
    is a new one as it was typed, by the names of the form people fill in. ``about`` names the claim or the new one's
    sentence, ``words`` the quote's, whatever their capitals and signs: a "no" is remembered by both. ``speaker`` is in
    whose mouth the words are put, empty for the article's own voice. A "yes" makes an ``appearance`` of it, through the
    action by which people put quotes to claims by hand. Once it is judged nothing else of it changes.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    why = models.TextField()
    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="+")
    quote = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    section = models.CharField(max_length=10, choices=SectionKind.choices)
    claim = models.ForeignKey("claims.Claim", null=True, on_delete=models.PROTECT, related_name="+")
    told = models.JSONField(null=True)
    about = models.CharField(max_length=32)
    words = models.CharField(max_length=32)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    speaker = models.CharField(max_length=300, blank=True)
    inferred = models.BooleanField(default=False)
    appearance = models.ForeignKey("claims.Appearance", null=True, on_delete=models.PROTECT, related_name="+")

    objects = ProposedAppearanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            judgement_is_whole(),
            models.CheckConstraint(
                condition=Q(end__gt=F("start")), name="proposed_appearance_quotes_something"
            ),
            models.CheckConstraint(
                condition=~Q(section=SectionKind.FURNITURE), name="furniture_is_proposed_as_nobodys_word"
            ),
            models.CheckConstraint(
                condition=Q(claim=None, told__isnull=False) | Q(claim__isnull=False, told=None),
                name="proposed_for_a_claim_or_a_new_one",
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.CONFIRMED, appearance__isnull=False)
                | ~Q(judgement=Judgement.CONFIRMED) & Q(appearance=None),
                name="agreed_proposal_became_an_appearance",
            ),
            models.UniqueConstraint(
                fields=["proposed_by", "capture", "start", "end", "about"],
                condition=Q(judgement=Judgement.SUGGESTED),
                name="nobody_proposes_twice_what_waits",
            ),
        ]
        indexes = [
            models.Index(
                fields=["proposed_at", "id"],
                name="proposed_waiting",
                condition=Q(judgement=Judgement.SUGGESTED),
            ),
            models.Index(
                fields=["about", "words"], name="proposed_refused", condition=Q(judgement=Judgement.REJECTED)
            ),
            models.Index(fields=["proposed_by", "-id"], name="proposed_by_whom"),
            models.Index(
                fields=["judged_by", "-judged_at"],
                name="proposed_judged_by_whom",
                condition=Q(judged_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.quote[:80]
