"""Calling a passage a commonplace, and taking that back: whatever carries it is traced again without, or with, it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from sources.actions import judging, rings
from sources.actions.signature import Person, signed
from sources.errors import Refused
from sources.models import Capture, Commonplace
from sources.rules.derivations import LEAST_WORDS
from sources.rules.likeness import RUN
from sources.vocabulary import Judgement

# The first captures that carry a passage resemble all others that do, and so all are met in two steps from any.
ASK_AGAIN = """
WITH first AS (
    SELECT %(capture)s AS id
    UNION SELECT earlier_id FROM sources_resemblance WHERE later_id = %(capture)s
    UNION SELECT later_id FROM sources_resemblance WHERE earlier_id = %(capture)s
), met AS (
    SELECT id FROM first
    UNION SELECT r.earlier_id FROM first JOIN sources_resemblance r ON r.later_id = first.id
    UNION SELECT r.later_id FROM first JOIN sources_resemblance r ON r.earlier_id = first.id
), carrying AS (
    SELECT DISTINCT c.article_id FROM met JOIN sources_capture c ON c.id = met.id
)
UPDATE sources_article SET trace_due = trace_due + 1
WHERE id IN (SELECT id FROM sources_article WHERE id IN (SELECT article_id FROM carrying) ORDER BY id FOR UPDATE)
"""

_open: ContextVar[str | None] = ContextVar("open_commonplaces", default=None)


def words() -> str:
    """The words of all commonplaces, in one query or, while they are ``opened``, in none."""
    lying_open = _open.get()
    return Commonplace.objects.words() if lying_open is None else lying_open


@contextmanager
def opened() -> Iterator[None]:
    """Read them once for an article and all it is compared with."""
    token = _open.set(Commonplace.objects.words())
    try:
        yield
    finally:
        _open.reset(token)


def declare(*, capture: Capture, start: int, end: int, by: Person, why: str) -> Commonplace:
    """Leave a passage of a capture (code points) out of all comparisons from now on; doing it again changes nothing.

    What was suggested because of it alone goes when the articles that carry it are traced again; what people have
    judged stays. Raises ``Refused`` for a passage too short to have misled anybody, and for half an article and more:
    to leave that out of comparisons would make an origin of every copy.
    """
    told = capture.text[start:end]
    text = told.strip()
    if len(text.split()) < RUN:
        raise Refused(
            f"A passage has {RUN} words at least; {LEAST_WORDS} make a suggestion. Choose a longer one",
            field="passage",
        )
    if end > len(capture.text) or 2 * len(text) > len(capture.text):
        raise Refused(
            "This is most of the article, not a passage in it: what leads to it is judged in the queue",
            field="passage",
        )
    start += len(told) - len(told.lstrip())
    marks = judging.marks(judgement=Judgement.CONFIRMED, by=by, why=why)
    with signed(user=by, why=why):
        rings.take_turn()
        row, made = Commonplace.objects.select_for_update(of=("self",)).get_or_create(
            capture=capture,
            start=start,
            end=start + len(text),
            defaults={"text": text, **marks},
        )
        if not made and row.judgement != Judgement.CONFIRMED:
            judging.settle(row=row, judgement=Judgement.CONFIRMED, by=by, why=why, version=row.version)
            made = True
        if made:
            _ask_again(capture)
        return row


def take_back(*, commonplace: Commonplace, by: Person, why: str, version: int) -> Commonplace:
    """Let the passage count again; what it suggested comes back when its carriers are traced. Raises ``Stale``."""
    with signed(user=by, why=why):
        rings.take_turn()
        judging.settle(row=commonplace, judgement=Judgement.REJECTED, by=by, why=why, version=version)
        _ask_again(commonplace.capture)
        return commonplace


def _ask_again(capture: Capture) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ASK_AGAIN, {"capture": capture.pk})
