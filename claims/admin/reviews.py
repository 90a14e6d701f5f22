"""Reviews on the desk: the next version of each, and the scale of ratings."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from claims.actions import ratings, reviews
from claims.models import Rating, Review
from claims.vocabulary import ReviewStage, Settles
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm


class ReviewForm(DeskForm):
    """The next version of a claim's review."""

    why = None  # type: ignore[assignment]
    version = forms.IntegerField(
        label="Latest version you have read",
        min_value=0,
        initial=0,
        help_text="0 if nobody has reviewed the claim yet; yours becomes the next.",
    )

    class Meta:
        model = Review
        fields = ("claim", "stage", "rating", "summary", "reason", "embargo_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = Review.objects.filter(claim=self.initial.get("claim")).order_by("-number").first()
        if latest is not None:
            held = {name: getattr(latest, name) for name in ("summary", "reason", "rating", "embargo_until")}
            self.initial = {**held, "version": latest.number, **self.initial}


@admin.register(Review)
class ReviewDesk(Desk[Review]):
    """What fact-checkers concluded: every version stays, and the next is written from the claim's latest."""

    form = ReviewForm
    list_display = ("claim", "number", "stage", "rating", "written_by", "written_at", "embargo_until")
    list_filter = ("stage", "rating")
    list_select_related = ("claim", "rating", "written_by")
    search_fields = ("claim__text", "summary", "public_id", "claim__public_id")
    autocomplete_fields = ("claim",)

    def get_fields(self, request: HttpRequest, obj: Review | None = None) -> tuple[str, ...]:
        written = ("claim", "stage", "rating", "summary", "reason", "embargo_until")
        return (*written, "number", "written_by", "written_at", "public_id") if obj else (*written, "version")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """No version is ever altered: the next one says what has changed."""
        return False

    def carry_out(self, request: HttpRequest, row: Review | None, typed: dict[str, Any]) -> Review:
        return reviews.write(
            claim=typed["claim"],
            seen=typed["version"],
            stage=ReviewStage(typed["stage"]),
            rating=typed["rating"],
            summary=typed["summary"],
            reason=typed["reason"],
            by=person(request),
            embargo_until=typed["embargo_until"],
        )


class RatingForm(DeskForm):
    """One grade of the scale."""

    why = None  # type: ignore[assignment]

    class Meta:
        model = Rating
        fields = ("name", "rank", "meaning", "settles", "negative")
        help_texts: ClassVar[dict[str, str]] = {
            "settles": "What a published review with this rating makes of its claim: right, wrong, or an open question."
            " Track records of sources are counted from what is settled.",
            "negative": "Tells readers not to rely on the claim. About a living person it is published only with the"
            " signatures of two people. What settles a claim as wrong is negative in any case.",
        }


@admin.register(Rating)
class RatingDesk(Desk[Rating]):
    """The newsroom's scale, from the worst up."""

    form = RatingForm
    list_display = ("rank", "name", "meaning", "settles", "negative")
    list_display_links = ("name",)
    search_fields = ("name", "meaning")
    fields = ("name", "rank", "meaning", "settles", "negative", "version")

    def carry_out(self, request: HttpRequest, row: Rating | None, typed: dict[str, Any]) -> Rating:
        said = {name: typed[name] for name in ("name", "rank", "meaning", "negative")} | {
            "settles": Settles(typed["settles"])
        }
        if row is None:
            return ratings.add(**said, by=person(request))
        return ratings.edit(rating=row, **said, by=person(request), version=typed["version"] or 0)
