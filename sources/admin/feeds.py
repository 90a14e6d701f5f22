"""Feeds on the desk: which of them we follow, how that goes, and looking at one now."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path

from sources.actions import feeds
from sources.desk.asking import Question, ask, why
from sources.desk.deeds import Answer
from sources.desk.lists import take_list
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.errors import Refused
from sources.models import Feed
from sources.vocabulary import FeedFormat

SEEN = ("looked_at", "due_at", "outcome", "told", "pace")


class FeedForm(DeskForm):
    """Where an outlet announces its articles."""

    class Meta:
        model = Feed
        fields = ("source", "format", "active")


@admin.register(Feed)
class FeedDesk(Desk[Feed]):
    """Where outlets announce their articles."""

    form = FeedForm
    list_display = ("url", "outcome", "told", "last_look", "next_look", "source")
    list_filter = ("active", "outcome", "format")
    list_select_related = ("source",)
    search_fields = ("url", "source__name")
    autocomplete_fields = ("source",)
    readonly_fields = SEEN
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    actions = ("look_now", "pause", "take_up")
    change_list_template = "desk/feeds.html"

    def get_urls(self) -> list[Any]:
        """Besides the usual, a page to follow a whole list."""

        def view(request: HttpRequest) -> HttpResponse:
            return take_list(self, request)

        return [
            path("list/", self.admin_site.admin_view(view), name="sources_feed_list"),
            *super().get_urls(),
        ]

    def get_fields(self, request: HttpRequest, obj: Feed | None = None) -> tuple[str, ...]:
        if obj is None:
            return ("source", "url", "format", "why")
        return ("source", "url", "format", "active", "why", "version", *SEEN)

    def get_readonly_fields(self, request: HttpRequest, obj: Feed | None = None) -> tuple[str, ...]:
        """A feed stays its outlet's: another outlet's is another feed."""
        return ("source", *self.readonly_fields) if obj else self.readonly_fields

    def carry_out(self, request: HttpRequest, row: Feed | None, typed: dict[str, Any]) -> Feed:
        who: dict[str, Any] = {"by": person(request), "why": typed["why"]}
        form = FeedFormat(typed["format"])
        if row is None:
            return feeds.add(source=typed["source"], url=typed["url"], form=form, **who)
        return feeds.edit(
            feed=row,
            url=typed["url"],
            form=form,
            active=typed["active"],
            version=typed["version"] or 0,
            **who,
        )

    @admin.display(description="Last looked at", ordering="looked_at")
    def last_look(self, row: Feed) -> Any:
        """When, or that it never was."""
        return row.looked_at or "never"

    @admin.display(description="Next look", ordering="due_at")
    def next_look(self, row: Feed) -> Any:
        """When, or why there will be none."""
        if not row.active:
            return "paused"
        return row.due_at or "not until you ask"

    @admin.action(description="Look now", permissions=["change"])
    def look_now(self, request: HttpRequest, picked: "QuerySet[Feed]") -> None:
        """Look at every picked feed as soon as its host may be asked."""
        asked = 0
        for feed in picked:
            try:
                feeds.look_now(feed=feed)
                asked += 1
            except Refused as refused:
                self.message_user(request, f"“{feed}” {refused.sentence}.", messages.ERROR)
        if asked:
            self.message_user(request, f"{asked} will be looked at now.", messages.SUCCESS)

    @admin.action(description="Pause…", permissions=["change"])
    def pause(self, request: HttpRequest, picked: "QuerySet[Feed]") -> Answer:
        """Stop looking at every picked feed."""

        def deed(request: HttpRequest, row: Feed, version: int, typed: dict[str, Any]) -> object:
            return feeds.pause(feed=row, by=person(request), why=typed["why"], version=version)

        return ask(self, request, picked, Question("Pause", deed, why, "paused"))

    @admin.action(description="Take up again…", permissions=["change"])
    def take_up(self, request: HttpRequest, picked: "QuerySet[Feed]") -> Answer:
        """Look at every picked feed again."""

        def deed(request: HttpRequest, row: Feed, version: int, typed: dict[str, Any]) -> object:
            return feeds.take_up(feed=row, by=person(request), why=typed["why"], version=version)

        return ask(self, request, picked, Question("Take up again", deed, why, "taken up again"))
