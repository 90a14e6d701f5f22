"""How Django knows this app."""

from django.apps import AppConfig


class ProvenanceConfig(AppConfig):
    """The wiring: commands, templates and checks."""

    name = "provenance"
    default_auto_field = "django.db.models.BigAutoField"
