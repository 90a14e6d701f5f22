"""A curator does one thing to many sources: preview, save, undo; each alone, and nothing unseen."""

from typing import Any

import pytest
from django.test import Client
from lxml import html

from claims.actions import corroboration
from claims.models import Corroboration
from provenance.accounts.models import User
from provenance.history.models import Entry
from provenance.pipeline import line
from sources.models import Source
from sources.vocabulary import Reliability, SourceKind
from tests.desk import sit
from tests.factories import make_appearance, make_capture, make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ben: User) -> list[Source]:
    """Two sources, on the first of which a claim rests."""
    council, wire = make_source("The council", kind=SourceKind.ORGANISATION), make_source("Tessel Wire")
    make_grade(council, Reliability.B, graded_by=ben)
    claim = make_claim("Four were killed.")
    make_appearance(claim, capture=make_capture(), attributed_to=council)
    corroboration.refresh(claim_id=claim.pk)
    line.drain()
    return [council, wire]


def send(client: Client, rows: list[Source], deed: str, **typed: str) -> Any:
    held = {f"seen-{row.public_id}": str(Source.objects.get(pk=row.pk).version) for row in rows}
    picked = {"pick": [row.public_id for row in rows], "deed": deed}
    return client.post("/sources/bulk/", {**held, **picked, **typed}, follow=True)


def test_the_preview_shows_what_changes_and_which_claims_move_and_keeps_nothing(
    ben: User, two: list[Source]
) -> None:
    client = sit(ben)
    client.get("/sources/")
    before = everything()

    told = plain(send(client, two, "grade", reliability="E").content.decode())

    assert "Grade 2 sources?" in told
    assert "The council B, usually reliable E, unreliable" in told
    assert "Tessel Wire F, cannot be judged E, unreliable" in told
    assert "1 claim worked out again: 1 claim moves" in told
    assert everything() == before


def test_what_stands_so_already_is_told_and_left_out(ben: User, two: list[Source]) -> None:
    answer = send(sit(ben), two, "grade", reliability="B")

    told = plain(answer.content.decode())
    assert "Grade 1 source?" in told
    assert "it stands so already" in told
    assert answer.content.decode().count('name="pick"') == 1


DEEDS = [
    ("grade", {"reliability": "E"}, "Tessel Wire: graded it E"),
    ("owner", {"owner": "Lindt Group"}, "Tessel Wire: changed its owner"),
    ("kind", {"kind": "agency"}, "Tessel Wire: called it news agency"),
    ("retire", {}, "Tessel Wire: retired it"),
]


@pytest.mark.django_db(transaction=True)
def test_each_deed_is_saved_signed_told_and_undone(ben: User, two: list[Source]) -> None:
    client, wire = sit(ben), two[1]
    make_source("Lindt Group")
    first = stands(wire)
    for deed, typed, told in DEEDS:
        answer = send(client, [wire], deed, **typed, sure="yes", why="So it is.", back="sort=articles&x=y")

        assert answer.redirect_chain[-1][0] == "/sources/?sort=articles"
        assert told in plain(answer.content.decode()), deed
        assert stands(wire) != first
        (form,) = [
            form
            for form in html.fromstring(answer.content.decode()).forms
            if form.get("action") == "/sources/undo/" and form.fields["source"] == wire.public_id
        ]
        assert (
            "Taken back: Tessel Wire"
            in client.post(form.get("action"), dict(form.form_values()), follow=True).content.decode()
        )
        assert stands(wire) == first


def stands(source: Source) -> tuple[object, ...]:
    row = Source.objects.with_reliability().get(pk=source.pk)
    return row.reliability, row.owner_id, row.kind, row.retired  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_the_claims_follow_a_letter_and_its_undoing(ben: User, two: list[Source]) -> None:
    client, first = sit(ben), Corroboration.objects.get().score
    answer = send(client, two, "grade", reliability="E", sure="yes", why="Forged a letter.")
    line.drain()
    assert Corroboration.objects.get().score < first

    for form in html.fromstring(answer.content.decode()).forms:
        if form.get("action") == "/sources/undo/":
            client.post("/sources/undo/", dict(form.form_values()))
    line.drain()
    assert Corroboration.objects.get().score == first


@pytest.mark.django_db(transaction=True)
def test_nothing_is_done_without_a_reason_to_what_was_changed_meanwhile_or_undone_after_somebody_else(
    ben: User, ana: User, two: list[Source]
) -> None:
    client, (council, wire) = sit(ben), two
    assert send(client, two, "retire", sure="yes").status_code == 400
    told = send(client, two, "retire", sure="yes", why="Closed.", **{f"seen-{wire.public_id}": "99"})
    assert "1 retired" in told.content.decode()
    assert "Not saved, “Tessel Wire”" in told.content.decode()
    assert list(Source.objects.filter(retired=True)) == [council]

    xid = Entry.objects.about("sources", council.public_id).decisions()[0].xid
    send(sit(ana), [council], "take up", sure="yes", why="It prints again.")
    held = {
        "source": council.public_id,
        "xid": str(xid),
        "version": str(Source.objects.get(pk=council.pk).version),
    }
    assert "Somebody has decided" in client.post("/sources/undo/", held, follow=True).content.decode()


FORGED = [
    ({"deed": "burn"}, "use one of the buttons"),
    ({"deed": "grade", "reliability": ""}, "Choose a letter first"),
    ({"deed": "grade", "reliability": "Z"}, "Choose one of the letters"),
    ({"deed": "kind", "kind": "x"}, "Choose one of the kinds"),
    ({"deed": "owner", "owner": "Nobody we know"}, "No source has this name"),
    ({"deed": "retire", "pick": ()}, "tick between 1 and 50"),
]  # fmt: skip


def test_what_cannot_be_done_is_told_and_nothing_is_saved(ben: User, two: list[Source]) -> None:
    client = sit(ben)
    for typed, told in FORGED:
        assert told in send(client, two, **{"deed": "", **typed}).content.decode(), typed  # type: ignore[arg-type]
    assert (
        "No source has this id"
        in client.post("/sources/undo/", {"source": "x"}, follow=True).content.decode()
    )
    assert not Source.objects.filter(version__gt=1).exists()


@pytest.mark.parametrize("who", ["carla", "ana", None])
def test_only_curators_get_as_far(request: pytest.FixtureRequest, two: list[Source], who: str | None) -> None:
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))
    for door in ("/sources/bulk/", "/sources/undo/"):
        assert client.post(door, {"pick": two[0].public_id, "deed": "retire"}).status_code == (
            403 if who else 302
        )
        assert client.get(door).status_code in (302, 405)
