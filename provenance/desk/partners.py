"""Where partners are looked after: who they are, their keys, what these open and what they did."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import answer, must
from provenance.pages import partners as pages
from provenance.partners.actions import keys, partners
from provenance.partners.actions.keys import LONGEST_OVERLAP, Made
from provenance.partners.models import Key, Partner
from provenance.partners.models.key import LONGEST, MOST_A_MINUTE
from provenance.partners.vocabulary import Scope
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked

RIGHT = "partners.change_key"
Shown = Mapping[str, Any]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Every partner by name, with how many keys open and what they asked for; a new one is taken in by post."""
    must(request, RIGHT)
    if request.method != "POST":
        return _list(request, asked(request, "after")["after"])
    typed = request.POST
    try:
        row = partners.welcome(
            name=typed.get("name", ""),
            contact=typed.get("contact", ""),
            by=person(request),
            why=typed.get("why", ""),
        )
    except Refused as refused:
        return _list(request, "", refused=refused, typed=typed.dict())
    messages.success(request, _("Taken in, without a key yet: make the first one here"))
    return redirect("partner", public_id=row.public_id)


def _list(
    request: HttpRequest, after: str, *, refused: Refused | None = None, typed: Shown | None = None
) -> HttpResponse:
    found, rows = pages.partners(after, timezone.now())
    shown = {"page": found, "rows": rows, "typed": typed or {}, "days": pages.DAYS}
    return answer(request, "pages/partners.html", shown, refused)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, public_id: str) -> HttpResponse:
    """One partner: its keys, what they did, and the forms to make, change, rotate and revoke them."""
    must(request, RIGHT)
    row = get_object_or_404(Partner, public_id=public_id)
    if request.method != "POST":
        asked(request)
        return _page(request, row)
    try:
        done = _done(request, row, request.POST)
    except Refused as refused:
        return _page(request, row, refused=refused, typed=request.POST)
    if isinstance(done, Made):
        return _page(request, row, made=done)  # shown once: no other answer ever holds it
    messages.success(request, done)
    return redirect("partner", public_id=row.public_id)


def _done(request: HttpRequest, row: Partner, typed: QueryDict) -> str | Made:
    """Do what was asked, and say so; a key that was made is told. Raises ``Refused``."""
    told: dict[str, Any] = {"by": person(request), "why": typed.get("why", "")}
    deed = typed.get("deed", "")
    if deed == "make":
        days = _number(typed, "days")
        lasts = keys.YEAR if days is None else timedelta(days=days)
        return keys.make(partner=row, name=typed.get("name", ""), lasts=lasts, **_opened(typed), **told)
    told["version"] = _number(typed, "version") or 0
    if deed in ("name", "stop", "resume"):
        return _of_partner(row, deed, typed, told)
    if deed in ("change", "rotate", "revoke"):
        return _of_key(_key(row, typed), deed, typed, told)
    raise Refused(_("Choose what to do: use one of the buttons"), field="deed")


def _of_partner(row: Partner, deed: str, typed: QueryDict, told: dict[str, Any]) -> str:
    if deed == "stop":
        partners.stop(partner=row, **told)
        return _("Stopped: none of its keys opens anything")
    if deed == "resume":
        partners.resume(partner=row, **told)
        return _("Resumed: its keys open again")
    partners.change(partner=row, name=typed.get("name", ""), contact=typed.get("contact", ""), **told)
    return _("Saved")


def _of_key(key: Key, deed: str, typed: QueryDict, told: dict[str, Any]) -> str | Made:
    if deed == "rotate":
        overlap = timedelta(days=_number(typed, "overlap") or 0)
        return keys.rotate(key=key, overlap=overlap, **told)
    if deed == "revoke":
        keys.revoke(key=key, **told)
        return _("Revoked: %(key)s opens nothing any longer") % {"key": key.name}
    keys.change(key=key, **_opened(typed), **told)
    return _("Changed: %(key)s opens so from now on") % {"key": key.name}


def _opened(typed: QueryDict) -> dict[str, Any]:
    return {
        "scopes": typed.getlist("scopes")[: len(Scope) + 1],
        "networks": typed.get("networks", "")[:2_000],
        "a_minute": _number(typed, "a_minute"),
    }


def _number(typed: QueryDict, field: str) -> int | None:
    """The number in a field, None where it is empty. Raises ``Refused`` for anything else."""
    written = typed.get(field, "").strip()
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 8):
        raise Refused(_("Write a whole number, or nothing"), field=field)
    return int(written)


def _key(row: Partner, typed: QueryDict) -> Key:
    found = row.keys.filter(public_id=typed.get("key", "")[:20]).first()
    if found is None:
        raise Unknown(_("This partner has no such key: open the page again"), field="key")
    return found


def _page(
    request: HttpRequest,
    row: Partner,
    *,
    refused: Refused | None = None,
    typed: QueryDict | None = None,
    made: Made | None = None,
) -> HttpResponse:
    now = timezone.now()
    if request.method == "POST":  # what was done, or somebody else did meanwhile
        row.refresh_from_db()
    shown = {
        "partner": row,
        "keys": pages.keys(row, now, typed.get("key", "") if typed is not None else ""),
        "usage": pages.usage(row, now.date()),
        "days": pages.DAYS,
        "scopes": list(Scope),
        "usual": {"days": keys.YEAR.days, "a_minute": settings.KEY_A_MINUTE, "overlap": 7},
        "most": {"days": LONGEST.days, "a_minute": MOST_A_MINUTE, "overlap": LONGEST_OVERLAP.days},
        "typed": typed.dict() if typed is not None else {},
        "ticked": typed.getlist("scopes") if typed is not None else ["read"],
        "at_make": typed is not None and typed.get("deed") == "make",
        "at_partner": typed is not None and typed.get("deed") in ("name", "stop", "resume"),
        "made": made,
        "drafts": "/admin/sources/article/?publication__exact=draft",
    }
    response = answer(request, "pages/partner.html", shown, refused)
    response["Cache-Control"] = "no-store"
    return response
