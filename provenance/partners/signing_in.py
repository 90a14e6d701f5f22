"""Asks whoever shows a key, or a name and a password, at any address of the API, and turns the unknown away."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException

from provenance.partners import freshness, limits, retiring, settled, showing, unchanged, usage
from provenance.partners.doors import REALM, SIGNED_IN, NameAndPassword
from provenance.partners.errors import UNDER, answer
from provenance.partners.rendering import encode
from provenance.partners.showing import NotLetIn


class SigningIn:
    """Lets nobody be answered as a stranger who has tried to say who they are.

    A list answers strangers too, with what everybody may see: a program with a wrong password, or a key that opens
    nothing, would take that for all there is. So it is looked at before the address is, once, wherever under /api/ it
    leads. What a key opens is looked at as soon as it is known which view answers, whatever that view asks besides.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        shown = request.META.get("HTTP_AUTHORIZATION", "").strip() if request.path.startswith(UNDER) else ""
        if shown:
            try:
                _let_in(request, shown)
            except APIException as fault:
                return self._counted(request, _turned_away(fault))
        return self._counted(request, self.get_response(request))

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> HttpResponseBase | None:
        """Turn a key away from what it does not open, and whoever asks too often; tell who holds the answer so."""
        key = getattr(request, showing.KEY_SHOWN, None)
        if not request.path.startswith(UNDER):
            return None
        retiring.remember(request, view)
        again = unchanged.may_be(request, view)
        if again:
            freshness.look_ahead(request, clear=limits.sight_is_clear())
        try:
            limits.hold(request, view)
            if key is not None:
                showing.must_open(key, view, str(request.method))
        except APIException as fault:
            return _turned_away(fault)
        return unchanged.told(request, view) if again else None

    @staticmethod
    def _counted(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        limits.tell(request, response)
        retiring.tell(request, response)
        usage.note(request, response)
        settled.mark(request, response)
        return response


def _let_in(request: HttpRequest, shown: str) -> None:
    """Put who asks on the request; a key before whatever session comes along. Raises ``APIException``."""
    scheme, _, rest = shown.partition(" ")
    if scheme.lower() == showing.SCHEME:
        try:
            key = showing.let_in(request, rest.strip())
        except NotLetIn:
            limits.hold_stranger(request)
            raise
        request.user = key.partner.account
        setattr(request, showing.KEY_SHOWN, key)
    else:
        request.user = NameAndPassword().person(request)
        setattr(request, SIGNED_IN, request.user)


def _turned_away(fault: APIException) -> HttpResponse:
    if fault.status_code == 401 and not hasattr(fault, "auth_header"):
        fault.auth_header = REALM  # type: ignore[attr-defined]
    told = answer(fault, {})
    if told is None:
        raise fault
    headers = {**told.headers, "Content-Type": "application/json"}
    return HttpResponse(encode(told.data), status=told.status_code, headers=headers)
