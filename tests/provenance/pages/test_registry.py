"""The registry shows curators what each source lacks and what hangs on it, in the order they ask for."""

import gzip
from urllib.parse import urlencode

import pytest
from django.test import Client

from claims.models import TrackRecord
from claims.vocabulary import Stance
from provenance.accounts.models import User
from provenance.pages.registry import ASKED, registry
from sources.models import Domain, Source
from sources.vocabulary import Reliability, SourceKind, VisitOutcome
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_feed,
    make_grade,
    make_source,
)
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db


def asked(**answers: str) -> dict[str, str]:
    return {**dict.fromkeys(ASKED, ""), **answers}


def names(**answers: str) -> list[str]:
    return [line.source.name for line in registry(asked(**answers)).rows]


@pytest.fixture
def desk(ben: User) -> dict[str, Source]:
    """Four sources that differ in everything one may look for."""
    group = make_source("Lindt Group", kind=SourceKind.ORGANISATION)
    wire = make_source("Tessel Wire", kind=SourceKind.AGENCY, host="tessel.example", owner=group)
    post = make_source("Harbour Post", host="harbour.example")
    gone = make_source("Old Bell", retired=True)
    make_grade(wire, Reliability.B, graded_by=ben)
    make_grade(post, Reliability.D, graded_by=ben)
    make_feed(post, outcome=VisitOutcome.TOO_SLOW)
    make_feed(wire, outcome=VisitOutcome.UNCHANGED)
    make_feed(gone, outcome=VisitOutcome.TOO_SLOW, active=False)
    said = make_capture("Four were killed.", article=make_article(source=post))
    make_appearance(
        make_claim("Four were killed."), capture=said, stance=Stance.ASSERTS, quote="Four were killed."
    )
    return {source.name: source for source in (group, wire, post, gone)}


FILTERS: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["Harbour Post", "Lindt Group", "Tessel Wire"]),
    ({"kind": "agency"}, ["Tessel Wire"]),
    ({"grade": "D"}, ["Harbour Post"]),
    ({"grade": "F"}, ["Lindt Group"]),
    ({"owner": "lindt group"}, ["Tessel Wire"]),
    ({"no_grade": "yes"}, ["Lindt Group"]),
    ({"no_domain": "yes"}, ["Lindt Group"]),
    ({"feed_fails": "yes"}, ["Harbour Post"]),
    ({"never_asserted": "yes"}, ["Lindt Group", "Tessel Wire"]),
    ({"never_asserted": "yes", "no_grade": "yes"}, ["Lindt Group"]),
    ({"retired": "yes"}, ["Old Bell"]),
    ({"q": "tessel"}, ["Tessel Wire"]),
    ({"q": "tesel wier"}, ["Tessel Wire"]),
    ({"q": "https://www.tessel.example/news/1"}, ["Tessel Wire"]),
    ({"q": "harbour.ex"}, ["Harbour Post"]),
    ({"q": "%_ ' ("}, []),
]


def test_each_filter_finds_what_it_says(desk: dict[str, Source]) -> None:
    assert [names(**answers) for answers, _ in FILTERS] == [found for _, found in FILTERS]


def test_an_id_finds_its_source_and_a_merged_one_leads_to_the_other(desk: dict[str, Source]) -> None:
    make_source("Tessel Agency", host="agency.example", merged_into=desk["Tessel Wire"])

    assert names(q=desk["Harbour Post"].public_id) == ["Harbour Post"]
    assert names(q="tessel agency") == names(q="agency.example") == ["Tessel Wire"]
    assert registry(asked(q="tesel")).nearly
    assert not registry(asked(q="tessel")).nearly


def test_what_hangs_on_a_source_is_counted_with_what_was_merged_into_it_and_puts_it_first(
    desk: dict[str, Source],
) -> None:
    wire, post = desk["Tessel Wire"], desk["Harbour Post"]
    former = make_source("Tessel Agency", merged_into=wire)
    for source in (wire, former):
        make_article(source=source)
    make_article(source=former, merged_into=make_article(source=wire))
    claims = [make_claim("Two were hurt."), make_claim("Nobody was hurt.")]
    for number, claim in enumerate((*claims, claims[0])):
        said = make_capture(
            f"Two were hurt, {number}.", article=make_article(source=make_source(f"Echo {number}"))
        )
        make_appearance(claim, capture=said, quote="Two were hurt", origin_source=former)
    TrackRecord.objects.create(source=post, right=2, of=7, as_of=NOON, method="by hand")

    by = {line.source.name: (line.articles, line.claims, line.mistakes) for line in registry(asked()).rows}
    assert (by["Tessel Wire"], by["Harbour Post"]) == ((3, 2, 0), (1, 1, 5))
    assert names(sort="articles")[0] == names(sort="claims")[0] == "Tessel Wire"
    assert names(sort="mistakes")[0] == "Harbour Post"


@pytest.mark.parametrize("sort", ["name", "articles", "mistakes"])
def test_pages_follow_one_another_without_a_gap_or_a_repetition(db: None, sort: str) -> None:
    for number in range(60):
        source = make_source(f"Outlet {number:02}")
        for _ in range(number % 3):
            make_article(source=source)
    seen: list[str] = []
    after = ""
    while True:
        found = registry(asked(sort=sort, after=after, q="outlet"))
        seen += [line.source.name for line in found.rows]
        after = found.next
        if not after:
            break

    assert len(seen) == len(set(seen)) == 60
    assert seen == sorted(seen, key=lambda name: -(int(name[-2:]) % 3)) or sort != "articles"


def test_a_page_costs_the_same_queries_however_many_there_are_and_stays_light(
    ben: User, client: Client
) -> None:
    client.force_login(ben)
    address = f"/sources/?{urlencode({'q': 'outlet', 'sort': 'articles', 'no_grade': 'yes'})}"
    counts = []
    for number in range(30):
        source = make_source(
            f"Outlet {number:02} of the harbour and the lower town", host=f"o{number}.example"
        )
        make_article(source=source)
        if number in (0, 29):
            counts.append(queries(client, address))
    page = shown(client, address)

    assert counts[0] == counts[1] == 12
    assert page.count("Outlet ") >= 25
    assert len(gzip.compress(page.encode())) < 12_000


MISASKED = {
    "grade=Z": "grade",
    "sort=weight": "sort",
    "owner=nobody": "owner",
    "no_grade=1": "no_grade",
    "after=x": "after",
    "sort=claims&after=x": "after",
    "page=2": "page",
}


def test_what_cannot_be_asked_is_told_by_name(ana: User, client: Client) -> None:
    client.force_login(ana)
    for question, field in MISASKED.items():
        answer = client.get(f"/sources/?{question}")

        assert answer.status_code == 400, question
        assert f"<code>{field}</code>" in answer.content.decode(), question


def test_readers_get_the_plain_list_and_fact_checkers_may_look_and_not_tick(
    client: Client, ana: User, desk: dict[str, Source]
) -> None:
    assert client.get("/sources/?no_grade=yes").status_code == 400
    assert "Mistakes" not in shown(client, "/sources/")
    assert "names differ by a letter" in shown(client, "/sources/?q=Harbuor")

    client.force_login(ana)
    page = shown(client, "/sources/")
    assert "Harbour Post a feed fails" in plain(page)
    assert 'name="pick"' not in page
    Domain.objects.all().delete()
    assert "no domain, a feed fails" in plain(shown(client, "/sources/"))
