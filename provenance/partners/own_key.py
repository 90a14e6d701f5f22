"""Tells a program which key it shows: whose, what it opens, until when, and what it may spend."""

from datetime import datetime
from typing import Annotated, Any, NoReturn, TypedDict

from django.conf import settings
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from provenance.partners import asking, forms
from provenance.partners.limits import WINDOW
from provenance.partners.models import Key
from provenance.partners.schema import Plain
from provenance.partners.showing import ANY_KEY
from provenance.partners.vocabulary import Scope


class QuotaTold(TypedDict):
    """What a key may spend."""

    most: Annotated[int, "units in any stretch of so many seconds, wherever it begins"]
    seconds: Annotated[int, "how long that stretch is"]


class KeyTold(TypedDict):
    """The key a request shows; never its secret."""

    id: Annotated[str, "its id, as the newsroom’s partner manager sees it"]
    partner: Annotated[str, "the newsroom it was given to"]
    name: Annotated[str, "what it is for"]
    generation: Annotated[int, "1, and one more each time it was rotated"]
    beginning: Annotated[str, "the signs it is told by"]
    scopes: Annotated[list[Scope], "what it opens"]
    networks: Annotated[list[str], "where it may be shown from; empty: anywhere"]
    created: Annotated[datetime, "when it was made"]
    expires: Annotated[datetime, "when it stops opening anything"]
    quota: QuotaTold


class OwnKeySchema(Plain):
    """The description of what a key is told of itself."""

    faults = (400, 401, 403, 406, 414, 429)

    def get_operation_id(self) -> str:
        return "read_key"

    def get_summary(self) -> str:
        return "Which key is this?"

    def about(self) -> str:
        return (
            "Whose key the request shows, what it opens, until when, and what it may spend. Any key opens this. A page "
            "of a list costs 1, a text looked up or an article handed in 5, a question about the past 10, a whole list "
            "20; each answer says in “RateLimit” what is left, and 429 in “Retry-After” how long to wait."
        )

    def get_answer(self) -> forms.Schema:
        return forms.named(KeyTold, self.register)


class ShowsKey(BasePermission):
    """Whoever shows a key."""

    message = "Show a key: Authorization: Bearer pv_live_…"

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether a key was shown."""
        return isinstance(request.auth, Key)


class OwnKey(APIView):
    """Which key a program shows."""

    permission_classes = (ShowsKey,)
    scopes = ANY_KEY
    schema = OwnKeySchema()

    def permission_denied(
        self, request: Request, message: str | None = None, code: str | None = None
    ) -> NoReturn:
        """Tell everybody without a key to show one, whoever else they are."""
        raise NotAuthenticated(message)

    def get(self, request: Request) -> Response:
        asking.given(request.query_params, ())
        response = Response(_told(request.auth))  # type: ignore[arg-type]  # nobody else gets past the door
        response["Cache-Control"] = "no-store"
        return response


def _told(key: Key) -> KeyTold:
    return {
        "id": key.public_id,
        "partner": key.partner.name,
        "name": key.name,
        "generation": key.generation,
        "beginning": key.beginning,
        "scopes": [Scope(each) for each in key.scopes],
        "networks": key.networks,
        "created": key.created_at,
        "expires": key.expires_at,
        "quota": {"most": key.a_minute or settings.KEY_A_MINUTE, "seconds": WINDOW},
    }
