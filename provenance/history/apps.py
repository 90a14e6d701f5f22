"""How Django knows this app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """History and the change feed, written by triggers."""

    name = "provenance.history"
    label = "history"
    default_auto_field = "django.db.models.BigAutoField"
