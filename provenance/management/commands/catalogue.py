"""Brings the files of the languages up to what the pages say today."""

from typing import Any

from django.core.management.base import BaseCommand

from provenance.languages import catalogues


class Command(BaseCommand):
    """Renew the catalogues."""

    requires_system_checks: list[str] = []
    help = (
        "Put every sentence that is new on the pages into each language’s locale/…/django.po, without words of its own "
        "yet, take out what no page says any more, and say how many lack words."
    )

    def handle(self, **options: Any) -> None:
        for file in catalogues.files():
            lacking = catalogues.renew(file)
            self.stdout.write(f"{file.parts[-3]}: {lacking} without words")
        catalogues.compile_all()
