"""The queue of reviews: what is in work, whose turn it is, and where somebody is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models import CharField as Words

from claims.models import Review, ReviewMention
from claims.pages.review_turns import Asker, Turn, Wait, turn_of
from claims.rules.stages import EYES
from claims.vocabulary import GOES_OUT, OPEN, SHOWN, ReviewStage
from sources.pages.paging import Key, Page, page

ORDER = (Key("written_at"), Key("pk"))
TWO_MUST_SIGN = Q(claim__about_a_living_person=True) | Q(claim__taken_back_by__isnull=False)
CALLS = 25  # calls on the page, the latest


@dataclass(frozen=True, slots=True)
class Line:
    """One review in the queue, and whose turn it is."""

    review: Review
    turn: Turn


def in_work(now: datetime) -> QuerySet[Any]:
    """The reviews somebody has to do something about, or that wait for their time, each with what it ``waits`` for.

    What has gone out is found by its claim (about a living person) or its embargo, never by looking through them all.
    """
    newer = Review.objects.filter(claim=OuterRef("claim"), number__gt=OuterRef("number"), stage__in=SHOWN)
    sent = Review.objects.filter(~Exists(newer), stage__in=GOES_OUT)
    held = sent.filter(embargo_until__gt=now)
    against = sent.filter(TWO_MUST_SIGN, rating__negative=True)
    keys = (
        Review.objects.newest()
        .filter(stage__in=OPEN)
        .values("pk")
        .union(held.values("pk"), against.values("pk"))
    )
    rows = Review.objects.filter(pk__in=keys, claim__merged_into=None).annotate(signers=_signers())
    rows = rows.annotate(eyes=Func(F("pk"), function="claims_review_eyes", output_field=IntegerField()))
    return rows.annotate(waits=_waits(now)).exclude(waits="")


def waiting(now: datetime, *, wait: str, after: str, asker: Asker) -> tuple[Page[Review], list[Line]]:
    """One page of the queue, what has waited longest first, in two queries however many rows wait."""
    rows = in_work(now).filter(waits=wait) if wait else in_work(now)
    found = page(rows.select_related("claim", "rating", "written_by"), ORDER, after)
    names = _names(found.rows)
    return found, [
        Line(row, turn_of(row, Wait(row.waits), {key: names[key] for key in row.signers}, asker))
        for row in found.rows
    ]


def calls(person: int) -> list[ReviewMention]:
    """Where somebody (by primary key) is called and has not said that they have seen it."""
    return list(ReviewMention.objects.waiting(person)[:CALLS])


def _signers() -> Func:
    """Whose names stand under the words of a version, as the database counts them."""
    return Func(F("pk"), function="claims_review_signers", output_field=ArrayField(BigIntegerField()))


def _waits(now: datetime) -> Case:
    """What a version waits for: the rule of ``claims.pages.review_turns.wait_of``, told to the database."""
    few = TWO_MUST_SIGN & Q(eyes__lt=EYES, rating__negative=True)
    return Case(
        When(stage=ReviewStage.DRAFT, then=Value(Wait.WRITING.value)),
        When(stage=ReviewStage.IN_REVIEW, then=Value(Wait.REVIEW.value)),
        When(few, then=Value(Wait.SECOND.value)),
        When(stage=ReviewStage.SIGNED, then=Value(Wait.PUBLICATION.value)),
        When(embargo_until__gt=now, then=Value(Wait.EMBARGO.value)),
        default=Value(""),
        output_field=Words(),
    )


def _names(rows: Sequence[Any]) -> dict[int, str]:
    people = get_user_model().objects.filter(pk__in={key for row in rows for key in row.signers})
    return {person.pk: str(person) for person in people}
