"""A source met only in something unpublished is on no page outside the newsroom."""

import pytest
from django.test import Client

from provenance.accounts.models import User
from sources.models import Article
from sources.vocabulary import Publication, SourceKind
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db


def test_a_source_known_from_a_hidden_article_alone_is_nowhere(client: Client, ana: User) -> None:
    """An outlet, a voice and a reader who comments: each known from one draft."""
    open_outlet = make_source("Harbour Post", version=2)
    draft = make_article("A draft", source=make_source("Lonely Ledger"), publication=Publication.DRAFT)
    capture = make_capture("Soldiers fired. Mara Velde saw it.", article=draft)
    voice = make_source("Mara Velde", kind=SourceKind.PERSON)
    make_appearance(
        make_claim("Soldiers fired."), capture=capture, quote="Soldiers fired", attributed_to=voice
    )
    make_source("Angry Reader", kind=SourceKind.COMMENTER, within=open_outlet)
    make_source("Silent Sister", owner=open_outlet)
    hidden = ("Lonely Ledger", "Mara Velde", "Angry Reader", "Silent Sister")
    pages = (
        "/sources/",
        f"/sources/{open_outlet.public_id}/",
        "/search/?q=Ledger",
        "/search/?q=Velde",
        "/sources/map/",
        "/dashboard/?period=month",
    )

    for page in pages:
        said = plain(shown(client, page).replace("“Ledger”", "").replace("“Velde”", ""))
        assert not [name for name in hidden if name in said], page
    assert client.get(f"/sources/{voice.public_id}/").status_code == 404

    client.force_login(ana)
    assert all(name in plain(shown(client, "/sources/")) for name in hidden)

    client.logout()
    Article.objects.filter(pk=draft.pk).update(publication=Publication.PUBLISHED)
    assert {"Lonely Ledger", "Mara Velde"} <= {name for name in hidden if name in shown(client, "/sources/")}


def test_knowing_costs_no_query_for_each_source(client: Client) -> None:
    make_grade(make_source("One"))
    one = queries(client, "/sources/")
    for number in range(5):
        make_article(source=make_source(f"Outlet {number}"))

    assert queries(client, "/sources/") == one
