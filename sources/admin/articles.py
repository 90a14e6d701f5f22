"""Articles and captures on the desk: to look at, and to decide who sees them."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from sources.desk.deeds import Publishing
from sources.desk.tables import Listing, Shelf
from sources.models import Article, Capture

LARGE = (1_000, 10_000)
"""Characters left out of a text; nine honest news pages in ten hold fewer than four thousand."""


class Captures(Listing):
    """What an article said at one moment or another."""

    model = Capture
    fields = ("public_id", "retrieved_at", "language", "file", "text_hash")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Capture]":
        return super().get_queryset(request).defer("text", "fingerprint", "hints", "omitted")


@admin.register(Article)
class ArticleShelf(Publishing, Shelf[Article]):
    """Published pieces, held or known only because another names them."""

    list_display = ("title", "source", "published_at", "unseen", "publication", "merged_into")
    list_filter = ("unseen", "publication", ("merged_into", admin.EmptyFieldListFilter))
    list_select_related = ("source", "merged_into")
    search_fields = ("title", "url", "public_id", "source__name")
    fields = (
        "title", "url", "source", "author", "published_at", "published_precision", "unseen", "publication",
        "embargo_until", "merged_into", "note", "public_id",
    )  # fmt: skip
    inlines = (Captures,)
    actions = Publishing.actions

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nothing of an article is typed over; who sees it is decided from the list."""
        return obj is None and request.user.has_perm("sources.change_article")

    def view_on_site(self, obj: Article) -> str:
        """Its page."""
        return reverse("article", args=[obj.public_id])


class LeftOut(admin.SimpleListFilter):
    """How much a page holds besides its text."""

    title = "left out of the text"
    parameter_name = "omitted"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """A doubtful text, or so many characters left out."""
        return [("doubtful", "text doubtful"), *((str(n), f"{n:,} characters and more") for n in LARGE)]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Capture]") -> "QuerySet[Capture]":
        """The captures asked for."""
        asked = self.value()
        if asked == "doubtful":
            return queryset.filter(incomplete=True)
        return queryset.filter(omitted_signs__gte=int(asked)) if asked and asked.isdecimal() else queryset


@admin.register(Capture)
class CaptureShelf(Shelf[Capture]):
    """What articles said: never changed."""

    list_display = (
        "article", "retrieved_at", "language", "file", "omitted_signs", "incomplete", "public_id",
    )  # fmt: skip
    list_filter = (LeftOut, "language")
    list_select_related = ("article",)
    search_fields = ("public_id", "file", "article__title", "article__public_id", "text_hash")
    fields = (
        "article", "title", "author", "published_at", "retrieved_at", "file", "language", "extractor", "text_hash",
        "note", "incomplete", "omitted_signs", "omitted", "text", "public_id",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Capture]":
        return super().get_queryset(request).defer("fingerprint", "hints")
