"""No filter, count or place in a list tells of an article that a reader may not see."""

import base64
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.actions import corroboration
from claims.models import Claim
from claims.pages import clouds, front, seen
from claims.pages.dashboard.copied import copied_lately
from claims.vocabulary import Stance
from provenance.accounts.models import User
from sources.models import Article, Source
from sources.vocabulary import Publication
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_derivation,
    make_source,
)
from tests.provenance.pages.reading import queries, shown

pytestmark = pytest.mark.django_db
DRAFT = {"publication": Publication.DRAFT}


def said(
    claim: Claim, source: Source | None = None, *, stance: Stance = Stance.ASSERTS, **fields: Any
) -> Article:
    article = make_article(source=source or make_source(), **fields)
    make_appearance(
        claim, capture=make_capture(f"{claim.text} {article.title}", article=article), stance=stance
    )
    return article


def weigh(*claims: Claim) -> None:
    for claim in claims:
        corroboration.refresh(claim_id=claim.pk)


def listed(client: Client, query: str = "") -> list[str]:
    return re.findall(r'<a href="/claims/(\w+)/"', shown(client, f"/claims/{query}"))


def test_a_claim_that_a_draft_alone_disputes_is_contested_for_the_newsroom_alone(
    client: Client, ana: User
) -> None:
    claim = make_claim()
    said(claim)
    said(claim, stance=Stance.DISPUTES, **DRAFT)
    weigh(claim)
    asked = ("/claims/?contested=yes", "/api/v1/claims/?contested=true")

    assert [claim.public_id in shown(client, each) for each in asked] == [False, False]
    assert "not contested" in shown(client, "/events/")
    client.force_login(ana)
    assert [claim.public_id in shown(client, each) for each in asked] == [True, True]
    assert "not contested" not in shown(client, "/events/")


@pytest.mark.parametrize(("answer", "found"), [("one", True), ("several", False), ("none", False)])
def test_a_hidden_origin_moves_a_claim_into_no_other_answer(client: Client, answer: str, found: bool) -> None:
    claim = make_claim()
    said(claim), said(claim, **DRAFT)
    weigh(claim)

    assert (listed(client, f"?origins={answer}") == [claim.public_id]) is found


def test_a_hidden_article_moves_no_claim_up_a_list_and_its_score_is_in_no_cursor(client: Client) -> None:
    others = [make_claim() for _ in range(30)]
    high, low = make_claim(), make_claim()
    for claim in (high, high, low, *others):
        said(claim)
    for _ in range(4):
        said(low, **DRAFT)
    weigh(high, low, *others)

    assert listed(client)[0] == high.public_id
    first = shown(client, "/claims/?order=carried")
    (cursor,) = set(re.findall(r"after=([\w-]+)", first))
    second = shown(client, f"/claims/?order=carried&after={cursor}")
    met = [each for page in (first, second) for each in re.findall(r'<a href="/claims/(\w+)/"', page)]
    assert sorted(met) == sorted(each.public_id for each in (high, low, *others))
    assert base64.urlsafe_b64decode(f"{cursor}===").startswith(b"[1,")


def test_a_claim_rests_on_no_hidden_source_and_the_front_page_counts_what_readers_know(
    client: Client,
) -> None:
    secret, open_one = make_source("Secret Gazette"), make_source("Harbour Post")
    claim = make_claim("Four were killed.")
    hidden = said(claim, secret, **DRAFT)
    copies = [said(claim, open_one), said(claim)]
    make_derivation(copies[0], hidden), make_derivation(copies[1], hidden)
    make_derivation(copies[1], copies[0])
    weigh(claim)
    now = timezone.now()

    assert claim.public_id in shown(client, f"/sources/{open_one.public_id}/")
    assert [each.source.name for each in copied_lately(None, now, 6)] == ["Harbour Post"]
    assert [one.backing.articles for one in front.loners(None, now)] == [2]
    assert "Secret Gazette" not in shown(client, "/search/?q=killed")


def test_where_nothing_is_hidden_one_query_tells_so_and_the_newsroom_is_asked_none(
    client: Client, ana: User, django_assert_num_queries: Any
) -> None:
    said(make_claim())
    with django_assert_num_queries(1):
        assert not clouds.everywhere(clouds.hides(None, timezone.now()))
    with django_assert_num_queries(0):
        assert not clouds.everywhere(clouds.hides(ana, timezone.now()))


def test_more_claims_behind_a_hidden_article_cost_readers_no_more_queries(client: Client) -> None:
    def more() -> None:
        for claim in (one := make_claim(), two := make_claim()):
            said(claim), said(claim, **DRAFT)
        weigh(one, two)

    more()
    before = [queries(client, each) for each in ("/claims/?origins=one", "/events/", "/")]
    more(), more()

    assert [queries(client, each) for each in ("/claims/?origins=one", "/events/", "/")] == before


def test_those_weighed_anew_come_out_as_each_by_itself() -> None:
    claims = [make_claim(), make_claim()]
    for claim in claims:
        said(claim), said(claim, **DRAFT), said(claim, stance=Stance.DISPUTES)
    weigh(*claims)
    now = timezone.now()

    anew = seen.apart(None, now)

    assert {pk: row.ledger for pk, row in anew.items()} == {
        claim.pk: seen.weighed(claim, None, now).ledger for claim in claims
    }
