"""Events on the desk: to look at, and to decide who sees them."""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from claims.models import Claim, Event
from sources.desk.deeds import Publishing
from sources.desk.tables import Listing, Shelf


class Claims(Listing):
    """The claims that answer about the event."""

    model = Claim
    fields = ("text", "measure", "judgement", "publication", "merged_into")


@admin.register(Event)
class EventShelf(Publishing, Shelf[Event]):
    """What happened, where and when."""

    list_display = ("title", "when_first", "place_label", "act", "publication", "merged_into")
    list_filter = ("publication", "act", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("act", "merged_into")
    search_fields = ("title", "place_label", "public_id")
    fields = (
        "title", "act", "when_first", "when_last", "when_precision", "when_inferred", "place_label", "publication",
        "embargo_until", "merged_into", "public_id",
    )  # fmt: skip
    inlines = (Claims,)
    actions = Publishing.actions

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nothing of an event is typed over; who sees it is decided from the list."""
        return obj is None and request.user.has_perm("claims.change_event")

    def view_on_site(self, obj: Event) -> str:
        """Its page."""
        return reverse("event", args=[obj.public_id])
