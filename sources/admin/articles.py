"""Articles and captures on the desk: to look at, and to decide who sees them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from sources.desk.deeds import Publishing
from sources.desk.tables import Listing, Shelf
from sources.models import Article, Capture


class Captures(Listing):
    """What an article said at one moment or another."""

    model = Capture
    fields = ("public_id", "retrieved_at", "language", "file", "text_hash")

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Capture]":
        return super().get_queryset(request).defer("text", "fingerprint", "hints")


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


@admin.register(Capture)
class CaptureShelf(Shelf[Capture]):
    """What articles said: never changed."""

    list_display = ("article", "retrieved_at", "language", "file", "public_id")
    list_filter = ("language",)
    list_select_related = ("article",)
    search_fields = ("public_id", "file", "article__title", "article__public_id", "text_hash")
    fields = (
        "article", "title", "author", "published_at", "retrieved_at", "file", "language", "extractor", "text_hash",
        "note", "text", "public_id",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Capture]":
        return super().get_queryset(request).defer("fingerprint", "hints")
