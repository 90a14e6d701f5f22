"""Answers how to show a claim on another page, with the frame around its card, as oEmbed 1.0 (oembed.com) asks it."""

from typing import Annotated, TypedDict
from urllib.parse import unquote, urlsplit

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from claims.models import Claim
from claims.pages.cited import SITE
from provenance.pages.frames import HEIGHT, LOWEST, NARROWEST, WIDTH, framed
from provenance.partners import asking, forms, freshness
from provenance.partners.errors import Fault
from provenance.partners.schema import Plain, query
from provenance.partners.showing import READS
from sources.api.parameters import COUNT
from sources.pages.merged import final
from sources.pages.named import named

SECONDS = 300
"""How long a consumer may keep an answer: the card behind it is always fresh."""
ASKED = ("url", "format", "maxwidth", "maxheight")
SIZE = {"type": "integer", "minimum": 1, "maximum": 999_999}


class EmbeddedTold(TypedDict):
    """What oEmbed calls a rich answer."""

    type: Annotated[str, "always “rich”"]
    version: Annotated[str, "always “1.0”"]
    title: Annotated[str, "the claim’s sentence"]
    provider_name: str
    provider_url: str
    cache_age: Annotated[int, "seconds for which this answer may be kept"]
    html: Annotated[str, "a frame without scripts; the card in it is always as the claim stands now"]
    width: Annotated[int, "pixels"]
    height: Annotated[int, "pixels"]


class OEmbedSchema(Plain):
    """The description of how a claim is embedded."""

    faults = (400, 401, 403, 404, 406, 414, 429)

    def get_tags(self) -> list[str]:
        return ["Claims"]

    def get_operation_id(self) -> str:
        return "embed_claim"

    def get_summary(self) -> str:
        return "A claim’s card for another page (oEmbed)"

    def about(self) -> str:
        return (
            "Give the address of a claim’s page: a frame comes back that shows its card. It holds what everybody may "
            "see, whoever asks; a claim that is not published is not found."
        )

    def asked(self) -> list[OpenApiParameter]:
        return [
            query("url", "the address of a claim’s page", {"type": "string", "format": "uri"}, required=True),
            query("format", "json, the only one there is", {"type": "string", "enum": ["json"]}),
            query("maxwidth", f"pixels there are; no frame is narrower than {NARROWEST}", SIZE),
            query("maxheight", f"pixels there are; no frame is lower than {LOWEST}", SIZE),
        ]

    def get_answer(self) -> forms.Schema:
        return forms.named(EmbeddedTold, self.register)


class OEmbed(APIView):
    """How to show a claim on another page."""

    scopes = READS
    schema = OEmbedSchema()

    def get(self, request: Request) -> HttpResponseBase:
        asked = asking.given(request.query_params, ASKED)
        if asked.get("format", "json") != "json":
            raise Fault(
                "is no form we answer in: leave it out, or write json", code="bad_value", field="format"
            )
        width = min(WIDTH, max(NARROWEST, _pixels("maxwidth", asked.get("maxwidth"), WIDTH)))
        height = min(HEIGHT, max(LOWEST, _pixels("maxheight", asked.get("maxheight"), HEIGHT)))
        claim = _claim_at(request, asked.get("url", ""))

        def answer() -> EmbeddedTold:
            return {
                "type": "rich",
                "version": "1.0",
                "title": claim.text,
                "provider_name": SITE,
                "provider_url": request.build_absolute_uri(reverse("home")),
                "cache_age": SECONDS,
                "html": framed(request, claim, width=width, height=height),
                "width": width,
                "height": height,
            }

        return freshness.answer(request, answer)


def _pixels(name: str, written: str | None, usual: int) -> int:
    if written is None:
        return usual
    if not COUNT.fullmatch(written) or len(written) > 6 or not int(written):
        raise Fault("write a whole number of pixels, from 1", code="bad_value", field=name)
    return int(written)


def _claim_at(request: Request, written: str) -> Claim:
    """The claim whose page stands at an address of ours, as everybody may see it. Raises ``Http404``."""
    if not written:
        raise Fault("is missing: give the address of a claim’s page", code="bad_value", field="url")
    try:
        parts = urlsplit(written)
        found = resolve(unquote(parts.path))
    except (ValueError, Resolver404):
        raise Http404 from None
    if (
        parts.scheme not in {"http", "https"}
        or parts.netloc != request.get_host()
        or found.url_name != "claim"
    ):
        raise Http404
    rows = Claim.objects.visible_to(None, timezone.now()).for_page()
    return final(rows, named(rows, found.kwargs["public_id"]))
