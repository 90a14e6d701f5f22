"""Gathers what a bundle of PROV is made of, and writes the document of a claim or an article in either form."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from claims.api.appearances import APPEARANCES
from claims.api.claims import CLAIMS
from claims.api.contradictions import CONTRADICTIONS
from claims.api.reviews import REVIEWS
from provenance.partners.catalogue import BY_NAME
from provenance.partners.standards.prov import bundle
from provenance.partners.standards.prov.bundle import Known
from provenance.partners.standards.prov.statements import as_json, as_jsonld
from provenance.partners.standards.site import Site
from sources.api.articles import ARTICLES
from sources.api.audience import Audience
from sources.api.captures import CAPTURES
from sources.api.derivations import DERIVATIONS
from sources.api.resource import Resource
from sources.models import Article
from sources.vocabulary import Judgement

JSON, JSONLD = "application/json", "application/ld+json"
Written = Callable[..., Any]


def of_claim(public_id: str, audience: Audience, site: Site, write: Written = as_json) -> Any:
    """The document of a claim that the audience may see."""
    told = _told(CLAIMS, Q(public_id=public_id), audience)[0]
    appearances = _told(APPEARANCES, Q(claim__public_id=public_id), audience, standing=True)
    pieces = {each["article"]["id"] for each in appearances}
    pair = Q(one__public_id=public_id) | Q(other__public_id=public_id)
    known = Known(
        claims=[told],
        appearances=appearances,
        captures=_captures(pieces, audience),
        articles=_told(ARTICLES, Q(public_id__in=pieces), audience),
        derivations=_told(DERIVATIONS, _downstream(pieces), audience, standing=True),
        contradictions=_told(CONTRADICTIONS, pair, audience, standing=True),
        reviews=_told(REVIEWS, Q(claim__public_id=public_id), audience),
        sources=_sources(appearances, audience),
    )
    return _document(f"bundles:claim-{public_id}", told["text"], known, site, write)


def of_article(public_id: str, audience: Audience, site: Site, write: Written = as_json) -> Any:
    """The document of an article that the audience may see."""
    told = ARTICLES.full.told(ARTICLES.rows(audience).filter(public_id=public_id), audience)[0]
    inside = Q(capture__article__public_id=public_id) | Q(capture__article__merged_into__public_id=public_id)
    appearances = _told(APPEARANCES, inside, audience, standing=True)
    claims = {each["claim"]["id"] for each in appearances}
    known = Known(
        claims=_told(CLAIMS, Q(public_id__in=claims), audience),
        appearances=appearances,
        captures=_captures({public_id}, audience),
        articles=[told],
        derivations=_told(DERIVATIONS, _downstream({public_id}), audience, standing=True),
        sources=_sources(
            [*appearances, {"article": told, "attributed_to_id": None, "origin": None}], audience
        ),
        gone={public_id: told["gone_since"]},
    )
    return _document(f"bundles:article-{public_id}", told["title"], known, site, write)


def _document(name: str, title: str, known: Known, site: Site, write: Written) -> Any:
    return write(name, bundle.prefixes(site), bundle.about(name, title, site), bundle.statements(known, site))


def _told(resource: Resource, condition: Q, audience: Audience, *, standing: bool = False) -> list[Any]:
    """Rows as a list of the API tells them, by id; of what people judge, without what they rejected."""
    rows = resource.rows(audience).filter(condition).order_by("public_id")
    if standing:
        rows = rows.exclude(judgement=Judgement.REJECTED)
    return resource.brief.told(rows, audience)


def _downstream(pieces: Iterable[str]) -> Q:
    """Derivations of some pieces that close no ring."""
    held = Article.objects.filter(Q(public_id__in=pieces) | Q(merged_into__public_id__in=pieces))
    return Q(downstream__in=held.order_by().values("pk"), ring=False)


def _captures(pieces: Iterable[str], audience: Audience) -> list[Any]:
    held = Article.objects.filter(Q(public_id__in=pieces) | Q(merged_into__public_id__in=pieces))
    return _told(CAPTURES, Q(article__in=held.order_by().values("pk")), audience)


def _sources(appearances: Iterable[Any], audience: Audience) -> list[Any]:
    """The outlets, the voices and the origins of some quotes."""
    named = {
        name
        for each in appearances
        for name in (
            each["article"]["source_id"],
            each["attributed_to_id"],
            each["origin"]["id"] if each["origin"] and each["origin"]["kind"] == "source" else None,
        )
        if name
    }
    return _told(BY_NAME["sources"], Q(public_id__in=named), audience)


def claim_as_jsonld(public_id: str, audience: Audience, site: Site) -> Any:
    """The claim as PROV-JSONLD."""
    return of_claim(public_id, audience, site, as_jsonld)


def article_as_jsonld(public_id: str, audience: Audience, site: Site) -> Any:
    """The article as PROV-JSONLD."""
    return of_article(public_id, audience, site, as_jsonld)
