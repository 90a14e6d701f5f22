"""Every form of others' in which one thing is told, by the resource of the API it is a form of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claims.models import Claim
from provenance.partners.catalogue import BY_NAME
from provenance.partners.standards import annotations, schemaorg
from provenance.partners.standards.gathered import gather
from provenance.partners.standards.prov import documents
from provenance.partners.standards.site import Site
from sources.api.audience import Audience
from sources.api.derivations import DERIVATIONS
from sources.models import Source
from sources.vocabulary import AlterationKind, DerivationKind, Judgement, SourceKind

Tell = Callable[[str, Audience, Site], Any]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: ``name`` is the end of its address, ``tell`` gives a thing (by its id) that the audience may see."""

    name: str
    media: str
    summary: str
    about: str
    tell: Tell


def _claim(public_id: str, audience: Audience, site: Site) -> Any:
    rows = Claim.objects.visible_to(audience.reader, audience.now).filter(public_id=public_id)
    return schemaorg.claim_told(gather(list(rows), audience.now)[0], site)


def _source(public_id: str, audience: Audience, site: Site) -> Any:
    return schemaorg.source(_one("sources", public_id, audience), site)


def _article(public_id: str, audience: Audience, site: Site) -> Any:
    told = _one("articles", public_id, audience)
    taken = [
        each
        for each in DERIVATIONS.full.told(_upward(public_id, audience), audience)
        if each["kind"] != DerivationKind.SAME_ARTICLE
    ]
    notices = BY_NAME["alterations"].rows(audience).filter(kinds__contains=[AlterationKind.CORRECTION.value])
    notices = notices.filter(later__article__public_id=public_id).order_by("sighting__seen_at", "public_id")
    corrected = BY_NAME["alterations"].brief.told(notices, audience)
    return schemaorg.article(told, taken, corrected, _agency(taken), site)


def _one(resource: str, public_id: str, audience: Audience) -> Any:
    kind = BY_NAME[resource]
    return kind.full.told(kind.rows(audience).filter(public_id=public_id), audience)[0]


def _upward(public_id: str, audience: Audience) -> Any:
    """What the article was taken from, but what somebody rejected and what closes a ring."""
    rows = DERIVATIONS.rows(audience).filter(downstream__public_id=public_id, ring=False)
    return rows.exclude(judgement=Judgement.REJECTED).order_by("public_id")


def _agency(taken: list[Any]) -> str:
    """The agency on whose behalf a piece was written: the outlet of what it syndicates, if that is one."""
    outlets = [each["upstream"]["source_id"] for each in taken if each["kind"] == DerivationKind.SYNDICATION]
    rows = Source.objects.filter(kind=SourceKind.AGENCY, public_id__in=[each for each in outlets if each])
    return rows.order_by("public_id").values_list("name", flat=True).first() or ""


def _appearance(public_id: str, audience: Audience, site: Site) -> Any:
    return annotations.one(_one("appearances", public_id, audience), audience, site)


PROV_ABOUT = (
    "One bundle: the captures, quotes, articles and voices it comes from, who was captured, read and reviewed by whom "
    "and when, what revises, quotes or invalidates what."
)


def _prov(thing: str, as_json: Tell, as_jsonld: Tell) -> tuple[Form, Form]:
    return (
        Form("prov", documents.JSON, f"{thing} as PROV-JSON", f"W3C PROV. {PROV_ABOUT}", as_json),
        Form(
            "prov-jsonld", documents.JSONLD, f"{thing} as PROV-JSONLD", f"W3C PROV. {PROV_ABOUT}", as_jsonld
        ),
    )


FORMS: dict[str, tuple[Form, ...]] = {
    "claims": (
        Form(
            "schema-org",
            schemaorg.MEDIA,
            "A claim in the words of schema.org",
            "A `ClaimReview` about the claim where a person’s published review stands, in Google’s profile; else the "
            "`Claim` alone. The same stands on the claim’s page. No score is told as a rating.",
            _claim,
        ),
        *_prov("A claim", documents.of_claim, documents.claim_as_jsonld),
    ),
    "articles": (
        Form(
            "schema-org",
            schemaorg.MEDIA,
            "An article in the words of schema.org",
            "A `NewsArticle` with what it builds on (`isBasedOn`), what it cites, the agency it was written for, its "
            "corrections and where its captures are kept. The same stands on its page.",
            _article,
        ),
        *_prov("An article", documents.of_article, documents.article_as_jsonld),
    ),
    "sources": (
        Form(
            "schema-org",
            schemaorg.MEDIA,
            "A source in the words of schema.org",
            "A `NewsMediaOrganization`, an `Organization`, a `Person` …: its names, hosts and owner, as far as known.",
            _source,
        ),
    ),
    "appearances": (
        Form(
            annotations.NAME,
            annotations.MEDIA,
            "A quote as a Web Annotation",
            "The words selected by themselves, with those around them, and by their place in the capture’s text in "
            "code points; when that text was seen, and where we keep it.",
            _appearance,
        ),
    ),
}
