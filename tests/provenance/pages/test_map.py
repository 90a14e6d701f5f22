"""The map of who takes from whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sources.models import Article, Source
from sources.pages import syndication, wording
from sources.vocabulary import DerivationKind, Publication
from tests.factories import NOON, make_article, make_derivation, make_source
from tests.plans import many_like, rows_read
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
MAP = "/sources/map/"


def taken(
    post: Source, wire: Source, *, days: int = 0, kind: DerivationKind = DerivationKind.SYNDICATION
) -> None:
    at = NOON + timedelta(days=days)
    up = make_article(source=wire, published_at=at)
    make_derivation(make_article(source=post, published_at=at + timedelta(minutes=55)), up, kind=kind)


@pytest.fixture
def wire(db: None) -> Source:
    """A wire from which two outlets take, one of them twice."""
    wire = make_source("Agencia Sur")
    harbour, border = make_source("Harbour Post"), make_source("Border Tribune")
    taken(harbour, wire)
    taken(harbour, wire, days=-10)
    taken(border, wire, kind=DerivationKind.REWRITE)
    return wire


def table(page: str) -> str:
    return plain(page.partition('<section id="table">')[2])


def test_every_pair_is_drawn_and_stands_in_the_table_with_a_link_to_what_is_behind_it(
    client: Client, wire: Source
) -> None:
    page = shown(client, MAP)
    harbour = Source.objects.get(name="Harbour Post")

    assert "Harbour Post from Agencia Sur" in plain(page)
    assert "Harbour Post Agencia Sur 2 syndication 0 55 minutes (55 minutes – 55 minutes; 2 timed)" in table(
        page
    )
    behind = f"/derivations/?downstream_source={harbour.public_id}&amp;upstream_source={wire.public_id}"
    assert behind in page
    assert shown(client, behind.replace("&amp;", "&")).count('<th scope="row">') == 2


@pytest.mark.parametrize(
    ("asked", "takers"),
    [
        ("kind=rewrite", {"Border Tribune"}),
        ("from=2026-02-25", {"Border Tribune", "Harbour Post"}),
        ("until=2026-02-25", {"Harbour Post"}),
        ("from=2030-01-01", set()),
    ],
)
def test_the_map_is_narrowed_to_a_kind_and_to_days(
    client: Client, wire: Source, asked: str, takers: set[str]
) -> None:
    page = table(shown(client, f"{MAP}?{asked}"))

    assert {name for name in ("Border Tribune", "Harbour Post") if name in page} == takers


def test_the_table_is_sorted_and_paged_without_a_gap(client: Client, wire: Source) -> None:
    for number in range(30):
        taken(make_source(f"Outlet {number:02} of many"), wire)
    first = shown(client, f"{MAP}?sort=taker")
    cursor = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = shown(client, MAP + cursor)

    assert table(first).index("Border Tribune") < table(first).index("Harbour Post")
    names = {f"Outlet {number:02} of many" for number in range(30)} | {"Border Tribune", "Harbour Post"}
    assert {name for name in names if (name in table(first)) != (name in table(second))} == names


def test_what_is_hidden_is_neither_drawn_nor_counted(client: Client, wire: Source) -> None:
    secret = make_source("Secret Gazette")
    make_derivation(make_article(source=secret, publication=Publication.DRAFT), make_article(source=wire))

    assert "Secret Gazette" not in shown(client, MAP)


@pytest.mark.parametrize(
    ("asked", "field"),
    [("from=yesterday", "from"), ("until=2026-02-31", "until"), ("kind=theft", "kind"), ("sort=x", "sort"),
     ("after=x", "after"), ("page=2", "page")],
)  # fmt: skip
def test_a_question_the_map_cannot_answer_names_the_field(client: Client, asked: str, field: str) -> None:
    answer = client.get(f"{MAP}?{asked}")

    assert answer.status_code == 400
    assert f"<code>{field}</code>" in answer.content.decode()


def test_a_larger_map_costs_no_more_queries(client: Client, wire: Source) -> None:
    few = queries(client, MAP)
    for _ in range(20):
        taken(make_source(), wire)

    assert queries(client, MAP) == few == 3


def test_of_very_many_articles_the_newest_days_are_counted_and_the_page_says_since_when(
    client: Client, wire: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(client, MAP)
    monkeypatch.setattr(syndication, "LATEST", 4)
    told = f"only what came out since {wording.day(NOON.date() - timedelta(days=9))} is counted"
    page = plain(shown(client, MAP))
    harbour = Source.objects.get(name="Harbour Post")

    assert ("3 derivations" in plain(whole), "is counted" in plain(whole)) == (True, False)
    assert ("2 derivations" in page, told in page) == (True, True)
    # Earlier days are there for whoever asks, and one source's are counted however old.
    for asked, number in (
        ("until=2026-02-25", "1 derivation "),
        (f"source={harbour.public_id}", "2 derivations"),
    ):
        narrowed = plain(shown(client, f"{MAP}?{asked}"))
        assert (number in narrowed, "is counted" in narrowed) == (True, False)

    Article.objects.filter(published_at__lt=NOON).update(published_at=None, published_precision="")
    assert "on a day nobody knows is not counted" in plain(shown(client, MAP))


def test_where_to_begin_is_found_without_looking_at_every_article(
    client: Client, wire: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syndication, "LATEST", 4)
    many_like(
        Article.objects.all()[0], 3_000, public_id="many{:08}".format, address="https://many.example/{}".format,
        published_at=lambda place: NOON - timedelta(days=20, hours=place),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE sources_article")
    with CaptureQueriesContext(connection) as caught:
        client.get(MAP)

    asked = next(query["sql"] for query in caught if "OFFSET 4" in query["sql"])
    assert rows_read(asked)["sources_article"] < 100
