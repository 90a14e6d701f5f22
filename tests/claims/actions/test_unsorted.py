"""Nothing that moved in a large act is left unsorted, no pass takes more than its share, and what people did stays."""

import pytest

from claims.actions import (
    corroboration,
    event_mergers,
    judgements,
    matching,
    mergers,
    nearby,
    quotes,
    unsorted,
)
from claims.models import Act, Appearance, Claim, Sorting, Unsorted
from provenance.accounts.models import User
from provenance.pipeline import line
from sources.actions import judgements as lineage
from sources.models import Article
from sources.vocabulary import DerivationKind, Judgement, Publication
from tests.claims.actions.happened import (
    ALL,
    be_read,
    come,
    killed,
    places,
    sizes_of_groups,
    sort_as_a_whole,
)

pytestmark = pytest.mark.django_db

TESSEL, ORVANE = ALL[:4], ALL[4:8]
HERALD = (
    "Orvane Herald",
    "Six miners were killed on 4 January 2026 in Orvane, rescuers said.",
    "2026-01-09T07:00Z",
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act is large, and what every happening tells is common, as it is among thousands."""
    monkeypatch.setattr(matching, "WHOLE", 0)
    monkeypatch.setattr(nearby, "COMMON_WORD", 5)


def said_in(outlet: str) -> Appearance:
    """The one statement of a kind that an outlet has."""
    return Appearance.objects.select_related("claim__event").get(
        act=killed(), capture__article__source__name=outlet
    )


def claim_of(outlet: str) -> Claim:
    claim = said_in(outlet).claim
    assert claim is not None
    return claim


def sort_what_is_due() -> None:
    assert line.drain().failed == 0


def test_of_much_that_moved_a_pass_sorts_some_and_the_next_the_rest(
    large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(*ALL)
    unsorted.ask(
        acts=[killed().pk], claims=Claim.objects.filter(event__act=killed()).values_list("pk", flat=True)
    )
    moved = Unsorted.objects.count()
    monkeypatch.setattr(matching, "AT_ONCE", 5)

    matching.match(act_id=killed().pk)

    assert moved - 3 <= Unsorted.objects.count() < moved
    assert Act.unmatched().filter(pk=killed().pk).exists()
    sort_what_is_due()
    assert not Unsorted.objects.exists()
    assert not Act.unmatched().exists()


def test_an_act_that_comes_all_at_once_is_not_sorted_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    be_read(*ALL)
    monkeypatch.setattr(matching, "WHOLE", 4)
    monkeypatch.setattr(matching, "AT_ONCE", 6)
    sizes = sizes_of_groups(monkeypatch)

    matching.match(act_id=killed().pk)

    assert sizes == [4]
    sort_what_is_due()
    assert not Appearance.objects.filter(claim=None).exists()
    assert not Act.unmatched().exists()


def test_with_much_near_what_came_a_pass_takes_less_of_it(
    large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(*TESSEL)
    be_read(*ALL[8:])
    for name, size in {"AT_ONCE": 8, "TOGETHER": 5, "FEWEST": 1}.items():
        monkeypatch.setattr(matching, name, size)
    sizes = sizes_of_groups(monkeypatch)

    matching.match(act_id=killed().pk)

    assert len(sizes) == 1 and sizes[0] <= 5
    sort_what_is_due()
    assert not Appearance.objects.filter(claim=None).exists()


def test_what_is_hidden_takes_the_place_of_nothing_that_is_counted_at_night(
    large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "NEWEST", 4)
    come(*TESSEL)
    sort_as_a_whole()
    before = Sorting.objects.get(act=killed()).rarity
    hidden = be_read(*ORVANE)
    Article.objects.filter(pk__in=[article.pk for article in hidden]).update(publication=Publication.DRAFT)
    sort_what_is_due()

    sort_as_a_whole()

    assert before["terms"]["lineages"] > 0
    assert Sorting.objects.get(act=killed()).rarity == before


def test_at_night_no_more_of_what_came_is_sorted_than_of_what_stands(
    large: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    come(*TESSEL)
    be_read(*ALL[4:])
    monkeypatch.setattr(matching, "NEWEST", 3)
    sizes = sizes_of_groups(monkeypatch)

    matching.sort_anew(act_id=killed().pk)

    assert sizes == [3]
    sort_what_is_due()
    assert not Appearance.objects.filter(claim=None).exists()


def test_what_moved_before_an_act_was_found_large_is_sorted_too(
    monkeypatch: pytest.MonkeyPatch, ana: User
) -> None:
    monkeypatch.setattr(nearby, "COMMON_WORD", 5)
    come(*TESSEL, *ORVANE)
    first = said_in("Tessel Post")
    judgements.judge(
        row=first, judgement=Judgement.REJECTED, by=ana, why="It counts others.", version=first.version
    )
    monkeypatch.setattr(matching, "WHOLE", 4)

    come(*ALL[8:12])

    by_bits = places()
    sort_as_a_whole()
    assert by_bits == places()


def test_an_act_sorted_as_a_whole_leaves_nothing_written_down(ana: User) -> None:
    come(*TESSEL)
    row = said_in("Tessel Post")
    judgements.judge(
        row=row, judgement=Judgement.REJECTED, by=ana, why="It counts others.", version=row.version
    )
    assert Unsorted.objects.count() == 1

    sort_what_is_due()

    assert not Unsorted.objects.exists()


def test_a_statement_that_a_person_lets_go_goes_home(large: None, ana: User) -> None:
    come(*TESSEL, *ORVANE)
    before = places()
    row = said_in("Tessel Times")
    quotes.move(appearance=row, claim=claim_of("Orvane Wire"), by=ana, why="Not there.", version=row.version)
    sort_what_is_due()
    row.refresh_from_db()

    judgements.judge(row=row, judgement=Judgement.SUGGESTED, by=ana, why="It was.", version=row.version)
    sort_what_is_due()

    assert places() == before


def test_statements_meet_when_it_is_found_later_that_one_was_taken_from_the_other(
    large: None, ana: User
) -> None:
    copied = (
        "Orvane Echo",
        "Four ferrymen were killed on 5 January 2026 in Orvane as a loaded barge struck the lock, divers there said.",
        "2026-01-06T08:00Z",
    )
    come(TESSEL[0], *ORVANE, copied)
    assert claim_of("Orvane Echo") != claim_of("Tessel Wire")
    down, up = (Article.objects.get(source__name=name) for name in ("Orvane Echo", "Tessel Wire"))
    derivation = lineage.add(
        downstream=down, upstream=up, kind=DerivationKind.REWRITE, by=ana, why="They say so themselves."
    )
    sort_what_is_due()

    assert claim_of("Orvane Echo") == claim_of("Tessel Wire")

    derivation.refresh_from_db()
    lineage.judge(
        derivation=derivation, judgement=Judgement.REJECTED, by=ana, why="Others.", version=derivation.version
    )
    sort_what_is_due()
    assert claim_of("Orvane Echo") != claim_of("Tessel Wire")
    by_bits = places()
    sort_as_a_whole()
    assert by_bits == places()


def test_a_claim_that_a_person_moved_to_another_event_keeps_what_stands_in_it(large: None, ana: User) -> None:
    come(*TESSEL, *ORVANE)
    sort_as_a_whole()
    claim, event = claim_of("Tessel Wire"), claim_of("Orvane Wire").event
    event_mergers.move(claim=claim, event=event, by=ana, why="It was there.", version=claim.version)
    sort_what_is_due()
    before = places()

    come(HERALD)

    assert claim_of("Tessel Wire") == claim_of("Tessel Mirror") == claim
    assert places().items() >= before.items()


def test_a_claim_that_a_person_merged_into_one_of_another_event_stays_merged(large: None, ana: User) -> None:
    come(*TESSEL, *ORVANE)
    sort_as_a_whole()
    claim, into = claim_of("Tessel Wire"), claim_of("Orvane Wire")
    mergers.merge(claim=claim, into=into, by=ana, why="They are one.", version=claim.version)
    sort_what_is_due()
    before = places()

    come(HERALD)

    assert claim_of("Tessel Wire") == claim_of("Tessel Mirror") == into
    assert places().items() >= before.items()


def test_where_a_copy_inherits_its_place_is_sorted_again(large: None, ana: User) -> None:
    come(TESSEL[0], *ORVANE)
    row, there = said_in("Tessel Wire"), claim_of("Orvane Wire")
    quotes.move(appearance=row, claim=there, by=ana, why="It was there.", version=row.version)
    sort_what_is_due()

    (copy,) = be_read(TESSEL[1])
    wire = Article.objects.get(source__name="Tessel Wire")
    lineage.add(
        downstream=copy, upstream=wire, kind=DerivationKind.REPUBLICATION, by=ana, why="Word for word."
    )
    corroboration.carry(article_id=copy.pk)

    assert claim_of("Tessel Mirror") == there
    assert Unsorted.objects.filter(pk=there.event_id).exists()
