"""Reviews on the desk: every version to look at, and the scale of ratings to keep."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from claims.actions import ratings
from claims.models import Rating, Review
from claims.vocabulary import Settles
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm, Shelf


@admin.register(Review)
class ReviewDesk(Shelf[Review]):
    """What fact-checkers concluded, every version, to be found and read; the claim's own page is where one writes."""

    list_display = ("claim", "number", "stage", "rating", "written_by", "written_at", "embargo_until")
    list_filter = ("stage", "rating")
    list_select_related = ("claim", "rating", "written_by")
    search_fields = ("claim__text", "summary", "public_id", "claim__public_id")
    fields = (
        "claim", "stage", "rating", "summary", "reason", "embargo_until", "number", "written_by", "written_at",
        "public_id",
    )  # fmt: skip

    def view_on_site(self, obj: Review) -> str:
        """Where all versions of the claim's review stand, and the next is written."""
        return reverse("reviews", args=[obj.claim.public_id])


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
