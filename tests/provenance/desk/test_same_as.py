"""A curator finds two sources to be one: sees what moves, merges them, and splits them without a trace."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.actions import corroboration
from claims.models import Corroboration
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import mergers, sources
from sources.errors import Refused
from sources.models import Alias, Domain, Source
from sources.vocabulary import Reliability, SourceKind
from tests.desk import sit
from tests.factories import make_appearance, make_article, make_capture, make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain, queries, shown
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ben: User) -> tuple[Source, Source]:
    """Two outlets that each assert a claim in their own words, both graded."""
    wire, agency = (
        make_source("Tessel Wire", host="tessel.example"),
        make_source("Agencia Tessel", host="agencia.example"),
    )
    claim = make_claim("Four were killed.")
    for source in (wire, agency):
        make_grade(source, Reliability.C, graded_by=ben)
        said = make_capture(
            f"Four were killed, {source}.", article=make_article(f"By {source}", source=source)
        )
        make_appearance(claim, capture=said, quote="Four were killed", stance="asserts")
    corroboration.refresh(claim_id=claim.pk)
    line.drain()
    return wire, agency


def page(source: Source) -> str:
    return f"/sources/{source.public_id}/same-as/"


def press(client: Client, source: Source, deed: str, **typed: str) -> Any:
    return client.post(
        page(source), {"version": str(source.version), "deed": deed, "why": "", **typed}, follow=True
    )


def test_the_preview_shows_both_sides_and_which_claims_move_and_keeps_nothing(
    ben: User, two: tuple[Source, Source]
) -> None:
    client, wire = sit(ben), two[0]
    client.get(page(wire))
    before = everything()

    told = plain(press(client, wire, "try", other="Agencia Tessel").content.decode())

    assert "Tessel Wire outlet Tessel Wire tessel.example 1 nobody known" in told
    assert "Agencia Tessel outlet Agencia Tessel agencia.example 1 nobody known" in told
    assert "1 claim worked out again: 1 claim moves" in told
    assert everything() == before


def test_merging_leads_on_and_the_one_kept_shows_all_there_is(ben: User, two: tuple[Source, Source]) -> None:
    client, (wire, agency) = sit(ben), two
    first = Corroboration.objects.get().score

    answer = press(client, wire, "merge", other=agency.public_id, why="One newsroom.")
    line.drain()

    assert "“Tessel Wire” leads to “Agencia Tessel” from now on" in plain(answer.content.decode())
    assert client.get(f"/sources/{wire.public_id}/", follow=True).redirect_chain[-1][1] == 301
    told = plain(shown(client, f"/sources/{agency.public_id}/"))
    assert "Also called Tessel Wire" in told
    assert "Addresses agencia.example, tessel.example" in told
    assert "2 of 2 articles are its own" in told
    listed = shown(client, f"/articles/?source={agency.public_id}")
    assert "By Tessel Wire" in listed
    assert "By Agencia Tessel" in listed
    assert Corroboration.objects.get().score < first
    assert client.get(page(wire)).headers["Location"] == page(agency)

    wire.refresh_from_db()
    answer = press(
        client, agency, "split", merged=wire.public_id, version=str(wire.version), why="Two after all."
    )
    line.drain()
    assert "stands by itself again" in answer.content.decode()
    assert Corroboration.objects.get().score == first
    assert client.get(f"/sources/{wire.public_id}/").status_code == 200


def test_either_of_the_two_can_be_kept(ben: User, two: tuple[Source, Source]) -> None:
    wire, agency = two
    press(
        sit(ben), wire, "merge", other=f"http://x.example/sources/{agency.public_id}/", keep="this", why="So."
    )

    agency.refresh_from_db()
    assert agency.merged_into == wire


REFUSED = [
    ("try", {"other": ""}, 400, "Name the source"),
    ("try", {"other": "Nobody we know"}, 400, "No source has this name"),
    ("try", {"other": "Tessel Wire"}, 400, "That is this very source"),
    ("merge", {"other": "Agencia Tessel"}, 400, "Say why"),
    ("merge", {"other": "Agencia Tessel", "why": "So.", "version": "9"}, 409, "has been changed"),
    ("merge", {"other": "Reader", "why": "So."}, 400, "A reader who comments is nobody else"),
    ("burn", {"other": "Agencia Tessel"}, 400, "use one of the buttons"),
    ("split", {"merged": "Agencia"}, 404, "Nothing stands"),
]  # fmt: skip


def test_what_cannot_be_is_refused_and_nothing_is_saved(ben: User, two: tuple[Source, Source]) -> None:
    client, (wire, agency) = sit(ben), two
    make_source("Reader", kind=SourceKind.COMMENTER, within=wire)
    for deed, typed, code, told in REFUSED:
        answer = press(client, wire, deed, **typed)
        assert (answer.status_code, told in answer.content.decode()) == (code, True), (deed, typed)
    assert client.post(page(wire), {"deed": "try"}).status_code == 400
    shown_at = {"shown": agency.public_id, "other_version": "7", "other": agency.public_id, "why": "So."}
    assert press(client, wire, "merge", **shown_at).status_code == 409
    assert not Source.objects.exclude(merged_into=None).exists()


@pytest.mark.parametrize("who", ["carla", "ana", None])
def test_only_curators_get_as_far(request: pytest.FixtureRequest, db: None, who: str | None) -> None:
    client, source = Client(), make_source("Tessel Wire")
    if who:
        client.force_login(request.getfixturevalue(who))
    assert client.get(page(source)).status_code == (403 if who else 302)
    assert client.post(page(source), {"deed": "merge"}).status_code == (403 if who else 302)


def test_the_page_costs_the_same_however_much_goes_along(ben: User, two: tuple[Source, Source]) -> None:
    client, (wire, agency) = sit(ben), two
    address = f"{page(wire)}?other={agency.public_id}"
    first = queries(client, address)
    for number in range(4):
        make_article(source=make_source(f"Former {number}", merged_into=agency, host=f"f{number}.example"))

    assert queries(client, address) == first == 14


SOURCES = st.integers(0, 4)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    above=st.lists(
        st.tuples(SOURCES, SOURCES, st.sampled_from(["owner", "edition_of", "merged_into"])), max_size=5
    ),
    pair=st.tuples(SOURCES, SOURCES),
)
def test_undoing_a_merger_returns_the_same_database(
    ben: User, above: list[tuple[int, int, str]], pair: tuple[int, int]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT example")
    rows = [make_source(f"Source {number}", host=f"s{number}.example") for number in range(5)]
    for one, other, tie in above:
        if one < other and rows[one].merged_into is None and rows[other].merged_into is None:
            Source.objects.filter(pk=rows[one].pk).update(**{f"{tie}_id": rows[other].pk})
            rows[one].refresh_from_db()
    before = picture()
    source, into = (Source.objects.get(pk=rows[at].pk) for at in pair)
    try:
        mergers.merge(source=source, into=into, by=ben, why="One.", version=source.version)
    except Refused:
        assert picture() == before
    else:
        assert sources.find(name=source.name) == into
        source.refresh_from_db()
        mergers.split(source=source, by=ben, why="Two.", version=source.version)
        assert picture() == before
    with connection.cursor() as cursor:
        cursor.execute("ROLLBACK TO SAVEPOINT example")


def picture() -> list[Any]:
    """All that is known of sources, but for the counters of changes."""
    rows = Source.objects.order_by("pk")
    told = rows.values(
        "pk", "name", "kind", "owner", "edition_of", "speaks_for", "merged_into", "country", "retired"
    )
    looked_after = [row.looked_after for row in rows]
    return [
        *told,
        *looked_after,
        *Alias.objects.order_by("pk").values(),
        *Domain.objects.order_by("pk").values(),
    ]
