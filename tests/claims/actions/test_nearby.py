"""An act of very many statements is sorted near what comes and where something moved, to the same claims as a whole."""

import random

import pytest
from django.db.models import F

from claims.actions import judgements, matching, nearby
from claims.models import Act, Appearance, Claim, Event, Sorting, Unsorted
from claims.rules.grouping.rarity import Rarity
from provenance.pipeline import line
from sources.models import Article
from sources.vocabulary import Judgement
from tests.claims.actions.happened import (
    ALL,
    HAPPENED,
    be_read,
    come,
    killed,
    places,
    sizes_of_groups,
    sort_as_a_whole,
)
from tests.factories import make_article, make_derivation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def every_act_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "WHOLE", 0)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_the_order_each_statement_stands_where_a_sorting_of_all_puts_it(seed: int) -> None:
    shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311 (an order, not a secret)
    come(*shuffled[:12])
    sort_as_a_whole()
    for start in range(4):
        come(*shuffled[12 + start :: 4])
    by_bits = places()

    sort_as_a_whole()

    assert len({*by_bits.values()}) >= 2 * len(HAPPENED)
    assert by_bits == places()
    assert Event.objects.current().filter(act=killed()).count() == len(HAPPENED)


def test_what_comes_is_sorted_with_what_is_near_it_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        nearby, "COMMON_WORD", 8
    )  # so that "killed" is as common among twenty as it is among thousands
    come(*ALL[:-4])
    sort_as_a_whole()
    sizes = sizes_of_groups(monkeypatch)

    come(
        (
            "Far Herald",
            "Three divers were killed on 3 May 2025 near Quilmora, rescuers said.",
            "2025-05-04T07:00Z",
        )
    )
    alone = max(sizes)
    sizes.clear()
    come(
        (
            "Near Herald",
            "Four ferrymen were killed on 2 January 2026 at Tessel, rescuers said.",
            "2026-01-05T07:00Z",
        )
    )

    assert Appearance.objects.filter(act=killed()).count() > 20
    assert alone == 1
    assert max(sizes) <= 6


def test_what_a_person_decides_is_sorted_at_once() -> None:
    come(*ALL[:4])
    person = make_user(staff=True)
    row = Appearance.objects.filter(claim__low=2).order_by("pk")[0]
    claim = row.claim_id

    judgements.judge(
        row=row, judgement=Judgement.REJECTED, by=person, why="It counts others.", version=row.version
    )
    assert Unsorted.objects.count() == 1
    assert line.drain().failed == 0

    assert not Unsorted.objects.exists()
    assert not Appearance.objects.standing().filter(claim=claim).exists()
    by_bits = places()
    sort_as_a_whole()
    assert by_bits == places()


def test_more_than_one_pass_takes_is_placed_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "AT_ONCE", 1)
    come(ALL[0])

    come(*ALL[1:8])

    assert not Appearance.objects.filter(claim=None).exists()
    assert not Act.unmatched().exists()
    by_bits = places()
    sort_as_a_whole()
    assert by_bits == places()


def test_at_night_words_are_counted_anew_and_what_bits_could_not_see_is_put_right() -> None:
    come(*ALL[:4])
    before = Sorting.objects.get(act=killed())
    come(*ALL[4:])
    assert Sorting.objects.get(act=killed()).rarity == before.rarity
    # As if one event had been told apart by bits: a claim of its own in an event of its own.
    row = Appearance.objects.filter(claim__low=4).order_by("-pk")[0]
    apart = Event.objects.create(public_id="evt", natural_key="apart", title="Apart", act=killed())
    former = row.claim
    assert former is not None
    claim = Claim.objects.create(
        public_id="clm", natural_key="apart", text="Apart", event=apart, measure=former.measure, low=4, high=4
    )
    Appearance.objects.filter(pk=row.pk).update(claim=claim)

    matching.sort_large()

    row.refresh_from_db()
    assert row.claim == former
    after = Sorting.objects.get(act=killed())
    assert after.rarity != before.rarity
    assert after.statements > before.statements
    assert after.sorted_at > before.sorted_at
    assert not Act.objects.filter(match_done__lt=F("match_due")).exists()


def test_an_act_that_is_large_no_longer_is_sorted_as_a_whole_again(monkeypatch: pytest.MonkeyPatch) -> None:
    come(*ALL[:4])
    assert Sorting.objects.filter(act=killed()).exists()
    monkeypatch.setattr(matching, "WHOLE", 2_000)

    matching.sort_large()

    assert not Sorting.objects.exists()


def test_at_night_the_newest_are_sorted_and_older_events_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "NEWEST", 1)
    come(*ALL[:8])
    newest = Appearance.objects.filter(act=killed()).order_by("-pk")[0]
    assert newest.claim is not None
    sizes = sizes_of_groups(monkeypatch)

    matching.sort_anew(act_id=killed().pk)

    rows = Appearance.objects.filter(act=killed(), claim__event=newest.claim.event_id)
    assert sizes == [rows.count()]
    assert Sorting.objects.get(act=killed()).statements == Appearance.objects.filter(act=killed()).count()


def test_what_moved_in_older_events_is_due_still_after_the_night(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "NEWEST", 1)
    come(*ALL[:8])
    rows = Appearance.objects.filter(act=killed())
    newest = rows.order_by("-pk")[0].claim
    older = rows.exclude(claim__event=newest and newest.event_id).order_by("pk")[0]
    judgements.judge(
        row=older,
        judgement=Judgement.REJECTED,
        by=make_user(staff=True),
        why="It counts others.",
        version=older.version,
    )

    matching.sort_anew(act_id=killed().pk)

    assert Unsorted.objects.filter(event__act=killed()).exists()
    assert Act.unmatched().filter(pk=killed().pk).exists()
    assert line.drain().failed == 0
    assert not Unsorted.objects.exists()


def test_an_act_found_large_is_never_sorted_as_a_whole_by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "WHOLE", 2_000)
    come(*ALL)
    monkeypatch.setattr(matching, "WHOLE", 2)
    sizes = sizes_of_groups(monkeypatch)

    matching.match(act_id=killed().pk)

    assert sizes[0] < Appearance.objects.filter(act=killed()).count() / 2
    assert Sorting.objects.filter(act=killed()).exists()


def test_what_is_said_in_another_capture_of_what_an_article_was_taken_from_is_near(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nearby, "COMMON_WORD", 0)
    come(ALL[0])
    told = Appearance.objects.select_related("claim", "capture__article").get(act=killed())
    piece = make_article()
    Article.objects.filter(pk=told.capture.article_id).update(merged_into=piece)
    (copy,) = be_read(
        ("Far Herald", "Three divers were killed on 3 May 2025 near Quilmora, rescuers said.", "")
    )
    make_derivation(copy, piece)
    came = Appearance.objects.filter(capture__article=copy, act=killed())

    near = nearby.events(act=killed(), came=list(came), rarity=Rarity.of([]))

    assert told.claim is not None
    assert near == {told.claim.event_id}
