"""How Django knows this app."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Endpoints of partners, and what they are told."""

    name = "provenance.webhooks"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"
