"""Two claims that say the same in other words are suggested as one: merged by a yes, left alone for good by a no."""

from datetime import date
from typing import Any

import pytest

from claims.actions import possible_mergers, terms
from claims.models import Claim, PossibleMerger
from claims.rules.lookup import pruning
from provenance.accounts.models import User
from sources.errors import Refused
from sources.vocabulary import Judgement
from tests.factories import make_appearance, make_claim, make_event, make_user
from tests.possible import seen

pytestmark = pytest.mark.django_db
SOLD = "The council of Norv sold the Tessel ferry line to the Brenner group."
AGAIN = "Norv council sold Tessel ferry line to Brenner."


def claim(text: str, day: int = 1, **fields: Any) -> Claim:
    return make_claim(text, event=make_event(when_first=date(2026, 3, day)), **fields)


def suggested(*claims: Claim) -> list[set[str]]:
    for each in claims:
        terms.keep(claims=[each.pk])
    return [{row.one.text, row.other.text} for row in PossibleMerger.objects.waiting()]


@pytest.fixture
def ana() -> User:
    return make_user("ana", staff=True)


def test_two_claims_in_other_words_are_suggested_as_one_in_whatever_order_they_came() -> None:
    one, other, third = (
        claim(SOLD),
        claim(AGAIN),
        claim("The council of Norv closed the swimming hall in Ostrell."),
    )

    assert suggested(one, other, third) == [{SOLD, AGAIN}]
    before = list(PossibleMerger.objects.values_list("public_id", "score", "reasons"))
    PossibleMerger.objects.all().delete()
    assert suggested(third, other, one) == [{SOLD, AGAIN}]
    assert list(PossibleMerger.objects.values_list("public_id", "score", "reasons")) == before
    assert "the values are the same" in before[0][2][0]["detail"]


def test_words_that_lead_to_too_many_claims_are_not_read_but_counted_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pruning, "LISTED_READ", 0)

    assert suggested(claim(SOLD), claim(AGAIN)) == [{SOLD, AGAIN}]

    monkeypatch.setattr(pruning, "MOST_READ", 0)
    assert suggested(*Claim.objects.all()) == []


@pytest.mark.parametrize(
    ("text", "day", "fields"),
    [
        (AGAIN, 9, {}),
        (SOLD.replace("Norv", "Ostrell"), 1, {}),
        (AGAIN, 1, {"polarity": "no"}),
        (AGAIN, 1, {"low": 4, "high": 4}),
        (AGAIN, 1, {"language": "es"}),
        (AGAIN, 1, {"judgement": Judgement.REJECTED}),
    ],
    ids=["another time", "another town", "a denial", "another value", "another language", "rejected"],
)
def test_what_differs_in_more_than_words_is_not(text: str, day: int, fields: dict[str, Any]) -> None:
    assert suggested(claim(SOLD), claim(text, day, **fields)) == []


def test_a_no_said_while_a_claim_is_looked_up_stands_though_nothing_suggests_the_pair_any_more(
    ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = claim(SOLD), claim(AGAIN)
    suggested(one, other)
    row = PossibleMerger.objects.get()

    def meanwhile(_asked: object) -> dict[Any, Any]:
        possible_mergers.refuse(possible=row, by=ana, why="Two sales.", version=row.version, seen=seen(row))
        return {}

    monkeypatch.setattr(possible_mergers, "_pairs", meanwhile)
    possible_mergers.suggest(claims=[one.pk])

    assert PossibleMerger.objects.get().judgement == Judgement.REJECTED


def test_a_no_is_remembered_until_it_is_taken_back(ana: User) -> None:
    one, other = claim(SOLD), claim(AGAIN)
    suggested(one, other)
    row = PossibleMerger.objects.get()
    row = possible_mergers.refuse(possible=row, by=ana, why="Two sales.", version=row.version, seen=seen(row))

    assert suggested(one, other) == []

    possible_mergers.take_back(possible=row, by=ana, version=row.version)
    assert suggested(one) == [{SOLD, AGAIN}]


def test_a_yes_merges_into_the_one_that_is_kept_and_brings_its_appearances(ana: User) -> None:
    one, other = claim(SOLD), claim(AGAIN)
    quote = make_appearance(other)
    suggested(one, other)
    row = PossibleMerger.objects.get()

    row = possible_mergers.merge(
        possible=row, keep=one, by=ana, why="The same sale.", version=row.version, seen=seen(row)
    )

    quote.refresh_from_db()
    other.refresh_from_db()
    assert (quote.claim, other.merged_into, row.judgement) == (one, one, Judgement.CONFIRMED)
    assert suggested(one, other) == []
    with pytest.raises(Refused, match="split them"):
        possible_mergers.take_back(possible=row, by=ana, version=row.version)


def test_a_claim_that_says_something_else_by_now_is_suggested_no_more() -> None:
    one, other = claim(SOLD), claim(AGAIN)
    suggested(one, other)

    Claim.objects.filter(pk=other.pk).update(text="The mill of Ostrell burned down.")

    assert suggested(other) == []


def test_one_of_the_two_is_kept_and_no_third(ana: User) -> None:
    one, other, third = claim(SOLD), claim(AGAIN), claim("Norv closed its swimming hall.")
    suggested(one, other)
    row = PossibleMerger.objects.get()

    with pytest.raises(Refused, match="Keep one of the two") as refused:
        possible_mergers.merge(
            possible=row, keep=third, by=ana, why="Hm.", version=row.version, seen=seen(row)
        )

    assert refused.value.field == "keep"
    assert not Claim.objects.exclude(merged_into=None).exists()
