"""Who may write through the API: for now the newsroom, by its session or by name and password."""

from typing import Any

from rest_framework.authentication import BaseAuthentication, BasicAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, ErrorDetail, Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from provenance.accounts.passwords import WAIT

LONGEST = 1_000
"""Characters of a name or password; longer ones are only sent to keep us busy."""


class Waiting(Throttled):
    """Too many wrong passwords, or too many requests: none is taken before so many seconds are over."""

    def __init__(self, wait: int, sentence: str) -> None:
        super().__init__(wait)
        self.detail = ErrorDetail(sentence, self.default_code)


class NameAndPassword(BasicAuthentication):
    """HTTP's own way to sign in, for programs that keep no session; nothing a browser does by itself."""

    www_authenticate_realm = "the newsroom"

    def authenticate_credentials(self, userid: str, password: str, request: Any = None) -> tuple[Any, None]:
        """The person, once name and password are known to be text that can be looked up."""
        if "\0" in userid + password or max(len(userid), len(password)) > LONGEST:
            raise AuthenticationFailed("Name and password do not belong together.")
        try:
            return super().authenticate_credentials(userid, password, request)
        except AuthenticationFailed:
            many = getattr(request, WAIT, None)
            if many is not None:
                raise Waiting(many.wait, str(many)) from None
            raise


# The first one decides how strangers are asked to sign in; keys for partners come beside these.
WAYS_IN: tuple[type[BaseAuthentication], ...] = (NameAndPassword, SessionAuthentication)


class Newsroom(BasePermission):
    """Our own people only."""

    message = "Only the newsroom may do this: sign in as one of its people."

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether somebody of the newsroom asks."""
        return bool(request.user and request.user.is_authenticated and request.user.is_staff)


class SignedIn(BasePermission):
    """Whoever has signed in, of the newsroom or not: each sees what they may see."""

    message = "Sign in first."

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether somebody we know asks."""
        return bool(request.user and request.user.is_authenticated)
