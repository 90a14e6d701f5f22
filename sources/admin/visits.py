"""Addresses on the desk: what is to be looked at, what came of it in words, and looking again or no more."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from sources.actions import visits
from sources.desk.asking import Question, ask
from sources.desk.deeds import Answer
from sources.desk.person import person
from sources.desk.tables import Shelf
from sources.models import Host, Visit


@admin.register(Visit)
class VisitShelf(Shelf[Visit]):
    """What is looked at for articles; new addresses come from feeds, the command line and programs."""

    list_display = ("address", "outcome", "told", "last_look", "next_look", "reason")
    list_filter = ("outcome", "reason")
    search_fields = ("address",)
    ordering = ("-pk",)
    fields = (
        *(
            "address",
            "url",
            "reason",
            "asked_by",
            "asked_at",
            "feed",
            "article",
            "looked_at",
            "outcome",
            "told",
        ),
        *("due_at", "tries", "gone_at", "chain", "hints"),
    )
    actions = ("look_now", "stop")

    def has_look_permission(self, request: HttpRequest) -> bool:
        """Whoever looks after articles."""
        return bool(request.user.has_perm("sources.change_article"))

    @admin.display(description="Last looked at", ordering="looked_at")
    def last_look(self, row: Visit) -> Any:
        """When, or that it never was."""
        return row.looked_at or "never"

    @admin.display(description="Next look", ordering="due_at")
    def next_look(self, row: Visit) -> Any:
        """When, or that there will be none."""
        return row.due_at or "not until you ask"

    @admin.action(description="Look now", permissions=["look"])
    def look_now(self, request: HttpRequest, picked: "QuerySet[Visit]") -> None:
        """Look at every picked address as soon as its host may be asked."""
        for visit in picked:
            visits.ask(url=visit.url, by=person(request))
        self.message_user(request, f"{picked.count()} will be looked at now.", messages.SUCCESS)

    @admin.action(description="Look no more…", permissions=["look"])
    def stop(self, request: HttpRequest, picked: "QuerySet[Visit]") -> Answer:
        """Look at the picked addresses no more."""

        def deed(request: HttpRequest, row: Visit, version: int, typed: dict[str, Any]) -> object:
            return visits.stop(visit=row, version=version)

        return ask(self, request, picked, Question("Look no more", deed, nothing, "will not be looked at"))


def nothing(rows: Any, posted: Any) -> forms.Form:
    """Asks for nothing but a second thought."""
    return forms.Form(posted)


@admin.register(Host)
class HostShelf(Shelf[Host]):
    """The hosts that are asked for pages: from when on, and what their robots.txt says."""

    list_display = ("name", "free_at", "troubles", "robots_until")
    search_fields = ("name",)
    fields = ("name", "free_at", "troubles", "robots_until", "robots")
