"""Asks whoever shows a name and a password, at any address of the API, who they are, and turns the unknown away."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import APIException

from provenance.partners.doors import REALM, SIGNED_IN, NameAndPassword
from provenance.partners.errors import UNDER, answer
from provenance.partners.rendering import encode


class SigningIn:
    """Lets nobody be answered as a stranger who has tried to say who they are.

    A list answers strangers too, with what everybody may see: a program with a wrong password would take that for all
    there is. So the password is looked at before the address is, once, wherever under /api/ it leads.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(UNDER) and request.headers.get("Authorization", "").strip():
            try:
                request.user = NameAndPassword().person(request)
            except APIException as fault:
                return _turned_away(fault)
            setattr(request, SIGNED_IN, request.user)
        return self.get_response(request)


def _turned_away(fault: APIException) -> HttpResponse:
    if fault.status_code == 401:
        fault.auth_header = REALM  # type: ignore[attr-defined]
    told = answer(fault, {})
    if told is None:
        raise fault
    headers = {**told.headers, "Content-Type": "application/json"}
    return HttpResponse(encode(told.data), status=told.status_code, headers=headers)
