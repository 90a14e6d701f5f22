"""How the score has moved for a reader is told as if what is hidden from them had never come."""

import pytest
from django.test import Client
from django.utils.http import urlencode

from claims.actions import corroboration
from claims.models import Claim
from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.pages import replayed
from sources.models import Article
from sources.vocabulary import Publication, Reliability
from tests.factories import make_appearance, make_article, make_capture, make_grade, make_source
from tests.provenance.pages.reading import page_of, plain, queries, shown
from tests.provenance.partners.test_past import moment

pytestmark = pytest.mark.django_db(transaction=True)


def says_so(claim: Claim, letter: Reliability = Reliability.A, **hidden: str) -> Article:
    """An outlet of good repute says a claim, and it is weighed again."""
    outlet = make_source()
    make_grade(outlet, letter)
    article = make_article(source=outlet, **hidden)
    make_appearance(claim, capture=make_capture(article=article))
    corroboration.refresh(claim_id=claim.pk)
    return article


def told(client: Client, claim: Claim, **asked: str) -> str:
    """The course and the history of a claim, as its page tells them."""
    page = shown(client, f"{page_of(claim)}?{urlencode(asked)}")
    return plain(page.partition('id="course"')[2].partition("<aside")[0])


def test_what_is_hidden_has_moved_no_score(client: Client, four: Claim, ana: User) -> None:
    says_so(four)
    before = told(client, four)
    assert before.count("→") >= 2

    hidden = says_so(four, publication=Publication.DRAFT)

    assert told(client, four) == before
    client.force_login(ana)
    assert told(client, four).count("→") > before.count("→")
    client.logout()

    Article.objects.filter(pk=hidden.pk).update(publication=Publication.PUBLISHED)
    assert told(client, four) != before
    Article.objects.filter(pk=hidden.pk).update(publication=Publication.WITHDRAWN)
    assert told(client, four) == before


def test_a_voice_in_sight_moves_the_score_beside_a_hidden_one_as_it_would_alone(
    client: Client, four: Claim
) -> None:
    alone = corroboration.figures(claim_id=four.pk)["score"]
    says_so(four, Reliability.B, publication=Publication.DRAFT)
    with_hidden, then = corroboration.figures(claim_id=four.pk)["score"], moment()

    says_so(four)

    found = told(client, four)
    assert f"{alone:.2f} →" in found
    assert f"{with_hidden:.2f}" not in found
    assert f"{alone:.2f}" in told(client, four, as_of=then)
    assert "→" not in told(client, four, as_of=then).partition("History")[0]


def test_only_the_latest_moments_are_worked_out_again(
    client: Client, four: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    says_so(four, publication=Publication.DRAFT)
    says_so(four)
    one_more = queries(client, page_of(four))
    monkeypatch.setattr(replayed, "MOST", 1)

    least = queries(client, page_of(four))

    moments = Entry.objects.filter(subject="corroboration", key=four.pk).count()
    assert 0 < one_more - least <= 70 * (moments - 1)
