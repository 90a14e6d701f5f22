"""How Django knows this app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """What has happened to claims since somebody looked."""

    name = "provenance.news"
    label = "news"
    default_auto_field = "django.db.models.BigAutoField"
