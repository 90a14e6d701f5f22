"""Asking analysts: which captures are put to them, and what comes before and after each question."""

import hashlib
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef
from django.db.models.functions import Now, TruncDay
from django.utils import timezone

from claims.actions import allowances, appearances, suggestions
from claims.actions.allowances import Limits
from claims.actions.suggestions import Kept
from claims.analysts.analyst import Analyst
from claims.models import Appearance, Claim, Inquiry, Reading
from claims.rules.analysts import asking
from claims.rules.analysts.analyst import MOST_KNOWN, Answer, Known, Question, Suggestion
from claims.vocabulary import InquiryState
from sources.errors import Refused
from sources.fetching.failure import Failed
from sources.models import Article, Capture
from sources.vocabulary import Judgement, VisitOutcome

NOTED = 200
"""Captures taken up at a time, so that an archive of a million is no heap of work at once."""
LATE = 1000
"""Captures looked back upon: one whose number was given out early may have been kept late."""
UNREAD = timedelta(minutes=1)
"""How long a capture waits that our own reader has not read: the claims it finds are told to the analyst."""


def note(*, analyst: Analyst) -> int:
    """Take up captures that came after those this analyst was asked about; returns how many."""
    asked = Inquiry.objects.of(analyst=analyst.name, version=analyst.version)
    last = asked.filter(wanted=False).aggregate(last=Max("capture"))["last"] or 0
    known = asked.filter(capture=OuterRef("pk"))
    rows = Capture.objects.filter(pk__gt=last - LATE, article__unseen=False).filter(~Exists(known))
    new = [
        Inquiry(capture_id=pk, analyst=analyst.name, version=analyst.version)
        for pk in rows.order_by("pk").values_list("pk", flat=True)[:NOTED]
    ]
    Inquiry.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def want(*, article: Article, analyst: Analyst) -> Inquiry:
    """Have an article's latest capture put to the analyst now, also where that was given up. Raises ``Refused``."""
    capture = article.captures.order_by("-pk").first()
    if capture is None:
        raise Refused("Nothing of this article is held: take it in first", field="article")
    with transaction.atomic():
        row, made = Inquiry.objects.get_or_create(
            capture=capture,
            analyst=analyst.name,
            version=analyst.version,
            defaults={"wanted": True},
        )
        if not made:
            again = Inquiry.objects.filter(pk=row.pk).exclude(state=InquiryState.ANSWERED)
            again.update(state=InquiryState.WAITING, due_at=Now(), tries=0, told="")
            row.refresh_from_db()
    return row


def again(*, picked: list[int]) -> int:
    """Put inquiries (by primary key) that were given up once more; returns how many were."""
    given_up = Inquiry.objects.filter(pk__in=picked, state=InquiryState.GIVEN_UP)
    return given_up.update(state=InquiryState.WAITING, due_at=Now(), tries=0, told="")


def prepare(*, inquiry_id: int, analyst: Analyst, limits: Limits) -> Question | None:
    """What to ask, its price set aside; None where there is nothing to ask, or nobody may be asked, at this moment.

    A question that was answered before gets the same answer, at no price.
    """
    with transaction.atomic():
        due = Inquiry.objects.due().select_for_update(of=("self",)).select_related("capture__article")
        row = due.filter(pk=inquiry_id).first()
        if row is None or not _in_order(row, analyst):
            return None
        question = question_of(row.capture)
        row.asked_hash = _hash(analyst, question)
        Inquiry.objects.filter(pk=row.pk).update(asked_hash=row.asked_hash)
        former = Inquiry.objects.of(analyst=analyst.name, version=analyst.version).filter(
            asked_hash=row.asked_hash, state=InquiryState.ANSWERED
        )
        if (same := former.order_by("pk").first()) is not None:
            _answered(row, question, _read(same), same_as=same)
            return None
        return question if _paid(row, analyst.tokens(question), limits) else None


def _in_order(row: Inquiry, analyst: Analyst) -> bool:
    """Whether this is for us to ask now; if it never will be, or not yet, that is written down."""
    article = row.capture.article
    if (row.analyst, row.version) != (analyst.name, analyst.version):
        _give_up(row, "Another analyst has been set up since")
        return False
    if article.captures.filter(pk__gt=row.capture_id).exists():
        _give_up(row, "The article has been captured again since, and that capture is asked about")
        return False
    if not Reading.objects.filter(article=article, text_revision__gte=article.text_revision).exists():
        Inquiry.objects.filter(pk=row.pk).update(due_at=Now() + UNREAD)
        return False
    return True


