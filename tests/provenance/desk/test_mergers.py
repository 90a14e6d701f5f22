"""The queue of claims that may be one: what waits, merging, saying no, and taking the no back."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, PossibleMerger
from provenance.accounts.models import User
from tests.desk import sit
from tests.factories import make_claim, make_user
from tests.possible import make_possible_merger
from tests.possible import typed as form
from tests.provenance.pages.reading import plain, queries, shown

pytestmark = pytest.mark.django_db
QUEUE = "/queue/mergers/"


def pair(number: int = 0) -> PossibleMerger:
    return make_possible_merger(make_claim(f"Sold {number}."), make_claim(f"Sale {number}."))


def decide(client: Client, row: PossibleMerger, deed: str, /, **typed: Any) -> Any:
    return client.post(QUEUE, {**form(row), "deed": deed, "why": "Read both.", **typed}, follow=True)


@pytest.fixture
def ana() -> Client:
    return sit(make_user("ana", staff=True))


@pytest.mark.parametrize(("deed", "kept"), [("confirm", "one"), ("other", "other")])
def test_a_yes_merges_into_the_one_that_is_kept(ana: Client, deed: str, kept: str) -> None:
    row = pair()
    assert "Here because Both say “ferry”" in plain(shown(ana, QUEUE))

    answer = decide(ana, row, deed)

    keep = getattr(row, kept)
    assert f"Merged into “{keep}”" in plain(answer.content.decode())
    assert Claim.objects.get(merged_into__isnull=False).merged_into == keep
    assert "Nothing waits here" in plain(shown(ana, QUEUE))


def test_a_no_takes_the_pair_out_until_it_is_taken_back(ana: Client) -> None:
    row = pair()
    assert "Nothing waits here" in plain(decide(ana, row, "reject").content.decode())

    row.refresh_from_db()
    decide(ana, row, "undo")

    assert PossibleMerger.objects.waiting().exists()


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        ({"why": " "}, 400, "Say why, in a few words"),
        ({"deed": "burn"}, 400, "Choose which claim is kept"),
        ({"possible": "nobody"}, 409, "open the queue again"),
        ({"other_version": "7"}, 409, "Nothing of yours was saved"),
        ({"one_version": ""}, 400, "has lost its version"),
        ({"version": "7"}, 409, "Nothing of yours was saved"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    ana: Client, typed: dict[str, str], code: int, told: str
) -> None:
    answer = decide(ana, pair(), "confirm", **typed)

    assert answer.status_code == code
    assert told in plain(answer.content.decode())
    assert PossibleMerger.objects.waiting().exists()
    assert not Claim.objects.exclude(merged_into=None).exists()


def test_only_the_newsroom_looks_and_only_who_may_decides() -> None:
    row, looker = pair(), Client()
    looker.force_login(User.objects.create_user("looker", is_staff=True))

    assert Client().get(QUEUE).status_code == 302
    assert "Are these one claim?" in plain(shown(looker, QUEUE))
    assert decide(looker, row, "confirm").status_code == 403


def test_pages_follow_one_another_in_a_fixed_number_of_queries(ana: Client) -> None:
    pair()
    few = queries(ana, QUEUE)
    for number in range(1, 28):
        pair(number)

    assert queries(ana, QUEUE) == few
    page = shown(ana, QUEUE)
    assert page.count('<li class="q') == 25
    assert "Next" in page
