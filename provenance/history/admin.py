"""The history on the desk: who changed what, when and why; to look at only."""

from django.contrib import admin

from provenance.history.models import Entry
from sources.desk.tables import Shelf


@admin.register(Entry)
class EntryShelf(Shelf[Entry]):
    """Every change of every row, written by triggers."""

    list_display = ("at", "actor", "resource", "public_id", "subject", "action", "why")
    list_filter = ("action", "resource", "subject")
    search_fields = ("=public_id", "=actor", "why")
    search_help_text = "A public id, who did it, or words of the reason"
    date_hierarchy = "at"
    ordering = ("-id",)
    fields = (
        "at",
        "actor",
        "role",
        "resource",
        "public_id",
        "subject",
        "action",
        "why",
        "before",
        "after",
        "xid",
    )
