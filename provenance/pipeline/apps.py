"""How Django knows this app."""

from django.apps import AppConfig


class PipelineConfig(AppConfig):
    """The order of the steps and the job rows that remember the work."""

    name = "provenance.pipeline"
    label = "pipeline"
    default_auto_field = "django.db.models.BigAutoField"
