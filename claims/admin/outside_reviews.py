"""Reviews of other organisations on the desk: whether each is about the claim it was put beside."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from claims.actions import outside_reviews
from claims.models import OutsideReview
from sources.desk.deeds import Judging
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.vocabulary import Judgement


class OutsideReviewForm(DeskForm):
    """A judgement on whether a review is about the claim."""

    class Meta:
        model = OutsideReview
        fields = ("judgement",)


@admin.register(OutsideReview)
class OutsideReviewDesk(Judging, Desk[OutsideReview]):
    """What others have concluded about claims that may be ours."""

    form = OutsideReviewForm
    list_display = ("claimed", "author", "rating", "claim", "score", "judgement", "judged_by")
    list_filter = ("judgement",)
    list_select_related = ("claim", "judged_by")
    search_fields = ("claimed", "author", "address", "public_id")
    machine = (
        "claim", "claimed", "author", "rating", "address", "published_at", "language", "score", "reasons", "found_in",
        "literal", "judged_by", "judged_at", "judged_why", "public_id",
    )  # fmt: skip
    readonly_fields = machine
    fields = ("judgement", "why", "version", *machine)
    actions = Judging.actions

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def carry_out(
        self, request: HttpRequest, row: OutsideReview | None, typed: dict[str, Any]
    ) -> OutsideReview:
        if row is None:
            raise LookupError("a review of somebody else is found, not typed in")
        return self.judge(request, row, Judgement(typed["judgement"]), typed["why"], typed["version"] or 0)

    def judge(
        self, request: HttpRequest, row: OutsideReview, judgement: Judgement, why: str, version: int
    ) -> OutsideReview:
        return outside_reviews.judge(
            row=row, judgement=judgement, by=person(request), why=why, version=version
        )
