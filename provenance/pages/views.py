"""The pages that need both apps, or the history: home, claim, article, source."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.models import Claim
from claims.pages import ledger
from claims.pages.claim import STANCES, claim_page
from claims.pages.known import known
from claims.pages.seen import SEEN
from claims.pages.today import today
from provenance.history.past.instant import FIELD, instant
from provenance.history.past.reach import NotYet, as_of
from provenance.news.actions import looks, marks
from provenance.pages.article import article_page
from provenance.pages.captures import LAYOUTS, captures_page
from provenance.pages.course import Told, course, drawn, iso
from provenance.pages.decided import decided
from provenance.pages.history import history_of
from provenance.pages.linked import of_claim, of_one
from provenance.pages.replayed import replayed
from provenance.pages.sentences import sentences_page
from provenance.pages.source import settled_page, source_page
from provenance.partners import pace
from sources.models import Article, Source
from sources.pages.asked import asked, choice
from sources.pages.merged import final
from sources.pages.named import named
from sources.visibility import Reader, newsroom


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is contested today, what rests on one origin, who contradicts whom, who is copied most."""
    asked(request)
    now = timezone.now()
    picture = today(request.user, now)
    found = picture.found
    shown = {
        "questions": found.questions,
        "loners": found.loners,
        "matrix": found.matrix,
        "copied": found.copied,
        "stood": picture.at if picture.standing else None,
    }
    return render(request, "pages/home.html", {**shown, "rule": ledger.rule()})


@require_safe
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """One claim; one that was merged into another leads there."""
    answers = asked(request, "stance", "after", "merged", FIELD)
    choice(answers, "stance", STANCES)
    now = timezone.now()
    if not answers[FIELD]:
        return _looked_at(request, public_id, answers, now)
    moment = instant(answers[FIELD], now)
    if wait := pace.of_past(request):
        return _later(request, wait)
    seen = named(Claim.objects.visible_to(request.user, now), public_id)  # by today's rules
    told = replayed(seen, request.user, now, until=moment)
    try:
        with as_of(claim=seen.pk, moment=moment):
            return _claim(request, public_id, answers, now, moment, told=told)
    except NotYet as refused:
        known_since = {"claim": seen, "since": refused.since, "iso": iso(refused.since)}
        return render(request, "pages/not_yet.html", known_since, status=404)


def _looked_at(request: HttpRequest, public_id: str, answers: dict[str, str], now: datetime) -> HttpResponse:
    """The claim of today; whoever of the newsroom opens it as a whole knows from then on all that the page shows."""
    by = request.user
    if (
        request.method != "GET"
        or not by.is_authenticated
        or not by.is_staff
        or "Sec-Purpose" in request.headers
    ):
        return _claim(request, public_id, answers, now, None)
    shown = marks.present()  # before the page is read: nothing newer is taken for seen
    page = _claim(request, public_id, answers, now, None)
    if page.status_code == HTTPStatus.OK:
        looks.opened(claim=Claim.objects.only("pk").get(public_id=public_id).pk, shown=shown, by=by)
    return page


def _later(request: HttpRequest, wait: int) -> HttpResponse:
    told = {"told": pace.told_of_past(wait), "field": FIELD}
    answer = render(request, "429.html", told, status=429)
    answer["Retry-After"] = str(wait)
    return answer


def _claim(
    request: HttpRequest,
    public_id: str,
    answers: dict[str, str],
    now: datetime,
    moment: datetime | None,
    *,
    told: list[Told] | None = None,
) -> HttpResponse:
    """The claim as it stands in the database that is being read: today's, or that of a past moment.

    ``told`` is how its score has moved for a reader from whom something behind it is hidden, as far as that is known.
    """
    rows = Claim.objects.visible_to(request.user, now).for_page()
    found = named(rows, public_id)
    if found.merged_into_id:
        return _moved("claim", final(rows, found).public_id, public_id, answers[FIELD])
    shown = claim_page(found, request.user, now, answers["stance"], answers["after"])
    if not answers["stance"]:
        if moment is None and _clouded(shown):
            told = [] if pace.of_past(request) else replayed(found, request.user, now)
        shown |= _happened(shown, request.user, now, until=moment, told=told or [])
    then = {"at": moment, "iso": iso(moment)} if moment else None
    linked = "" if then else of_claim(request, shown, now)
    beside = {"asked": answers, "now": now, "then": then, "linked": linked}
    return render(request, "pages/claim.html", {**shown, **beside})


