"""How Django knows this app."""

from django.apps import AppConfig


class SearchesConfig(AppConfig):
    """Searches that people keep."""

    name = "provenance.searches"
    label = "searches"
    default_auto_field = "django.db.models.BigAutoField"
