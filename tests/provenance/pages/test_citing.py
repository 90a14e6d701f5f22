"""The pages a claim leaves the newsroom by: what to cite it with, and its card."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from claims.actions import mergers
from claims.models import Claim
from provenance.accounts.models import User
from sources.vocabulary import Publication
from tests.factories import make_claim, make_user
from tests.provenance.pages.reading import page_of, plain, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> User:
    return make_user("ana", staff=True)


def test_what_is_cited_leads_to_the_claim_as_it_stood_that_second(client: Client, four: Claim) -> None:
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):  # a citation counts in whole seconds
        page = unescape(shown(client, f"{page_of(four)}cite/"))
    address = re.search(r"Provenance, http://testserver(\S+)</textarea>", page)

    assert address is not None
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        assert "As it stood on" in plain(shown(client, address[1]))


def test_the_claims_page_leads_to_both_and_tells_programs_how_to_embed_it(
    client: Client, four: Claim
) -> None:
    page = shown(client, page_of(four))
    found = re.search(r'type="application/json\+oembed"[^>]* href="http://testserver([^"]+)"', page)

    assert f'href="{page_of(four)}cite/"' in page
    assert found is not None
    told = client.get(unescape(found[1])).json()
    source = re.search(r'src="http://testserver([^"]+)"', told["html"])
    assert source is not None
    assert four.text in shown(client, source[1])


def test_only_the_card_may_be_framed_by_others(client: Client, four: Claim) -> None:
    card, page = client.get(f"{page_of(four)}card/"), client.get(page_of(four))

    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "script" not in card.content.decode()
    assert "Set-Cookie" not in card
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_what_not_everybody_may_see_has_neither_even_for_the_newsroom(
    client: Client, four: Claim, ana: User
) -> None:
    client.force_login(ana)
    for change in (
        {"publication": Publication.DRAFT},
        {"publication": Publication.PUBLISHED, "embargo_until": timezone.now() + timedelta(days=1)},
    ):
        Claim.objects.filter(pk=four.pk).update(**change)
        page = shown(client, page_of(four))

        assert "oembed" not in page
        assert "Cite, share, embed" not in page
        for under in ("cite", "card"):
            assert client.get(f"{page_of(four)}{under}/").status_code == 404
        assert client.get("/api/v1/oembed/", {"url": f"http://testserver{page_of(four)}"}).status_code == 404


def test_a_card_of_a_claim_merged_into_another_shows_that_one(client: Client, four: Claim, ana: User) -> None:
    same = make_claim("Four killed at the bridge.", measure=four.measure, low=4, high=4, unit="people")
    mergers.merge(claim=same, into=four, by=ana, why="The same.", version=same.version)

    assert four.text in shown(client, f"{page_of(same)}card/")
    assert client.get(f"{page_of(same)}cite/")["Location"] == f"{page_of(four)}cite/"
