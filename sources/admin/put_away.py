"""What was put away unread, on the desk: the reason with its remedy, and trying it again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.actions import put_away
from sources.desk.person import person
from sources.desk.tables import Shelf
from sources.errors import Refused
from sources.models import PutAway


@admin.register(PutAway)
class PutAwayShelf(Shelf[PutAway]):
    """Files and texts handed in that could not be read."""

    list_display = ("__str__", "told", "harmful", "size", "tries", "handed_by", "last_at", "capture")
    list_filter = ("harmful", ("capture", admin.EmptyFieldListFilter))
    list_select_related = ("handed_by", "capture")
    search_fields = ("place", "sha256", "told")
    fields = (
        *("place", "told", "harmful", "size", "sha256", "media", "facts"),
        *("tries", "handed_by", "first_at", "last_at", "capture"),
    )
    actions = ("try_again",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[PutAway]":
        return super().get_queryset(request).defer("content", "capture__text", "capture__fingerprint")

    def has_try_permission(self, request: HttpRequest) -> bool:
        """Whoever looks after articles."""
        return bool(request.user.has_perm("sources.change_article"))

    @admin.action(description="Try again", permissions=["try"])
    def try_again(self, request: HttpRequest, picked: "QuerySet[PutAway]") -> None:
        """Hand every picked one in once more."""
        for row in picked.defer(None):
            try:
                kept = put_away.try_again(row=row, by=person(request))
                self.message_user(
                    request, f"“{row}” was read: {kept.title or kept.article}.", messages.SUCCESS
                )
            except Refused as refused:
                self.message_user(request, f"“{row}” {refused.sentence}.", messages.ERROR)
