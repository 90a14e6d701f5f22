"""The switch of languages at the foot of every page."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from provenance.accounts.actions import people
from provenance.accounts.models import User
from sources.errors import Refused

YEAR = 365 * 24 * 3600


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep a reader’s language, on the person or else in a cookie, and lead back to where they were.

    No token is asked for: it would set a cookie on every page for everybody who only reads. Instead the browser must
    not say that the form stood on another site (Fetch standard, 3.2: each names the ``Origin`` of what it posts); what
    is no browser brings no session that could be abused.
    """
    if _from_elsewhere(request):
        raise PermissionDenied
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        known = ", ".join(dict(settings.LANGUAGES))
        raise Refused(f"the pages speak {known}: choose one of them", field="language")
    if isinstance(request.user, User):
        people.speak(person=request.user, language=wanted)
    answer = redirect(_back(request), permanent=False)
    answer.status_code = 303
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, wanted, max_age=YEAR, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE, httponly=True,
    )  # fmt: skip
    return answer


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether a browser says that the form stood on a page of another site, or of one it will not name (“null”)."""
    told = request.headers.get("Origin")
    if told is None:
        return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    return told.rpartition("//")[2] != request.get_host() and told not in settings.CSRF_TRUSTED_ORIGINS


def _back(request: HttpRequest) -> str:
    """The page the form stood on, as long as it is one of ours."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts=None, require_https=request.is_secure())
    return page if ours and page.startswith("/") else "/"
