"""The desk's doors to the endpoints of a partner: opening one, tending it, and having messages sent again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import answer, must
from provenance.partners.models import Partner
from provenance.webhooks import leading, pages
from provenance.webhooks.actions import deliveries, endpoints
from provenance.webhooks.models import Endpoint
from provenance.webhooks.rules.schedule import FAILING, WAITS
from sources.actions.signature import Person
from sources.desk.deciding import version_of
from sources.desk.person import person
from sources.errors import Refused
from sources.pages.asked import asked, choice
from sources.pages.named import named

RIGHT = "partners.change_partner"
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_endpoints(request: HttpRequest, public_id: str) -> HttpResponse:
    """The endpoints of a partner, and the form that opens one; its secret is shown in the answer, this once."""
    asked(request)
    must(request, RIGHT)
    partner = named(Partner.objects.all(), public_id)
    if request.method != "POST":
        return _list(request, partner, {})
    typed, lists = request.POST.dict(), request.POST.getlist("resources")
    try:
        leading.hold_public(endpoints.address(typed.get("url", "")))
        made = endpoints.begin(
            partner=partner, url=typed.get("url", ""), resources=lists, by=person(request), why=typed.get("why", "")
        )  # fmt: skip
    except Refused as refused:
        return _list(request, partner, {"typed": typed, "lists": pages.choices(lists)}, refused)
    return _list(request, partner, {"made": made})


def _list(
    request: HttpRequest, partner: Partner, told: Mapping[str, Any], refused: Refused | None = None
) -> HttpResponse:
    shown = {"partner": partner, "rows": pages.listed(partner), "lists": pages.choices([]), **told}
    return private(answer(request, "pages/endpoints.html", shown, refused))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_endpoint(request: HttpRequest, public_id: str, endpoint: str) -> HttpResponse:
    """One endpoint: how it stands, its messages with every attempt, and what may be done about it."""
    answers = asked(request, "show", "after")
    choice(answers, "show", pages.SHOWN)
    must(request, RIGHT)
    row = _found(public_id, endpoint)
    if request.method != "POST":
        return _one(request, row, answers, {})
    typed = request.POST.dict()
    try:
        return _done(request, row, answers, typed)
    except Refused as refused:
        return _one(request, _found(public_id, endpoint), answers, {"typed": typed}, refused)


def _done(request: HttpRequest, row: Endpoint, answers: Typed, typed: Typed) -> HttpResponse:
    deed, why, by = typed.get("deed", ""), typed.get("why", ""), person(request)
    if deed == "rotate":
        made = endpoints.rotate(endpoint=row, version=version_of(typed), by=by, why=why)
        return _one(request, _found(_whose(row), row.public_id), answers, {"made": made})
    if deed in ("again", "again-all"):
        messages.success(request, told_again(again(row, deed, request.POST.getlist("message"))))
        return redirect(request.get_full_path())
    messages.success(request, tended(row, deed, request.POST.getlist("resources"), typed, by))
    if deed == "close":
        return redirect("partner-endpoints", public_id=_whose(row))
    return redirect("partner-endpoint", public_id=_whose(row), endpoint=row.public_id)


def told_again(number: int) -> str:
    """What to tell whoever has had so many messages sent again."""
    return gettext("Sent again within seconds: messages %(number)s") % {"number": number}


def tended(row: Endpoint, deed: str, lists: Sequence[str], typed: Typed, by: Person) -> str:
    """Do what was asked for; returns what to tell. Raises ``Refused``."""
    seen: dict[str, Any] = {
        "endpoint": row,
        "version": version_of(typed),
        "by": by,
        "why": typed.get("why", ""),
    }
    match deed:
        case "change":
            leading.hold_public(endpoints.address(typed.get("url", "")))
            endpoints.change(url=typed.get("url", ""), resources=lists, **seen)
            return gettext("It is told at this address, of these lists, from now on")
        case "pause":
            endpoints.pause(**seen)
            return gettext("It is told nothing until somebody opens it again; nothing is lost meanwhile")
        case "resume":
            endpoints.resume(**seen)
            return gettext("It is told again, from where it left off")
        case "close":
            endpoints.close(**seen)
            return gettext("It is closed, and forgotten with all it was told")
    raise Refused(gettext("Choose one of the buttons of this page"), field="deed")


def again(row: Endpoint, deed: str, message_ids: Sequence[str]) -> int:
    """Have those ticked sent again, or all that was given up; returns how many. Raises ``Refused``."""
    now = timezone.now()
    if deed == "again-all":
        return deliveries.replay_given_up(endpoint=row, now=now)
    known = [each for each in message_ids if "\0" not in each][:50]
    if not known:
        raise Refused(gettext("Tick the messages to be sent again"), field="message")
    return deliveries.replay(endpoint=row, message_ids=known, now=now)


def _whose(row: Endpoint) -> str:
    """The id of the partner whose it is; only those of partners come to this desk."""
    return row.partner.public_id if row.partner else ""


def _found(partner: str, endpoint: str) -> Endpoint:
    rows = Endpoint.objects.select_related("partner")
    return named(rows.filter(partner=named(Partner.objects.all(), partner)), endpoint)


def _one(
    request: HttpRequest,
    row: Endpoint,
    answers: Typed,
    told: Mapping[str, Any],
    refused: Refused | None = None,
) -> HttpResponse:
    shown = {**messages_of(row, answers, refused), **told}
    return private(answer(request, "pages/endpoint.html", shown, refused))


def messages_of(row: Endpoint, answers: Typed, refused: Refused | None) -> dict[str, Any]:
    """What the page of an endpoint shows of it; after a refusal from the first message on."""
    shown = pages.shown(row, answers["show"], answers["after"] if refused is None else "", timezone.now())
    return {**shown, "asked": answers, "attempts": len(WAITS) + 1, "days": FAILING.days}


def private(response: HttpResponse) -> HttpResponse:
    """An answer that may hold a secret: no browser keeps it."""
    response["Cache-Control"] = "no-store"
    return response
