"""Claims on the desk."""

from decimal import Decimal

import pytest

from claims.actions import claims
from claims.models import Claim
from provenance.accounts.models import User
from tests.desk import address, pick, save, sit, told, typed
from tests.factories import make_appearance, make_claim, make_corroboration, make_event, make_measure

pytestmark = pytest.mark.django_db


def test_a_claim_is_proposed(ana: User) -> None:
    event = make_event()

    save(
        sit(ana),
        address(Claim, "add"),
        event=event.pk,
        population="Pemon",
        label="Pemon killed",
        text="At least four Pemon were killed.",
        low="4",
        unit="people",
        polarity="yes",
        why="A caller.",
    )

    claim = Claim.objects.get()
    assert (claim.event, claim.measure.label, claim.low, claim.high) == (
        event,
        "Pemon killed",
        Decimal(4),
        None,
    )
    assert (claim.judged_by, claim.publication) == (ana, "draft")


def test_a_claim_is_reworded_and_weighed_anew(ana: User) -> None:
    claim = make_claim("Two were killed.", low=2, high=2)

    save(
        sit(ana),
        address(claim, "change"),
        text="Two were shot dead.",
        low="2",
        high="3",
        why="The doctor says so.",
    )

    claim.refresh_from_db()
    assert (claim.text, claim.high, claim.version, claim.score_due) == ("Two were shot dead.", 3, 2, 1)


def test_a_bound_is_shown_as_people_write_it(ana: User) -> None:
    claim = make_claim(low=4, high=2000)

    assert typed(sit(ana), address(claim, "change"))["low"] == "4"


def test_of_two_who_edit_one_claim_the_second_sees_what_the_first_wrote(ana: User, ben: User) -> None:
    claim, client = make_claim("Two were killed."), sit(ana)
    late = typed(client, address(claim, "change"), text="Two died, says the doctor.", why="Asked her.")
    claims.edit(claim=claim, by=ben, why="Spelling.", version=1, text="Two people were killed.")

    answer = client.post(address(claim, "change"), late)

    assert "text “Two people were killed.”" in told(answer)
    assert "Two died, says the doctor." in answer.content.decode()
    assert Claim.objects.get(pk=claim.pk).text == "Two people were killed."


@pytest.mark.parametrize(
    ("changes", "remedy"),
    [
        ({"low": "5", "high": "4"}, "The lower bound 5 stands above the upper one 4: swap them"),
        ({"as_of_first": "2026-03-01"}, "Give both days, or neither: the same day twice for a single one"),
        ({"text": "x" * 601}, "The sentence has 601 characters; 600 are the most: shorten it"),
        ({"why": ""}, "Say why, in a few words: whoever looks at this later will ask"),
    ],
    ids=["bounds", "half an as-of", "too long", "no reason"],
)
def test_what_cannot_be_is_refused_with_its_remedy(ana: User, changes: dict[str, str], remedy: str) -> None:
    claim = make_claim()

    answer = save(sit(ana), address(claim, "change"), **{"why": "Try.", **changes})

    assert remedy in told(answer)
    assert Claim.objects.get(pk=claim.pk).version == 1


def test_a_claim_moves_to_another_measure_of_its_event(ana: User) -> None:
    claim = make_claim()
    other = make_measure(claim.event, population="guards", label="Guards killed")

    save(sit(ana), address(claim, "change"), measure=str(other.pk), why="They were guards.")

    claim.refresh_from_db()
    assert claim.measure == other


def test_claims_are_merged_and_split_from_the_list(ana: User) -> None:
    one, other, client = make_claim("One."), make_claim("Other."), sit(ana)
    make_appearance(one)

    pick(client, "merge", one, other, into=str(other.pk), why="Same.")
    one.refresh_from_db()
    assert (one.merged_into, other.appearances.count()) == (other, 1)

    pick(client, "split", one, why="Not same.")
    one.refresh_from_db()
    assert (one.merged_into, one.appearances.count()) == (None, 1)


def test_the_list_shows_score_and_credibility(ana: User) -> None:
    make_corroboration(make_claim("Backed."))
    make_claim("Not weighed yet.")

    page = sit(ana).get(address(Claim, "changelist")).content.decode()

    assert "Backed." in page
    assert "Not weighed yet." in page
