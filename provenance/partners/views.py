"""Answers for every resource of the catalogue: a page of it, one of it, and what the API holds."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from provenance.history.past.instant import FIELD
from provenance.partners import (
    asking,
    bulk,
    changes,
    expanding,
    freshness,
    pace,
    paging,
    past,
    picking,
    prepared,
)
from provenance.partners.catalogue import RESOURCES
from provenance.partners.expanding import EXPAND, Expander
from provenance.partners.list_schema import ListSchema, OneSchema
from provenance.partners.rendering import JSONRenderer
from provenance.partners.schema import ChangesSchema, RootSchema
from provenance.partners.showing import ANY_KEY, READS
from sources.api.audience import Audience
from sources.api.resource import Resource


class Root(APIView):
    """What can be asked for, with addresses."""

    scopes = ANY_KEY
    schema = RootSchema()

    def get(self, request: Request) -> Response:
        asking.given(request.query_params, ())
        lists = {each.name: request.build_absolute_uri(reverse(f"api:{each.name}")) for each in RESOURCES}
        lists["changes"] = request.build_absolute_uri(reverse("api:changes"))
        return Response(lists)


class Listing(APIView):
    """A page of one resource."""

    resource: Resource = RESOURCES[0]  # every address brings its own
    scopes = READS
    renderer_classes = bulk.ASKED_FOR
    schema = ListSchema()
    accepted = bulk.PAGES

    @classmethod
    def settled_at_the_door(cls, resource: Resource) -> bool:
        """Whether the end of the feed tells of every answer whether it is still so."""
        return resource.brief.noted

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[Any, str]:
        """Remember which format is asked for; whatever it is, faults are told in JSON."""
        chosen, _ = super().perform_content_negotiation(request, force)
        self.accepted = str(chosen.format)
        return JSONRenderer(), JSONRenderer.media_type

    def get(self, request: Request) -> HttpResponseBase:
        resource = self.resource
        allowed = {"cursor", "page_size", bulk.PARAMETER, *(each.name for each in resource.parameters)}
        allowed |= {FIELD} if resource.name in past.OF_CLAIM else set()
        allowed |= chosen_by(resource)
        asked = asking.given(request.query_params, allowed)
        if how := bulk.wanted(asked, self.accepted):
            return bulk.answer(request, resource, asked, how)
        fields, inside = picking.read(asked, resource.brief.form), expanding.wanted(asked, resource.name)
        expanding.hold_length(inside, resource.name, paging.size(asked.get("page_size")))

        def page() -> dict[str, Any]:
            if FIELD in asked:
                pace.hold_past(request)
            audience = asking.audience(request)
            kept = asking.condition(resource.parameters, asked, audience)
            with past.looked_back(asked, past.claim_asked(asked), audience):
                found = _found(request, resource, asked, audience, kept)
                Expander(request, audience).expand(resource.name, found["results"], inside)
            return {**found, "results": picking.picked(found["results"], expanding.unpicked(inside, fields))}

        return freshness.answer(request, page, remembered=resource.brief.noted)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """The parameters, for programs that ask the address itself."""
        parameters = {
            each.name: {"about": each.about, **each.kind.schema} for each in self.resource.parameters
        }
        return Response({"name": self.resource.name, "about": self.resource.about, "parameters": parameters})


def _found(
    request: Request, resource: Resource, asked: Mapping[str, str], audience: Audience, kept: Q
) -> dict[str, Any]:
    """The page: a list that nothing narrows is asked for in words that are kept."""
    if FIELD not in asked and not any(each.name in asked for each in resource.parameters):
        return paging.turned(
            request, asked, lambda length, cursor: prepared.read(resource, audience, length, cursor)
        )
    return paging.page(request, resource.rows(audience).filter(kept), resource.brief, asked, audience)


class One(APIView):
    """One row of one resource, by its public id; one that was merged leads on to what it became."""

    resource: Resource = RESOURCES[0]  # every address brings its own
    scopes = READS
    schema = OneSchema()

    @classmethod
    def settled_at_the_door(cls, resource: Resource) -> bool:
        """Whether the end of the feed tells of every answer whether it is still so."""
        return resource.full.noted

    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        allowed = chosen_by(self.resource) | ({FIELD} if self.resource.name in past.ONE else set())
        asked = asking.given(request.query_params, allowed)
        fields = picking.read(asked, self.resource.full.form)
        inside = expanding.wanted(asked, self.resource.name)
        audience = asking.audience(request)
        if FIELD in asked:
            pace.hold_past(request)
        with past.looked_back(asked, public_id, audience):
            rows = self.resource.rows(audience).filter(public_id=public_id)
            found = self.resource.full.told(rows[:1], audience)
            if not found:
                return self._onward(audience, public_id, asked)
        Expander(request, audience).expand(self.resource.name, found, inside)
        told = picking.picked(found[0], expanding.unpicked(inside, fields))
        return freshness.answer(request, lambda: told, remembered=self.resource.full.noted)

    def _onward(self, audience: Audience, public_id: str, asked: Mapping[str, str]) -> HttpResponseRedirect:
        """Mergers can be undone, so the address is only found elsewhere, not moved for good."""
        became = onward(self.resource, audience, public_id)
        address = reverse(f"api:{self.resource.name}-one", args=[became])
        return HttpResponseRedirect(f"{address}?{urlencode(asked)}" if asked else address)


def chosen_by(resource: Resource) -> set[str]:
    """The parameters that say how much is told of each row."""
    return {picking.FIELDS, *([EXPAND] if expanding.choices(resource.name) else [])}


def onward(resource: Resource, audience: Audience, public_id: str) -> str:
    """The id of what a row was merged into, as far as the audience may see it; else there is nothing here."""
    former = resource.former(audience).filter(public_id=public_id) if resource.former else None
    became = former.values_list("merged_into__public_id", flat=True).first() if former is not None else None
    if became is None or not resource.rows(audience).filter(public_id=became).exists():
        raise Http404
    return str(became)


class Changes(APIView):
    """Everything that has changed since last time."""

    scopes = READS
    schema = ChangesSchema()

    def get(self, request: Request) -> HttpResponseBase:
        asked = asking.given(request.query_params, {"after", "page_size", "resource", "rows"})
        length = paging.size(asked.get("page_size"))
        resource = changes.named(asked.get("resource", ""))
        rows = asking.truth("rows", asked)
        audience = asking.audience(request)
        behind = changes.asked_behind(asked.get("after", ""), audience)

        def page() -> changes.ChangesTold:
            found = changes.stretch(behind, length, audience, resource, rows=rows)
            onward = paging.address(request, after=found.end.token()) if found.more else None
            return {"next": onward, "previous": None, "after": found.end.token(), "results": found.told}

        # What is told comes later than what the history holds, so that its end says nothing of this answer.
        return freshness.answer(request, page, remembered=False)