def _paid(row: Inquiry, tokens: int, limits: Limits) -> bool:
    if tokens > limits.tokens:
        _give_up(row, f"It may take {tokens:,} tokens, more than a whole day’s: allow more ANALYST_TOKENS")
        return False
    if not allowances.reserve(analyst=row.analyst, tokens=tokens, limits=limits):
        Inquiry.objects.filter(pk=row.pk).update(
            due_at=TruncDay(Now()) + timedelta(days=1), told="The day’s allowance is used up: asked tomorrow"
        )
        return False
    Inquiry.objects.filter(pk=row.pk).update(asked_at=Now(), reserved=tokens)
    return True


def settle(*, inquiry_id: int, question: Question, brought: Answer | Failed) -> Kept:
    """Keep what came of asking: an answer, through the gate, or a failure, to be asked again after a while."""
    with transaction.atomic():
        row = Inquiry.objects.select_for_update().get(pk=inquiry_id)
        if row.state != InquiryState.WAITING:
            return Kept()
        if isinstance(brought, Failed):
            _failed(row, brought)
            return Kept()
        _put_right(row, brought.tokens or row.reserved)
        Inquiry.objects.filter(pk=row.pk).update(tokens=brought.tokens)
        return _answered(row, question, brought.suggestions)


def give_up(*, inquiry_id: int, cause: str) -> None:
    """Leave a capture alone because the program itself fails on it; a person may ask for it again."""
    row = Inquiry.objects.get(pk=inquiry_id)
    _give_up(row, asking.sentence(VisitOutcome.OUR_FAULT, cause[:200]))


def question_of(capture: Capture) -> Question:
    """A capture, and the claims of the events it speaks of, as they are put to any analyst."""
    told = Claim.objects.current().exclude(judgement=Judgement.REJECTED)
    events = Appearance.objects.filter(capture=capture).exclude(claim=None).values("claim__event")
    rows = told.filter(event__in=events).select_related("event__act", "measure").order_by("public_id")
    known = tuple(_known(row) for row in rows[:MOST_KNOWN])
    return Question(appearances.piece_of(capture.article, capture), known)


def _known(row: Claim) -> Known:
    event = row.event
    return Known(
        key=row.public_id,
        text=row.text,
        act=event.act.key,
        population=row.measure.population,
        measure=row.measure.label,
        value=row.value,
        language=row.language,
        when=event.when,
        as_of=row.as_of,
        running=row.running,
        places=tuple(event.places),
        place_label=event.place_label,
    )


def _answered(
    row: Inquiry, question: Question, said: tuple[Suggestion, ...], same_as: Inquiry | None = None
) -> Kept:
    kept = suggestions.keep(inquiry=row, question=question, said=said)
    Inquiry.objects.filter(pk=row.pk).update(
        state=InquiryState.ANSWERED,
        due_at=None,
        answered_at=Now(),
        answer=[asdict(each) for each in said],
        same_as=same_as,
        tries=0,
        told="",
    )
    return kept


def _read(row: Inquiry) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(**each) for each in row.answer or ())


def _failed(row: Inquiry, failed: Failed) -> None:
    if failed.outcome in asking.UNSPENT:
        _put_right(row, 0)
    tries = row.tries + 1
    told = asking.sentence(failed.outcome, failed.cause)
    wait = asking.wait(tries, failed.retry_after, timezone.now())
    if wait is None:
        _give_up(row, told)
    else:
        Inquiry.objects.filter(pk=row.pk).update(due_at=Now() + wait, tries=tries, told=told)


def _put_right(row: Inquiry, tokens: int) -> None:
    if row.asked_at is not None:
        allowances.put_right(analyst=row.analyst, at=row.asked_at, reserved=row.reserved, tokens=tokens)


def _give_up(row: Inquiry, told: str) -> None:
    waiting = Inquiry.objects.filter(pk=row.pk, state=InquiryState.WAITING)
    waiting.update(state=InquiryState.GIVEN_UP, due_at=None, tries=F("tries") + 1, told=told)


def _hash(analyst: Analyst, question: Question) -> str:
    asked = "\0".join((analyst.name, analyst.version, analyst.asked(question)))
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()
