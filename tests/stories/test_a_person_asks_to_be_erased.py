"""A harbour master asks to be forgotten: her name is gone from every answer, and every score is as it was."""

import json

import pytest
from django.test import Client

from claims.models import Appearance, Corroboration
from provenance.history.actions import erasures
from provenance.pipeline import line
from provenance.pipeline.rescoring import stretch
from provenance.telling.actions.telling import tell
from sources.models import Article, Source
from tests import factories as make
from tests.provenance.history.tampering import faults, seal
from tests.stories.test_a_wire_corrects_itself import copy, take_in, wire

NAME = "Ilka Brandt"
PAGES = ("/claims/{claim}/", "/articles/{article}/", "/sources/{source}/", "/search/?q=ilka+brandt")
API = (
    "/api/v1/claims/{claim}/",
    "/api/v1/articles/{article}/",
    "/api/v1/sources/{source}/",
    "/api/v1/captures/",
    "/api/v1/appearances/",
    "/api/v1/changes/?rows=true",
)


def arithmetic() -> list[tuple[object, ...]]:
    """Every score with the origins behind it."""
    rows = Corroboration.objects.order_by("claim_id")
    return list(rows.values_list("claim_id", "score", "origins_for", "origins_against", "credibility"))


@pytest.mark.alone  # what is told by when: beside another part of a run the end of the history is not
@pytest.mark.django_db(transaction=True)
def test_a_name_that_is_erased_shows_nowhere_and_moves_no_score() -> None:
    ana = make.make_user("ana", staff=True)
    take_in(wire("Four", 1), copy(1), copy(2))
    who = Source.objects.get(name=NAME)
    said = Appearance.objects.filter(attributed_to=who).select_related("claim", "capture__article").first()
    assert said is not None and said.claim is not None
    ids = {"claim": said.claim.public_id, "article": said.capture.article.public_id, "source": who.public_id}
    client, before = Client(), arithmetic()
    tell()
    seen = [client.get(each.format(**ids)).content.decode() for each in (*PAGES, *API)]
    assert sum(NAME in each for each in seen) >= 6
    place = json.loads(client.get("/api/v1/changes/").content)["after"]

    erasures.erase(words=[NAME], by=ana, ground="A private person asked; she holds no office any more.")

    assert line.drain().failed == 0
    tell()
    for each in (*PAGES[:3], *API):
        answer = client.get(each.format(**ids))
        assert answer.status_code == 200
        assert "Brandt" not in answer.content.decode(), each
    assert "█" in client.get(PAGES[0].format(**ids)).content.decode()
    assert arithmetic() == before
    assert stretch(after=0, watch=lambda *_: None).found == []
    seal()
    assert faults() == []
    assert Article.objects.count() == 3
    told = json.loads(client.get(f"/api/v1/changes/?after={place}").content)["results"]
    assert {"appearances", "captures", "sources"} <= {each["resource"] for each in told}
    assert {each["action"] for each in told} == {"updated"}
