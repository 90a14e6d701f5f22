"""How Django knows this app."""

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Who published what, and who copied whom."""

    name = "sources"
    default_auto_field = "django.db.models.BigAutoField"
