"""How Django knows this app."""

from django.apps import AppConfig


class TellingConfig(AppConfig):
    """What everybody may see, told once."""

    name = "provenance.telling"
    label = "telling"
    default_auto_field = "django.db.models.BigAutoField"
