"""The over-matching list: anybody reads it, curators decide there about many suggestions at once."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from provenance.desk.derivations import RIGHT
from provenance.desk.doors import answer, may, must
from sources.actions import commonplaces
from sources.actions.signature import Person
from sources.desk.deciding import number_of, version_of
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.models import Capture, Commonplace, Derivation
from sources.pages import overmatching as listed
from sources.pages.asked import asked, choice
from sources.pages.queue import decided_by
from sources.pages.ranking import usual_reasons

REASONS = (
    gettext_lazy("Stock phrase"),
    gettext_lazy("Press release"),
    gettext_lazy("Legal notice"),
    gettext_lazy("Official quote"),
    gettext_lazy("Donation appeal"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def over_matching(request: HttpRequest) -> HttpResponse:
    """Articles with which suspiciously many others are matched; a curator can call what they share a commonplace."""
    answers = asked(request, "least", "after", "show")
    if request.method != "POST":
        return _page(request, answers)
    must(request, RIGHT)
    typed = request.POST.dict()
    try:
        messages.success(request, _decide(typed, person(request)))
    except Refused as refused:
        return _page(request, answers, refused=refused, typed=typed)
    return redirect(request.get_full_path())


def _decide(typed: Mapping[str, str], by: Person) -> str:
    why = typed.get("why", "")
    if typed.get("deed") == "commonplace":
        start, end = _number(typed, "start"), _number(typed, "end")
        row = commonplaces.declare(capture=_capture(typed), start=start, end=end, by=by, why=why)
        return gettext(
            "A commonplace from now on: “%(row)s”. What rests on it alone goes as its carriers are traced"
        ) % {"row": row}
    if typed.get("deed") == "take back":
        found = Commonplace.objects.filter(pk=_number(typed, "commonplace")).first()
        if found is None:
            raise Unknown(gettext("No commonplace has this number: open the list again"), field="commonplace")
        commonplaces.take_back(commonplace=found, by=by, why=why, version=version_of(typed))
        return gettext(
            "It counts again: “%(found)s”. What it suggested comes back as its carriers are traced"
        ) % {"found": found}
    raise Refused(gettext("Call it a commonplace or take that back: use one of the buttons"), field="deed")


def _number(typed: Mapping[str, str], field: str) -> int:
    lost = gettext("Open the list again and decide there: this form has lost its place")
    return number_of(typed, field, lost=lost)


def _capture(typed: Mapping[str, str]) -> Capture:
    found = Capture.objects.filter(public_id=typed.get("capture", "")[:12]).first()
    if found is None:
        raise Unknown(gettext("No capture has this id: open the list again"), field="capture")
    return found


def _page(
    request: HttpRequest,
    answers: dict[str, str],
    *,
    refused: Refused | None = None,
    typed: Mapping[str, str] | None = None,
) -> HttpResponse:
    least = listed.least_of(answers["least"])
    called = choice(answers, "show", ("commonplaces",))
    now = timezone.now()
    visible = Derivation.objects.visible_to(request.user, now)
    decides = may(request, RIGHT)
    context = {
        "page": listed.commonplaces(request.user, now, answers["after"])
        if called
        else listed.fans(visible, least=least, after=answers["after"]),
        "called": called,
        "asked": answers,
        "least": least,
        "may_decide": decides,
        "reasons": list(dict.fromkeys((*REASONS, *usual_reasons(decided_by(person(request))))))
        if decides
        else [],
        "mine": listed.called_by(person(request)) if decides else [],
        "typed": typed or {},
    }
    return answer(request, "pages/overmatching.html", context, refused)
