"""Empties the whole database, history included; the owner's deliberate act, after being asked."""

from typing import Any

from django.core.management.commands import flush

from provenance.history.actions.maintenance import maintained


class Command(flush.Command):
    """Django's own ``flush`` with the append-only guard lifted while it runs."""

    def handle(self, **options: Any) -> None:
        with maintained():
            super().handle(**options)
