"""A curator sees which claims another letter, owner or name would move, saves it, and takes it back."""

from typing import Any

import pytest
from django.test import Client

from claims.actions import corroboration
from claims.models import Claim, Corroboration
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.models import Grade, Source
from sources.vocabulary import Reliability, SourceKind
from tests.desk import sit
from tests.factories import make_appearance, make_capture, make_claim, make_grade, make_source
from tests.provenance.pages.reading import plain, queries, shown
from tests.whole import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(ben: User) -> Source:
    """A graded source that one claim rests on."""
    speaker = make_source("The council", kind=SourceKind.ORGANISATION)
    make_grade(speaker, Reliability.B, graded_by=ben)
    claim = make_claim("Four were killed.")
    make_appearance(claim, capture=make_capture(), attributed_to=speaker)
    corroboration.refresh(claim_id=claim.pk)
    line.drain()
    return speaker


def page(source: Source) -> str:
    return f"/sources/{source.public_id}/what-if/"


def press(client: Client, source: Source, deed: str, **typed: str) -> Any:
    source.refresh_from_db()
    held = {"version": str(source.version), "reliability": "B", "owner": "", "aliases": "", "why": ""}
    return client.post(page(source), {**held, "deed": deed, **typed})


def letters(source: Source) -> list[str]:
    return list(Grade.objects.filter(source=source).order_by("pk").values_list("reliability", flat=True))


def test_trying_another_letter_shows_what_moves_and_changes_nothing(ben: User, council: Source) -> None:
    client = sit(ben)
    client.get(page(council))
    before = everything()

    answer = press(client, council, "try", reliability="A")

    assert answer.status_code == 200
    words = plain(answer.content.decode())
    stored = Corroboration.objects.get()
    assert "1 claim worked out again: 1 claim moves" in words
    assert "nothing has been saved" in words
    assert f"Four were killed. {stored.score:.2f}" in words
    assert '<option value="A" selected>' in answer.content.decode()
    assert everything() == before


def test_saving_it_is_signed_and_can_be_taken_back_by_the_inverse(ben: User, council: Source) -> None:
    client = sit(ben)
    owner = make_source("The ministry", kind=SourceKind.GOVERNMENT)
    first = Corroboration.objects.get().score

    press(client, council, "save", reliability="E", owner="The ministry", aliases="City hall", why="Bought.")
    line.drain()

    council.refresh_from_db()
    assert (letters(council), council.owner) == (["B", "E"], owner)
    assert Corroboration.objects.get().score < first
    told = plain(shown(client, page(council)))
    assert "The last decision ben" in told
    assert "its letter was B; its owner was nobody; it went by its own name alone" in told

    press(client, council, "undo")
    line.drain()

    council.refresh_from_db()
    assert (letters(council), council.owner) == (["B", "E", "B"], None)
    assert [alias.name for alias in council.aliases.all()] == ["The council"]
    assert Corroboration.objects.get().score == first
    assert Grade.objects.order_by("-pk")[0].reason == "Taken back: Bought."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Nothing would change"),
        ({"reliability": "Z"}, "Choose one of the letters"),
        ({"owner": "Nobody we know"}, "No source has this name"),
        ({"reliability": "A", "version": "x"}, "lost its version"),
        ({"aliases": "\n".join(f"Name {number}" for number in range(21))}, "at most 20 names"),
    ],
)
@pytest.mark.parametrize("deed", ["try", "save"])
def test_what_cannot_be_is_refused_with_all_that_was_typed(
    ben: User, council: Source, deed: str, typed: dict[str, str], sentence: str
) -> None:
    answer = press(sit(ben), council, deed, **{"why": "So it is.", **typed})

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert 'value="So it is."' in answer.content.decode()
    assert letters(council) == ["B"]


def test_a_decision_needs_its_reason_only_when_it_is_kept(ben: User, council: Source) -> None:
    client = sit(ben)

    assert press(client, council, "try", reliability="A").status_code == 200
    assert press(client, council, "save", reliability="A").status_code == 400


def test_a_form_filled_in_before_somebody_else_saved_is_stale(ben: User, council: Source) -> None:
    answer = press(sit(ben), council, "save", owner="", aliases="Hall", why="So.", version="99")

    assert answer.status_code == 409


def test_there_is_nothing_to_take_back_where_nobody_decided(ben: User) -> None:
    source = make_source("Nobody’s")

    answer = press(sit(ben), source, "undo")

    assert answer.status_code == 400
    assert "no decision here to take back" in answer.content.decode()


@pytest.mark.parametrize("who", ["carla", "ana", None])
def test_only_curators_get_as_far(request: pytest.FixtureRequest, council: Source, who: str | None) -> None:
    client = Client()
    if who:
        client.force_login(request.getfixturevalue(who))

    barred = 403 if who else 302
    assert client.get(page(council)).status_code == barred
    assert client.post(page(council), {"deed": "save"}).status_code == barred
    assert "/what-if/" not in shown(client, f"/sources/{council.public_id}/")


def test_the_sources_page_leads_there(ben: User, council: Source) -> None:
    assert page(council) in shown(sit(ben), f"/sources/{council.public_id}/")


def test_the_page_costs_the_same_however_much_there_is(ben: User, council: Source) -> None:
    client = sit(ben)
    queries(client, page(council))
    before = queries(client, page(council))
    for number in range(5):
        claim: Claim = make_claim(f"Number {number}.")
        make_appearance(claim, capture=make_capture(), attributed_to=council)

    assert queries(client, page(council)) == before
