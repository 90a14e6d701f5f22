"""The page of one article."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Appearance, Bearing
from claims.vocabulary import Stance
from sources.actions import alterations
from sources.models import Article
from sources.vocabulary import DerivationKind, Publication, SectionKind
from tests.factories import (
    NOON,
    make_article,
    make_capture,
    make_derivation,
    make_source,
)  # fmt: skip
from tests.provenance.pages.conftest import PAGE
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db


def test_an_article_shows_its_text_with_marks_notes_comments_and_furniture_apart(
    client: Client, held: Article
) -> None:
    page = shown(client, f"/articles/{held.public_id}/")
    assert '<h3 class="head"><mark>Four dead</mark>' in page
    assert "Soldiers fired. <mark>Four were killed</mark>" in page
    assert "Comment by <bdi>lector</bdi>" in page
    assert re.search(r'class="furniture[^"]*">.{0,60}Menu and menu', page.replace("\n", ""))
    assert plain(page).count("asserts 1 · Four were killed.") == 1


def test_an_article_tells_with_which_claims_its_headline_does_otherwise_than_its_body(
    client: Client, held: Article
) -> None:
    row = (
        Appearance.objects.filter(capture__article=held)
        .exclude(section=SectionKind.COMMENT)
        .earliest("start")
    )
    Bearing.objects.create(
        claim=row.claim, capture=row.capture, headline_stance=Stance.ASSERTS, body_stance=Stance.REPEATS,
        difference="the headline asserts what the body repeats",
    )  # fmt: skip

    words = plain(shown(client, f"/articles/{held.public_id}/"))

    assert "Four were killed. – the headline asserts what the body repeats" in words


def test_an_article_shows_whom_it_took_from_and_the_words_they_share(client: Client, held: Article) -> None:
    wire = make_article("Wire", source=make_source("Northern Wire"), published_at=NOON - timedelta(hours=1))
    above = make_capture("Intro. Soldiers fired. Four were killed. End.", article=wire)
    below = held.captures.get()
    words = "Soldiers fired. Four were killed."
    span = [below.text.index(words), below.text.index(words) + len(words), 7, 7 + len(words)]
    make_derivation(held, wire, containment=0.5, containment_back=0.7, spans=[span], downstream_capture=below,
                    upstream_capture=above, kind=DerivationKind.REWRITE)  # fmt: skip
    page = shown(client, f"/articles/{held.public_id}/")
    assert "Side by side with Northern Wire" in page
    assert page.count(f'<span class="same">{words}</span>') == 2
    assert "<del>Intro.</del>" in page
    assert "50 % of this stands there" in page


def test_an_article_shows_others_of_the_same_event_that_were_not_taken_from_it(client: Client) -> None:
    here = make_article("Ferry Ada sinks off Lindt with 43 aboard", published_at=NOON)
    there = make_article("43 aboard as ferry Ada sinks", source=make_source("Lindt Post"), published_at=NOON)

    page = shown(client, f"/articles/{here.public_id}/")

    assert f'href="/articles/{there.public_id}/"' in page
    assert "Of the same event, by their headlines" in page
    assert "Lindt Post" in plain(page)
    assert "Both say “aboard”" in page


def test_an_article_shows_what_is_not_in_its_text_as_text(client: Client) -> None:
    omitted = [
        {"kind": "lost", "signs": 2400, "excerpts": ["Nine ministers <b>were</b> shot"]},
        {"kind": "head", "signs": 12, "excerpts": ["Bridge falls"]},
    ]
    capture = make_capture("Rain fell.", omitted=omitted, omitted_signs=12, incomplete=True)
    page = shown(client, f"/articles/{capture.article.public_id}/")

    assert "The text may be incomplete" in page
    assert "lost between two readings 2400 “Nine ministers &lt;b&gt;were&lt;/b&gt; shot”" in plain(page)
    assert "12 characters besides its programs" in page


def test_an_article_of_which_nothing_was_left_out_says_nothing_of_it(client: Client) -> None:
    capture = make_capture("Rain fell.", omitted=[])

    assert "What is not in the text" not in shown(client, f"/articles/{capture.article.public_id}/")


def test_another_capture_can_be_asked_for_and_a_strange_one_cannot(client: Client, held: Article) -> None:
    later = make_capture("A corrected text.", article=held, retrieved_at=NOON + timedelta(days=2))
    first = held.captures.exclude(pk=later.pk).get()
    assert "A corrected text." not in shown(client, f"/articles/{held.public_id}/?capture={first.public_id}")
    assert "A corrected text." in shown(client, f"/articles/{held.public_id}/")
    assert client.get(f"/articles/{held.public_id}/?capture=other").status_code == 400


def test_captures_that_came_in_as_another_article_are_listed_with_it(client: Client, held: Article) -> None:
    again = make_article("Again", merged_into=held)
    make_capture("The same piece again.", article=again, retrieved_at=NOON + timedelta(days=2))
    answer = client.get(f"/articles/{again.public_id}/", follow=True)
    assert answer.redirect_chain == [(f"/articles/{held.public_id}/?merged={again.public_id}", 301)]
    assert "The same piece again." in answer.content.decode()


def test_an_article_captured_again_says_what_changed_and_when(client: Client, held: Article) -> None:
    text = PAGE.replace("Four were killed", "Six were killed")
    later = make_capture(text, article=held, retrieved_at=NOON + timedelta(days=2))
    alterations.settle(article=held)
    words = plain(shown(client, f"/articles/{held.public_id}/"))
    assert "captured 2 times; a figure changed" in words
    assert "a figure was changed: “Four” became “Six”" in words
    first = held.captures.exclude(pk=later.pk).get()
    assert words.index(first.text_hash[:16]) < words.index(later.text_hash[:16])


def test_captures_of_an_article_cost_the_same_queries_however_many(client: Client, held: Article) -> None:
    page = f"/articles/{held.public_id}/"
    make_capture("A second text.", article=held, retrieved_at=NOON + timedelta(days=1))
    alterations.settle(article=held)
    client.get(page)
    before = queries(client, page)
    for day in range(2, 9):
        make_capture(f"Text number {day}.", article=held, retrieved_at=NOON + timedelta(days=day))
    alterations.settle(article=held)

    assert queries(client, page) == before


def test_a_capture_of_a_hidden_twin_is_not_listed(client: Client, held: Article) -> None:
    twin = make_article("Secret twin", merged_into=held, publication=Publication.DRAFT)
    capture = make_capture("Secret words of the twin.", article=twin)
    assert capture.public_id not in shown(client, f"/articles/{held.public_id}/")
    assert client.get(f"/articles/{held.public_id}/?capture={capture.public_id}").status_code == 400


def test_an_unseen_article_says_so(client: Client) -> None:
    unseen = make_article("Named only", unseen=True)
    make_derivation(make_article("Says where it is from"), unseen)
    assert "We do not hold this article" in plain(shown(client, f"/articles/{unseen.public_id}/"))


def test_hidden_articles_are_not_found(client: Client, held: Article) -> None:
    Article.objects.filter(pk=held.pk).update(publication=Publication.DRAFT)
    assert client.get(f"/articles/{held.public_id}/").status_code == 404
