"""The audit: who did what, when and why, read from the history chain; by person, kind and day, and as a table."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provenance.accounts.models import User
from provenance.desk.doors import must
from provenance.pages.audit import ASKED, KINDS, asked_for, exported
from provenance.pages.audit import audit as page_of
from provenance.partners.exports.writing import cell
from provenance.partners.exports.writing import row as csv_row
from sources.pages.asked import asked

RIGHT = "history.view_entry"
MOST_PEOPLE = 500


@login_required
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """What people did, the latest first; for administrators alone, as it names everybody."""
    must(request, RIGHT)
    answers = asked(request, *ASKED, "after")
    found, lines = page_of(answers, answers["after"])
    people = User.objects.filter(is_staff=True).order_by("username")[:MOST_PEOPLE]
    shown = {"page": found, "lines": lines, "people": people, "kinds": KINDS, "asked": answers}
    shown |= {"since": answers["from"], "narrowed": any(answers[name] for name in ASKED)}
    return render(request, "pages/audit.html", shown)


@login_required
@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV; no cell of it is taken for a formula."""
    must(request, RIGHT)
    answers = asked(request, *ASKED)
    asked_for(answers)  # what cannot be asked is told before the table begins
    rows = (csv_row([cell(each) for each in line]) for line in exported(answers))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return response