def _clouded(shown: dict[str, Any]) -> bool:
    """Whether something behind the claim is hidden from the reader."""
    return shown["backing"] is not None and shown["backing"].method == SEEN


def _happened(
    shown: dict[str, Any], reader: Reader, now: datetime, *, until: datetime | None, told: list[Told]
) -> dict[str, Any]:
    """What has happened to a claim, and how its score has moved, as far as the reader may know."""
    backing, inside = shown["backing"], newsroom(reader)
    stored = backing is not None and not _clouded(shown)
    scores = None if stored else {entry["id"]: (after, before) for entry, after, before in told}
    things = decided(shown, reader, now)
    log = history_of(shown["claim"].public_id, named=things, scores=scores, inside=inside, until=until)
    if stored:
        return {"history": log, "course": course(backing, until=until, inside=inside, log=log)}
    return {"history": log, "course": drawn(told[::-1], log=log) if told else None}


@require_safe
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article; another capture of it leads to the article itself."""
    answers = asked(request, "capture", "merged")
    now = timezone.now()
    rows = Article.objects.visible_to(request.user, now).for_page()
    found = named(rows, public_id)
    if found.merged_into_id:
        return _moved("article", final(rows, found).public_id, public_id)
    shown = article_page(found, request.user, now, answers["capture"])
    linked = of_one(request, "articles", found.public_id, now)
    return render(request, "pages/article.html", {**shown, "asked": answers, "linked": linked})


@require_safe
def captures(request: HttpRequest, public_id: str) -> HttpResponse:
    """Two captures of an article, held against each other; another capture of it leads to the article itself."""
    answers = asked(request, "earlier", "later", "layout", "after")
    choice(answers, "layout", LAYOUTS)
    return _beneath("captures", captures_page, request, public_id, answers)


@require_safe
def sentences(request: HttpRequest, public_id: str) -> HttpResponse:
    """Every sentence of an article, the best to check first; another capture of it leads to the article itself."""
    answers = asked(request, "capture", "after")
    return _beneath("sentences", sentences_page, request, public_id, answers)


def _beneath(
    name: str,
    page: Callable[[Article, Reader, datetime, dict[str, str]], dict[str, Any]],
    request: HttpRequest,
    public_id: str,
    answers: dict[str, str],
) -> HttpResponse:
    """A page that stands beneath an article's own; that of another capture leads to the article's."""
    now = timezone.now()
    rows = Article.objects.visible_to(request.user, now).for_page()
    found = named(rows, public_id)
    if found.merged_into_id:
        return redirect(reverse(name, args=[final(rows, found).public_id]), permanent=True)
    return render(
        request, f"pages/{name}.html", {**page(found, request.user, now, answers), "asked": answers}
    )


@require_safe
def source(request: HttpRequest, public_id: str) -> HttpResponse:
    """One source; one that was merged into another leads there."""
    answers = asked(request, "after", "merged")
    rows = Source.objects.select_related("owner", "edition_of", "within")
    found = named(known(rows, request.user, timezone.now()), public_id)
    if found.merged_into_id:
        return _moved("source", final(rows, found).public_id, public_id)
    shown = source_page(found, request.user, timezone.now(), answers["after"])
    linked = of_one(request, "sources", found.public_id, timezone.now())
    return render(request, "pages/source.html", {**shown, "asked": answers, "linked": linked})


@require_safe
def settled(request: HttpRequest, public_id: str) -> HttpResponse:
    """What one source, with its household, said to settled claims: what its track record counts."""
    answers = asked(request, "after")
    found = named(known(Source.objects.all(), request.user, timezone.now()), public_id)
    shown = settled_page(found, request.user, timezone.now(), answers["after"])
    return render(request, "pages/settled.html", {**shown, "asked": answers})


def _moved(page: str, public_id: str, before: str, moment: str = "") -> HttpResponse:
    asked_for = urlencode({"merged": before, **({FIELD: moment} if moment else {})})
    return redirect(f"{reverse(page, args=[public_id])}?{asked_for}", permanent=not moment)
