"""Answers which sentences of an article can be checked: all of them, the best first, with the reason and the claims."""

from typing import Annotated, Any, TypedDict

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import Appearance
from claims.pages import checking
from claims.pages.checking import Shown
from provenance.partners import asking, forms, freshness, paging
from provenance.partners.errors import Fault
from provenance.partners.schema import PAGE_SIZE, Plain
from provenance.partners.showing import READS
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.parameters import COUNT, ID
from sources.models import Article, Capture
from sources.pages.article import sections_of
from sources.vocabulary import SectionKind


class SentenceReasonTold(TypedDict):
    """What decided how well a sentence can be checked."""

    rule: str
    weight: Annotated[float, "in natural logarithms of odds; below 0 it speaks against"]
    detail: str
    quote: Annotated[str, "the sentence's own words it rests on; empty where it is the sentence as a whole"]


class SentenceTold(TypedDict):
    """One sentence of an article as it was last captured."""

    capture: Annotated[str, "the capture in whose text the offsets count"]
    text: str
    start: int
    end: int
    section: SectionKind
    checkability: Annotated[float, "0 to 1: how well it can be looked up; it says nothing of what is true"]
    reason: SentenceReasonTold
    claims: Annotated[list[str], "the ids of the claims that come from it"]


class SentencesSchema(Plain):
    """The description of an article's sentences."""

    faults = (400, 401, 403, 404, 406, 414, 429)
    fresh = True

    def get_tags(self) -> list[str]:
        return ["Articles"]

    def get_operation_id(self) -> str:
        return "list_article_sentences"

    def get_summary(self) -> str:
        return "Sentences of an article by checkability"

    def about(self) -> str:
        return "Every sentence of an article’s last capture, furniture too, the best to check first."

    def asked(self) -> list[OpenApiParameter]:
        public_id = OpenApiParameter(
            name="public_id",
            description="the article’s id",
            type=ID.schema,
            location=OpenApiParameter.PATH,
            required=True,
        )
        after = OpenApiParameter(
            name="after",
            description="how many sentences to pass over; follow “next” instead of building it",
            type={"type": "integer", "minimum": 0, "maximum": 999_999},
            location=OpenApiParameter.QUERY,
        )
        return [public_id, after, PAGE_SIZE]

    def get_answer(self) -> forms.Schema:
        return forms.page_of(SentenceTold, self.register)


class Sentences(APIView):
    """A page of an article's sentences."""

    scopes = READS
    schema = SentencesSchema()

    def get(self, request: Request, public_id: str) -> HttpResponseBase:
        asked = asking.given(request.query_params, {"after", "page_size"})
        length, after = paging.size(asked.get("page_size")), _passed(asked.get("after", "0"))
        audience = asking.audience(request)
        found = ARTICLES.rows(audience).filter(public_id=public_id).values_list("pk", flat=True).first()
        if found is None:
            raise Http404

        def page() -> dict[str, Any]:
            ranking = _ranking(found, audience)
            more = after + length < len(ranking)
            return {
                "next": paging.address(request, after=str(after + length)) if more else None,
                "previous": paging.address(request, after=str(max(0, after - length))) if after else None,
                "results": ranking[after : after + length],
            }

        return freshness.answer(request, page)


def _passed(written: str) -> int:
    if not COUNT.fullmatch(written) or len(written) > 6:
        raise Fault("write a whole number, or follow “next”", code="bad_value", field="after")
    return int(written)


def _ranking(article: int, audience: Audience) -> list[SentenceTold]:
    kept = Capture.objects.of_piece(Article.objects.get(pk=article)).filter(audience.sees_article("article"))
    capture = kept.in_order().last()
    if capture is None:
        return []
    rows = Appearance.objects.standing().visible_to(audience.reader, audience.now).filter(capture=capture)
    quoted = checking.quoted_in(rows.select_related("claim"))
    return [
        _told(one, capture.public_id) for one in checking.sentences(capture, sections_of(capture), quoted)
    ]


def _told(one: Shown, capture: str) -> SentenceTold:
    reason = one.reason
    return {
        "capture": capture,
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "section": SectionKind(one.section),
        "checkability": round(one.worth, 4),
        "reason": {
            "rule": reason.rule,
            "weight": round(reason.weight, 4),
            "detail": reason.detail,
            "quote": reason.quote,
        },
        "claims": [claim.public_id for claim in one.claims],
    }
