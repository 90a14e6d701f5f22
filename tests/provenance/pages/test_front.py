"""The front page and the search."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from claims.models import Claim, Corroboration
from claims.pages import today
from claims.pages.dashboard.opposing import opposing_lately
from sources.models import Source
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_capture, make_claim, make_contradiction, make_source
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


@pytest.mark.parametrize(("address", "kept"), [("/", ("4", "2")), ("/dashboard/?period=month", ())])
def test_a_large_newsroom_is_shown_as_it_stood_but_without_what_is_hidden_since(
    client: Client, four: Claim, monkeypatch: pytest.MonkeyPatch, address: str, kept: tuple[str, ...]
) -> None:
    cache.clear()
    monkeypatch.setattr(today, "MANY", 0)
    assert "As it stood" not in shown(client, address)
    later = Claim.objects.get(text__startswith="Two")
    Claim.objects.filter(pk=later.pk).update(text="Two, as told since.")
    page = shown(client, address)
    assert "As it stood" in page
    assert "Two, as told since." not in page
    assert all(f'class="big">{figure}</span>' in page for figure in kept)

    Claim.objects.filter(pk=later.pk).update(publication=Publication.DRAFT)

    page = shown(client, address)
    assert ("As it stood" in page, "Two" in page, "as told since" in page) == (False, False, False)


def test_the_front_page_of_an_empty_desk_says_so(client: Client) -> None:
    assert "Nothing is contested." in shown(client, "/")


def test_the_front_page_stands_while_what_is_contested_is_not_yet_weighed(client: Client) -> None:
    for number in range(4):
        oppose(make_source(f"One {number}"), make_source(f"Other {number}"))
    contested = shown(client, "/").partition('id="contested"')[2].partition("</section>")[0]
    assert contested.count('class="brief"') == 3
    assert contested.count("not yet weighed") == 8


def test_the_front_page_stands_while_one_side_is_not_yet_weighed(client: Client, four: Claim) -> None:
    Corroboration.objects.exclude(claim=four).delete()
    assert shown(client, "/").count("not yet weighed") == 1


def test_whoever_is_shown_in_the_matrix_stands_against_somebody_shown() -> None:
    heroes = [make_source(f"Hero {number}") for number in range(5)]
    for number, hero in enumerate(heroes):
        for other in range(5):
            oppose(hero, make_source(f"Critic {number} {other}"))
    courier, post = make_source("Courier"), make_source("Post")
    for _ in range(2):
        oppose(courier, post)

    found = opposing_lately(None, timezone.now())

    assert len(found.sources) == 6
    assert {courier, post} < set(found.sources)
    assert all(any(cell.number for cell in cells) for _, cells in found.rows)


def oppose(one: Source, other: Source) -> None:
    rows = [make_appearance(make_claim(), attributed_to=source) for source in (one, other)]
    make_contradiction(*rows)


def test_search_finds_claims_quotes_sources_and_articles(client: Client, four: Claim) -> None:
    assert "Four people were killed." in shown(client, "/search/?q=people killed")
    assert f"<mark>{QUOTE}</mark>" in shown(client, "/search/?q=council killed")
    assert "Kapé Council" in shown(client, "/search/?q=kape")
    assert "Clashes at the bridge" in shown(client, "/search/?q=bridge clash")
    assert "We have not seen this" in shown(client, "/search/?q=unheard")


@pytest.mark.parametrize("words", ["council or killed", "council -killed", '"killed council"'])
def test_search_takes_every_word_as_a_word(client: Client, four: Claim, words: str) -> None:
    page = shown(client, f"/search/?q={quote(words)}")
    assert f"<mark>{QUOTE}</mark>" in page


def test_search_shows_a_quote_once_that_stands_behind_two_claims(client: Client) -> None:
    capture = make_capture("Four trucks and two drivers were lost.")
    for text in ("Four trucks.", "Two drivers."):
        make_appearance(make_claim(text), capture=capture)
    assert shown(client, "/search/?q=trucks drivers").count("<mark>Four trucks and two") == 1
