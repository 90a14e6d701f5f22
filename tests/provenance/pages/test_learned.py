"""A source's page shows people's letter and what was learned beside each other."""

import pytest
from django.test import Client

from claims.actions.learned import learn
from claims.models import Claim
from claims.vocabulary import Stance
from sources.models import Article, Source
from sources.vocabulary import Publication, Reliability
from tests.claims.actions.test_learned import echoes, found, question, says
from tests.factories import make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db


def page_of(source: Source) -> str:
    return f"/sources/{source.public_id}/"


def answered(source: Source, *, right: int, wrong: int) -> None:
    """So many settled claims of which it was the origin."""
    for n in range(right + wrong):
        claim = make_claim(f"Claim {n} of {source.name}.")
        says(claim, source)
        found(claim, right=n < right)
    learn()


def test_letter_and_track_record_stand_side_by_side(client: Client) -> None:
    post = make_source("Harbour Post")
    make_grade(post, Reliability.C, reason="Corrects within a day.")
    answered(post, right=11, wrong=1)

    page = plain(shown(client, page_of(post)))

    assert "Corrects within a day." in page
    assert "Track record, counted 11 of 12 answers to settled claims were right" in page
    assert "Right 0.76 to 0.99 of the time, nine times in ten. That would earn it B usually reliable." in page
    assert "Claim 11 of Harbour Post. people killed wrong False" in page


def test_too_few_answers_earn_no_letter(client: Client) -> None:
    post = make_source("Harbour Post")
    answered(post, right=2, wrong=0)

    assert "Too few to earn a letter yet." in plain(shown(client, page_of(post)))


def test_without_settled_claims_the_page_says_so(client: Client) -> None:
    page = plain(shown(client, page_of(make_source("Harbour Post", version=2))))

    assert "None yet: no fact-checker has settled a claim" in page


def test_an_edition_shows_the_record_of_its_household(client: Client) -> None:
    post = make_source("Harbour Post")
    south = make_source("Harbour Post South", edition_of=post, version=2)
    answered(post, right=3, wrong=0)

    page = plain(shown(client, page_of(south)))

    assert "3 of 3 answers" in page
    assert "Counted together with Harbour Post." in page


def test_what_a_rival_settled_is_told_apart_from_what_was_reviewed(client: Client) -> None:
    post, courier = make_source("Post"), make_source("Courier")
    four, _ = question([post], [courier])
    found(four, right=True)
    learn()

    assert "wrong True of a claim that contradicts it" in plain(shown(client, page_of(courier)))
    assert "contradicts it" not in plain(shown(client, page_of(post)))


def test_an_answer_that_disputed_the_claim_says_so(client: Client) -> None:
    claim, post, courier = make_claim("It rained."), make_source("Post"), make_source("Courier")
    says(claim, post)
    says(claim, courier, stance=Stance.DISPUTES)
    found(claim, right=True)
    learn()

    assert "wrong disputed it True" in plain(shown(client, page_of(courier)))
    assert "disputed it" not in plain(shown(client, f"{page_of(post)}settled/"))


def test_a_claim_that_is_hidden_since_is_neither_listed_nor_counted(client: Client) -> None:
    post = make_source("Harbour Post")
    answered(post, right=3, wrong=0)
    Claim.objects.filter(text="Claim 1 of Harbour Post.").update(publication=Publication.DRAFT)

    page = plain(shown(client, page_of(post)))

    assert "2 of 2 answers" in page
    assert "Claim 1 of" not in page


def test_all_settled_claims_are_listed_page_by_page(client: Client) -> None:
    post = make_source("Harbour Post")
    answered(post, right=27, wrong=0)

    assert "All 27, page by page" in plain(shown(client, page_of(post)))
    first = shown(client, f"{page_of(post)}settled/")
    assert "27 of 27 answers were right." in plain(first)
    assert "Next 25" in first


def test_a_source_lists_whose_mistakes_it_shares_and_which(client: Client) -> None:
    one, other = echoes(4)
    learn()

    page = plain(shown(client, page_of(other)))

    assert (
        f"{one.name}: 4 shared mistakes of 8 answers alike, 0 apart; dependent with a probability of" in page
    )
    assert page.count("Two.") >= 4


def test_a_tie_with_a_source_the_reader_may_not_know_is_not_shown(client: Client) -> None:
    one, other = echoes(3)
    learn()
    Claim.objects.all().update(publication=Publication.DRAFT)
    other.version = 2
    other.save()
    Article.objects.filter(source=one).update(publication=Publication.DRAFT)

    assert one.name not in shown(client, page_of(other))
    assert client.get(f"/sources/{one.public_id}/ties/{other.public_id}/").status_code == 404


def test_the_page_costs_the_same_queries_however_much_was_learned(client: Client) -> None:
    one, _ = echoes(3)
    answered(one, right=1, wrong=1)
    before = queries(client, page_of(one))

    answered(one, right=4, wrong=4)

    assert queries(client, page_of(one)) == before
