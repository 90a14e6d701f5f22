"""Finds the person in whose name a command acts."""

from django.core.management.base import CommandError

from provenance.accounts.models import User


def person(username: str) -> User:
    """Somebody who signs in under this name. Raises ``CommandError``."""
    found = User.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise CommandError(
            f"--by: nobody signs in as “{username}”; give the name of somebody who does", returncode=1
        )
    return found
