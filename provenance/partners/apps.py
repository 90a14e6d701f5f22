"""How Django knows this app."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """What partner newsrooms and other programs use."""

    name = "provenance.partners"
    label = "partners"
    default_auto_field = "django.db.models.BigAutoField"
