"""What is learned of sources from settled questions and shared mistakes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import corroboration
from claims.actions.learned import learn
from claims.models import Answer, Claim, Contradiction, SharedMistake, Tie, TrackRecord
from claims.vocabulary import ContradictionKind, ReviewStage, Stance
from provenance.accounts.models import User
from provenance.history.models import Entry
from sources.models import Source
from sources.vocabulary import Judgement, Publication, SectionKind
from tests.factories import (
    NOON,
    make_appearance,
    make_article,
    make_capture,
    make_claim,
    make_contradiction,
    make_measure,
    make_rating,
    make_review,
    make_source,
)  # fmt: skip
from tests.learned import make_tie

pytestmark = pytest.mark.django_db


def says(claim: Claim, *outlets: Source, **fields: object) -> None:
    hidden = {"publication": fields.pop("publication")} if "publication" in fields else {}
    for outlet in outlets:
        capture = make_capture(article=make_article(source=outlet, **hidden))
        make_appearance(claim, capture=capture, **fields)


def found(claim: Claim, *, right: bool, **fields: object) -> None:
    rating = (
        make_rating("True", rank=7, settles="yes") if right else make_rating("False", rank=1, settles="no")
    )
    make_review(claim, rating=rating, **fields)


def question(right: list[Source], wrong: list[Source]) -> tuple[Claim, Claim]:
    """One measure with two answers that contradict each other, and who gives which."""
    measure = make_measure()
    four, two = (
        make_claim("Four.", measure=measure, low=4, high=4),
        make_claim("Two.", measure=measure, low=2),
    )
    says(four, *right)
    says(two, *wrong)
    make_contradiction(four.appearances.first(), two.appearances.first())
    return four, two


def records() -> dict[str, tuple[int, int]]:
    return {one.source.name: (one.right, one.of) for one in TrackRecord.objects.select_related("source")}


def test_a_review_that_says_yes_makes_its_claim_right_and_what_contradicts_it_wrong() -> None:
    post, courier = make_source("Post"), make_source("Courier")
    four, two = question([post], [courier])
    found(four, right=True)

    learned = learn()

    assert (learned.settled, learned.sources) == (2, 2)
    assert records() == {"Post": (1, 1), "Courier": (0, 1)}
    assert TrackRecord.objects.filter(as_of=NOON).count() == 2
    assert set(Answer.objects.values_list("source__name", "claim", "right")) == {
        ("Post", four.pk, True),
        ("Courier", two.pk, False),
    }


@pytest.mark.parametrize(
    "unsettled",
    [
        {"stage": ReviewStage.SIGNED},
        {"embargo_until": timezone.now() + timedelta(days=2)},
        {"rating": "Partly so"},
    ],
)
def test_what_is_unpublished_embargoed_or_open_settles_nothing(unsettled: dict[str, object]) -> None:
    claim = make_claim()
    says(claim, make_source("Post"))
    if "rating" in unsettled:
        make_review(claim, rating=make_rating("Partly so", rank=3))
    else:
        found(claim, right=True, **unsettled)

    assert (learn().settled, records()) == (0, {})


def test_what_differs_in_the_day_alone_is_not_settled_by_its_rival() -> None:
    four, _ = question([make_source("Post")], [make_source("Courier")])
    Contradiction.objects.update(kind=ContradictionKind.TIME)
    found(four, right=True)

    learn()

    assert records() == {"Post": (1, 1)}


def test_a_contradiction_that_a_person_has_rejected_settles_nothing(ana: User) -> None:
    four, _ = question([make_source("Post")], [make_source("Courier")])
    Contradiction.objects.update(
        judgement=Judgement.REJECTED, judged_by=ana, judged_at=NOON, judged_why="Two raids."
    )
    found(four, right=True)

    learn()

    assert records() == {"Post": (1, 1)}


def test_a_withdrawn_review_settles_nothing_any_more() -> None:
    claim = make_claim()
    says(claim, make_source("Post"))
    found(claim, right=True)
    learn()
    found(claim, right=True, stage=ReviewStage.WITHDRAWN)

    learn()

    assert (records(), Answer.objects.count()) == ({}, 0)


def test_whoever_disputes_what_is_wrong_was_right() -> None:
    claim = make_claim()
    says(claim, make_source("Post"))
    says(claim, make_source("Courier"), stance=Stance.DISPUTES)
    found(claim, right=False)

    learn()

    assert records() == {"Post": (0, 1), "Courier": (1, 1)}


def test_whoever_takes_back_what_it_said_has_not_answered() -> None:
    claim, post = make_claim(), make_source("Post")
    says(claim, post, superseded_at=NOON, superseded_by=make_capture())
    says(claim, post, stance=Stance.DISPUTES)
    found(claim, right=False)

    learn()

    assert records() == {}


def test_copies_comments_parties_hidden_articles_and_dropped_words_never_count() -> None:
    claim, post, courier = make_claim(), make_source("Post"), make_source("Courier")
    original = make_article(source=post)
    make_appearance(claim, capture=make_capture(article=original))
    says(claim, courier, origin_article=original)
    says(claim, make_source("Reader"), section=SectionKind.COMMENT)
    says(claim, make_source("Ministry"), party=True)
    says(claim, make_source("Secret"), publication=Publication.DRAFT)
    says(claim, make_source("Regretful"), superseded_at=NOON, superseded_by=make_capture())
    found(claim, right=True)

    learn()

    assert records() == {"Post": (1, 1)}


def test_a_household_answers_as_one() -> None:
    post = make_source("Post")
    claim = make_claim()
    says(claim, post, make_source("Post South", edition_of=post), make_source("Herald", owner=post))
    found(claim, right=True)

    learn()

    assert records() == {"Post": (1, 1)}


def echoes(shared: int) -> tuple[Source, Source]:
    """Two outlets that are wrong together so often, and right together as often; four others always right."""
    honest = [make_source(name) for name in ("Agency", "Council", "Hospital", "Wire")]
    one, other = make_source("Courier"), make_source("Post")
    for _ in range(shared):
        question(honest, [one, other])
        says(make_claim(), *honest, one, other)
    return one, other


def test_shared_mistakes_tie_two_sources_and_are_listed() -> None:
    one, other = echoes(4)

    learned = learn()

    tie = Tie.objects.get()
    assert (tie.one, tie.other, tie.alike, tie.wrong, tie.apart) == (one, other, 8, 4, 0)
    assert tie.probability > 0.9
    assert set(tie.mistakes.values_list("claim__text", flat=True)) == {"Two."}
    assert (learned.ties, SharedMistake.objects.count()) == (1, 4)


def test_claims_in_which_both_speak_are_to_be_weighed_again_and_no_others() -> None:
    one, other = echoes(3)
    alone = make_claim()
    says(alone, one)

    learned = learn()

    both = Claim.objects.stale().filter(appearances__origin_article__source=one).distinct()
    assert learned.asked == 6
    assert alone not in both
    assert both.filter(appearances__origin_article__source=other).count() == 6


def test_learning_again_writes_nothing_and_asks_for_nothing() -> None:
    echoes(3)
    found(question([make_source("Globe")], [make_source("Mail")])[0], right=True)
    learn()
    entries, due = Entry.objects.count(), list(Claim.objects.order_by("pk").values_list("score_due"))

    learned = learn()

    assert (learned.changed, learned.asked) == (0, 0)
    assert Entry.objects.count() == entries
    assert list(Claim.objects.order_by("pk").values_list("score_due")) == due


def settle_anew(questions: int) -> int:
    """So many questions are settled, and all is learned from nothing: the number of queries that takes."""
    for _ in range(questions):
        found(question([make_source()], [make_source()])[0], right=True)
    Answer.objects.all().delete()
    TrackRecord.objects.all().delete()
    Tie.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        learn()
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_what_there_is() -> None:
    echoes(3)

    assert settle_anew(1) == settle_anew(5)


def test_a_tie_that_is_no_more_goes_and_what_it_touched_is_weighed_again() -> None:
    one, other = make_source(), make_source()
    make_tie(one, other)
    claim = make_claim()
    says(claim, one, other)

    assert learn().asked == 1

    assert not Tie.objects.exists()


def test_what_a_curator_has_rejected_stays_rejected(ana: User) -> None:
    one, other = echoes(4)
    gone = make_tie(rejected_by=ana)
    kept = make_tie(one, other, rejected_by=ana, wrong=2)

    learned = learn()

    kept.refresh_from_db()
    assert (kept.judgement, kept.wrong, learned.asked) == ("rejected", 4, 0)
    assert Tie.objects.filter(pk=gone.pk).exists()


def test_a_learned_tie_is_felt_in_the_score() -> None:
    one, other = echoes(4)
    claim = make_claim()
    says(claim, one, other)
    learn()

    corroboration.refresh(claim_id=claim.pk)

    assert "leans on" in str(Claim.objects.for_page().get(pk=claim.pk).corroboration.ledger)
