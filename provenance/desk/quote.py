"""Words chosen in an article: a person says which claim they carry, one we know or a new one."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from claims.actions import byhand, quotes
from claims.models import Appearance, Claim
from claims.pages import figures, quoting
from claims.pages.quoting import Place
from claims.rules.analysts.proposing import Proposal
from provenance.desk.doors import answer, must
from provenance.desk.named_claims import claim_named
from provenance.desk.saying import NAMED, NEW, offset, said, told
from sources.actions.signature import Person
from sources.desk.deciding import number_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Article, Capture
from sources.pages import alterations
from sources.pages import article as piece
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

RIGHTS = ("claims.add_appearance", "claims.add_claim")
LOST = gettext_lazy("Look at the claim first, then save: this form has lost its version")
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form for some words of the article; what is refused is shown with all that was typed."""
    answers = asked(request, "capture", "from", "to")
    must(request, *RIGHTS)
    rows = Article.objects.visible_to(request.user, timezone.now()).for_page()
    article = named(rows, public_id)
    if article.merged_into_id:
        return redirect("quote", public_id=final(rows, article).public_id)
    typed = request.POST.dict()
    capture = _capture(request, article, typed.get("capture", "") or answers["capture"])
    if request.method != "POST":
        where = quoting.stretch(capture, answers["from"], answers["to"])
        started = {"words": where.words, "start": str(where.start)} if where else {}
        return _page(request, article, capture, started)
    try:
        if typed.get("deed") != "add":
            quotes.stand(capture=capture, quote=typed.get("words", ""), start=offset(typed))
            return _page(request, article, capture, typed)
        made = _add(article, capture, typed, person(request))
    except Refused as refused:
        return _page(request, article, capture, typed, refused=refused)
    messages.success(request, gettext("Kept: the words stand for “%(claim)s”") % {"claim": made.claim})
    there = f"?capture={capture.public_id}#n-{made.public_id}"
    return redirect(reverse("article", args=[article.public_id]) + there)


def _capture(request: HttpRequest, article: Article, wanted: str) -> Capture:
    moments = alterations.moments(list(piece.captures_of(article, request.user, timezone.now())))
    capture = piece.chosen(moments, wanted)
    if capture is None:
        raise Refused(
            gettext("No text of this article is held: there is nothing to quote yet"), field="capture"
        )
    return capture


def _add(article: Article, capture: Capture, typed: Typed, by: Person) -> Appearance:
    why, spoken = typed.get("why", ""), said(typed, capture)
    chosen = typed.get("claim", "")
    if chosen == NEW:
        stand = quotes.stand(capture=capture, quote=spoken.words, start=spoken.start)
        proposal = quoting.said_in(article, capture, quoting.place(capture, stand.start, stand.end))
        return byhand.begin(told=told(typed, proposal), said=spoken, by=by, why=why)
    claim = _claim(typed)
    if claim is None:
        raise Refused(
            gettext("Choose the claim these words carry, name another, or say it is a new one"), field="claim"
        )
    seen = number_of(typed, f"version-{claim.public_id}", lost=str(LOST))
    return byhand.repeat(claim=claim, seen=seen, said=spoken, by=by, why=why)


def _claim(typed: Typed) -> Claim | None:
    """The known claim that was chosen, or named by its id or address; one that was merged stands for the other."""
    chosen = typed.get("claim", "")
    if chosen == NAMED:
        return claim_named(typed.get("claim_named", ""), field="claim_named")
    return None if chosen == NEW else claim_named(chosen, field="claim_named")


def _page(
    request: HttpRequest, article: Article, capture: Capture, typed: Typed, *, refused: Refused | None = None
) -> HttpResponse:
    where = quoting.places(capture, typed.get("words", "")[: quotes.LONGEST])
    at = typed.get("start", "")
    one = next((each for each in where if str(each.start) == at), where[0] if len(where) == 1 else None)
    context: dict[str, Any] = {
        "article": article,
        "capture": capture,
        "heading": piece.heading(article, capture, piece.sections_of(capture)),
        "name": piece.title_of(article),
        "places": where if len(where) > 1 else [],
        "place": one,
        "typed": typed,
        **(_choices(request, article, capture, one, typed) if one else {}),
    }
    return answer(request, "pages/quote.html", context, refused)


def _choices(
    request: HttpRequest, article: Article, capture: Capture, where: Place, typed: Typed
) -> dict[str, Any]:
    now = timezone.now()
    proposal = quoting.said_in(article, capture, where)
    near = quoting.known(capture, where, request.user, now)
    return {
        "near": near,
        "also": _also(request, typed, {each.row.claim.pk for each in near}),
        "events": quoting.events(capture, near, request.user, now),
        "read": quoting.summed_up(proposal.statements),
        "typed": {**_started(proposal, where), **typed},
    }


def _also(request: HttpRequest, typed: Typed, listed: set[int]) -> Any:
    """The claim the person named, where it is not among those alike."""
    try:
        claim = _claim(typed)
    except Unknown:
        return None
    return quoting.named(claim, request.user, timezone.now()) if claim and claim.pk not in listed else None


def _started(proposal: Proposal, where: Place) -> dict[str, str]:
    """What the form holds before anybody types: what our reader would say, else the words themselves."""
    first = quoting.first_told(proposal)
    begun = {"stance": proposal.stance.value, "speaker": proposal.voice.name if proposal.voice else ""}
    if first is None:
        return {**begun, "text": where.words, "polarity": "yes"}
    return {**begun, **figures.typed(first.value), "text": first.claim_text, "population": first.population,
            "label": first.measure, "place": first.place_label, "title": first.claim_text.rstrip("."),
            "day": str(first.when.first) if first.when else "",
            "day_last": str(first.when.last) if first.when else "",
            "as_of": str(first.as_of.first) if first.as_of else ""}  # fmt: skip
