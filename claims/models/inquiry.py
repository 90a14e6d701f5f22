"""What analysts are asked about captures, what they answer, what became of it, and how much a day they may be asked."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from claims.vocabulary import InquiryState


class InquiryQuerySet(models.QuerySet["Inquiry"]):
    """Reading inquiries."""

    def due(self) -> "InquiryQuerySet":
        """Those whose turn has come."""
        return self.filter(state=InquiryState.WAITING, due_at__lte=Now())

    def of(self, *, analyst: str, version: str) -> "InquiryQuerySet":
        """Those put to one analyst."""
        return self.filter(analyst=analyst, version=version)


class Inquiry(models.Model):
    """One capture, put once to one version of one analyst.

    ``asked_hash`` is the SHA-256 of exactly what was asked: the same question gets the answer given to another inquiry
    (``same_as``) without asking again. ``answer`` holds the suggestions as they were given. ``tries`` counts failures
    in a row, ``told`` says what went wrong last. ``tokens`` is what the answer cost, ``reserved`` what was set aside
    for it. ``wanted`` marks what a person asked for by hand.
    """

    capture = models.ForeignKey("sources.Capture", on_delete=models.PROTECT, related_name="+")
    analyst = models.CharField(max_length=60)
    version = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=InquiryState.choices, default=InquiryState.WAITING)
    due_at = models.DateTimeField(null=True, blank=True, db_default=Now())
    wanted = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    told = models.TextField("what went wrong", blank=True)
    asked_hash = models.CharField(max_length=64, blank=True, editable=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.JSONField(null=True, blank=True)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reserved = models.PositiveIntegerField(default=0, editable=False)
    tokens = models.PositiveIntegerField(default=0)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "inquiries"
        constraints = [
            models.UniqueConstraint(
                fields=["analyst", "version", "capture"], name="one_inquiry_for_each_capture_and_analyst"
            ),
            models.CheckConstraint(
                condition=Q(state=InquiryState.WAITING, due_at__isnull=False)
                | ~Q(state=InquiryState.WAITING) & Q(due_at=None),
                name="waiting_inquiry_has_its_turn",
            ),
            models.CheckConstraint(
                condition=Q(state=InquiryState.ANSWERED, answer__isnull=False, answered_at__isnull=False)
                | ~Q(state=InquiryState.ANSWERED) & Q(answer=None, answered_at=None),
                name="answered_inquiry_has_its_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="inquiry_due", condition=Q(state=InquiryState.WAITING)),
            models.Index(
                fields=["asked_hash"], name="inquiry_answered", condition=Q(state=InquiryState.ANSWERED)
            ),
            models.Index(
                fields=["analyst", "version", "capture"], name="inquiry_in_turn", condition=Q(wanted=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.analyst} on capture {self.capture_id}: {self.state}"


class Suggestion(models.Model):
    """One thing an analyst said about a capture, word for word, and what became of it at the gate.

    ``refused_by`` names the check it failed, ``told`` why. One that passed leads to its ``appearance``: written down
    because of it, or found before in the same words. The link goes when the appearance does.
    """

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveSmallIntegerField()
    claim = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    stance = models.TextField(blank=True)
    attributed_to = models.TextField(blank=True)
    value = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    known = models.TextField("known claim", blank=True)
    refused_by = models.CharField("refused at", max_length=20, blank=True)
    told = models.TextField("why", blank=True)
    appearance = models.ForeignKey(
        "claims.Appearance", null=True, blank=True, on_delete=models.SET_NULL, related_name="suggested_by"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "number"], name="suggestions_of_an_inquiry_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(refused_by="") | Q(appearance=None), name="refused_suggestion_makes_no_appearance"
            ),
        ]
        indexes = [models.Index(fields=["refused_by", "-id"], name="suggestion_by_refusal")]

    def __str__(self) -> str:
        return (self.claim or self.quote)[:80]


class Allowance(models.Model):
    """How often an analyst was asked on one day (UTC), and how many tokens that took or may take."""

    analyst = models.CharField(max_length=60)
    day = models.DateField()
    calls = models.PositiveIntegerField(default=0)
    tokens = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-day", "analyst"]
        constraints = [
            models.UniqueConstraint(fields=["day", "analyst"], name="one_allowance_a_day_for_each_analyst"),
            models.CheckConstraint(condition=Q(tokens__gte=0), name="allowance_is_never_below_nothing"),
        ]

    def __str__(self) -> str:
        return f"{self.analyst} on {self.day}: {self.calls} calls, {self.tokens} tokens"
