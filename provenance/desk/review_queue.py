"""The queue of reviews: whose turn it is, and where one is called."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from claims.actions import review_comments
from claims.models import ReviewMention
from claims.pages.review_queue import calls, waiting
from claims.pages.review_turns import Wait
from provenance.desk.doors import answer, newsroom_only, queue_door
from provenance.desk.reviewing import TALKS, asker
from sources.actions.signature import Person
from sources.desk.deciding import number_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked, choice

ASKED = ("waits", "after", "at")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the longest first; a call that was seen is taken off one's own list here."""
    newsroom_only(request)
    answers = asked(request, *ASKED)
    return queue_door(request, answers, page=_page, decide=_see, queue="review-queue", right=TALKS)


def _see(typed: Mapping[str, str], by: Person) -> tuple[str, str]:
    key = number_of(typed, "mention", lost=gettext("Open the queue again: this form has lost its call"))
    found = ReviewMention.objects.filter(pk=key).first()
    if found is None:
        raise Unknown(gettext("Nobody is called there: open the queue again"), field="mention")
    review_comments.see(mention=found, by=by)
    return gettext("Taken off your list"), ""


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    wait = choice(answers, "waits", tuple(each.value for each in Wait))
    who = asker(request)
    found, lines = waiting(timezone.now(), wait=wait, after=answers["after"], asker=who)
    context = {
        "page": found,
        "lines": lines,
        "calls": calls(person(request).pk),
        "waits": [(each.value, each.label) for each in Wait],
        "asked": answers,
    }
    return answer(request, "pages/review_queue.html", context, refused)
