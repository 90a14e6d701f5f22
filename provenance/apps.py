"""How Django knows this app."""

from typing import Any

from django.apps import AppConfig
from django.core import checks

from provenance.languages import catalogues
from provenance.management import halfway


class ProvenanceConfig(AppConfig):
    """The wiring: commands, templates and checks."""

    name = "provenance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        catalogues.compile_all()
        checks.register(spoken)
        checks.register(halfway.whole, checks.Tags.database)


def spoken(**asked: Any) -> list[checks.CheckMessage]:
    """Every language of the pages is one they can speak."""
    return [
        checks.Warning(
            f"The pages do not speak “{language}”: its django.mo beside django.po is missing or older.",
            hint="Run any command of manage.py once as somebody who may write that folder, as when an image is built.",
            id="provenance.W001",
        )
        for language in catalogues.unread()
    ]
