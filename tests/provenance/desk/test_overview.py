"""The overview of the queues: what waits, and who may decide it."""

import pytest
from django.test import Client

from provenance.accounts.actions import people
from provenance.accounts.vocabulary import Role
from provenance.desk import overview
from tests.factories import make_contradiction, make_derivation, make_user
from tests.possible import make_possible
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUES = "/queue/"


@pytest.fixture
def ben() -> Client:
    """A fact-checker."""
    client = Client()
    client.force_login(people.settle(username="ben", password="a good long one", role=Role.FACT_CHECKER))
    return client


def test_each_queue_tells_what_waits_and_who_decides(ben: Client) -> None:
    make_derivation()
    make_contradiction()
    make_possible()

    told = plain(shown(ben, QUEUES))

    assert "Derivations Who took it from whom? 1 curators and administrators; you may read" in told
    assert "Contradictions Can both stand? 1 you, as fact-checkers and administrators do" in told
    assert "Possible appearances Does it repeat the claim? 1 you" in told
    assert "Possible mergers Are these one claim? 0 you" in told
    assert "Corrections Which corrections have not travelled? 0 nobody: a list to read" in told


def test_counting_ends_where_nobody_reads_on(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview, "MOST", 1)
    make_derivation()
    before = queries(ben, QUEUES)
    make_derivation()
    make_derivation()

    assert "Who took it from whom? more than 1 curators" in plain(shown(ben, QUEUES))
    assert queries(ben, QUEUES) == before


def test_the_masthead_leads_to_the_overview(ben: Client) -> None:
    assert '<a href="/queue/">Queue</a>' in shown(ben, "/")


def test_the_overview_is_the_newsroom_s(client: Client) -> None:
    assert client.get(QUEUES).status_code == 302
    client.force_login(make_user())
    assert client.get(QUEUES).status_code == 403


def test_who_may_not_decide_is_told_who_may_and_no_keys_for_it(ben: Client) -> None:
    make_derivation()
    page = shown(ben, "/queue/derivations/")
    assert "Curators and administrators decide here; you may read." in plain(page)
    assert "<dd>confirm</dd>" not in page
    assert "<dd>next, previous</dd>" in page

    page = shown(ben, "/queue/contradictions/")
    assert "decide here; you may read" not in plain(page)
    assert "<dd>confirm</dd>" in page
