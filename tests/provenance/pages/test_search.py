"""Asking “have we seen this?” shows no more than the pages it leads to."""

import pytest
from django.test import Client
from django.utils import timezone

from provenance.accounts.models import User
from sources.vocabulary import Publication
from tests.factories import make_appearance, make_article, make_capture, make_source
from tests.provenance.pages.reading import shown

pytestmark = pytest.mark.django_db


def test_a_quote_does_not_name_the_hidden_article_that_took_its_words_back(client: Client, ana: User) -> None:
    wire = make_article(
        "Withdrawn", source=make_source("Quiet Wire", version=2), publication=Publication.DRAFT
    )
    copy = make_capture("Four dockers were hurt.", article=make_article("Copy", source=make_source("Echo")))
    make_appearance(capture=copy, quote="Four dockers were hurt", stale_at=timezone.now(), stale_from=wire)

    page = shown(client, "/search/?q=dockers")
    assert "Four dockers were hurt" in page
    assert wire.public_id not in page

    client.force_login(ana)
    assert wire.public_id in shown(client, "/search/?q=dockers")
