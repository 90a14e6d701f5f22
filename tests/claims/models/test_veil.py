"""A claim that stands only in articles kept from readers is kept from them too, wherever it might show."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone

from claims.actions import corroboration
from claims.models import Appearance, Claim, Contradiction, Event, Review
from claims.models.veil import clouded_claims
from provenance.accounts.models import User
from provenance.partners.exports import EXPORTS
from sources.api.audience import Audience
from sources.models import Article
from sources.vocabulary import Judgement, Publication
from tests import factories as make
from tests.factories import NOON
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
TEXT = "Nine whistleblowers were arrested."


@dataclass(frozen=True)
class Scene:
    """A claim that stands in a draft alone, contradicts one that everybody sees, and is reviewed."""

    draft: Article
    claim: Claim
    event: Event
    rival: Claim
    pair: Contradiction
    review: Review

    def at(self, form: str) -> str:
        return form.format(**{name: row.public_id for name, row in vars(self).items()})


@pytest.fixture
def scene(db: None) -> Scene:
    draft = make.make_article("Arrests", publication=Publication.DRAFT)
    event = make.make_event("Arrests at the Verrin gate")
    claim, rival = make.make_claim(TEXT, event=event), make.make_claim("Two were arrested.")
    hidden = make.make_appearance(claim, capture=make.make_capture(TEXT, article=draft))
    open_ = make.make_appearance(rival, quote="Two were arrested.")
    pair = make.make_contradiction(hidden, open_)
    review = make.make_review(claim, summary="The whistleblowers were arrested.")
    for each in (claim, rival):
        corroboration.refresh(claim_id=each.pk)
    return Scene(draft, claim, event, rival, pair, review)


LISTS = (
    "/", "/claims/", "/claims/?contested=yes", "/claims/?q=whistleblowers", "/events/", "/events/?q=Verrin",
    "/search/?q=whistleblowers", "/search/?q=Verrin", "/claims/{rival}/", "/api/v1/claims/", "/api/v1/claims/?q=nine",
    "/api/v1/claims/?contested=true", "/api/v1/claims/{rival}/", "/api/v1/events/", "/api/v1/appearances/",
    "/api/v1/contradictions/", "/api/v1/reviews/",
)  # fmt: skip
ITS_OWN = (
    "/claims/{claim}/", "/events/{event}/", "/claims/{claim}/evidence.warc.gz", "/api/v1/claims/{claim}/",
    "/api/v1/events/{event}/", "/api/v1/reviews/{review}/", "/api/v1/contradictions/{pair}/",
)  # fmt: skip


def gives_away(page: str, scene: Scene) -> bool:
    ids = [scene.at(f"{{{name}}}") for name in ("claim", "event", "pair", "review")]
    return any(words in page for words in ("whistleblowers were", "Verrin gate", "contradicts 1", *ids))


@pytest.mark.parametrize("form", LISTS)
def test_no_list_search_count_or_neighbour_shows_it_to_readers(
    client: Client, scene: Scene, ana: User, form: str
) -> None:
    assert not gives_away(shown(client, scene.at(form)), scene)
    client.force_login(ana)
    assert gives_away(shown(client, scene.at(form)), scene)


@pytest.mark.parametrize("form", ITS_OWN)
def test_its_own_addresses_are_not_found_except_by_the_newsroom(
    client: Client, scene: Scene, ana: User, form: str
) -> None:
    assert client.get(scene.at(form)).status_code == 404
    client.force_login(ana)
    assert client.get(scene.at(form)).status_code == 200


def test_no_export_holds_it(scene: Scene) -> None:
    for export in EXPORTS.values():
        told = str(list(export.lines(Audience(None, timezone.now()))))
        assert not gives_away(told, scene)


@pytest.mark.parametrize("form", ["/claims/{claim}/", "/events/{event}/"])
def test_the_newsroom_is_told_why_readers_do_not_see_it(
    client: Client, scene: Scene, ana: User, form: str
) -> None:
    client.force_login(ana)
    page = plain(shown(client, scene.at(form)))
    assert "Readers do not see this" in page
    assert "is a draft, under embargo or withdrawn" in page

    Article.objects.filter(pk=scene.draft.pk).update(publication=Publication.PUBLISHED)
    assert "Readers do not see this" not in plain(shown(client, scene.at(form)))


def in_sight(claim: Claim) -> bool:
    return Claim.objects.visible_to(None, timezone.now()).filter(pk=claim.pk).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"publication": Publication.DRAFT},
        {"publication": Publication.WITHDRAWN},
        {"embargo_until": timezone.now() + timedelta(days=9)},
    ],
    ids=["draft", "withdrawn", "under embargo"],
)
def test_it_shows_as_soon_as_one_article_that_says_it_does(scene: Scene, fields: dict[str, Any]) -> None:
    other = make.make_article()
    make.make_appearance(scene.claim, capture=make.make_capture(TEXT, article=other))
    Article.objects.filter(pk=scene.draft.pk).update(**fields)
    assert in_sight(scene.claim)

    Article.objects.filter(pk=other.pk).update(**fields)
    assert not in_sight(scene.claim)


def test_a_rejected_quote_keeps_no_claim_in_sight(scene: Scene, ana: User) -> None:
    row = make.make_appearance(scene.claim, quote=TEXT)
    assert in_sight(scene.claim)

    Appearance.objects.filter(pk=row.pk).update(
        judgement=Judgement.REJECTED, judged_by=ana, judged_at=NOON, judged_why="Misread."
    )
    assert not in_sight(scene.claim)


def test_another_capture_of_a_hidden_piece_keeps_none_in_sight_either(scene: Scene) -> None:
    twin = make.make_article(merged_into=scene.draft)
    make.make_appearance(scene.claim, capture=make.make_capture(TEXT, article=twin))

    assert not in_sight(scene.claim)


def test_what_was_merged_into_it_leads_nowhere(client: Client, scene: Scene) -> None:
    former = make.make_claim("Whistleblowers were held.", merged_into=scene.claim)
    before = make.make_event("Arrests in Verrin", merged_into=scene.event)

    for address in (f"claims/{former.public_id}/", f"events/{before.public_id}/"):
        assert client.get(f"/{address}").status_code == 404
        assert client.get(f"/api/v1/{address}").status_code == 404


def test_a_claim_without_any_quote_gives_nothing_away_and_stays(scene: Scene) -> None:
    assert in_sight(make.make_claim("Written down by hand."))


def test_more_hidden_claims_cost_readers_no_more_queries(client: Client, scene: Scene) -> None:
    before = [queries(client, address) for address in ("/claims/", "/events/", "/api/v1/claims/")]
    for number in range(8):
        claim = make.make_claim(f"Number {number} was arrested.", event=scene.event)
        make.make_appearance(claim, capture=make.make_capture(claim.text, article=scene.draft))

    assert [queries(client, address) for address in ("/claims/", "/events/", "/api/v1/claims/")] == before


def test_a_claim_rests_on_a_hidden_article_that_its_only_article_was_taken_from_by_whatever_way(
    db: None,
) -> None:
    draft = make.make_article("Arrests", publication=Publication.DRAFT)
    wire, copy, apart = (make.make_article() for _ in range(3))
    resting, clear = make.make_claim(TEXT), make.make_claim("Two were arrested.")
    make.make_appearance(resting, capture=make.make_capture(TEXT, article=wire))
    make.make_appearance(clear, capture=make.make_capture("Two were arrested.", article=apart))
    make.make_derivation(wire, draft)
    assert clouded_claims([resting.pk, clear.pk], timezone.now()) == {resting.pk}

    Appearance.objects.filter(claim=resting).delete()
    make.make_appearance(resting, capture=make.make_capture(TEXT, article=copy))
    assert clouded_claims([resting.pk, clear.pk], timezone.now()) == set()

    make.make_derivation(copy, wire)
    assert clouded_claims([resting.pk, clear.pk], timezone.now()) == {resting.pk}


def test_a_list_read_in_its_order_walks_what_is_hidden_only_where_it_meets_it(scene: Scene) -> None:
    def walked(claims: QuerySet[Claim]) -> bool:
        plan = claims.explain(analyze=True)
        (walk,) = [line for line in plan.splitlines() if "claims_veiled" in line]
        return "never executed" not in walk

    every = Claim.objects.each_visible_to(None, NOON)

    assert not walked(every.filter(pk=scene.rival.pk))
    assert walked(every.filter(pk=scene.claim.pk))
