"""Changes as partners ask for them: with the copies that did not follow, and with nothing that is hidden."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.api.alterations import ALTERATIONS
from provenance.accounts.models import User
from sources.actions import alterations, visits
from sources.models import Alteration, Article, Visit
from sources.vocabulary import Publication
from tests.factories import NOON, make_appearance, make_article, make_capture, make_claim
from tests.sources.api.asking import found

pytestmark = pytest.mark.django_db

FOUR, TWO = "Four were killed at the pier.", "Two were killed at the pier."


@pytest.fixture
def corrected() -> Alteration:
    """A piece that says two where it said four, with a copy that still says four and was looked at since."""
    article = make_article("At the pier")
    make_capture(FOUR, article=article)
    make_capture(TWO, article=article, retrieved_at=NOON + timedelta(hours=1))
    alterations.settle(article=article)
    changed = Alteration.objects.select_related("sighting").get()
    copy = make_capture(FOUR, retrieved_at=NOON + timedelta(hours=2))
    make_appearance(
        make_claim("Four were killed."), capture=copy, quote="Four were killed", low=4, high=4,
        stale_at=changed.sighting.seen_at, stale_from=article,
    )  # fmt: skip
    return changed


@pytest.mark.parametrize(
    ("name", "written", "fits"),
    [
        ("kind", "figure", True),
        ("kind", "withdrawn", False),
        ("since", "2026-03-01T13:00:00Z", True),
        ("since", "2026-03-01T13:00:01Z", False),
        ("article", "0" * 12, False),
    ],
)
def test_a_change_is_found_by(corrected: Alteration, name: str, written: str, fits: bool) -> None:
    assert (corrected.public_id in found(ALTERATIONS, **{name: written})) is fits


def test_a_change_is_found_by_its_article(corrected: Alteration) -> None:
    article = corrected.later.article.public_id

    assert found(ALTERATIONS, article=article) == {corrected.public_id}


def test_a_change_is_told_with_the_copies_that_did_not_follow(client: Client, corrected: Alteration) -> None:
    told = client.get(f"/api/v1/alterations/{corrected.public_id}/").json()

    assert (told["earlier"], told["later"]) == (corrected.earlier.public_id, corrected.later.public_id)
    assert (told["kinds"], told["seen_at"]) == (["figure"], "2026-03-01T13:00:00Z")
    assert told["spans"] == [[0, 4, 0, 3]]
    assert told["copies_carrying"] == 1
    (copy,) = told["copies"]
    assert (copy["quote"], copy["seen_after"]) == ("Four were killed", True)
    assert copy["last_seen_at"] == "2026-03-01T14:00:00Z"
    assert client.get(f"/api/v1/appearances/{copy['appearance']}/").json()["claim"]["id"] == copy["claim"]


def test_article_and_capture_lead_to_their_changes(client: Client, corrected: Alteration) -> None:
    article = client.get(f"/api/v1/articles/{corrected.later.article.public_id}/").json()
    assert (article["alterations"], article["gone_since"]) == ([corrected.public_id], None)
    for end in (corrected.earlier, corrected.later):
        capture = client.get(f"/api/v1/captures/{end.public_id}/").json()
        assert capture["alterations"] == [corrected.public_id]
        assert capture["first_seen_at"] == capture["last_seen_at"] == capture["retrieved_at"]


def test_an_article_whose_page_is_gone_says_since_when(client: Client, corrected: Alteration) -> None:
    article = corrected.later.article
    visit = visits.ask(url=article.url)
    Visit.objects.filter(pk=visit.pk).update(article=article, gone_at=NOON + timedelta(hours=3))

    told = client.get(f"/api/v1/articles/{article.public_id}/").json()

    assert told["gone_since"] == "2026-03-01T15:00:00Z"


def test_what_is_hidden_shows_neither_as_a_change_nor_as_a_copy(
    client: Client, corrected: Alteration, ana: User
) -> None:
    copies = Article.objects.exclude(pk=corrected.later.article_id)
    copies.update(publication=Publication.DRAFT)
    told = client.get(f"/api/v1/alterations/{corrected.public_id}/").json()
    assert (told["copies_carrying"], told["copies"]) == (0, [])

    Article.objects.filter(pk=corrected.later.article_id).update(publication=Publication.DRAFT)
    assert found(ALTERATIONS) == set()
    assert found(ALTERATIONS, ana) == {corrected.public_id}
    assert client.get(f"/api/v1/alterations/{corrected.public_id}/").status_code == 404
