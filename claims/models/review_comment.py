"""What the newsroom says about a review among itself: comments that are never changed, and whom they call."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.expressions import Exists


class ReviewCommentQuerySet(models.QuerySet["ReviewComment"]):
    """Reading comments; nobody outside the newsroom does."""

    def said(self) -> "ReviewCommentQuerySet":
        """What was said, the oldest first, each with ``taken_back_at``, when its author withdrew it, if so."""
        back = ReviewComment.objects.filter(withdraws=OuterRef("pk"))
        return (
            self.filter(withdraws=None)
            .annotate(taken_back_at=models.Subquery(back.values("written_at")[:1]))
            .select_related("written_by", "review")
            .order_by("written_at", "pk")
        )


class ReviewComment(models.Model):
    """One thing somebody said about one version of a review; a row that ``withdraws`` an earlier one says why.

    Only its author withdraws a comment, and once: a foreign key over comment, version and author sees to it.
    """

    public_id = models.CharField(max_length=12, unique=True, editable=False)
    review = models.ForeignKey("claims.Review", on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdraws = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawal"
    )

    objects = ReviewCommentQuerySet.as_manager()

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(condition=~Q(withdraws=F("id")), name="comment_does_not_withdraw_itself"),
            models.UniqueConstraint(fields=["id", "review", "written_by"], name="comment_of_an_author"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ReviewMentionQuerySet(models.QuerySet["ReviewMention"]):
    """Reading who was called."""

    def waiting(self, person: int) -> "ReviewMentionQuerySet":
        """What calls somebody (by primary key) and was neither seen by them nor withdrawn, the latest first."""
        back = ReviewComment.objects.filter(withdraws=OuterRef("comment"))
        rows = self.filter(~Exists(back), person=person, seen_at=None)
        return rows.select_related("comment__written_by", "comment__review__claim").order_by("-pk")


class ReviewMention(models.Model):
    """Somebody of the newsroom whom a comment calls by name, until they have ``seen`` it."""

    comment = models.ForeignKey(ReviewComment, on_delete=models.PROTECT, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewMentionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "person"], name="a_comment_calls_a_person_once")
        ]
        indexes = [models.Index(fields=["person", "id"], name="mention_unseen", condition=Q(seen_at=None))]

    def __str__(self) -> str:
        return f"{self.person}: {self.comment}"
