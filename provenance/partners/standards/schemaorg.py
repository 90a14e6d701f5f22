"""Puts claims, reviews, articles and sources into the words of schema.org (30.0), for search engines and fact-checkers.

A ``ClaimReview`` is told only where a person’s published review stands, in the profile Google documents for it
(developers.google.com/search/docs/appearance/structured-data/factcheck); a claim without one is a ``Claim`` alone. No
score is ever told as a rating. ``claimReviewed`` is the claim’s whole sentence even where it is longer than the 75
signs Google advises: a sentence cut short may say something else.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from provenance.partners.moments import dated, instant
from provenance.partners.standards.gathered import Concluded, Gathered
from provenance.partners.standards.site import Site
from sources.models import Article, Source
from sources.vocabulary import DerivationKind, SourceKind

CONTEXT = "https://schema.org"
MEDIA = "application/ld+json"
CARRIERS = 50
"""The most articles told with one claim, the first out first; all of them stand in its list of appearances."""
VOICES = 10
KINDS = {
    SourceKind.OUTLET: "NewsMediaOrganization",
    SourceKind.AGENCY: "NewsMediaOrganization",
    SourceKind.GOVERNMENT: "GovernmentOrganization",
    SourceKind.INSTITUTION: "Organization",
    SourceKind.ORGANISATION: "Organization",
    SourceKind.PERSON: "Person",
    SourceKind.COMMENTER: "Person",
    SourceKind.COLLECTIVE: "Thing",
    SourceKind.UNKNOWN: "Thing",
}
NAMEABLE = frozenset(KINDS) - {SourceKind.COMMENTER, SourceKind.COLLECTIVE, SourceKind.UNKNOWN}
"""Voices a claim can be put in the mouth of: those with a public name of their own."""
CITED = frozenset({DerivationKind.CITATION})
"""Ways of taking that print nothing of the other piece; every other one builds on it."""
Told = dict[str, Any]


def claim_told(gathered: Gathered, site: Site) -> Told:
    """The claim; as what a review is about where one stands, else by itself."""
    return {"@context": CONTEXT} | (review(gathered, site) if gathered.concluded else claim(gathered, site))


def claim(gathered: Gathered, site: Site) -> Told:
    """One claim: its sentence, whose word it is, and the articles that carry it."""
    row, page = gathered.claim, site.page("claims", gathered.claim.public_id)
    carriers = [carrier(piece, site) for piece in gathered.carriers]
    present = [
        told
        for piece, told in zip(gathered.carriers, carriers, strict=True)
        if piece.pk not in gathered.dropped
    ]
    first = gathered.carriers[0] if gathered.carriers else None
    return _kept(
        {
            "@type": "Claim",
            "@id": f"{page}#claim",
            "url": page,
            "text": row.text,
            "name": row.text,
            "inLanguage": row.language,
            "datePublished": dated(first.published_at, first.published_precision) if first else "",
            "author": [voice(each) for each in gathered.voices if each.kind in NAMEABLE][:VOICES],
            "firstAppearance": carriers[0] if carriers else None,
            "appearance": present[:CARRIERS],
        }
    )


def review(gathered: Gathered, site: Site) -> Told:
    """The published review of a claim. Raises ``ValueError`` where none stands."""
    if gathered.concluded is None:
        raise ValueError(f"no review of {gathered.claim.public_id} stands")
    told, page = gathered.concluded, site.page("claims", gathered.claim.public_id)
    row = told.review
    return _kept(
        {
            "@type": "ClaimReview",
            "@id": f"{page}#review",
            "url": page,
            "claimReviewed": gathered.claim.text,
            "reviewBody": row.summary,
            "reviewRating": rating(told),
            "itemReviewed": claim(gathered, site),
            "author": newsroom(site),
            "publisher": newsroom(site),
            "contributor": [{"@type": "Person", "name": name} for name in told.signers],
            "datePublished": instant(told.since),
            "dateModified": instant(max(told.since, row.written_at)),
            "version": row.number,
            "inLanguage": gathered.claim.language,
        }
    )


def rating(told: Concluded) -> Told:
    """The grade in its own words, and as a number where the newsroom’s scale has more than one step."""
    grade = told.review.rating
    if grade is None:
        raise ValueError(f"{told.review.public_id} carries no rating")
    numbers = {"ratingValue": grade.rank, "bestRating": told.best, "worstRating": 1} if told.best > 1 else {}
    return _kept(
        {"@type": "Rating", "alternateName": grade.name, "ratingExplanation": grade.meaning, **numbers}
    )


def newsroom(site: Site) -> Told:
    """Who publishes here."""
    return {"@type": "Organization", "name": site.publisher, "url": f"{site.root}/"}


def carrier(piece: Article, site: Site) -> Told:
    """An article where it is only named."""
    return _kept(
        {
            "@type": "NewsArticle",
            "url": piece.url or site.page("articles", piece.public_id),
            "headline": piece.title,
            "datePublished": dated(piece.published_at, piece.published_precision),
            "publisher": voice(piece.source) if piece.source else None,
        }
    )


def voice(source: Source) -> Told:
    """A source where it is only named."""
    return {"@type": KINDS[SourceKind(source.kind)], "name": source.name}


def source(told: Mapping[str, Any], site: Site) -> Told:
    """One source as the API tells it (``SourceTold``): what is known of it and nothing else."""
    kind, hosts, owner = KINDS[SourceKind(told["kind"])], told["domains"], told["owner"]
    of_body = kind not in {"Person", "Thing"}
    owned = f"Owned by {owner['name']}" if owner and kind == "NewsMediaOrganization" else ""
    above = owner if of_body else None
    return _kept(
        {
            "@context": CONTEXT,
            "@type": kind,
            "@id": site.page("sources", told["id"]),
            "mainEntityOfPage": site.page("sources", told["id"]),
            "name": told["name"],
            "alternateName": [name for name in told["names"] if name != told["name"]],
            "url": f"https://{hosts[0]}/" if hosts else "",
            "sameAs": [f"https://{host}/" for host in hosts[1:]],
            "parentOrganization": above
            and {"@type": "Organization", "@id": site.page("sources", above["id"]), "name": above["name"]},
            "ownershipFundingInfo": owned,
            "address": {"@type": "PostalAddress", "addressCountry": told["country"]}
            if told["country"] and of_body
            else None,
        }
    )


def article(
    told: Mapping[str, Any],
    taken: Sequence[Mapping[str, Any]],
    corrected: Sequence[Mapping[str, Any]],
    agency: str,
    site: Site,
) -> Told:
    """One article as the API tells it (``ArticleInFull``), with what it was ``taken`` from (``DerivationTold``), the
    changes that came with a notice (``AlterationTold``), and the ``agency`` on whose behalf it was written, if any.
    """
    page = site.page("articles", told["id"])
    published = told["published"]
    archived = [f"{page}evidence.warc.gz"] if told["captures"] else []
    return _kept(
        {
            "@context": CONTEXT,
            "@type": "NewsArticle",
            "@id": f"{page}#article",
            "url": told["url"] or page,
            "subjectOf": page,
            "headline": told["title"],
            "author": {"@type": "Person", "name": told["author"]} if told["author"] else None,
            "publisher": {"@type": "NewsMediaOrganization", "name": told["source"]}
            if told["source"]
            else None,
            "sourceOrganization": {"@type": "NewsMediaOrganization", "name": agency} if agency else None,
            "datePublished": dated(published["at"], published["precision"]) if published else "",
            "isBasedOn": [_above(each, site) for each in taken if each["kind"] not in CITED],
            "citation": [_above(each, site) for each in taken if each["kind"] in CITED],
            "correction": [_correction(each, page) for each in corrected],
            "archivedAt": archived,
        }
    )


def _above(derivation: Mapping[str, Any], site: Site) -> Told:
    """The article something was taken from."""
    upstream = derivation["upstream"]
    return _kept(
        {
            "@type": "NewsArticle",
            "url": upstream["url"] or site.page("articles", upstream["id"]),
            "headline": upstream["title"],
            "publisher": {"@type": "NewsMediaOrganization", "name": upstream["source"]}
            if upstream["source"]
            else None,
        }
    )


def _correction(alteration: Mapping[str, Any], page: str) -> Told:
    """A change that came with a notice: both texts stand side by side at its address."""
    return {
        "@type": "CorrectionComment",
        "datePublished": instant(alteration["seen_at"]),
        "url": f"{page}captures/?earlier={alteration['earlier']}&later={alteration['later']}",
    }


def feed(reviews: Iterable[Gathered], site: Site) -> Told:
    """Published reviews as a ``DataFeed``, in the shape in which fact-checkers exchange theirs."""
    elements = [
        {
            "@type": "DataFeedItem",
            "dateCreated": told["datePublished"],
            "dateModified": told["dateModified"],
            "item": [told],
        }
        for told in (review(each, site) for each in reviews)
    ]
    return {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": f"Fact checks of {site.publisher}",
        "publisher": newsroom(site),
        "dataFeedElement": elements,
    }


def _kept(told: Told) -> Told:
    """Without what is not known."""
    return {name: each for name, each in told.items() if each not in (None, "", [])}
