"""Gives the database role the program works as its rights; run once after the role is made."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from provenance.history.actions import roles
from provenance.management.door import Door


class Command(Door):
    """Grant, as the owner of the tables."""

    help = "Give PROVENANCE_APP_ROLE its rights: evidence and history it may add to or read, never change."

    def handle(self, *args: Any, **options: Any) -> None:
        if not roles.grant():
            raise CommandError(
                f"{settings.APP_ROLE} is not a role of its own: create it, then run this as the owner"
            )
        self.stdout.write(f"{settings.APP_ROLE} may read everything and cannot rewrite evidence or history")
