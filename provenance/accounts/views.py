"""Signing in with a password and a second factor, and setting that factor up."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import segno
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from provenance.accounts import events, guesses, sessions, totp
from provenance.accounts.actions import second_factors
from provenance.accounts.models import User
from provenance.accounts.passwords import address_of, turned_away
from provenance.accounts.second_factor import DONE
from sources.errors import Refused
from sources.rules.stated import stated

PENDING = "second_factor_pending"
SECONDS = 300
"""How long a right password waits for its code."""
BACKEND = "provenance.accounts.passwords.Passwords"


class SignIn(LoginView):
    """The door for the newsroom: whoever has a second factor is asked for it next, and not let in before."""

    template_name = "pages/sign_in.html"
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Where whoever signs in begins, if they were on the way to no page."""
        return _home(self.request.user)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if not isinstance(user, User) or user.factor is None:
            answer = super().form_valid(form)
            sessions.begin(self.request.session)
            events.came_in(self.request, name=user.get_username(), by="password")
            return answer
        self.request.session.cycle_key()
        onward = self.get_redirect_url()
        self.request.session[PENDING] = {"user": user.pk, "at": int(time.time()), "next": onward}
        return redirect("sign-in-code")


class SignOut(LogoutView):
    """The way out: the session is gone, and with it what the browser has kept of the pages."""

    next_page = "home"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.user.get_username()
        answer: HttpResponse = super().post(request, *args, **kwargs)
        events.left(request, name=name)
        answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer


def desk_sign_in(request: HttpRequest) -> HttpResponse:
    """The desk’s own way in leads to the one there is; who has signed in and may not go there is told so."""
    if request.user.is_authenticated and not request.user.is_staff:
        raise PermissionDenied
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('sign-in')}?{query}" if query else reverse("sign-in"))


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second half of signing in: a code of the app, or one of the recovery codes; tried only so often."""
    pending = request.session.get(PENDING)
    user = _waiting(pending)
    if pending is None or user is None:
        request.session.pop(PENDING, None)
        return redirect("sign-in")
    if request.method != "POST":
        return render(request, "pages/sign_in_code.html")
    try:
        _try(request, user, request.POST.get("code", ""))
    except Refused as refused:
        turned_away(request, user.get_username(), "wrong code")
        return render(request, "pages/sign_in_code.html", {"refused": refused}, status=400)
    login(request, user, backend=BACKEND)
    request.session[DONE] = True
    request.session.pop(PENDING, None)
    sessions.begin(request.session)
    events.came_in(request, name=user.get_username(), by="password and code")
    return redirect(_onward(request, pending["next"]))


def _waiting(pending: Any) -> User | None:
    if not isinstance(pending, dict) or time.time() - pending["at"] > SECONDS:
        return None
    rows = get_user_model().objects.select_related("second_factor")
    found = rows.filter(pk=pending["user"], is_active=True).first()
    return found if isinstance(found, User) and found.factor else None


def _try(request: HttpRequest, user: User, typed: str) -> None:
    """Raises ``Refused`` where the code is wrong, or too many were."""
    with _guessing(request, user):
        if not second_factors.opens(user=user, code=typed):
            raise Refused(second_factors.WRONG, field="code")


@contextmanager
def _guessing(request: HttpRequest, user: User) -> Iterator[None]:
    """Room for one guess at somebody’s codes, forgiven where nothing is raised. Raises ``Refused`` after too many."""
    try:
        guess = guesses.begin(name=user.username, address=address_of(request), of="code")
    except guesses.TooMany as many:
        raise Refused(
            stated(f"Too many wrong codes: try again in {many.minutes} minutes"), field="code"
        ) from many
    yield
    guesses.forgive(guess)


def _home(who: Any) -> str:
    """The newsroom begins at what changed since they looked, everybody else at the front page."""
    return "/queue/changes/" if who.is_staff else "/"


def _onward(request: HttpRequest, page: str) -> str:
    ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if page and ours else _home(request.user)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set an app up, make new recovery codes, or take it away; codes are shown once, on the page that made them."""
    user = User.objects.select_related("second_factor").get(username=request.user.get_username())
    if request.method != "POST":
        return _page(request, user)
    typed, deed = request.POST.get("code", ""), request.POST.get("deed", "")
    try:
        return _page(request, user, codes=_do(request, user, deed, typed))
    except Refused as refused:
        return _page(request, user, refused=refused)


def _do(request: HttpRequest, user: User, deed: str, typed: str) -> list[str]:
    if deed == "begin":
        second_factors.begin(user=user)
        return []
    if deed not in {"confirm", "renew", "remove"}:
        raise Refused("Choose what to do: use one of the buttons", field="deed")
    codes: list[str] = []
    with _guessing(request, user):
        if deed == "confirm":
            codes = second_factors.confirm(user=user, code=typed)
            request.session.cycle_key()
            request.session[DONE] = True
        elif deed == "renew":
            codes = second_factors.renew(user=user, code=typed)
        else:
            second_factors.remove(user=user, code=typed)
            request.session.pop(DONE, None)
            request.session.cycle_key()
    events.changed(request, name=user.get_username(), deed=deed)
    return codes


def _page(
    request: HttpRequest, user: User, *, codes: list[str] | None = None, refused: Refused | None = None
) -> HttpResponse:
    fresh = User.objects.select_related("second_factor").get(pk=user.pk)
    shown: dict[str, Any] = {
        "factor": fresh.factor,
        "required": second_factors.required(fresh),
        "codes": codes,
        "refused": refused,
        "left": fresh.recovery_codes.filter(used_at=None).count() if fresh.factor else 0,
    }
    if secret := second_factors.begun(user=fresh):
        shown |= {"letters": totp.in_letters(secret), "square": _square(totp.address(secret, fresh.username))}
    return render(request, "pages/second_factor.html", shown, status=400 if refused else 200)


def _square(address: str) -> SafeString:
    """The address as a square of dots, drawn in the page: no picture is fetched, no style is needed."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=False
    )
    return mark_safe(drawn)  # noqa: S308 (made of our own address by the library, nothing typed is in it as text)
