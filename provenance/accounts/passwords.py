"""The one place where a name and password are held against each other, for pages, desk and API alike."""

import logging
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from provenance.accounts import guesses
from provenance.accounts.models import User

WAIT = "too_many_guesses"
"""The attribute of a request that says, in a sentence, that too many passwords were wrong."""


log = logging.getLogger("provenance.security")


class Passwords(ModelBackend):
    """Name and password, tried only so often."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **more: Any,
    ) -> Any:
        """The person; nobody where the two do not belong together. The request is told where too many were wrong."""
        if username is None or password is None:
            return None
        try:
            guess = guesses.begin(name=username, address=address_of(request) if request else "")
        except guesses.TooMany as many:
            turned_away(request, username, "too many guesses")
            if request is not None:
                setattr(request, WAIT, many)
            raise PermissionDenied from many
        person = super().authenticate(request, username=username, password=password, **more)
        if person is None:
            turned_away(request, username, "wrong password or no such name")
        else:
            guesses.forgive(guess)
        return person

    def get_user(self, user_id: Any) -> Any:
        """The person of a session with their second factor, in one query."""
        found = User.objects.select_related("second_factor").filter(pk=user_id).first()
        return found if found is not None and self.user_can_authenticate(found) else None


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind our own proxy the last address it has noted, never one a stranger wrote."""
    return noted_address(request.META)


def noted_address(environ: Mapping[str, Any]) -> str:
    """The same of a request as a web server hands it on."""
    noted = environ.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return str(noted).rpartition(",")[2].strip() or str(environ.get("REMOTE_ADDR", ""))


def turned_away(request: HttpRequest | None, name: str, because: str) -> None:
    """Tell the log in one line that no name typed can break; never what was typed as a password."""
    log.warning(
        "turned away: %r, %s, from %s", name[:150], because, address_of(request) if request else "here"
    )
