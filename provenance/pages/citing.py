"""Pages a claim leaves the newsroom by: words to cite it with, and a card that other sites may frame.

Both show what anybody may see, whoever is signed in: they are made to be passed on.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.pages.cited import citations
from claims.pages.claim import reviewed
from claims.pages.seen import backings
from provenance.history.past.instant import FIELD
from provenance.pages.frames import HEIGHT, WIDTH, framed
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

ANYWHERE = {"frame-ancestors": ["*"]}


@require_safe
def cite(request: HttpRequest, public_id: str) -> HttpResponse:
    """What to copy: the claim as it stands this second, with the address that will always show it so."""
    asked(request)
    now = timezone.now().replace(microsecond=0)
    claim = _published(public_id, now)
    if claim.merged_into_id:
        return redirect("cite", public_id=_end(claim, now).public_id, permanent=True)
    page = request.build_absolute_uri(reverse("claim", args=[claim.public_id]))
    fixed = f"{page}?{urlencode({FIELD: now.isoformat()})}"
    shown = {
        "claim": claim,
        "page": page,
        "citations": citations(claim, backings([claim], None, now).get(claim.pk), now, fixed),
        "frame": framed(request, claim, width=WIDTH, height=HEIGHT),
        "at": now,
    }
    return render(request, "pages/cite.html", shown)


@xframe_options_exempt
@csp_replace(ANYWHERE)  # type: ignore[arg-type]  # its hints know no view that takes a part of the address
@require_safe
def card(request: HttpRequest, public_id: str) -> HttpResponse:
    """The claim on a card, always as it stands now; one that was merged into another shows that one."""
    asked(request)
    now = timezone.now()
    claim = _published(public_id, now)
    shown = _carded(_end(claim, now) if claim.merged_into_id else claim, now)
    answer = render(request, "pages/card.html", shown)
    answer["Cache-Control"] = "public, max-age=60"
    return answer


def _published(public_id: str, now: datetime) -> Claim:
    return named(Claim.objects.visible_to(None, now).for_page(), public_id)


def _end(claim: Claim, now: datetime) -> Claim:
    return final(Claim.objects.visible_to(None, now).for_page(), claim)


def _carded(claim: Claim, now: datetime) -> dict[str, Any]:
    backing = backings([claim], None, now).get(claim.pk)
    return {"claim": claim, "backing": backing, **reviewed(claim, None, now), "now": now}
