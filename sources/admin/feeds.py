"""Feeds on the desk: which of them we follow, and what last went wrong."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import path

from sources.actions import feeds
from sources.desk.lists import take_list
from sources.desk.person import person
from sources.desk.tables import Desk, DeskForm
from sources.models import Feed
from sources.vocabulary import FeedFormat


class FeedForm(DeskForm):
    """Where an outlet announces its articles."""

    class Meta:
        model = Feed
        fields = ("source", "format", "active")


@admin.register(Feed)
class FeedDesk(Desk[Feed]):
    """Where outlets announce their articles."""

    form = FeedForm
    list_display = ("url", "source", "format", "active", "looked_at", "told")
    list_filter = ("active", "format")
    list_select_related = ("source",)
    search_fields = ("url", "source__name")
    autocomplete_fields = ("source",)
    readonly_fields = ("looked_at", "told")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

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
        return ("source", "url", "format", "active", "why", "version", "looked_at", "told")

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
