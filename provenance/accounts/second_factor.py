"""Lets nobody in by password alone who has a second factor, or of whom the newsroom requires one."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from provenance.accounts.actions import second_factors
from provenance.accounts.models import User

DONE = "second_factor"
"""The mark of a session whose second factor has been shown."""
SET_UP = "/account/second-factor/"
OPEN = (SET_UP, "/sign-out/", "/sign-in/", "/language/", "/static/", "/healthz", "/readyz", "/metrics")
"""Where somebody may go who still has to set one up."""


class SecondFactors:
    """Looks at every request of somebody signed in; asks the database nothing, as the person came with their factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Whoever brings no session is not asked who they are: answers to strangers stay the same for everybody.
        user = request.user if settings.SESSION_COOKIE_NAME in request.COOKIES else None
        if isinstance(user, User) and not request.session.get(DONE):
            if user.factor is not None:
                request.user = AnonymousUser()  # the password alone is half of it
            elif second_factors.required(user) and not request.path.startswith(OPEN):
                if not request.path.startswith("/api/"):
                    return redirect(SET_UP)
                request.user = AnonymousUser()
        return self.get_response(request)


def password_is_enough(user: User) -> bool:
    """Whether name and password alone may speak for somebody, as programs do."""
    return user.factor is None and not second_factors.required(user)
