"""Claims, reviews, articles and sources as search engines and fact-checkers read them."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import html

from claims.models import Appearance, Claim
from claims.vocabulary import ReviewStage, Settles, Stance
from provenance.accounts.models import User
from provenance.partners.standards.gathered import gather
from provenance.partners.standards.schemaorg import claim_told
from provenance.partners.standards.site import Site
from sources.models import Alteration, Article, Source
from sources.vocabulary import AlterationKind, DerivationKind, Publication, SourceKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_rating,
    make_review,
    make_source,
)
from tests.provenance.partners.scene import Scene, set_scene
from tests.provenance.partners.standards import google
from tests.provenance.partners.standards.reading import expanded, types

pytestmark = pytest.mark.django_db
HERE = Site("https://checks.example", "The Kestrel Desk")


def told(claim: Claim) -> dict[str, Any]:
    """The claim as everybody reads it a day later."""
    return claim_told(gather([claim], NOON + timedelta(days=1))[0], HERE)


def in_head(client: Client, address: str) -> dict[str, Any]:
    """What the page says in its head, as a program finds it."""
    page = html.document_fromstring(client.get(address).content.decode())
    found = page.xpath("//head/script[@type='application/ld+json']/text()")
    assert len(found) == 1
    return dict(json.loads(found[0]))


def at(client: Client, resource: str, public_id: str) -> Any:
    answer = client.get(f"/api/v1/{resource}/{public_id}/schema-org/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")
    return answer.json()


@pytest.fixture
def scene(db: None) -> Scene:
    make_rating("Established", rank=5)
    make_rating("Wrong", rank=1, settles=Settles.NO)
    return set_scene()


def test_a_published_review_is_told_in_googles_profile(client: Client, scene: Scene, settings: Any) -> None:
    settings.NEWSROOM = "The Kestrel Desk"
    make_appearance(scene.four, capture=make_capture("Four Pemon were killed, radio said."))

    review = at(client, "claims", scene.four.public_id)

    assert google.faults(review) == []
    assert review["claimReviewed"] == "Four Pemon were killed."
    assert review["url"] == f"http://testserver/claims/{scene.four.public_id}/"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Established",
        "ratingValue": 5,
        "bestRating": 5,
        "worstRating": 1,
    }
    assert review["author"] == {
        "@type": "Organization", "name": "The Kestrel Desk", "url": "http://testserver/",
    }  # fmt: skip
    about = review["itemReviewed"]
    assert {"@type": "Person", "name": "Mayor 1"} in about["author"]
    assert about["firstAppearance"]["url"] == scene.article.url
    assert len(about["appearance"]) == 2
    assert types(review) >= {
        f"http://schema.org/{name}" for name in ("ClaimReview", "Claim", "Rating", "NewsArticle", "Person")
    }


def test_the_page_says_the_very_same_in_its_head(client: Client, scene: Scene) -> None:
    for resource, public_id in (
        ("claims", scene.four.public_id),
        ("claims", scene.two.public_id),
        ("articles", scene.article.public_id),
        ("articles", scene.unseen.public_id),
        ("sources", scene.outlet.public_id),
        ("sources", scene.mayor.public_id),
    ):
        assert in_head(client, f"/{resource}/{public_id}/") == at(client, resource, public_id)


@pytest.mark.parametrize(
    ("stage", "kept", "kind"),
    [
        (ReviewStage.DRAFT, {}, "Claim"),
        (ReviewStage.IN_REVIEW, {}, "Claim"),
        (ReviewStage.SIGNED, {}, "Claim"),
        (ReviewStage.PUBLISHED, {"embargo_until": NOON + timedelta(days=2)}, "Claim"),
        (ReviewStage.PUBLISHED, {}, "ClaimReview"),
        (ReviewStage.CORRECTED, {}, "ClaimReview"),
        (ReviewStage.WITHDRAWN, {}, "Claim"),
    ],
    ids=["draft", "in review", "signed", "under embargo", "published", "corrected", "withdrawn"],
)
def test_a_review_is_told_only_while_a_published_one_stands(
    scene: Scene, stage: ReviewStage, kept: dict[str, Any], kind: str
) -> None:
    make_review(scene.two, stage=stage, **kept)

    assert told(scene.two)["@type"] == kind


def test_a_score_is_never_told_as_a_rating(scene: Scene) -> None:
    assert "Rating" not in json.dumps(told(scene.two))
    assert "0.6" not in json.dumps(told(scene.four))


def test_a_review_is_dated_from_when_readers_could_read_it(scene: Scene) -> None:
    lifted = NOON + timedelta(hours=3)
    make_review(scene.two, embargo_until=lifted)
    make_review(scene.two, stage=ReviewStage.CORRECTED, written_at=NOON + timedelta(hours=5))

    review = told(scene.two)

    assert (review["datePublished"], review["dateModified"]) == (
        "2026-03-01T15:00:00Z",
        "2026-03-01T17:00:00Z",
    )
    assert review["version"] == 2


def test_a_scale_of_one_step_gives_no_numbers(db: None) -> None:
    claim = make_claim("Three dogs barked.")
    make_review(claim, rating=make_rating("Established", rank=1))

    assert told(claim)["reviewRating"] == {"@type": "Rating", "alternateName": "Established"}
    assert google.faults(told(claim)) == []


def test_who_disputes_a_claim_is_not_its_author_and_a_reader_who_comments_has_no_name(scene: Scene) -> None:
    denier = make_source("Ministry", kind=SourceKind.GOVERNMENT)
    capture = make_capture("Four Pemon were killed? The ministry denied it.")
    make_appearance(
        scene.four, capture=capture, stance=Stance.DISPUTES, attributed_to=denier, origin_source=denier
    )

    assert [each["name"] for each in told(scene.four)["itemReviewed"]["author"]] == ["Mayor 1"]
    assert "author" not in told(scene.two)
    assert capture.article.url not in json.dumps(told(scene.four))


def test_what_an_article_has_dropped_is_where_the_claim_was_first_but_appears_no_more(scene: Scene) -> None:
    Appearance.objects.filter(pk=scene.said.pk).update(superseded_at=NOON)

    about = told(scene.four)["itemReviewed"]

    assert about["firstAppearance"]["url"] == scene.article.url
    assert "appearance" not in about


def test_what_is_hidden_is_told_to_nobody_in_these_forms(client: Client, scene: Scene, ana: User) -> None:
    hidden = make_capture("Four Pemon were killed, a draft said.", article=make_article("A draft"))
    make_appearance(scene.four, capture=hidden, quote="Four Pemon were killed")
    Article.objects.filter(pk=hidden.article_id).update(publication=Publication.DRAFT)
    before = client.get(f"/api/v1/claims/{scene.four.public_id}/schema-org/").content
    client.force_login(ana)

    assert client.get(f"/api/v1/claims/{scene.four.public_id}/schema-org/").content == before
    assert hidden.article.url.encode() not in before
    assert hidden.article.public_id.encode() not in before
    page = client.get(f"/claims/{scene.four.public_id}/").content.decode()
    assert hidden.article.public_id in page
    assert 'application/ld+json">{' not in page
    Claim.objects.filter(pk=scene.four.pk).update(publication=Publication.DRAFT)
    assert client.get(f"/api/v1/claims/{scene.four.public_id}/schema-org/").status_code == 404


def test_an_article_tells_what_it_builds_on_what_it_cites_and_what_it_corrected(
    client: Client, scene: Scene
) -> None:
    agency = make_source("Naru Wire", kind=SourceKind.AGENCY)
    wire = make_article("Border: four dead", source=agency)
    make_derivation(scene.article, wire, kind=DerivationKind.SYNDICATION)
    make_derivation(scene.article, make_article("A study"), kind=DerivationKind.CITATION)
    make_derivation(scene.article, make_article("Itself"), kind=DerivationKind.SAME_ARTICLE)
    later = make_capture("Three.", article=scene.article, retrieved_at=NOON + timedelta(hours=2))
    Alteration.objects.create(
        public_id="0123456789ab", earlier=scene.capture, later=later, sighting=later.sightings.get(),
        kinds=[AlterationKind.CORRECTION, AlterationKind.FIGURE], method="by hand",
    )  # fmt: skip

    article = at(client, "articles", scene.article.public_id)

    assert {each["headline"] for each in article["isBasedOn"]} == {"What the wire said", "Border: four dead"}
    assert [each["headline"] for each in article["citation"]] == ["A study"]
    assert article["sourceOrganization"]["name"] == "Naru Wire"
    (correction,) = article["correction"]
    assert correction["datePublished"] == "2026-03-01T14:00:00Z"
    assert client.get(correction["url"].removeprefix("http://testserver")).status_code == 200
    (archived,) = article["archivedAt"]
    assert client.get(archived.removeprefix("http://testserver")).status_code == 200
    assert types(article) >= {"http://schema.org/NewsArticle", "http://schema.org/CorrectionComment"}


@pytest.mark.parametrize(
    ("kind", "told_as"),
    [
        (SourceKind.OUTLET, "NewsMediaOrganization"),
        (SourceKind.AGENCY, "NewsMediaOrganization"),
        (SourceKind.GOVERNMENT, "GovernmentOrganization"),
        (SourceKind.PERSON, "Person"),
        (SourceKind.UNKNOWN, "Thing"),
    ],
)
def test_a_source_is_told_as_what_it_is(client: Client, scene: Scene, kind: SourceKind, told_as: str) -> None:
    owner = make_source("Harbour Holdings", kind=SourceKind.ORGANISATION)
    Source.objects.filter(pk=scene.outlet.pk).update(kind=kind, owner=owner, country="Kastovia")

    source = at(client, "sources", scene.outlet.public_id)

    assert (source["@type"], source["name"], source["url"]) == (
        told_as,
        "The Border Post 1",
        "https://post1.example/",
    )
    assert source.get("ownershipFundingInfo") == (
        "Owned by Harbour Holdings" if told_as == "NewsMediaOrganization" else None
    )
    assert ("parentOrganization" in source) == ("Organization" in told_as)
    assert expanded(source)


def test_what_was_merged_leads_to_what_it_became(client: Client, scene: Scene) -> None:
    former = make_claim("Four dead.", event=scene.event, merged_into=scene.four)

    answer = client.get(f"/api/v1/claims/{former.public_id}/schema-org/")

    assert answer["Location"] == f"/api/v1/claims/{scene.four.public_id}/schema-org/"


def test_what_was_not_changed_is_not_sent_again_and_asking_anyhow_gives_the_one_form(
    client: Client, scene: Scene
) -> None:
    address = f"/api/v1/claims/{scene.four.public_id}/schema-org/"
    first = client.get(address, headers={"Accept": "text/html"})

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(address, {"form": "short"}).json()["code"] == "unknown_parameter"


def test_words_that_could_end_the_element_do_not(client: Client, scene: Scene) -> None:
    make_review(scene.two, summary="</script><script>alert(1)</script> & more")

    assert in_head(client, f"/claims/{scene.two.public_id}/")["reviewBody"].startswith("</script>")
