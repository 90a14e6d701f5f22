"""Answers with all quotes of a claim or an article as a collection of annotations, and with its pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.api.appearances import APPEARANCES
from provenance.partners import asking, freshness, paging
from provenance.partners.catalogue import BY_NAME
from provenance.partners.showing import READS
from provenance.partners.standards import annotations, described
from provenance.partners.standards.negotiating import AsItIs
from provenance.partners.standards.site import site_of
from provenance.partners.views import onward
from sources.api.audience import Audience
from sources.api.resource import Rows
from sources.vocabulary import Judgement

OF = {
    "claims": lambda public_id: Q(claim__public_id=public_id),
    "articles": lambda public_id: (
        Q(capture__article__public_id=public_id) | Q(capture__article__merged_into__public_id=public_id)
    ),
}
NAMED = {"claims": "text", "articles": "title"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Whose quotes are asked for: what it is called, the address of the whole collection, and the rows."""

    request: Request
    whole: str
    label: str
    rows: Rows
    audience: Audience
    asked: Mapping[str, str]


class Quotes(APIView):
    """What collection and pages share: whose quotes they are."""

    resource = "claims"  # every address brings its own
    scopes = READS
    content_negotiation_class = AsItIs
    parameters: frozenset[str] = frozenset()
    end = "annotations"

    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        asked = asking.given(request.query_params, self.parameters)
        audience = asking.audience_of(None, timezone.now())
        resource = BY_NAME[self.resource]
        label = (
            resource.rows(audience)
            .filter(public_id=public_id)
            .values_list(NAMED[self.resource], flat=True)
            .first()
        )
        if label is None:
            became = onward(resource, audience, public_id)
            return HttpResponseRedirect(reverse(f"api:{self.resource}-{self.end}", args=[became]))
        rows = APPEARANCES.rows(audience).filter(OF[self.resource](public_id))
        rows = rows.exclude(judgement=Judgement.REJECTED)
        whole = request.build_absolute_uri(reverse(f"api:{self.resource}-annotations", args=[public_id]))
        return freshness.answer(
            request,
            lambda: self.told(Quoted(request, whole, label, rows, audience, asked)),
            media=annotations.MEDIA,
        )

    def told(self, of: Quoted) -> annotations.Told:
        """What is answered."""
        raise NotImplementedError


class Collection(Quotes):
    """All quotes of one thing: how many, and where they begin."""

    schema = described.CollectionSchema()

    def told(self, of: Quoted) -> annotations.Told:
        return annotations.collection(of.label, of.rows.count(), of.whole, f"{of.whole}page/")


class Page(Quotes):
    """One page of them, by the ids of the quotes."""

    parameters = frozenset({"cursor", "page_size"})
    end = "annotation-page"
    schema = described.QuotePageSchema()

    def told(self, of: Quoted) -> annotations.Told:
        page = paging.page(of.request, of.rows, APPEARANCES.full, of.asked, of.audience)
        items = annotations.many(page["results"], of.audience, site_of(of.request))
        return annotations.page(items, of.request.build_absolute_uri(), of.whole, page["next"] or "")
