"""Who asks through the API by name and password, and who may do what there, however they have signed in."""

from typing import Any

from django.http import HttpRequest
from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed, ErrorDetail, Throttled
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from provenance.accounts.passwords import WAIT
from provenance.accounts.second_factor import password_is_enough
from provenance.partners.showing import REALM as KEY_REALM

LONGEST = 1_000
"""Characters of a name or password; longer ones are only sent to keep us busy."""

SIGNED_IN = "signed_in_by_name"
"""The attribute of a request that holds who showed a right name and password, for every view to go by."""
SECOND = (
    "This person signs in with a second factor, which a name and password do not show: give the program an account of "
    "its own."
)
REALM = 'Basic realm="the newsroom"'
"""How whoever shows a name and a password that do not belong together is asked again."""


class Waiting(Throttled):
    """Too many wrong passwords, or too many requests: none is taken before so many seconds are over."""

    def __init__(self, wait: int, sentence: str) -> None:
        super().__init__(wait)
        self.detail = ErrorDetail(sentence, self.default_code)


class NameAndPassword(BasicAuthentication):
    """HTTP's own way to sign in, for programs that keep no session; nothing a browser does by itself."""

    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        """Whom the door has let in already (see ``signing_in``)."""
        found = getattr(request, SIGNED_IN, None)
        return None if found is None else (found, None)

    def authenticate_header(self, request: Request) -> str:
        """What a stranger is asked for: one or the other."""
        return f"{REALM}, {KEY_REALM}"

    def person(self, request: HttpRequest) -> Any:
        """Who the request says it is from. Raises ``AuthenticationFailed`` where that proves wrong, or ``Waiting``."""
        found = super().authenticate(request)  # type: ignore[arg-type]  # it reads no more than the headers
        if found is None:
            raise AuthenticationFailed(
                "Show a key (Bearer) or a name and its password (Basic): no other way is known here."
            )
        if not password_is_enough(found[0]):
            raise AuthenticationFailed(SECOND)
        return found[0]

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


class SignedIn(BasePermission):
    """Whoever has signed in, of the newsroom or not: each sees what they may see."""

    message = (
        "Sign in first: show a key (Bearer), a name and its password (HTTP Basic), or a session’s cookie and its "
        "CSRF token."
    )

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether somebody we know asks."""
        return bool(request.user and request.user.is_authenticated)
