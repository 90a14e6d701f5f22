"""Contradictions as partners meet them: with what somebody has published on how both claims can be true."""

import json
from typing import Any

import pytest
from django.test import Client

from claims.actions import explainers
from provenance.accounts.models import User
from sources.vocabulary import Publication
from tests.provenance.partners.scene import set_scene

pytestmark = pytest.mark.django_db


def told(client: Client, public_id: str) -> Any:
    return json.loads(client.get(f"/api/v1/contradictions/{public_id}/").content)["explainer"]


def test_the_newest_explainer_is_told_while_it_is_published(client: Client, ben: User) -> None:
    scene = set_scene()
    name = scene.contradiction.public_id
    assert told(client, name) is None

    for seen, stage in enumerate((Publication.PUBLISHED, Publication.WITHDRAWN)):
        explainers.write(
            one=scene.four,
            other=scene.two,
            seen=seen,
            stage=stage,
            text="Two towns.",
            reason="Asked.",
            by=ben,
        )
        shown = told(client, name)
        assert (shown and (shown["text"], shown["number"])) == (
            ("Two towns.", 1) if stage is Publication.PUBLISHED else None
        )
