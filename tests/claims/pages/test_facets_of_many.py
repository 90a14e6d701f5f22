"""What a very long list of claims can be narrowed to: counted some minutes ago, and nothing hidden since."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from claims.models import Claim
from claims.pages import facets
from claims.rules.stages import Standing
from claims.vocabulary import ReviewStage
from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Publication
from tests.claims.pages import test_facets
from tests.claims.pages.test_facets import EVERY, choices
from tests.factories import (
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_corroboration,
    make_rating,
    make_source,
)
from tests.provenance.pages.reading import shown
from tests.reviewing import at

pytestmark = pytest.mark.django_db
scene = test_facets.scene


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is counted of three claims is kept, as it is of a thousand."""
    cache.clear()
    monkeypatch.setattr(facets, "LARGE", 3)
    yield
    cache.clear()


@pytest.mark.usefixtures("large")
def test_of_very_many_claims_what_was_counted_stands_for_minutes_each_question_and_language_by_itself(
    scene: dict[str, Claim], client: Client
) -> None:
    before = shown(client, "/claims/")
    Article.objects.filter(source__name="Quiet Wire").update(source=make_source("Loud Wire"))

    later = shown(client, "/claims/")

    assert ("As it stood" in before, "As it stood" in later) == (False, True)
    assert {heading: choices(later, heading) for heading in EVERY} == EVERY
    assert choices(shown(client, "/claims/?order=newest"), "Source") == {
        "Radio Kanaima": "2",
        "Loud Wire": "1",
    }
    spanish = client.get("/claims/", headers={"Accept-Language": "es"}).content.decode()
    assert "Loud Wire" in spanish
    assert choices(shown(client, "/claims/?until=2019-02-22"), "Source") == {"Radio Kanaima": "2"}


@pytest.mark.usefixtures("large")
def test_what_was_hidden_or_taken_back_since_is_in_none_of_what_stands(
    scene: dict[str, Claim], client: Client, ana: User
) -> None:
    shown(client, "/claims/")
    at((ReviewStage.WITHDRAWN, Standing.NOTHING), ana, scene["four"], make_rating("Refuted", rank=41))

    withdrawn = shown(client, "/claims/")
    assert "As it stood" in withdrawn
    assert (choices(withdrawn, "Rating"), choices(withdrawn, "Review")) == ({}, {})

    Article.objects.filter(source__name="Radio Kanaima", captures__text="Cuatro heridos.").update(
        publication=Publication.WITHDRAWN
    )
    hidden = shown(client, "/claims/")
    assert "As it stood" not in hidden
    assert choices(hidden, "Stance of some article") == {"asserted": "2"}

    client.force_login(ana)
    inside = shown(client, "/claims/")
    assert "As it stood" not in inside
    assert choices(inside, "Stance of some article") == {"asserted": "2", "disputed": "1"}


def test_sources_that_as_many_claims_have_are_the_first_few_by_their_names_in_addresses(
    client: Client,
) -> None:
    named = sorted((make_source(f"Voice {number}") for number in range(12)), key=lambda each: each.public_id)
    for place, source in enumerate(named):
        make_corroboration(make_claim(), articles=place)
        capture = make_capture(article=make_article(source=source))
        make_appearance(Claim.objects.latest("pk"), capture=capture)
    make_appearance(make_claim(), capture=make_capture(article=make_article(source=named[-1])))

    first = choices(shown(client, "/claims/"), "Source")

    assert first == {named[-1].name: "2", **{each.name: "1" for each in named[:7]}}
