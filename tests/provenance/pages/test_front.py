"""The front page and the search."""

import pytest
from django.test import Client

from claims.models import Claim
from sources.vocabulary import Publication
from tests.provenance.pages.reading import QUOTE, shown

pytestmark = pytest.mark.django_db


def test_the_front_page_shows_what_is_contested_and_who_is_copied(client: Client, four: Claim) -> None:
    page = shown(client, "/")
    assert 'class="big">4</span>' in page
    assert 'class="big">2</span>' in page
    assert "Kapé Council" in page.partition('id="origins"')[2]
    assert "The hospital" in page.partition('id="pairs"')[2]


def test_the_front_page_names_nothing_hidden(client: Client, four: Claim) -> None:
    Claim.objects.filter(text__startswith="Two").update(publication=Publication.DRAFT)
    page = shown(client, "/")
    assert "Two people were killed." not in page
    assert 'class="big">2</span>' not in page


def test_the_front_page_of_an_empty_desk_says_so(client: Client) -> None:
    assert "Nothing is contested." in shown(client, "/")


def test_search_finds_claims_quotes_sources_and_articles(client: Client, four: Claim) -> None:
    assert "Four people were killed." in shown(client, "/search/?q=people killed")
    assert f"<mark>{QUOTE}</mark>" in shown(client, "/search/?q=council killed")
    assert "Kapé Council" in shown(client, "/search/?q=kape")
    assert "Clashes at the bridge" in shown(client, "/search/?q=bridge clash")
    assert "We have not seen this" in shown(client, "/search/?q=unheard")
