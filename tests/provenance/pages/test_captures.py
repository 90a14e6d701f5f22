"""The page that holds two captures of an article against each other."""

from datetime import timedelta

import pytest
from django.test import Client

from sources.actions import alterations
from sources.models import Article, Capture
from sources.vocabulary import Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db

OLD = "Four were killed at dusk.\n\nThe road is shut."


@pytest.fixture
def twice() -> Article:
    """An article that said four and says two, with a claim for each."""
    article = make_article("At the bridge")
    first = make_capture(OLD, article=article)
    later = make_capture(OLD.replace("Four", "Two"), article=article, retrieved_at=NOON + timedelta(days=1))
    make_appearance(make_claim("Four were killed."), capture=first, quote="Four were killed", low=4, high=4)
    make_appearance(make_claim("Two were killed."), capture=later, quote="Two were killed", low=2, high=2)
    alterations.settle(article=article)
    return article


def page_of(article: Article, asked: str = "") -> str:
    return f"/articles/{article.public_id}/captures/{asked}"


def capture_of(article: Article, words: str) -> Capture:
    return article.captures.get(text__contains=words)


def test_the_words_that_changed_are_marked_for_eye_and_ear(client: Client, twice: Article) -> None:
    page = shown(client, page_of(twice))

    assert '<del><span class="vh">[taken out: </span>Four<' in page
    assert '<ins><span class="vh">[put in: </span>Two<' in page
    assert "a figure was changed: “Four” became “Two”" in plain(page)
    assert "1 unchanged paragraph" in plain(page)


def test_in_one_text_the_paragraph_stands_once(client: Client, twice: Article) -> None:
    page = plain(shown(client, page_of(twice, "?layout=inline")))

    assert page.count("were killed at dusk.") == 1
    assert page.index("[taken out: Four") < page.index("[put in: Two")


def test_the_quotes_it_touched_are_listed(client: Client, twice: Article) -> None:
    words = plain(shown(client, page_of(twice)))

    assert "2 quotes in which words came or went" in words
    assert "“Two were killed” said so from this capture on" in words


def test_any_two_captures_can_be_chosen_and_strange_ones_are_refused_by_name(
    client: Client, twice: Article
) -> None:
    old, new = capture_of(twice, "Four").public_id, capture_of(twice, "Two").public_id

    back = plain(shown(client, page_of(twice, f"?earlier={new}&later={old}")))

    assert "[taken out: Two" in back
    for asked in ("?later=other", f"?earlier={old}&later={old}", "?layout=round", "?after=x", "?after=-1"):
        assert client.get(page_of(twice, asked)).status_code == 400, asked


def test_an_article_captured_once_has_nothing_to_compare(client: Client) -> None:
    article = make_capture(OLD).article

    answer = client.get(page_of(article))

    assert answer.status_code == 400
    assert "captured once" in answer.content.decode()


def test_hidden_articles_and_captures_of_hidden_twins_are_not_shown(client: Client, twice: Article) -> None:
    twin = make_article("Secret", merged_into=twice, publication=Publication.DRAFT)
    secret = make_capture("Secret words.", article=twin, retrieved_at=NOON + timedelta(days=2))
    alterations.settle(article=twin)

    assert "Secret words" not in shown(client, page_of(twice))
    assert client.get(page_of(twice, f"?later={secret.public_id}")).status_code == 400

    Article.objects.filter(pk=twice.pk).update(publication=Publication.DRAFT)
    assert client.get(page_of(twice)).status_code == 404


def test_it_costs_the_same_queries_however_much_changed(client: Client, twice: Article) -> None:
    before = queries(client, page_of(twice))
    text = "\n\n".join(f"Ferry number {number} left at dusk." for number in range(60))
    for day in range(2, 6):
        later = make_capture(f"{text} {day}", article=twice, retrieved_at=NOON + timedelta(days=day))
        make_appearance(capture=later, quote="Ferry number 1 ", low=day, high=day)
    alterations.settle(article=twice)

    assert queries(client, page_of(twice)) <= before


def test_a_long_comparison_leads_to_its_next_page(client: Client, twice: Article) -> None:
    text = "\n\n".join(f"Ferry number {number} left at dusk." for number in range(60))
    make_capture(text, article=twice, retrieved_at=NOON + timedelta(days=3))
    make_capture(text.replace("dusk", "dawn"), article=twice, retrieved_at=NOON + timedelta(days=4))
    alterations.settle(article=twice)

    assert 'href="?after=40"' in shown(client, page_of(twice))
    assert "Ferry number 59" in plain(shown(client, page_of(twice, "?after=40")))
