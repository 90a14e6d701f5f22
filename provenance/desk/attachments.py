"""Evidence attached to a claim: listed for the newsroom, added, withdrawn, and handed out as files to keep."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from claims.actions import attachments as acts
from claims.actions.attachments import Handed
from claims.models import Attachment, Claim
from claims.models.attachment import LARGEST
from provenance.desk.doors import answer, may, must, newsroom_only
from sources.desk.person import person
from sources.errors import Refused, Unknown
from sources.pages.asked import asked
from sources.pages.merged import final
from sources.pages.named import named

RIGHT = "claims.change_claim"
Typed = Mapping[str, str]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def attachments(request: HttpRequest, public_id: str) -> HttpResponse:
    """What is attached, what was withdrawn, and the form for more."""
    asked(request)
    newsroom_only(request)
    claim = _found(request, public_id)
    if request.method != "POST":
        if claim.public_id != public_id:
            return redirect("attachments", public_id=claim.public_id)
        return _page(request, claim)
    must(request, RIGHT)
    typed = request.POST.dict()
    try:
        told = _done(request, claim, typed)
    except Refused as refused:
        return _page(request, claim, typed=typed, refused=refused)
    messages.success(request, told)
    return redirect("attachments", public_id=claim.public_id)


def _done(request: HttpRequest, claim: Claim, typed: Typed) -> str:
    by, deed = person(request), typed.get("deed", "")
    if deed == "add":
        acts.add(
            claim=claim,
            note=typed.get("note", "").replace("\r\n", "\n"),
            url=typed.get("url", ""),
            file=_handed(request),
            by=by,
        )
        return _("Attached, with your name")
    if deed == "withdraw":
        row = Attachment.objects.of_claim(claim.pk).filter(public_id=typed.get("attachment", "")[:20]).first()
        if row is None:
            raise Unknown("Nothing attached has this id: open the page again", field="attachment")
        acts.withdraw(attachment=row, by=by, why=typed.get("why", ""))
        return _("Withdrawn: a mark stays")
    raise Refused("Choose attach or withdraw: use one of the buttons", field="deed")


def _handed(request: HttpRequest) -> Handed | None:
    """The file that was chosen; no more of one that is too large is read than it takes to say so."""
    file = request.FILES.get("file")
    return Handed(file.name or "", file.read(LARGEST + 1)) if file is not None else None


@login_required
@require_safe
def attached_file(request: HttpRequest, public_id: str, attachment: str) -> HttpResponse:
    """One attached file, to be kept and never shown as a page; what was withdrawn is handed to nobody."""
    asked(request)
    newsroom_only(request)
    claim = _found(request, public_id)
    rows = Attachment.objects.filter(withdrawn_at=None, claim__in=[claim, *claim.merged.all()])
    row = rows.select_related("file").filter(public_id=attachment).first()
    if row is None or row.file is None:
        raise Http404
    response = HttpResponse(bytes(row.file.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=row.file_name)
    response["Cache-Control"] = "private, no-store"

    return response


def _found(request: HttpRequest, public_id: str) -> Claim:
    rows = Claim.objects.visible_to(request.user, timezone.now()).for_page()
    return final(rows, named(rows, public_id))


def _page(
    request: HttpRequest, claim: Claim, *, typed: Typed | None = None, refused: Refused | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "claim": claim,
        "rows": list(Attachment.objects.of_claim(claim.pk)),
        "may_attach": may(request, RIGHT),
        "typed": typed or {},
        "lost_file": refused is not None and "file" in request.FILES,
    }
    return answer(request, "pages/attachments.html", context, refused)
