"""The newsroom's way in: paste an address or a text, hear whether we have it, take it in, see what came of it."""

from collections.abc import Mapping
from functools import wraps
from typing import Any, Protocol
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from provenance.celery import LOOK, hurry
from provenance.handing import outcome, taking
from provenance.handing.outcome import HandedInTold, Progress
from provenance.handing.taking import Taken
from provenance.pipeline.models import Step
from sources.actions import put_away
from sources.api.audience import Audience
from sources.desk.person import person
from sources.errors import Refused
from sources.keeping.store import Away
from sources.models import Article
from sources.pages.asked import Misasked

FACTS = ("title", "source", "author", "published", "retrieved", "language", "note")
FIELDS = ("url", "text", *FACTS)
OFFERED = ("url", "title", "here")
"""What an address of the page may bring along; “here” says that a page of ours sent the reader, not another site's."""


class View(Protocol):
    """A view of ours."""

    def __call__(self, request: HttpRequest) -> HttpResponse: ...


def newsroom(view: View) -> View:
    """Only for the newsroom.

    Our cookies do not come along from other sites (SameSite=Strict), so whoever comes by the bookmarklet looks signed
    out at first: a page of ours in between sends them on, and only then are they asked to sign in.
    """

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if not request.user.is_staff:
                raise PermissionDenied
            return view(request)
        if request.method == "GET" and "url" in request.GET and "here" not in request.GET:
            onward = request.GET.copy()
            onward["here"] = "1"
            return render(
                request, "pages/add_onward.html", {"onward": f"{request.path}?{onward.urlencode()}"}
            )
        return redirect_to_login(request.get_full_path(), reverse("sign-in"))

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@newsroom
def add(request: HttpRequest) -> HttpResponse:
    """Ask whether we have it; take it in."""
    typed = _typed(request)
    shown: dict[str, Any] = {"typed": typed, "bookmarklet": _bookmarklet(request)}
    if not (typed["url"] or typed["text"]):
        if request.method == "POST":
            shown["refused"] = Refused(gettext("Paste an address or a text."), field="url")
        return _form(request, shown)
    try:
        row = _row(typed)
        if request.method == "POST" and request.POST.get("do") == "take":
            taken = taking.take(row=row, by=person(request))
            hurry()
            if taken.article is None:
                hurry(LOOK)
            return redirect(_address(taken))
        return _form(request, shown | {"looked": True, **_known(row)})
    except Refused as refused:
        put_away.keep(refusal=refused, by=person(request))
        return _form(request, shown | {"refused": refused})


@require_safe
@newsroom
def added(request: HttpRequest) -> HttpResponse:
    """What came of it, as far as it has come; to be looked at again."""
    public_id, url = request.GET.get("article", ""), request.GET.get("url", "")
    if public_id:
        article = Article.objects.filter(public_id=public_id).select_related("merged_into").first()
        found = Taken(article) if article else None
    else:
        found = taking.at(url)
    if found is None:
        raise Http404
    told = outcome.told(found, Audience(request.user, timezone.now()), "")
    steps = [{"step": Step(each["step"]), "state": each["state"]} for each in told["steps"]]
    shown = {"told": told, "progress": Progress(told["progress"]), "steps": steps, "heading": _heading(told)}
    return render(request, "pages/added.html", shown)


def _heading(told: HandedInTold) -> str:
    if told["article"] is not None:
        return told["article"]["title"] or told["article"]["url"] or gettext("An article without a headline")
    return told["visit"]["url"] if told["visit"] else ""


def _typed(request: HttpRequest) -> dict[str, str]:
    given = request.POST if request.method == "POST" else request.GET
    if request.method != "POST":
        for name in given:
            if name not in OFFERED:
                raise Misasked(name[:60], gettext("this page knows url and title; leave the rest out"))
    # A form's lines end in CR LF whatever was pasted; a text is the same text however it came.
    return {name: given.get(name, "").replace("\r\n", "\n").strip() for name in FIELDS}


def _row(typed: Mapping[str, str]) -> dict[str, str]:
    """The row to take: an address alone is fetched and brings its own facts."""
    if not typed["text"]:
        return {"url": typed["url"]}
    return {name: value for name, value in typed.items() if value}


def _known(row: Mapping[str, str]) -> dict[str, Any]:
    """What we hold of it; and where it would be new to us, the article whose very words it has."""
    if "text" not in row:
        return {"held": taking.at(row["url"])}
    handed = taking.read(row)
    held = taking.held(handed)
    return {"held": held, "repeated": None if held else taking.repeated(handed)}


def _address(taken: Taken) -> str:
    if taken.article is not None:
        asked = {"article": taken.article.canonical.public_id}
    else:
        asked = {"url": taken.visit.address if taken.visit else ""}
    return f"{reverse('added')}?{urlencode(asked)}"


def _form(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    return render(request, "pages/add.html", shown, status=_number(shown))


def _number(shown: Mapping[str, Any]) -> int:
    """200, or what a refusal is answered with: 503 where the fault is ours and passes."""
    if "refused" not in shown:
        return 200
    return 503 if isinstance(shown["refused"], Away) else 400


def _bookmarklet(request: HttpRequest) -> str:
    """A bookmark that opens this page with the address and title of the one being read; it sends nothing by itself."""
    here = request.build_absolute_uri(reverse("add"))
    return (
        f"javascript:location.href='{here}?url='+encodeURIComponent(location.href)"
        "+'&title='+encodeURIComponent(document.title.slice(0,300))"
    )
