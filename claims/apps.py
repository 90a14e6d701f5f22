"""How Django knows this app."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """What was claimed, who stands behind it, and where it conflicts."""

    name = "claims"
    default_auto_field = "django.db.models.BigAutoField"
