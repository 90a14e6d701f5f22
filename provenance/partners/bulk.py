"""Whole lists at once, under the same filters as their pages: as lines of JSON, as CSV or as a spreadsheet."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.exceptions import NotAuthenticated
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from provenance.history.past.instant import FIELD
from provenance.history.verification import still
from provenance.partners import asking, picking, showing
from provenance.partners.errors import Fault
from provenance.partners.expanding import EXPAND
from provenance.partners.exports import spreadsheet, writing
from provenance.partners.exports.export import Line, by_public_id
from provenance.partners.rendering import JSONRenderer
from provenance.partners.vocabulary import Scope
from sources.api.audience import Audience
from sources.api.resource import Resource

PARAMETER = "format"
PAGES = "json"
SIGN_IN = "Whole lists are for those we know: show a key that opens “bulk”, or sign in by name and password."


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a whole list; ``packed`` where packing it once more on the way would only cost time."""

    name: str
    media: str
    written: Callable[[Iterable[Line], type], Iterator[bytes]]
    packed: bool = False


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("ndjson", "application/x-ndjson", lambda lines, _form: writing.as_jsonl(lines)),
        Format("csv", "text/csv; charset=utf-8; header=present", writing.as_csv),
        Format("xlsx", spreadsheet.MEDIA, spreadsheet.as_xlsx, packed=True),
    )
}


def _asked_for(each: Format) -> type[JSONRenderer]:
    """What HTTP's own way of asking for a format is settled by; faults are told in JSON whatever was asked for."""
    media = each.media.partition(";")[0]
    return type(each.name.capitalize(), (JSONRenderer,), {"media_type": media, "format": each.name})


ASKED_FOR: tuple[type[BaseRenderer], ...] = (JSONRenderer, *(_asked_for(each) for each in FORMATS.values()))


def wanted(asked: Mapping[str, str], accepted: str) -> Format | None:
    """The format a list is asked for in, by its parameter or else by what is ``accepted``; None for pages of JSON."""
    name = asked.get(PARAMETER, accepted)
    if name != PAGES and name not in FORMATS:
        raise Fault(
            f"{PARAMETER} is none of ours: write one of {PAGES}, {', '.join(FORMATS)}.",
            code="bad_value",
            field=PARAMETER,
        )
    return FORMATS.get(name)


def asked_whole(request: HttpRequest) -> bool:
    """Whether a request asks for a whole list, in either way."""
    accepted = request.META.get("HTTP_ACCEPT", "")
    return request.GET.get(PARAMETER, PAGES) != PAGES or any(
        each.media.partition(";")[0] in accepted for each in FORMATS.values()
    )


def answer(request: Request, resource: Resource, asked: Mapping[str, str], how: Format) -> HttpResponseBase:
    """The whole list, read through a cursor of the database's and handed out as it is read."""
    _let_through(request)
    for page in (FIELD, "cursor", "page_size", EXPAND):
        if page in asked:
            raise Fault(
                f"{page} is for pages: leave it out where the whole list is asked for.",
                code="pages",
                field=page,
            )
    audience = asking.audience(request)
    kept = asking.condition(resource.parameters, asked, audience)
    fields = picking.read(asked, resource.brief.form)
    lines = (picking.picked(line, fields) for line in _lines(resource, kept, audience))
    written = how.written(lines, picking.reduced(resource.brief.form, fields))
    response: HttpResponseBase = (
        HttpResponse() if request.method == "HEAD" else StreamingHttpResponse(written)
    )
    response["Content-Type"] = how.media
    response["Content-Disposition"] = f'attachment; filename="{resource.name}.{how.name}"'
    response["Cache-Control"] = "private, no-store"
    if how.packed:
        response["Content-Encoding"] = "identity"
    return response


def _let_through(request: Request) -> None:
    """Strangers read pages; a key must open whole lists by name."""
    if not request.user.is_authenticated:
        raise NotAuthenticated(SIGN_IN)
    showing.must_hold(request, Scope.BULK)


def _lines(resource: Resource, kept: Q, audience: Audience) -> Iterator[Line]:
    """Every row of the list, of one unmoving picture of the database."""
    with still():
        yield from by_public_id(resource.rows(audience).filter(kept), resource.brief, audience)
