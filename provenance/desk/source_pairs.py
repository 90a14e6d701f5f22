"""The queue of sources that may be one: a person merges them, or says that they are two."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from provenance.desk.doors import JUST_NOW, answer, may, newsroom_only, place, queue_door
from sources.actions import source_pairs
from sources.actions.signature import Person
from sources.desk.deciding import LOST, number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Stale
from sources.models import Article, SourcePair
from sources.pages.asked import asked
from sources.pages.paging import Key, page
from sources.pages.ranking import following
from sources.vocabulary import Judgement

RIGHT = "sources.change_source"
GONE = "This pair waits no more. Nothing of yours was saved: open the queue again"
USUAL = (
    "One newsroom, written two ways",
    "The name of its site",
    "Two different outlets",
    "Another country’s",
)
KEYS = (Key("score", descending=True), Key("public_id"))


@dataclass(frozen=True, slots=True)
class Line:
    """One pair in the queue, with the articles of each side as known."""

    row: SourcePair
    articles: tuple[int, int]
    following: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """Pairs of sources, the likeliest first; a decision leads back to the row after the one judged."""
    newsroom_only(request)
    answers = asked(request, "after", "at")
    return queue_door(request, answers, page=_page, decide=_decide, queue="source-queue", right=RIGHT)


def _decide(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    if typed.get("deed") == "look":
        number = source_pairs.suggest()
        told = ngettext(
            "Looked through all sources: {number} pair waits",
            "Looked through all sources: {number} pairs wait",
            number,
        )
        return told.format(number=number), ""
    return _done(typed, by), typed.get("following", "")


def _done(typed: Mapping[str, str], by: Person) -> str:
    rows = SourcePair.objects.select_related("one", "other")
    row = rows.filter(public_id=typed.get("pair", "")[:20]).first()
    if row is None:
        raise Stale(str(GONE), field="pair")
    why, version, deed = typed.get("why", ""), version_of(typed), typed.get("deed", "")
    if deed == "undo":
        source_pairs.take_back(pair=row, by=by, version=version)
        return gettext("Taken back: the pair waits again")
    seen = (
        number_of(typed, "one_version", lost=str(LOST)),
        number_of(typed, "other_version", lost=str(LOST)),
    )
    if deed == "reject":
        source_pairs.refuse(pair=row, by=by, why=why, version=version, seen=seen)
        return gettext("Two sources: the pair is not suggested again")
    if deed not in {"confirm", "other"}:
        raise Refused(
            "Choose which source is kept, or that they are two: use one of the buttons", field="deed"
        )
    keep = row.one if deed == "confirm" else row.other
    source_pairs.merge(pair=row, keep=keep, by=by, why=why, version=version, seen=seen)
    return gettext("Merged into “%(keep)s”; it can be split off again on its page") % {"keep": keep}


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    rows = SourcePair.objects.waiting().select_related("one__owner", "other__owner")
    found = page(rows, KEYS, answers["after"])
    names = [row.public_id for row in found.rows]
    context: dict[str, Any] = {
        **place(names, answers, "pair", typed, refused),
        "page": found,
        "lines": _lines(found.rows),
        "mine": list(decided_by(person(request))[:JUST_NOW]),
        "may_decide": may(request, RIGHT),
        "reasons": USUAL,
    }
    return answer(request, "pages/source_pairs.html", context, refused)


def _lines(rows: list[SourcePair]) -> list[Line]:
    ends = {pk for row in rows for pk in (row.one_id, row.other_id)}
    counted = Article.objects.filter(Q(source__in=ends), merged_into=None).order_by().values_list("source")
    articles = dict(counted.annotate(number=Count("pk")))
    return [
        Line(row, (articles.get(row.one_id, 0), articles.get(row.other_id, 0)), then)
        for row, then in zip(rows, following([row.public_id for row in rows]), strict=True)
    ]


def decided_by(by: Person) -> QuerySet[SourcePair]:
    """What somebody decided about pairs of sources, the latest first."""
    rows = SourcePair.objects.exclude(judgement=Judgement.SUGGESTED).filter(judged_by=by.pk)
    return rows.select_related("one", "other").order_by("-judged_at", "-pk")
