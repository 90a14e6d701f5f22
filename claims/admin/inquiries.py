"""Analysts on the desk: what they were asked, each thing they said with what became of it, and what a day took."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from claims.actions import inquiries
from claims.models import Allowance, Inquiry, Suggestion
from sources.desk.tables import Listing, Shelf


class Said(Listing):
    """What the analyst answered, in its order."""

    model = Suggestion
    fields = ("number", "claim", "quote", "stance", "attributed_to", "refused_by", "told", "appearance")
    ordering = ("number",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Suggestion]":
        return super().get_queryset(request).select_related("appearance")


@admin.register(Inquiry)
class InquiryShelf(Shelf[Inquiry]):
    """Captures as they were put to analysts."""

    list_display = (
        "article",
        "analyst",
        "version",
        "state",
        "told",
        "tries",
        "tokens",
        "due_at",
        "answered_at",
    )
    list_filter = ("state",)
    list_select_related = ("capture__article",)
    search_fields = ("=capture__article__public_id",)
    search_help_text = "The id of an article, as it stands in its address"
    fields = (
        *("article", "analyst", "version", "state", "told", "tries", "wanted", "due_at"),
        *("asked_at", "answered_at", "tokens", "same_as"),
    )
    inlines = (Said,)
    actions = ("again",)

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Inquiry]":
        long = ("answer", "capture__text", "capture__fingerprint", "capture__hints", "capture__omitted")
        return super().get_queryset(request).select_related("capture__article", "same_as").defer(*long)

    @admin.display(description="Article")
    def article(self, row: Inquiry) -> str:
        """What the capture is of."""
        return str(row.capture.article)

    def has_again_permission(self, request: HttpRequest) -> bool:
        """Those who judge what comes of it."""
        return bool(request.user.has_perm("claims.change_inquiry"))

    @admin.action(description="Ask again", permissions=["again"])
    def again(self, request: HttpRequest, picked: "QuerySet[Inquiry]") -> None:
        """Put the picked questions once more, where they were given up."""
        asked = inquiries.again(picked=list(picked.values_list("pk", flat=True)))
        left = picked.count() - asked
        self.message_user(
            request, f"{asked} will be asked again.", messages.SUCCESS if asked else messages.INFO
        )
        if left:
            told = f"{left} left alone: only what was given up is asked again."
            self.message_user(request, told, messages.INFO)


class Fate(admin.SimpleListFilter):
    """What became of it at the gate."""

    title = "what became of it"
    parameter_name = "fate"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("passed", "passed the gate"), ("refused", "refused")]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Suggestion]") -> "QuerySet[Suggestion]":
        if self.value() == "passed":
            return queryset.filter(refused_by="")
        return queryset.exclude(refused_by="") if self.value() == "refused" else queryset


@admin.register(Suggestion)
class SuggestionShelf(Shelf[Suggestion]):
    """Every single thing an analyst has said, refused or not."""

    list_display = (
        "__str__",
        "quote",
        "stance",
        "attributed_to",
        "analyst",
        "refused_by",
        "told",
        "appearance",
    )
    list_filter = (Fate,)
    search_fields = ("=inquiry__capture__article__public_id",)
    search_help_text = "The id of an article, as it stands in its address"
    fields = (
        *("inquiry", "number", "claim", "known", "quote", "stance", "attributed_to", "value", "unit"),
        *("refused_by", "told", "appearance"),
    )

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Suggestion]":
        rows = super().get_queryset(request).select_related("inquiry", "appearance")
        return rows.defer("inquiry__answer")

    @admin.display(description="Analyst")
    def analyst(self, row: Suggestion) -> str:
        """Who said it."""
        return f"{row.inquiry.analyst}, version {row.inquiry.version}"


@admin.register(Allowance)
class AllowanceShelf(Shelf[Allowance]):
    """What each day took."""

    list_display = ("day", "analyst", "calls", "tokens")
    fields = ("day", "analyst", "calls", "tokens")
