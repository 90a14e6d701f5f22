"""Every published review as fact-checkers exchange theirs: as a feed, and line by line on a terminal."""

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from claims.vocabulary import ReviewStage
from tests.factories import make_appearance, make_capture, make_claim, make_review
from tests.provenance.partners.scene import Scene, set_scene
from tests.provenance.partners.standards import google
from tests.provenance.partners.standards.reading import types

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return set_scene()


class TestFeed:
    """Every review that stands, as fact-checkers exchange theirs."""

    def test_it_holds_each_claim_once_and_leads_on(self, client: Client, scene: Scene) -> None:
        for number in range(2):
            make_review(make_claim(f"Claim of the feed {number}."))
        make_review(make_claim("A draft."), stage=ReviewStage.DRAFT)

        first = client.get("/api/v1/claimreviews/", {"page_size": "2"})
        onward = first["Link"].removeprefix("<http://testserver").partition(">")[0]
        second = client.get(onward)

        feeds = [answer.json() for answer in (first, second)]
        items = [item for feed in feeds for element in feed["dataFeedElement"] for item in element["item"]]
        assert [len(feed["dataFeedElement"]) for feed in feeds] == [2, 1]
        assert len({item["url"] for item in items}) == 3
        assert [google.faults(item) for item in items] == [[], [], []]
        assert "Link" not in second
        assert types(feeds[0]) >= {
            f"http://schema.org/{name}" for name in ("DataFeed", "DataFeedItem", "ClaimReview")
        }

    def test_many_reviews_cost_no_more_queries_than_one(
        self, client: Client, scene: Scene, django_assert_num_queries: Any
    ) -> None:
        def asked() -> int:
            with django_assert_num_queries(14, exact=False) as queries:
                client.get("/api/v1/claimreviews/")
            return len(queries)

        one = asked()
        for number in range(4):
            claim = make_claim(f"Claim of the feed {number}.")
            make_appearance(claim, capture=make_capture(f"Sentence {number}."))
            make_review(claim)

        assert asked() == one


class TestExport:
    """The same on a terminal."""

    def test_every_review_that_stands_is_a_line(self, scene: Scene, settings: Any, capsys: Any) -> None:
        settings.SITE_ADDRESS = "https://checks.example"

        call_command("export", "claims", "--format", "claimreview")

        (line,) = map(json.loads, capsys.readouterr().out.splitlines())
        assert google.faults(line) == []
        assert line["url"] == f"https://checks.example/claims/{scene.four.public_id}/"

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("events", "--format", "claimreview"), "invalid choice"),
            (("appearances", "--format", "claimreview"), "offered for claims only"),
            (("claims", "--format", "annotations"), "offered for appearances only"),
            (("claims", "--format", "claimreview", "--unpublished"), "leave --unpublished out"),
            (("claims", "--format", "prov", "--unpublished"), "leave --unpublished out"),
        ],
    )
    def test_what_has_no_such_form_is_refused(self, arguments: tuple[str, ...], told: str) -> None:
        with pytest.raises(CommandError, match=told):
            call_command("export", *arguments)
